// Progress to a file or a code and back. A code is "KURS1." and base64url of the deflated JSON.
import { element } from "./element.js";

const PREFIX = "KURS1.";

const through = async (bytes, stream) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());

export const snapshot = (record) => ({
  format: "kurs-progress",
  version: 1,
  course: record.course,
  learner: record.learner,
  name: record.get("name") ?? null,
  drafts: record.drafts(),
  entries: record.entries,
});

export function download(name, text, type = "application/json") {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export const saveFile = (record) => download("framsteg.json", JSON.stringify(snapshot(record)));

export async function toCode(record) {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(snapshot(record))), new CompressionStream("deflate-raw"));
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return PREFIX + btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

async function decode(text) {
  const clean = text.trim().replace(/\s+/g, "");
  if (!clean.startsWith(PREFIX)) return JSON.parse(text);
  const base64 = clean.slice(PREFIX.length).replace(/-/g, "+").replace(/_/g, "/");
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw"))));
}

const isEntry = (entry) =>
  entry && typeof entry.id === "string" && Number.isFinite(entry.seq) && typeof entry.kind === "string" && !Number.isNaN(Date.parse(entry.at)) && (!entry.attempt || Array.isArray(entry.items));

// Resolves to {count} of new entries, or {problem: "loadFailed" | "loadOther" | "loadOtherPerson"} with nothing changed.
export async function load(record, text) {
  let data;
  try {
    data = await decode(text);
  } catch {
    return { problem: "loadFailed" };
  }
  if (data?.format !== "kurs-progress" || !Array.isArray(data.entries) || !data.entries.every(isEntry)) return { problem: "loadFailed" };
  if (data.course !== record.course) return { problem: "loadOther" };
  if (data.learner !== record.learner && record.entries.length) return { problem: "loadOtherPerson" };
  if (typeof data.learner === "string") await record.set("learner", data.learner);
  if (data.name && !record.get("name")) await record.set("name", String(data.name));
  for (const [key, value] of Object.entries(data.drafts ?? {})) if (key.startsWith("draft:") && !record.get(key)) await record.set(key, value);
  return { count: await record.merge(data.entries) };
}

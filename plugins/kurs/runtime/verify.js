// What a proof is worth: model/proof.py's `judge` in the browser; vectors shared. Works offline.
import { canonical, checksum } from "./proof.js";

const text = (value) => typeof value === "string";
const FIELDS = {
  course: text,
  issuer: text,
  learner: (value) => [value?.id, value?.name].every(text),
  module: (value) => [value?.id, value?.title, value?.version].every(text),
  percent: (value) => value === null || Number.isInteger(value),
  date: text,
  expires: (value) => value === null || text(value),
  identity: text,
};
// Without an outcome the module is completed; "attended" is to have taken part in a meeting about it.
const OUTCOMES = ["completed", "attended"];
const may = (value, fits) => value === undefined || fits(value);

const base64url = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

// null for what is not the one way to write these bytes.
function bytesOf(encoded) {
  try {
    const bytes = Uint8Array.from(atob(encoded.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));
    return base64url(bytes) === encoded ? bytes : null;
  } catch {
    return null;
  }
}

// Whether `signature` is `key`'s on `message` (Ed25519). Rejects where the browser can't tell: without https.
export async function isSigned(key, signature, message) {
  const [publicKey, signed] = [bytesOf(key), bytesOf(signature)];
  if (publicKey?.length !== 32 || signed?.length !== 64) return false;
  const bytes = new TextEncoder().encode(message);
  let known;
  try {
    known = await crypto.subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
  } catch (error) {
    if (!crypto.subtle) throw error;
    const { verifyAsync } = await import("./vendor/noble-ed25519.js");
    return verifyAsync(signed, bytes, publicKey, { zip215: false }).catch(() => false);
  }
  return crypto.subtle.verify("Ed25519", known, signed, bytes);
}

function read(proof) {
  const data = JSON.parse(proof);
  canonical(data);
  return data;
}

const without = (data, name) => Object.fromEntries(Object.entries(data).filter(([one]) => one !== name));

async function signedVerdict(data, keys) {
  const key = Object.hasOwn(keys, data.key) ? keys[data.key] : null;
  if (!key) return "unknown-key";
  try {
    return (await isSigned(key, data.signature, canonical(without(data, "signature")))) ? "signed" : "changed";
  } catch {
    return "uncheckable";
  }
}

// Resolves to {verdict, proof}; `proof` where there is something to show. `keys`: id → public key in base64url.
// "signed" · "self-stated" (whole, by checksum) · "changed" · "unknown-key" · "uncheckable" · "unreadable" · "other" ·
// "version" · "incomplete".
export async function judge(proof, keys = {}) {
  let data;
  try {
    data = read(proof.trim());
  } catch {
    return { verdict: "unreadable" };
  }
  if (data?.format !== "kurs-proof") return { verdict: "other" };
  if (data.v !== 1 || !may(data.outcome, (one) => OUTCOMES.includes(one))) return { verdict: "version" };
  const signed = text(data.signature) && text(data.key);
  if (!Object.entries(FIELDS).every(([name, fits]) => fits(data[name])) || !may(data.meeting, text) || !(signed || text(data.checksum))) return { verdict: "incomplete" };
  if (signed) return { verdict: await signedVerdict(data, keys), proof: data };
  const whole = checksum(canonical(without(data, "checksum"))) === data.checksum;
  return { verdict: whole ? "self-stated" : "changed", proof: data };
}

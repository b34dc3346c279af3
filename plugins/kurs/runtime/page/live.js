// Draws a page part now and again whenever the log changes, in this tab or another.
import { complete } from "../completion.js";

export async function live(record, draw) {
  const manifest = await complete(record);
  if (!manifest) throw new Error("manifest.json");
  draw(manifest);
  record.watch((change) => change.kind === "log" && draw(manifest));
}

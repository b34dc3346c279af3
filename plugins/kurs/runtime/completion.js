// Writes "completed" in the log once a module is fulfilled; a later change of the course can't take it back.
// Where there is a register, it is the one to say so.
import { loadManifest } from "./manifest.js";
import { moduleStatus } from "./progress.js";

export async function complete(record, moduleId) {
  const manifest = await loadManifest().catch(() => null);
  if (manifest?.mode === "register") return manifest;
  for (const module of manifest?.modules ?? []) {
    if (moduleId && module.id !== moduleId) continue;
    const status = moduleStatus(module, record.entries, new Date().toISOString());
    const { completed, passed, renewed } = status;
    if (!status.fulfilled || (completed && !renewed)) continue;
    await record.append({
      kind: "completed",
      module: module.id,
      title: module.title,
      version: passed?.version ?? module.version,
      score: passed?.score ?? null,
    });
  }
  return manifest;
}

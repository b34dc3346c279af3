// "Byt person" on a shared computer or tablet: deliver first, or warn and offer a file; then nothing of the last is left.
import { ask } from "./dialog.js";
import { fill } from "./element.js";
import { saveFile } from "./transfer.js";
import words from "./page/words.js";

// Resolves to whether the person has left.
export async function switchPerson(record, register) {
  const outbox = register ? await import("./outbox.js") : null;
  const unsent = (await outbox?.leave(record)) ?? [];
  const count = unsent.reduce((sum, { statements }) => sum + statements.length, 0);
  const choice = await ask(count ? fill(words.switchUnsent, { count }) : words.switchAsk, [words.saveFile, words.switchYes]);
  if (choice === 0) await saveFile(record);
  if (choice !== 1) return false;
  await record.forget();
  await outbox?.keepLeft(record, unsent);
  return true;
}

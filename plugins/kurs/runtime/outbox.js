// What waits to be sent to the register. The log is the outbox: an entry is sent until the register says that it has it.
// Sending again is harmless, so nothing is lost when an answer is, and two tabs can't do harm.
import { ask } from "./deliver/register.js";
import { deviceOf, renewDevice } from "./device.js";
import { statementOf } from "./statement.js";

const BATCH = 50;
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 300_000;
// What `keepalive` lets through.
const LEAVING_BYTES = 60_000;

const sent = (id) => `sent:${id}`;
const LEFT = "left";

// Entries whose statement the register has not acknowledged, oldest first: [{entry, statement}].
async function waiting(record) {
  const device = await deviceOf(record);
  return record.entries
    .filter(({ id }) => !record.get(sent(id)))
    .map((entry) => ({ entry, statement: statementOf(entry, { iri: record.course, device: device.id }) }))
    .filter(({ statement }) => statement);
}

// What the learner has sent from other browsers, as entries: practice without its response, a final with its outcome.
function doneElsewhere(log) {
  return log.flatMap(({ id, verb, module, assessment, item, attempt, version, at, score, passed, mastery }) => {
    const one = { module: module === "-" ? null : module, assessment, at, elsewhere: true };
    if (verb === "attempted") return [{ ...one, id, kind: "attempted", item }];
    const final = { ...one, id: `submitted-${attempt}`, kind: "submitted", attempt, version, items: [] };
    return score === null ? [final] : [final, { ...one, id: `outcome-${attempt}`, kind: "outcome", attempt, version, score, passed, mastery, items: [] }];
  });
}

// What the register says of finals, completions and other browsers becomes entries; their ids make it harmless to hear
// it twice.
export async function hear(record, { outcomes = {}, me, log }) {
  const known = new Set(record.entries.map(({ id }) => id));
  const fresh = doneElsewhere(log ?? []).filter(({ id }) => !known.has(id));
  for (const [attempt, { keys, score, ...outcome }] of Object.entries(outcomes)) {
    const submitted = record.entries.find((entry) => entry.kind === "submitted" && entry.attempt === attempt);
    if (score === null || !submitted) continue;
    if (keys) await record.set(`keys:${attempt}`, keys);
    const { module, assessment } = submitted;
    fresh.push({ ...outcome, id: `outcome-${attempt}`, kind: "outcome", module, assessment, attempt, score });
  }
  for (const { module, version, date, percent } of me?.completions ?? []) {
    const at = `${date}T12:00:00.000Z`;
    fresh.push({ id: `completed-${module}-${date}-${version}`, kind: "completed", module, version, at, score: percent === null ? null : percent / 100 });
  }
  await record.appendAll(fresh.filter(({ id }) => !known.has(id)));
  if (log) await record.set("elsewhere", log.length);
  if (me) await record.set("me", me);
}

async function sendBatch(record, batch, options) {
  const device = await deviceOf(record);
  const answer = await ask("statements", device, batch.map(({ statement }) => statement), options);
  // somebody else has taken over the browser meanwhile
  if (record.get("device")?.id !== device.id) return;
  const taken = new Set([...answer.stored, ...answer.refused.map(({ id }) => id)]);
  for (const { entry, statement } of batch) if (taken.has(statement.id)) record.set(sent(entry.id), answer.stored.includes(statement.id) ? 1 : "refused");
  await hear(record, answer);
}

// `post(batch)` for all that `waiting()` resolves to, in batches; smaller ones where the register finds them too large.
// What is too large by itself will never be taken: `refuse` it, or nothing after it would get through.
async function inBatches(waiting, post, refuse) {
  let size = BATCH;
  for (let rest = await waiting(); rest.length; rest = await waiting()) {
    try {
      await post(rest.slice(0, size));
    } catch (error) {
      if (error.status !== 413) throw error;
      if (size === 1) await refuse(rest[0]);
      size = Math.ceil(size / 5);
    }
  }
}

// Everything that waits. Rejects as soon as one batch fails; what was acknowledged before that is not sent again.
async function send(record, { renew = true } = {}) {
  try {
    await inBatches(() => waiting(record), (batch) => sendBatch(record, batch), ({ entry }) => record.set(sent(entry.id), "refused"));
  } catch (error) {
    if (error.status !== 401 || !renew) throw error;
    await renewDevice(record);
    await send(record, { renew: false });
  }
  await sendLeft(record);
}

// What people who have left this browser never got to send, under their random ids only. One whose secret the register
// doesn't know stops nobody else.
async function sendLeft(record) {
  for (const { device } of record.get(LEFT) ?? []) {
    const now = () => record.get(LEFT) ?? [];
    const rest = () => now().find((one) => one.device.id === device.id)?.statements ?? [];
    const without = (gone) =>
      record.set(LEFT, now().map((one) => (one.device.id === device.id ? { device, statements: one.statements.filter(({ id }) => !gone.includes(id)) } : one)).filter(({ statements }) => statements.length));
    const post = async (batch) => {
      const { stored, refused } = await ask("statements", device, batch);
      await without([...stored, ...refused.map(({ id }) => id)]);
    };
    await inBatches(rest, post, ({ id }) => without([id])).catch((error) => {
      if (error.status !== 401) throw error;
    });
  }
}

// Before the browser is handed to somebody else: send, and resolve to what could not be sent, to be kept.
export async function leave(record) {
  await send(record).catch(() => {});
  const rest = await waiting(record);
  const left = record.get(LEFT) ?? [];
  return rest.length ? [...left, { device: await deviceOf(record), statements: rest.map(({ statement }) => statement) }] : left;
}

export const keepLeft = (record, left) => (left.length ? record.set(LEFT, left) : null);

export const count = async (record) => (await waiting(record)).length;

export function startOutbox(record, tell = () => {}) {
  let timer = null;
  let wait = FIRST_WAIT;
  let sending = null;

  const attempt = async () => {
    clearTimeout(timer);
    try {
      await (navigator.locks ? navigator.locks.request(`kurs-outbox:${record.course}`, () => send(record)) : send(record));
      wait = FIRST_WAIT;
      tell(0);
    } catch {
      timer = setTimeout(soon, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 2, LONGEST_WAIT);
      tell(await count(record));
    }
  };
  const soon = () => (sending ??= attempt().finally(() => (sending = null)));

  const leaving = async () => {
    const batch = (await waiting(record)).slice(0, BATCH);
    while (batch.length && JSON.stringify(batch.map(({ statement }) => statement)).length > LEAVING_BYTES) batch.pop();
    if (batch.length) sendBatch(record, batch, { leaving: true }).catch(() => {});
  };

  record.watch(async ({ kind, own, entries }) => kind === "log" && own && entries.some(({ kind }) => kind === "attempted" || kind === "submitted") && (await sending, soon()));
  window.addEventListener("online", () => ((wait = FIRST_WAIT), soon()));
  window.addEventListener("pagehide", leaving);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leaving());
  return { now: soon };
}

// What the register knows of the browser's owner: name, assignments, completions with proofs, and what was done in other
// browsers where there is more of it than last time; null where nobody answers, or nothing has been sent yet.
export async function askWhoIAm(record) {
  if (!record.get("me")) return null;
  const device = await deviceOf(record);
  const answer = await ask("me", device).catch(() => null);
  if (!answer) return null;
  const more = answer.me.elsewhere !== (record.get("elsewhere") ?? 0);
  const { log } = (more && (await ask("me?log", device).catch(() => null))) || {};
  await hear(record, { ...answer, log });
  return answer;
}

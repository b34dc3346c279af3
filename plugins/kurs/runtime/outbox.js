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

// What the register says of finals and completions becomes entries; their ids make it harmless to hear it twice.
async function hear(record, { outcomes = {}, me }) {
  const fresh = [];
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
  for (const entry of fresh) if (!record.entries.some(({ id }) => id === entry.id)) await record.append(entry);
  if (me) await record.set("me", me);
}

async function sendBatch(record, batch, options) {
  const answer = await ask("statements", await deviceOf(record), batch.map(({ statement }) => statement), options);
  const taken = new Set([...answer.stored, ...answer.refused.map(({ id }) => id)]);
  for (const { entry, statement } of batch) if (taken.has(statement.id)) record.set(sent(entry.id), answer.stored.includes(statement.id) ? 1 : "refused");
  await hear(record, answer);
}

// Everything that waits, in batches. Rejects as soon as one fails; what was acknowledged before that is not sent again.
async function send(record) {
  await sendLeft(record);
  let size = BATCH;
  for (let batch = await waiting(record); batch.length; batch = await waiting(record)) {
    try {
      await sendBatch(record, batch.slice(0, size));
    } catch (error) {
      if (error.status === 401) await renewDevice(record);
      else if (error.status === 413 && size > 1) size = Math.ceil(size / 5);
      else throw error;
    }
  }
}

// What somebody who has left this browser never got to send, under their random id only.
async function sendLeft(record) {
  for (const left of record.get(LEFT) ?? []) {
    await ask("statements", left.device, left.statements);
    await record.set(LEFT, (record.get(LEFT) ?? []).filter(({ device }) => device.id !== left.device.id));
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

// What the register knows of the browser's owner: name, assignments, completions with proofs; null where nobody answers.
export async function askWhoIAm(record, { log = false } = {}) {
  const answer = await ask(log ? "me?log" : "me", await deviceOf(record)).catch(() => null);
  if (!answer) return null;
  await hear(record, answer);
  return answer;
}

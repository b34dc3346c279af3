// The learner's append-only log and drafts in this browser (IndexedDB, flushed to disk), shared by all tabs.
// Where it can't be stored it stays in memory, `status` says why, and every unsaved write is tried again.
const uuid = () =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte, i) => ((i === 6 ? (byte & 15) | 64 : i === 8 ? (byte & 63) | 128 : byte) + 256).toString(16).slice(1))
    .join("")
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = request.oncomplete = () => resolve(request.result);
    request.onerror = request.onabort = () => reject(request.error);
  });

function openDatabase(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("log", { keyPath: "id" });
    request.result.createObjectStore("state");
  };
  return settled(request);
}

// A mark outside the database: to notice when the browser has thrown the database away, and for what is needed before it opens.
export const mark = (name, value) => {
  try {
    if (value === undefined) return localStorage.getItem(name);
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {}
};

export async function openRecord(course) {
  const name = `kurs:${course}`;
  const listeners = new Set();
  const log = new Map();
  const state = new Map();
  let sorted = null;
  const unsaved = { log: new Map(), state: new Map() };
  let status = "ok";
  let writing = null;
  let database;
  try {
    database = await openDatabase(name);
    database.onversionchange = () => database.close();
  } catch {
    status = "blocked";
  }
  const channel = window.BroadcastChannel ? new BroadcastChannel(name) : null;
  const tell = (change) => listeners.forEach((listener) => listener(change));

  // What the database holds now, and what hasn't reached it yet; nothing else, so that a page come back to forgets too.
  async function read() {
    if (!database) return;
    const transaction = database.transaction(["log", "state"]);
    const [entries, keys, values] = await Promise.all([
      settled(transaction.objectStore("log").getAll()),
      settled(transaction.objectStore("state").getAllKeys()),
      settled(transaction.objectStore("state").getAll()),
    ]);
    log.clear();
    state.clear();
    learn([...entries, ...unsaved.log.values()]);
    keys.forEach((key, i) => state.set(key, values[i]));
    unsaved.state.forEach((value, key) => state.set(key, value));
  }

  // One write at a time takes all that has gathered, so fast typing costs few writes and none is lost.
  // What one press gives goes into one transaction, committed at once: it is kept even if the page is left the same moment.
  async function write() {
    await null;
    while (unsaved.log.size || unsaved.state.size) {
      const entries = new Map(unsaved.log);
      const values = new Map(unsaved.state);
      try {
        const transaction = database.transaction(["log", "state"], "readwrite", { durability: "strict" });
        entries.forEach((entry) => transaction.objectStore("log").put(entry));
        values.forEach((value, key) =>
          value == null ? transaction.objectStore("state").delete(key) : transaction.objectStore("state").put(value, key),
        );
        transaction.commit();
        await settled(transaction);
      } catch {
        if (status !== "blocked") status = "full";
        return false;
      }
      entries.forEach((entry, id) => unsaved.log.get(id) === entry && unsaved.log.delete(id));
      values.forEach((value, key) => unsaved.state.get(key) === value && unsaved.state.delete(key));
      if (status === "full") status = "ok";
    }
    return true;
  }

  const save = async () => {
    writing ??= write().finally(() => (writing = null));
    const before = status;
    const saved = await writing;
    if (status !== before) tell({ kind: "status" });
    return saved;
  };

  function learn(entries) {
    entries.forEach((entry) => log.set(entry.id, entry));
    sorted = null;
  }

  // In the order things happened; `seq` orders entries of several devices whatever their clocks say.
  const ordered = () => (sorted ??= [...log.values()].sort((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1)));

  function keep(entries) {
    learn(entries);
    entries.forEach((entry) => unsaved.log.set(entry.id, entry));
    channel?.postMessage({ kind: "log", entries });
    tell({ kind: "log", entries, own: true });
    mark(name, "1");
    return save();
  }

  function set(key, value) {
    state.set(key, value);
    unsaved.state.set(key, value);
    channel?.postMessage({ kind: "state", key, value });
    return save();
  }

  channel?.addEventListener("message", ({ data }) => {
    if (data.kind === "forget") return location.reload();
    if (data.kind === "log") learn(data.entries);
    else state.set(data.key, data.value);
    tell(data);
  });

  // Several at once cost one write and one drawing.
  function appendAll(entries) {
    if (!entries.length) return true;
    const seq = (ordered().at(-1)?.seq ?? 0) + 1;
    navigator.storage?.persist?.().catch(() => {});
    return keep(entries.map((entry, i) => ({ id: uuid(), seq: seq + i, at: new Date().toISOString(), ...entry })));
  }

  const ensureLearner = () => state.get("learner") || set("learner", uuid());
  await read().catch(() => (status = "blocked"));
  if (status === "ok" && !log.size && mark(name)) status = "evicted";
  ensureLearner();

  return {
    course,
    get status() {
      return status;
    },
    get learner() {
      return state.get("learner");
    },
    get entries() {
      return ordered();
    },
    get: (key) => state.get(key),
    drafts: () => Object.fromEntries([...state].filter(([key, value]) => key.startsWith("draft:") && value != null)),
    set,
    watch(listener) {
      listeners.add(listener);
    },
    append: (entry) => appendAll([entry]),
    appendAll,
    merge(entries) {
      const fresh = entries.filter((entry) => !log.has(entry.id));
      return fresh.length ? keep(fresh).then(() => fresh.length) : 0;
    },
    // Where the learner works, so that they can go on there.
    visit({ module, id, recorded }) {
      if (recorded && state.get("last")?.assessment !== id) set("last", { module, assessment: id });
    },
    uuid,
    async reload() {
      await read().catch(() => {});
      ensureLearner();
      tell({ kind: "log", entries: [] });
    },
    async forget() {
      sorted = null;
      [log, state, unsaved.log, unsaved.state].forEach((map) => map.clear());
      mark(name, "");
      for (const own of ["kurs:comfort", "kurs:look"]) mark(own, "");
      if (database) {
        const transaction = database.transaction(["log", "state"], "readwrite", { durability: "strict" });
        transaction.objectStore("log").clear();
        transaction.objectStore("state").clear();
        await settled(transaction).catch(() => {});
      }
      channel?.postMessage({ kind: "forget" });
    },
  };
}

// What all windows that show one chapter have in common: which slide, the hands, the proposals, the time, the meeting.
// It lives as long as the browser tab: in sessionStorage, where a reload finds it, and in the other windows.
const EMPTY = { version: 0, from: "", at: 0, counting: false, counts: {}, texts: {}, live: null, timer: { minutes: 0, left: 0, until: 0 } };

function kept(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key)) ?? {};
  } catch {
    // Blocked or broken: the other windows still know.
    return {};
  }
}

function keep(key, state) {
  try {
    sessionStorage.setItem(key, JSON.stringify(state));
  } catch {
    // Without storage a reload comes back to the slide in the address.
  }
}

// The higher version holds; of two that are equal, that of the window with the higher name, in every window alike.
const newer = (a, b) => a.version > b.version || (a.version === b.version && a.from > b.from);

export class Shared {
  constructor(key) {
    this.key = key;
    this.name = crypto.randomUUID?.() ?? String(Math.random());
    this.state = { ...EMPTY, ...kept(key) };
    this.watchers = new Map();
    this.listeners = new Set();
    this.channel = window.BroadcastChannel ? new BroadcastChannel(key) : { postMessage() {}, close() {} };
    this.channel.onmessage = ({ data }) => this.hear(data);
    this.channel.postMessage({ hello: true });
  }

  hear(data) {
    if (data.hello) return this.state.version && this.channel.postMessage(this.state);
    if (!newer(data, this.state)) return;
    this.state = { ...EMPTY, ...data };
    this.tell();
  }

  set(change) {
    this.state = { ...this.state, ...change, version: this.state.version + 1, from: this.name };
    this.channel.postMessage(this.state);
    this.tell();
  }

  tell() {
    keep(this.key, this.state);
    for (const [node, draw] of this.watchers) {
      if (node.isConnected) draw();
      else this.watchers.delete(node);
    }
    this.listeners.forEach((listener) => listener());
  }

  // `draw` now, and again after every change while `node` is in the page.
  watch(node, draw) {
    draw();
    this.watchers.set(node, draw);
  }

  close() {
    this.channel.close();
  }
}

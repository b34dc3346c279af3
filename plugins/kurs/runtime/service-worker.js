// The whole course in the browser, one cache for each release, so that a page never gets files of another one.
// Before this stand (render/offline.py): RELEASE, FILES (path → integrity), NOT_OURS (paths that the server answers
// itself) and BASE (where the 404 page thinks that the site begins).
// Nothing is kept but FILES. A new release waits until all pages are closed or somebody agrees to it.
const HOME = registration.scope;
const OURS = `kurs:${HOME}:`;
const CACHE = OURS + RELEASE;
const WHOLE = `${HOME}?whole`;
const AT_ONCE = 6;
const PACKED = "x-kurs-packed";
const TEXT = /text|javascript|json|xml/;
// Links, and what the theme's scripts are told. The scripts themselves stay as they are: a policy may name them by hash.
const LINKS = /\b(href=|src=|base": ?|search": ?)"([^"]*)/g;
const VERSIONED = /^assets\/kurs\/[0-9a-f]+\//;

const address = (path) => HOME + path.split("/").map(encodeURIComponent).join("/");
const key = (path) => `${address(path)}?${encodeURIComponent(FILES[path])}`;
const holds = (path) => Object.hasOwn(FILES, path);
const releases = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(tidy().then(() => clients.claim())));
addEventListener("message", ({ data }) => data === "take over" && skipWaiting());

// All or nothing. Where there is no room, the learner's answers need it more.
async function install() {
  const cache = await caches.open(CACHE);
  const rest = Object.keys(FILES);
  const some = async () => {
    while (rest.length) await take(cache, rest.pop());
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, some));
    await cache.put(WHOLE, new Response());
  } catch (error) {
    rest.length = 0;
    await caches.delete(CACHE);
    throw error;
  }
}

// Unless it is here already, unchanged since another release.
async function take(cache, path) {
  if (await cache.match(key(path))) return;
  const kept = await caches.match(key(path));
  if (kept) return cache.put(key(path), kept);
  const response = await fetch(address(path), { cache: "no-cache", integrity: FILES[path] });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return cache.put(key(path), packed(response));
}

function packed(response) {
  const headers = new Headers(response.headers);
  ["content-encoding", "content-length"].forEach((name) => headers.delete(name));
  const text = TEXT.test(headers.get("content-type") ?? "");
  if (text) headers.set(PACKED, "gzip");
  return new Response(text ? response.body.pipeThrough(new CompressionStream("gzip")) : response.body, { headers });
}

function unpacked(response) {
  const headers = new Headers(response.headers);
  if (!headers.has(PACKED)) return response;
  headers.delete(PACKED);
  return new Response(response.body.pipeThrough(new DecompressionStream("gzip")), { headers });
}

// Of the release before, only what its open pages may still fetch is left; of older ones nothing.
async function tidy() {
  const others = (await releases()).filter((name) => name !== CACHE);
  const whole = await Promise.all(others.map(async (name) => (await caches.open(name)).match(WHOLE)));
  const before = others.findLast((_, i) => whole[i]);
  for (const name of others) {
    if (name !== before) {
      await caches.delete(name);
      continue;
    }
    const cache = await caches.open(name);
    for (const request of await cache.keys()) if (!VERSIONED.test(request.url.slice(HOME.length))) await cache.delete(request);
  }
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  if (request.method !== "GET" || path === null || NOT_OURS.some((start) => path.startsWith(start))) return;
  if (holds(path)) event.respondWith(held(request, path));
  else if (VERSIONED.test(path)) event.respondWith(older(request));
  else if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => missing(path)));
});

function pathOf(url) {
  const { origin, pathname } = new URL(url);
  if (!(origin + pathname).startsWith(HOME)) return null;
  try {
    return decodeURIComponent((origin + pathname).slice(HOME.length)).replace(/(^|\/)index\.html$/, "$1");
  } catch {
    return null;
  }
}

async function held(request, path) {
  const kept = await (await caches.open(CACHE)).match(key(path));
  if (!kept) return fetch(request);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("range") ?? "");
  return range ? part(unpacked(kept), Number(range[1]), range[2]) : unpacked(kept);
}

// What some browsers ask for to play a sound.
async function part(response, from, to) {
  const all = await response.arrayBuffer();
  const body = all.slice(from, to ? Number(to) + 1 : all.byteLength);
  const headers = new Headers(response.headers);
  headers.set("content-range", `bytes ${from}-${from + body.byteLength - 1}/${all.byteLength}`);
  return new Response(body, { status: 206, headers });
}

async function older(request) {
  for (const name of (await releases()).reverse()) {
    const kept = await (await caches.open(name)).match(request, { ignoreSearch: true });
    if (kept) return unpacked(kept);
  }
  return fetch(request);
}

// Nobody answers, and it isn't here: a page that the course no longer has.
async function missing(path) {
  if (holds(`${path}/`)) return Response.redirect(address(`${path}/`));
  const kept = holds("404.html") && (await (await caches.open(CACHE)).match(key("404.html")));
  if (!kept) return Response.error();
  const whole = unpacked(kept);
  const here = (all, name, link) => (link.startsWith(BASE) ? `${name}"${HOME}${link.slice(BASE.length)}` : all);
  return new Response((await whole.text()).replaceAll(LINKS, here), { status: 404, headers: whole.headers });
}

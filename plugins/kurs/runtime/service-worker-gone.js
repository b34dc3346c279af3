// Where the site is not to be kept in the browser: what an earlier one kept is thrown away, and it leaves.
// At once, and not when it takes over: the earlier one may be busy for long. Without its files that one asks the server.
const OURS = `kurs:${registration.scope}:`;

addEventListener("install", (event) => event.waitUntil(leave()));

async function leave() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS)).map((name) => caches.delete(name)));
  // Not waited for: it comes after this install.
  registration.unregister();
}

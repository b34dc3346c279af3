// Where the site is not to be kept in the browser: what an earlier one kept is thrown away, and it leaves.
const OURS = `kurs:${registration.scope}:`;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS)).map((name) => caches.delete(name)));
  await registration.unregister();
}

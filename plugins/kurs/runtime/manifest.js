// The course as the site's build left it (render/manifest.py), read once a page and always checked with the server.
export const siteRoot = new URL("../../../", import.meta.url);
// From a folder nothing can be fetched: there the manifest comes with the scripts (export/offline.py).
export const inFolder = location.protocol === "file:";
let loaded = null;

export function loadManifest() {
  if (inFolder) return Promise.resolve(window.kursManifest);
  loaded ??= fetch(new URL("assets/kurs/manifest.json", siteRoot), { cache: "no-cache" }).then((response) => {
    if (!response.ok) throw new Error(`manifest.json: ${response.status}`);
    return response.json();
  });
  loaded.catch(() => (loaded = null));
  return loaded;
}

// A part of a chapter as a slide shows it.
const REFERS = ["for", "aria-labelledby", "aria-describedby", "aria-controls"];

// A copy to show: no links to leave by, nothing folded, ids of its own.
export function copy(node) {
  const made = document.importNode(node, true);
  if (made.nodeType !== Node.ELEMENT_NODE) return made;
  made.querySelectorAll("link,script,style,template,noscript,button,.kurs-key,.kurs-hint,.kurs-actions,.headerlink").forEach((one) => one.remove());
  made.querySelectorAll("a").forEach((link) => link.replaceWith(...link.childNodes));
  for (const one of [made, ...made.querySelectorAll("details")]) if (one.localName === "details") one.open = true;
  made.querySelectorAll("img").forEach((image) => (image.loading = "eager"));
  rename(made);
  return made;
}

function rename(root) {
  const all = [root, ...root.querySelectorAll("*")];
  const own = new Set(all.map(({ id }) => id).filter(Boolean));
  if (!own.size) return;
  const renamed = (name) => (own.has(name) ? `${name}-bild` : name);
  for (const one of all) {
    if (one.id) one.id = renamed(one.id);
    for (const { name, value } of [...one.attributes]) {
      if (REFERS.includes(name)) one.setAttribute(name, value.split(" ").map(renamed).join(" "));
      else if (value.includes("#")) one.setAttribute(name, value.replace(/#([\w-]+)/g, (all, id) => `#${renamed(id)}`));
    }
  }
}

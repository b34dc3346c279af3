// The one way text becomes DOM: as text, so that nothing a learner types is ever run as HTML.
export const fill = (text, values = {}) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

export const button = (text, onclick, quiet) =>
  element("button", { type: "button", class: `kurs-button${quiet ? " kurs-button--quiet" : ""}`, onclick }, text);

// A style sheet that came with a script. Not in head: there Material's instant navigation removes what the next page lacks.
export const style = (href) =>
  new Promise((loaded) => document.body.append(element("link", { rel: "stylesheet", href, onload: loaded, onerror: loaded })));

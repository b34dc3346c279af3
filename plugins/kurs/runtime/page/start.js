// The start page: go on where you were, choose who you are, see what is left of your path.
import { element, fill } from "../element.js";
import { siteRoot } from "../manifest.js";
import { minutesLeft, nextStep } from "../progress.js";
import { assigned } from "./assigned.js";
import { dueLine } from "./due.js";
import { live } from "./live.js";
import { statusNodes, statusOf, statusText } from "./status.js";
import words from "./words.js";

export async function mount(root, record) {
  const roles = [...root.querySelectorAll(".kurs-role")];
  const paths = [...root.querySelectorAll(".kurs-path")];

  function choose(id) {
    roles.forEach((role) => role.dataset.path === id ? role.setAttribute("aria-current", "true") : role.removeAttribute("aria-current"));
    paths.forEach((path) => (path.hidden = path.dataset.path !== id));
  }

  function drawContinue(manifest) {
    const place = root.querySelector("[data-continue]");
    const next = nextStep(manifest, record.entries, record.get("last"), new Date().toISOString());
    place.hidden = !next;
    if (!next) return;
    const { module, status, url } = next;
    place.replaceChildren(
      element(
        "a",
        { class: "kurs-continue", href: new URL(url, siteRoot) },
        element("b", {}, fill(words.continueAt, { title: module.title })),
        element("span", {}, `${statusText(module, status)}. ${fill(words.minutesLeft, { minutes: minutesLeft(module, status) })}`),
      ),
    );
  }

  function draw(manifest) {
    drawContinue(manifest);
    root.querySelector("[data-assigned]").replaceChildren(...assigned(manifest, record));
    root.querySelector("[data-due]").replaceChildren(dueLine(manifest, record) ?? "");
    for (const place of root.querySelectorAll("[data-module]")) {
      const module = manifest.modules.find(({ id }) => id === place.dataset.module);
      place.querySelector("[data-module-status]").replaceChildren(...statusNodes(module, record));
    }
    for (const path of paths) {
      const modules = manifest.paths.find(({ id }) => id === path.dataset.path).modules;
      const done = modules.filter((id) => statusOf(manifest.modules.find((module) => module.id === id), record).completed).length;
      path.querySelector("[data-path-progress]").textContent = ` · ${fill(words.pathProgress, { done, all: modules.length })}`;
    }
  }

  roles.forEach((role) =>
    role.addEventListener("click", (event) => {
      event.preventDefault();
      choose(role.dataset.path);
      record.set("path", role.dataset.path);
      const heading = root.querySelector(`#vag-${role.dataset.path} h2`);
      heading.tabIndex = -1;
      heading.focus();
    }),
  );
  choose(record.get("path"));
  await live(record, draw);
}

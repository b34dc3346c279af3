// A form to fill in. It is kept in this browser and printed as it stands; there is nowhere to send it.
import { button, element, fill } from "../element.js";
import { warnings } from "../warn.js";
import words from "./template-words.js";

const control = (field) => field.querySelector("input, textarea, select");
const fieldsIn = (scope) => [...scope.querySelectorAll("[data-field]")];
const rowsOf = (group) => [...group.querySelectorAll("[data-row]")];
const region = () => element("div", { class: "kurs-form-said", role: "status" });

const values = (fields) => Object.fromEntries(fields.map((field) => [field.dataset.field, control(field).value]));

// Everything that is written: a text for each field, a list of rows for each group.
const read = (form) => ({
  ...values(fieldsIn(form).filter((field) => !field.closest("[data-row]"))),
  ...Object.fromEntries(groupsIn(form).map((group) => [group.dataset.group, rowsOf(group).map((row) => values(fieldsIn(row)))])),
});
const groupsIn = (form) => [...form.querySelectorAll("[data-group]")];
const isEmpty = (value) => (Array.isArray(value) ? value.length < 2 && value.every((row) => isEmpty(Object.values(row).join(""))) : !value);

// What is printed in place of the field, since a box of fixed height would cut it off, and a warning for real people.
function tell(field) {
  const box = control(field);
  const [paper, warning] = field.querySelectorAll(".kurs-on-paper, .kurs-personal");
  paper.textContent = box.value && box.selectedOptions ? box.selectedOptions[0].textContent : box.value;
  field.toggleAttribute("data-filled", box.value !== "");
  const text = box.matches("textarea, [type=text]") ? warnings(box.value).join(" ") : "";
  if (warning.textContent !== text) warning.textContent = text;
}

function enhance(field) {
  field.append(element("div", { class: "kurs-on-paper" }), element("p", { class: "kurs-personal", role: "status" }));
}

function set(field, value) {
  control(field).value = typeof value === "string" ? value : "";
  tell(field);
}

// One more row: a copy of the first as it was, with ids of its own.
function maker(group, changed) {
  const first = group.querySelector("[data-row]").cloneNode(true);
  let made = 1;
  return () => {
    const row = first.cloneNode(true);
    made += 1;
    for (const one of row.querySelectorAll("[id], [for]"))
      for (const name of ["id", "for", "aria-describedby"])
        if (one.hasAttribute(name)) one.setAttribute(name, one.getAttribute(name).replace(/-1(?=$|-)/, `-${made}`));
    fieldsIn(row).forEach((field) => set(field, ""));
    row.append(element("p", { class: "kurs-actions" }, button("", () => changed(row), true)));
    return row;
  };
}

function number(group) {
  rowsOf(group).forEach((row, at, rows) => {
    const name = `${group.dataset.one} ${at + 1}`;
    row.querySelector("legend").textContent = name;
    row.querySelector(".kurs-actions").hidden = rows.length < 2;
    row.querySelector("button").textContent = fill(words.remove, { one: name });
  });
}

function offer(place, text, undo) {
  const back = button(words.undo, () => {
    undo();
    place.textContent = words.undone;
  }, true);
  place.replaceChildren(element("p", { class: "kurs-notice" }, text, " ", back));
  back.focus();
}

export function mount(root, record) {
  const key = `form:${root.dataset.template}`;
  const form = root.querySelector(".kurs-form");
  const makers = new Map();
  const left = element("p", { class: "kurs-small" });
  const said = region();
  const blocked = element("p", { class: "kurs-notice", hidden: true }, words.formNotKept);

  function count() {
    const wanted = [...form.querySelectorAll("[data-required]")];
    left.textContent = fill(words.stillEmpty, { count: wanted.filter((field) => !control(field).value).length, all: wanted.length });
  }

  function keep() {
    const written = read(form);
    record.set(key, Object.values(written).every(isEmpty) ? null : written);
    count();
  }

  function show(kept) {
    const written = kept ?? {};
    for (const field of fieldsIn(form)) if (!field.closest("[data-row]")) set(field, written[field.dataset.field]);
    for (const [group, make] of makers) {
      const rows = Array.isArray(written[group.dataset.group]) && written[group.dataset.group].length ? written[group.dataset.group] : [{}];
      rowsOf(group).forEach((row) => row.remove());
      group.querySelector("[data-add]").before(
        ...rows.map((values) => {
          const row = make();
          fieldsIn(row).forEach((field) => set(field, values?.[field.dataset.field]));
          return row;
        }),
      );
      number(group);
    }
    count();
  }

  // Undo brings back what stood here. It goes when something new is written, which it would take away.
  const withdraw = () => form.querySelectorAll(".kurs-form-said").forEach((place) => place.replaceChildren());

  function undoable(home, place, text, change) {
    const before = read(form);
    withdraw();
    change();
    keep();
    offer(place, text, () => {
      show(before);
      keep();
      control(home).focus();
    });
  }

  fieldsIn(form).forEach(enhance);
  for (const group of groupsIn(form)) {
    const place = region();
    const remove = (row) => {
      const one = row.querySelector("legend").textContent;
      undoable(group, place, fill(words.removed, { one }), () => {
        row.remove();
        number(group);
      });
    };
    const add = () => {
      withdraw();
      const row = makers.get(group)();
      group.querySelector("[data-add]").before(row);
      number(group);
      keep();
      control(row).focus();
    };
    makers.set(group, maker(group, remove));
    group.append(element("p", { class: "kurs-actions", "data-add": true }, button(fill(words.add, { one: group.dataset.one }), add, true)), place);
  }

  const clear = () => undoable(form, said, words.cleared, () => show(null));
  const status = () => (blocked.hidden = record.status === "ok" || record.status === "evicted");
  form.append(
    left,
    element("p", { class: "kurs-actions" }, button(words.print, () => window.print()), button(words.clear, clear, true)),
    element("p", { class: "kurs-small" }, words.clearHelp),
    said,
    blocked,
  );
  form.addEventListener("input", ({ target }) => {
    tell(target.closest("[data-field]"));
    withdraw();
    keep();
  });
  // Another tab has written, or this page comes back after somebody has changed person.
  record.watch(({ kind, key: changed, entries }) => {
    if (kind === "status") status();
    const elsewhere = kind === "state" && changed === key && !form.contains(document.activeElement);
    if (elsewhere || (kind === "log" && !entries.length)) show(record.get(key));
  });
  status();
  show(record.get(key));
}

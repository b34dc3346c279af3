// A long list: a field that finds in it (data-finds names the list), and for lists to tick how many are ticked.
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

for (const field of document.querySelectorAll("[data-finds]")) {
  const rows = [...document.getElementById(field.dataset.finds).children];
  field.closest("[hidden]").hidden = rows.length < 10;
  field.addEventListener("input", () => {
    const wanted = fold(field.value.trim());
    for (const row of rows) row.hidden = !fold(row.dataset.find).includes(wanted);
  });
}

for (const list of document.querySelectorAll("[data-ticks]")) {
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  const count = document.getElementById(list.dataset.ticks);
  const show = () => (count.textContent = `${boxes.filter((one) => one.checked).length} av ${boxes.length} valda`);
  list.addEventListener("change", show);
  show();
}

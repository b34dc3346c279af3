// A number in a worked example opens its note. As a plain link, which it is without this, it works too, but then
// Material fetches the page anew the first time.
document.addEventListener("click", (event) => {
  const number = event.target.closest?.("a.kurs-number");
  if (!number || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  const note = document.getElementById(number.hash.slice(1));
  note.closest("details").open = true;
  note.focus({ preventScroll: true });
  note.scrollIntoView({ block: "nearest" });
}, true);

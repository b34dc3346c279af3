// Material's menu button is a label: make it a button for screen readers and for the space key too.
const name = () => {
  for (const label of document.querySelectorAll('label[for="__drawer"][tabindex]')) label.setAttribute("role", "button");
};
document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.matches('label[for="__drawer"]')) return;
  event.preventDefault();
  event.target.click();
});
if (window.document$) window.document$.subscribe(name);
else addEventListener("DOMContentLoaded", name);

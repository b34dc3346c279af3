// Buttons that copy the field they name (data-copy), where the browser lets a page copy.
for (const button of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
  const field = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = "Kopierat.";
    } catch {
      field.select();
      status.textContent = "Det gick inte att kopiera. Texten är markerad, kopiera den själv.";
    }
  });
}

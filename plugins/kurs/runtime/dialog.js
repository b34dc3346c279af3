// One modal question with a few buttons. Resolves to the index of the button pressed, or -1 for Escape.
import { button, element } from "./element.js";
import words from "./final-words.js";

export function ask(text, choices) {
  return new Promise((resolve) => {
    const id = "kurs-dialog-text";
    const dialog = element("dialog", { class: "kurs-dialog", "aria-labelledby": id }, element("p", { id }, text));
    const close = (index) => {
      dialog.close();
      dialog.remove();
      resolve(index);
    };
    dialog.append(
      element("div", { class: "kurs-actions" }, ...choices.map((choice, i) => button(choice, () => close(i), i > 0)), button(words.cancel, () => close(-1), true)),
    );
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      close(-1);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

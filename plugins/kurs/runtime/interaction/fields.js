// What interactions with one named control per part have in common. Response: {part id: value}.
const controls = (form) => [...form.querySelectorAll("fieldset select, fieldset input")];

export function read(form) {
  const filled = controls(form).filter((control) => control.value.trim());
  return filled.length ? Object.fromEntries(filled.map((control) => [control.name, control.value])) : null;
}

export const write = (form, response) =>
  controls(form).forEach((control) => {
    control.value = response?.[control.name] ?? "";
    if (control.selectedIndex === -1) control.value = "";
  });

export const missing = (form) => controls(form).filter((control) => !control.value.trim()).length;

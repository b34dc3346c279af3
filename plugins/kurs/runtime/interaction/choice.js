// Choice: radio buttons or tick boxes. Response: list of option ids.
const inputs = (form) => [...form.querySelectorAll("[name=choice]")];

export function read(form) {
  const picked = inputs(form).filter((input) => input.checked);
  return picked.length ? picked.map((input) => input.value) : null;
}

export const write = (form, response) =>
  inputs(form).forEach((input) => (input.checked = [].concat(response ?? []).includes(input.value)));

export const missing = (form) => (read(form) ? 0 : 1);

// The explanations of what was picked; they stand together in the feedback, not under each option.
export const why = (response) => response.map((id) => ({ part: id, key: id }));
export const together = true;

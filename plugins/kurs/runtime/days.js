// Calendar days as the learner's own clock has them.
const two = (number) => String(number).padStart(2, "0");

// "2026-11-24" of a Date or an ISO time, where the learner is.
export function localDay(time) {
  const date = new Date(time);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export const today = () => localDay(new Date());

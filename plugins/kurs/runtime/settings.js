// How the reader wants text and voice: words such as "size-2" in <html data-comfort>, which the theme sets before the first paint.
const root = document.documentElement.dataset;
const KEY = "kurs:comfort";
const kept = () => (root.comfort ?? "").split(" ").filter((word) => /^[a-z]+-\d$/.test(word));

export const chosen = (name) => kept().find((word) => word.startsWith(name))?.at(-1) ?? "0";

// `values` by name; "0" is as usual and not kept. Resolves to whether the browser could store it.
export async function choose(values) {
  const others = kept().filter((word) => !(word.slice(0, -2) in values));
  const own = Object.entries(values).map((one) => one.join("-"));
  const comfort = [...others, ...own].filter((word) => !word.endsWith("0")).join(" ");
  root.comfort = comfort;
  const { mark } = await import("./record.js");
  mark(KEY, comfort);
  return (mark(KEY) ?? "") === comfort;
}

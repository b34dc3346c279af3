// How the reader wants text and voice: words such as "size-2" in <html data-comfort>, which the theme sets before the first paint.
const root = document.documentElement.dataset;
const kept = () => (root.comfort ?? "").split(" ").filter((word) => /^[a-z]+-\d$/.test(word));

export const chosen = (name) => kept().find((word) => word.startsWith(name))?.split("-")[1] ?? "0";

// `values` by name; "0" is as usual and is not kept. Resolves to whether the browser could store it.
export async function choose(values) {
  const others = kept().filter((word) => !(word.split("-")[0] in values));
  const own = Object.entries(values).filter(([, value]) => value !== "0");
  const comfort = [...others, ...own.map((one) => one.join("-"))].join(" ");
  root.comfort = comfort;
  const { mark } = await import("./record.js");
  mark("kurs:comfort", comfort);
  return (mark("kurs:comfort") ?? "") === comfort;
}

// What a final asks this time.
import { shuffled } from "./chance.js";

// `draw` ids from each section, those not in `seen` first, in a shuffled order.
export const drawn = (sections, seen, seed) =>
  shuffled(
    sections.flatMap(({ id, items, draw }) =>
      shuffled(items, seed + id)
        .sort((a, b) => seen.has(a) - seen.has(b))
        .slice(0, draw),
    ),
    seed,
  );

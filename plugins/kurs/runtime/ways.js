// Scenes or questions as a list, and the ways between them: [data-part] is what each is called, [data-to] where a way leads.
export const ways = (scene) => [...scene.querySelectorAll("[data-to]")];

// The ways that were gone from the first on, as elements, and where they lead; one that isn't there ends the walk.
export function walk(list, ids) {
  const gone = [];
  let scene = list.firstElementChild;
  for (const id of ids) {
    const way = ways(scene).find(({ dataset }) => dataset.part === id);
    if (!way) break;
    gone.push(way);
    scene = list.querySelector(`:scope > [data-part="${CSS.escape(way.dataset.to)}"]`);
  }
  return { gone, scene };
}

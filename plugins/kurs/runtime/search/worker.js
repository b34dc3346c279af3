// What Material's search dialog talks to, in its own words: 0 here is the index, 1 ready, 2 a query, 3 its answer.
import { Engine } from "./engine.js";

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
let engine;

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    engine = new Engine(data.docs, data.config.common);
    postMessage({ type: READY });
  }
  if (type === QUERY) postMessage({ type: RESULT, data: { items: engine.search(data) } });
});

// What Material's search dialog talks to, in its own words: 0 here is the index, 1 ready, 2 a query, 3 its answer.
import { Engine } from "./engine.js";

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
let given;
let engine;

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    given = data;
    engine = null;
    postMessage({ type: READY });
  }
  if (type === QUERY) {
    // Every page that is opened is given the index, and few are searched from.
    engine ??= new Engine(given.docs, given.config.common);
    postMessage({ type: RESULT, data: { items: engine.search(data) } });
  }
});

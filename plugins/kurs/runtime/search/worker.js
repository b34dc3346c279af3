// What Material's search dialog talks to, in its own words: 0 here is the index, 1 ready, 2 a query, 3 its answer.
import { Engine } from "./engine.js";

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
let given;
let engine;
let asked = null;

// Every page that is opened is given the index, and few are searched from. Who types while the engine is made or at work
// has asked many times by then: only the last is answered.
const answer = () => {
  engine ??= new Engine(given.docs, given.config.common);
  const items = engine.search(asked);
  asked = null;
  postMessage({ type: RESULT, data: { items } });
};

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    given = data;
    engine = null;
    postMessage({ type: READY });
  }
  if (type === QUERY) {
    if (asked === null) setTimeout(answer);
    asked = data;
  }
});

// What to say about a text that looks like it is about a real person.
import { personal } from "./personal.js";
import words from "./interaction/extended-text-words.js";

const WARNINGS = { number: words.personalNumber, phone: words.phone, mail: words.mail };

export const warnings = (text) => personal(text).map((kind) => WARNINGS[kind]);

// The code of a meeting without a register: "module.day.signs". The last signs are a checksum, so that a code of another
// day, and one that was typed wrong, are known for what they are.
import { checksum } from "../proof.js";
import { addDays } from "../schedule.js";

// No sign that looks like another.
const SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const RANDOM = 2;
const CHECK = 3;
const LIVE = 6;
// A meeting of yesterday or tomorrow is one of today where a clock is wrong, or the night shift meets.
const NEAR = 1;
const BACK = 31;
const AHEAD = 7;
const KEY = "kurs:mote";
// Where the browser stores nothing it is remembered until the page is loaded anew.
let remembered = null;

const written = (number, length) => Array.from({ length }, (_, at) => SIGNS[Math.floor(number / SIGNS.length ** at) % SIGNS.length]).join("");
const check = (module, day, random) => written(parseInt(checksum(`${module}.${day}.${random}`), 16), CHECK);

export function newCode(module, day) {
  const random = Array.from(crypto.getRandomValues(new Uint8Array(RANDOM)), (byte) => SIGNS[byte % SIGNS.length]).join("");
  return `${module}.${day}.${random}${check(module, day, random)}`;
}

// {module, day, signs} of a whole code, or null.
export function read(code) {
  const [, module, day, signs] = /^([a-z0-9-]+)\.(\d{4}-\d\d-\d\d)\.(\w+)$/.exec(code ?? "") ?? [];
  if (signs?.length !== RANDOM + CHECK || Number.isNaN(Date.parse(day))) return null;
  return check(module, day, signs.slice(0, RANDOM)) === signs.slice(RANDOM) ? { module, day, signs } : null;
}

// The whole code that somebody has typed the signs of, the nearest day first; null where none fits.
export function whole(signs, modules, today) {
  const near = Array.from({ length: BACK + 1 }, (_, far) => (far && far <= AHEAD ? [-far, far] : [-far])).flat();
  const codes = near.flatMap((days) => modules.map((module) => `${module}.${addDays(today, days)}.${signs}`));
  return codes.find(read) ?? null;
}

// "now", or "past" or "future" where the meeting isn't today.
export function when(day, today) {
  if (day < addDays(today, -NEAR)) return "past";
  return day > addDays(today, NEAR) ? "future" : "now";
}

// What was scanned, typed or pasted, as we write it: small signs become large, and spaces and hyphens go.
export function tidy(text) {
  const given = text.trim().replace(/^.*#mote=/, "").slice(0, 200);
  const [, place = "", signs] = /^(.*\.)?([^.]*)$/s.exec(given);
  return place.toLowerCase() + signs.replace(/[\s-]/g, "").toUpperCase();
}

export const isLive = (code) => code.length === LIVE && [...code].every((sign) => SIGNS.includes(sign));
export const isTyped = (code) => !code.includes(".") && code.length === RANDOM + CHECK;

// The tab's own meeting: from the address, and kept as long as the tab, since the theme writes the heading in sight there.
export function kept() {
  const given = /^#mote=(.+)$/.exec(location.hash)?.[1];
  if (given) remembered = tidy(given);
  try {
    if (given) sessionStorage.setItem(KEY, remembered);
    return sessionStorage.getItem(KEY);
  } catch {
    return remembered;
  }
}

// null forgets it. What the address says is older than this.
export function keep(code) {
  remembered = code;
  if (location.hash.startsWith("#mote=")) history.replaceState(history.state, "", location.pathname + location.search);
  try {
    if (code) sessionStorage.setItem(KEY, code);
    else sessionStorage.removeItem(KEY);
  } catch {}
}

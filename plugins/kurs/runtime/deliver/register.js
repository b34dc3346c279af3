// One request to the register. Knows neither the page nor the log.
import { siteRoot } from "../manifest.js";

const address = (path) => new URL(`api/${path}`, siteRoot);

// Resolves to the register's answer; rejects with {status} when it says no, and without one when nobody answered.
export async function ask(path, device, body, { leaving = false } = {}) {
  const response = await fetch(address(path), {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${device.id}.${device.secret}`, ...(body !== undefined && { "content-type": "application/json" }) },
    body: body === undefined ? undefined : JSON.stringify(body),
    cache: "no-store",
    credentials: "omit",
    keepalive: leaving,
  });
  const answer = await response.json().catch(() => null);
  if (!response.ok || !answer) throw Object.assign(new Error(`register: ${response.status}`), { status: response.status, answer });
  return answer;
}

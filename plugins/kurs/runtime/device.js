// Who this browser is to the register: a random id, and a secret that shows it is the same browser. Never in a file or code.
const SECRET_BYTES = 32;

const secret = () =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(SECRET_BYTES))))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

// Resolves to {id, secret}, made and stored the first time.
export async function deviceOf(record) {
  if (!record.get("device")) await record.set("device", { id: record.uuid(), secret: secret() });
  return record.get("device");
}

// The register knows another secret for the id: from now on this is a new browser, and everything is sent anew.
export async function renewDevice(record) {
  for (const { id } of record.entries) if (record.get(`sent:${id}`)) record.set(`sent:${id}`, null);
  await record.set("device", null);
  return deviceOf(record);
}

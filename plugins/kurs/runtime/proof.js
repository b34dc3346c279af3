// A proof: a small versioned document with a checksum against damage (model/proof.py is its twin; vectors shared).
const table = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});

// CRC-32 (ISO-HDLC) of UTF-8, eight hex digits.
export function checksum(text) {
  let crc = -1;
  for (const byte of new TextEncoder().encode(text)) crc = table[(crc ^ byte) & 255] ^ (crc >>> 8);
  return ((crc ^ -1) >>> 0).toString(16).padStart(8, "0");
}

// JSON with sorted keys and no spaces, the same text as Python's model.identity.canonical.
export const canonical = (data) =>
  JSON.stringify(data, (_, value) =>
    value && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

export const sign = (fields) => ({ ...fields, checksum: checksum(canonical(fields)) });

// The learner's own calendar day.
const day = (iso) => new Date(iso).toLocaleDateString("sv-SE");

// What a proof always has; `of` is the rest.
const proof = ({ manifest, learner, name, title, version, module }, of) =>
  sign({
    format: "kurs-proof",
    v: 1,
    course: manifest.iri,
    issuer: manifest.issuer,
    learner: { id: learner, name },
    module: { id: module, title, version },
    identity: "self-stated",
    ...of,
  });

// `completed` is the log's entry, `percent` whole; dates are ISO days.
export const proofOf = ({ manifest, module, completed, learner, name, expires }) =>
  proof(
    { manifest, learner, name, module: module.id, title: completed.title ?? module.title, version: completed.version },
    {
      percent: completed.score == null ? null : Math.floor(completed.score * 100 + 1e-9),
      date: day(completed.at),
      expires: expires ? day(expires) : null,
    },
  );

// Of having taken part in a meeting, which completes nothing. `attended` is the log's entry.
export const attendanceOf = ({ manifest, attended, learner, name }) => {
  const { module, title, version, day: date, meeting } = attended;
  return proof({ manifest, learner, name, module, title, version }, { percent: null, date, expires: null, outcome: "attended", meeting });
};

// A calendar file (RFC 5545); pure: the time of writing is given. Days are whole days and times are the reader's own.
const encoder = new TextEncoder();

const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n").replace(/[\u0000-\u001f\u007f]/g, " ");

// No line is longer than 75 octets; a character is never cut in two.
export function folded(line) {
  const rows = [""];
  let size = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (size + octets > 75) {
      rows.push(" ");
      size = 1;
    }
    rows[rows.length - 1] += character;
    size += octets;
  }
  return rows.join("\r\n");
}

const compact = (text) => text.replace(/[-:]/g, "");

const start = ({ day, time }) => (time ? `DTSTART:${compact(day)}T${compact(time)}00` : `DTSTART;VALUE=DATE:${compact(day)}`);

// `events`: [{uid, day "2026-11-24", time "09:30" or none, minutes, title, text, url or none}]. `stamp` is an ISO time.
export function calendar({ name, events, stamp }) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//kurs//repetition//SV", "CALSCALE:GREGORIAN", `X-WR-CALNAME:${escaped(name)}`];
  for (const event of events) {
    lines.push("BEGIN:VEVENT", `UID:${escaped(event.uid)}`, `DTSTAMP:${compact(stamp.slice(0, 19))}Z`, start(event));
    if (event.time) lines.push(`DURATION:PT${event.minutes}M`);
    lines.push(`SUMMARY:${escaped(event.title)}`, `DESCRIPTION:${escaped(event.text)}`);
    if (event.url) lines.push(`URL:${event.url}`);
    lines.push("TRANSP:TRANSPARENT", "END:VEVENT");
  }
  lines.push("END:VCALENDAR");
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

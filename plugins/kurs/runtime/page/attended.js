// On "Mina resultat": the meetings that the learner took part in, each with its proof to open.
import { element, fill, style } from "../element.js";
import { attendedIn, participation } from "../meeting/participation.js";
import { actions, sheet } from "./certificate.js";
import { dateText } from "./when.js";
import words from "./words.js";

let styled = null;

function meeting({ title, day, source }, draw) {
  const place = element("div");
  const open = element("details", { class: "kurs-meeting-held", ontoggle: () => open.open && !place.hasChildNodes() && draw(place) });
  open.append(element("summary", {}, fill(words.attendedRow, { title, day: dateText(day), source })), place);
  return open;
}

// What an ombud has attested comes first.
export function attendedPart(record, manifest) {
  styled ??= style(new URL("../meeting.css", import.meta.url));
  const titleOf = (id) => manifest.modules.find((module) => module.id === id)?.title ?? id;
  const signed = (record.get("me")?.attended ?? []).map(({ module, date, proof }) =>
    meeting({ title: titleOf(module), day: date, source: words.attendedByOmbud }, async (place) => place.append(await sheet(proof), actions(proof))),
  );
  const own = attendedIn(record.entries).map((entry) =>
    meeting({ ...entry, source: words.certificateSelf }, (place) => place.append(participation(record, manifest, entry))),
  );
  return element("section", {}, element("h2", {}, words.attendedHead), element("p", {}, words.attendedHelp), ...signed, ...own);
}

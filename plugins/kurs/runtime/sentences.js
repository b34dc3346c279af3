// The page's text as sentences in reading order, each with its range; without what nobody sees or wants to hear.
import words from "./comfort-words.js";

const SILENT =
  "svg,code,pre,nav,button:not(.kurs-option),select,textarea,.headerlink,[class^=footnote-],.site-hidden,[aria-hidden=true],.kurs-listen,.kurs-bins p,.kurs-key,.kurs-keys,.kurs summary";
const TOLD = ".kurs-feedback,.kurs-why,.kurs-verdict";
const ABBREVIATED = /(^|\s)(kl|nr|kap|tel|bl\.\s?a|t\.\s?ex)\.\s*$/i;
// Without Intl.Segmenter: after a full stop and a space, unless a small letter follows.
const SIMPLE = /.+?([.!?…][\x22”’)]*\s+(?=\P{Ll})|$)/gu;

// What a list offers is seen only when it is open, and read from the text for print unless it also stands above.
const offered = (place) => place.closest(".kurs-targets") && !place.closest("form").querySelector(".kurs-bins");
const seen = (place) => place.checkVisibility?.({ visibilityProperty: true }) ?? place.getClientRects().length;
const written = (gap) => (gap.value && (gap.selectedOptions?.[0].text ?? gap.value)) || words.emptyGap;

function blockOf(place) {
  while (/^(inline|contents)/.test(getComputedStyle(place).display)) place = place.parentElement;
  return place;
}

// The text of each block, and where in it each text node begins.
function runs(root, told) {
  const { FILTER_ACCEPT: take, FILTER_SKIP: enter, FILTER_REJECT: leave } = NodeFilter;
  const judge = (node) => {
    if (!node.matches) return node.data && (!told || node.parentElement.closest("[data-verdict]")) ? take : leave;
    if (node.matches("br, .kurs-blanks :is(select, input)")) return take;
    return node.matches(told ? SILENT : `${SILENT},${TOLD}`) || !(seen(node) || offered(node)) ? leave : enter;
  };
  const walker = document.createTreeWalker(root, 5, judge);
  const found = [];
  let run;
  for (let node; (node = walker.nextNode()); ) {
    const block = node.tagName === "BR" ? node : blockOf(node.parentElement);
    if (block !== run?.block) found.push((run = { block, text: "", parts: [] }));
    if (node.data) run.parts.push({ at: run.text.length, node });
    if (node !== block) run.text += node.data?.replace(/\s/g, " ") ?? ` ${written(node)} `;
  }
  return found;
}

function split(text) {
  const parts = Intl.Segmenter ? [...new Intl.Segmenter("sv", { granularity: "sentence" }).segment(text)].map((one) => one.segment) : text.match(SIMPLE);
  return parts.reduce((whole, one) => (whole.push(ABBREVIATED.test(whole.at(-1)) ? whole.pop() + one : one), whole), []);
}

function rangeOf(parts, start, end) {
  const range = new Range();
  const put = (edge, index) => {
    const { at, node } = parts.findLast((part) => part.at <= index) ?? parts[0];
    range[edge](node, Math.max(0, Math.min(index - at, node.length)));
  };
  put("setStart", start);
  put("setEnd", end);
  return range;
}

// `told`: only how an answer went and why, otherwise everything but that.
export function* sentences(root, told) {
  for (const { text, parts } of runs(root, told)) {
    let at = 0;
    for (const sentence of split(text)) {
      const range = parts[0] && rangeOf(parts, at + sentence.search(/\S|$/), at + sentence.trimEnd().length);
      at += sentence.length;
      const said = sentence.trim().replace(/\xad|^· /g, "").replace(/ · /g, ", ").replace(/ +/g, " ");
      if (range && /[\p{L}\p{N}]/u.test(said)) yield { said, range };
    }
  }
}

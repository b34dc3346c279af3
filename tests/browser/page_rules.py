"""What axe doesn't see on a page: order of headings, text that is cut when it is spaced out, motion, and the second
engine of make audit, HTML_CodeSniffer, which is what pa11y runs beside axe."""
from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from .course_site import ROOT
from .test_phone import SCROLLS_SIDEWAYS, TOO_WIDE

SNIFFER = ROOT / "var/npm/node_modules/@pa11y/html_codesniffer/build/HTMLCS.js"
# H32.2 wants a button in every form; ours that lack one act at once or on Enter (3.2.2 doesn't ask for a button).
# A box that Material uses as memory for its menu is never shown, and so needs no name.
# The engine lacks a word of its own ("4_1_2_attribute") and says so in the console, which is no fault of the page.
SNIFFS = """() => new Promise((done) => {
  const { error } = console;
  console.error = () => {};
  HTMLCS.process("WCAG2AA", document, () => done((console.error = error) && HTMLCS.getMessages()
  .filter(({ type, code, element }) => type === HTMLCS.ERROR && !code.endsWith(".H32.2") &&
    (element.checkVisibility?.() ?? true))
  .map(({ code, element }) => `${code} ${element.outerHTML?.slice(0, 120)}`)));
})"""
HEADINGS = """() => {
  const shown = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((one) => one.checkVisibility());
  const level = (one) => Number(one.tagName[1]);
  const found = shown.filter((one, at) => level(one) > (at ? level(shown[at - 1]) : 0) + 1 || !one.textContent.trim());
  const first = shown.filter((one) => level(one) === 1).length;
  return [...found.map((one) => `${one.tagName} "${one.textContent.trim()}" skips a level or is empty`),
    ...(first === 1 ? [] : [`${first} headings of the first level`])];
}"""
# WCAG 1.4.12, in a sheet made by script, which the site's policy lets through.
SPACED = """(spaced) => {
  const sheet = (window.spaced_of_the_test ??= new CSSStyleSheet());
  sheet.replaceSync(spaced ? `* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }` : "");
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}"""
CUT = """() => [...document.querySelectorAll(".md-main *, .md-footer *, dialog[open] *")]
  .filter((one) => one.checkVisibility() && [...one.childNodes].some((it) => it.nodeType === 3 && it.data.trim()))
  .filter((one) => {
    const style = getComputedStyle(one);
    const hides = (way) => ["hidden", "clip"].includes(way);
    return style.clipPath === "none" && style.position !== "absolute" &&
      ((hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1) ||
       (hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1));
  })
  .map((one) => `${one.tagName}.${one.className} cuts "${one.textContent.trim().slice(0, 40)}"`).slice(0, 5)"""
MOVES = "() => document.getAnimations().filter((one) => one.effect.getTiming().duration > 0).length"


def sniffed(page: Page, sniffer: Path = SNIFFER) -> list[str]:
    page.evaluate(sniffer.read_text("utf-8"))
    found: list[str] = page.evaluate(SNIFFS)
    return found


def headings_out_of_order(page: Page) -> list[str]:
    found: list[str] = page.evaluate(HEADINGS)
    return found


def does_not_fit(page: Page) -> list[str]:
    """What is wider than the screen, as it is and with the text spaced out, and what then is cut."""
    found = []
    for spaced in (False, True):
        page.evaluate(SPACED, spaced)
        if page.evaluate(SCROLLS_SIDEWAYS):
            found += [f"too wide, spaced {spaced}: {one}" for one in page.evaluate(TOO_WIDE)]
    found += page.evaluate(CUT)
    page.evaluate(SPACED, False)
    return found

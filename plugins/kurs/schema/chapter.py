"""The only parser of a chapter's blocks: `::: exercise ID`, ```exercise, `<quiz>` and their kin, never inside code."""
from __future__ import annotations

import re
from dataclasses import dataclass

from kurs.words import PLACES

WITH_ID = ("exercise", "set", "final", "example", "guide", "module", "drawing", "chart", "case", "template", "film")
ALONE = (
    *("start", "results", "certificate", "glossary", "repetition", "verify", "my-data", "laws"),
    *("meeting", "meeting-start"),
)
KINDS = (*WITH_ID, *ALONE)
DRAWINGS = tuple(PLACES)

_MARKER = re.compile(r":::|<quiz>|<\?quiz|<!--\s*(?:mkdocs-quiz|kurs id:)|(?:```|~~~)[`~]*\s*exercise")
_COLONS = re.compile(r"::: +([a-z-]+)(?:[ \t]+(.*?))?[ \t]*$")
_FENCE = re.compile(r"[ \t]*(`{3,}(?=[^`]*$)|~{3,})[ \t]*(.*)$")
_INFO = re.compile(r"exercise(?:\s|$)")
_RECORDED = re.compile(r"[ \t]*<!--\s*kurs id:\s*(.*?)\s*-->\s*$")
_PANEL = re.compile(r"<!-- mkdocs-quiz (intro|results) -->\s*$")
_INSIDE = re.compile(r"<!--|<quiz>|\{[=§]|:::")
_MISPLACED = re.compile(r"(?:[>*+-] ?)+::: ?[a-z]")
_CONTAINER = re.compile(r"[ \t]*(?:[-*+]|\d+[.)]|!!!|\?\?\?\+?|===!?\+?|:|\[\^[^\]]+\]:)\s")
_INLINE_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Block:
    """A block: `lines(text)[line:end_line]`, counted from 0, `end_line` exclusive.

    `column` is the number of characters of indent. `body` is the dedented YAML of an `inline`
    block or what stands between `<quiz>` and `</quiz>`. `ids` is what the comment above a quick
    check says (item first, then options or blanks), None without a comment; the comment is then
    at `line`. An `unknown` block has the line as it stands in `argument`.
    """

    kind: str
    argument: str
    line: int
    end_line: int
    column: int
    body: str = ""
    ids: tuple[str, ...] | None = None


def lines(text: str) -> list[str]:
    """The lines as an editor counts them, without their ends."""
    return _LINE_END.split(text)


def find_blocks(text: str) -> list[Block]:
    """Every block of a chapter, in order. Line indexes are those of `lines(text)`."""
    return scan(text)[0] if _MARKER.search(text) else []


def scan(text: str) -> tuple[list[Block], set[int]]:
    """The blocks, and the indexes of the lines that are code, comment, block or front matter and not running text."""
    scanner = _Scanner(lines(text))
    return scanner.blocks, scanner.closed


def without_code(line: str) -> str:
    """The line with its `inline code` blanked, every other character in its place."""
    return _INLINE_CODE.sub(lambda match: " " * len(match[0]), line) if "`" in line else line


def cut(row: str, indent: int) -> int:
    """How many characters to cut from a line inside a block that is indented."""
    return min(indent, len(row) - len(row.lstrip(" \t")))


class _Scanner:
    def __init__(self, rows: list[str]) -> None:
        self.rows = rows
        self.blocks: list[Block] = []
        self.closed: set[int] = set()
        at = self._close(0, self._front_matter())
        while at < len(rows):
            at = self._close(at, self._step(at))

    def _close(self, start: int, end: int) -> int:
        """Mark the lines as taken; `_step` answers the negated index when the line is running text."""
        if end < 0:
            return -end
        self.closed.update(range(start, end))
        return end

    def _front_matter(self) -> int:
        if self.rows[0].rstrip() != "---":
            return 0
        ends = (at for at, row in enumerate(self.rows[1:], 1) if row.rstrip() in ("---", "..."))
        return next(ends, -1) + 1

    def _step(self, at: int) -> int:
        row = self.rows[at]
        stripped = row.lstrip(" \t")
        indent = len(row) - len(stripped)
        if not stripped or (stripped[0] not in ":`~<" and not _INSIDE.search(row)):
            return -(at + 1)
        if (indent >= 4 or "\t" in row[:indent]) and self._is_code(at):
            return at + 1
        if stripped.startswith(":::"):
            return self._colons(at, stripped, indent)
        if _MISPLACED.match(stripped):
            return self._unknown(at, indent)
        if stripped[0] in "`~" and (fence := _FENCE.match(row)):
            return self._fence(at, fence, indent)
        if stripped.startswith("<quiz>"):
            return self._quick(at, at, indent, None)
        return self._markup(at, stripped, indent)

    def _is_code(self, at: int) -> bool:
        """Whether four or more spaces make the line code: it is not inside a list, an admonition or a tab."""
        width = nearest = _width(self.rows[at])
        for n in range(at - 1, -1, -1):
            row = self.rows[n]
            if not row.strip() or (here := _width(row)) >= nearest:
                continue
            if _CONTAINER.match(row):
                return width >= here + 8
            if here == 0:
                break
            nearest = here
        return width >= 4

    def _add(self, kind: str, argument: str, start: int, end: int, indent: int, **rest: object) -> int:
        self.blocks.append(Block(kind, argument, start, end, indent, **rest))  # type: ignore[arg-type]
        return end

    def _unknown(self, at: int, indent: int) -> int:
        return self._add("unknown", self.rows[at].strip(), at, at + 1, indent)

    def _colons(self, at: int, stripped: str, indent: int) -> int:
        match = _COLONS.match(stripped)
        if not match or match[1] not in KINDS:
            return self._unknown(at, indent)
        return self._add(match[1], match[2] or "", at, at + 1, indent)

    def _fence(self, at: int, fence: re.Match[str], indent: int) -> int:
        closing = re.compile(rf"[ \t]*{re.escape(fence[1][0])}{{{len(fence[1])},}}[ \t]*$")
        end = next((n for n in range(at + 1, len(self.rows)) if closing.match(self.rows[n])), None)
        inline = _INFO.match(fence[2])
        if end is None:
            return self._unknown(at, indent) if inline else -(at + 1)
        if inline:
            body = "\n".join(row[cut(row, indent) :] for row in self.rows[at + 1 : end])
            self._add("inline", fence[2][len("exercise") :].strip(), at, end + 1, indent, body=body)
        return end + 1

    def _quick(self, start: int, at: int, indent: int, ids: tuple[str, ...] | None) -> int:
        """`start` is the line of the comment when there is one, `at` that of `<quiz>`."""
        for end in range(at, len(self.rows)):
            if end > at and self.rows[end].lstrip().startswith("<quiz>"):
                break
            if "</quiz>" in self.rows[end]:
                body = "\n".join(self.rows[at : end + 1]).split("<quiz>", 1)[1].split("</quiz>", 1)[0]
                return self._add("quick", "", start, end + 1, indent, body=body, ids=ids)
        return self._unknown(at, indent)

    def _markup(self, at: int, stripped: str, indent: int) -> int:
        if panel := _PANEL.match(stripped):
            return self._add(f"quick-{panel[1]}", "", at, at + 1, indent)
        if recorded := _RECORDED.match(stripped):
            below = self.rows[at + 1] if at + 1 < len(self.rows) else ""
            if below.lstrip(" \t").startswith("<quiz>"):
                return self._quick(at, at + 1, len(below) - len(below.lstrip(" \t")), tuple(recorded[1].split()))
            return self._unknown(at, indent)
        text = without_code(self.rows[at])
        if "<quiz>" in text or stripped.startswith("<?quiz?>"):
            return self._unknown(at, indent)
        return self._comment(at, text)

    def _comment(self, at: int, text: str) -> int:
        """The line after a comment that goes on past this line, else the next line."""
        opened = text.rfind("<!--")
        if opened < 0 or "-->" in text[opened:]:
            return at + 1 if text.lstrip().startswith("<!--") else -(at + 1)
        return next((n + 1 for n in range(at + 1, len(self.rows)) if "-->" in self.rows[n]), -(at + 1))


def _width(row: str) -> int:
    wide = row.expandtabs(4)
    return len(wide) - len(wide.lstrip(" "))

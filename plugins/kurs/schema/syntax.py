"""What a YAML parser stumbles on, said in Swedish: the likely cause and what to do."""
from __future__ import annotations

import contextlib
import re

import yaml

from kurs.schema.chapter import lines

_NEVER_CLOSED = "citattecknet som börjar här stängs aldrig. Lägg till ett i slutet av texten."
QUOTE = "Sätt citattecken runt hela texten."
GENERIC = "YAML-koden går inte att läsa här. Se över indrag, kolon och citattecken på raden och raden ovanför."

# In the parser's context, its problem, whether the place is where the construct begins, message; the first that fits.
_CAUSES: tuple[tuple[str, str, bool, str], ...] = (
    ("", "tab", False, "här står en tabb. Dra in med mellanslag i stället."),
    (
        "quoted scalar",
        "escape",
        False,
        'ett bakstreck inom "…" betyder något särskilt i YAML. Skriv två (\\\\) eller använd enkla citattecken.',
    ),
    ("quoted scalar", "", True, _NEVER_CLOSED),
    ("", "single document", False, "filen har flera dokument (---). Lägg dem i var sin fil."),
    ("single document", "", False, "filen har flera dokument (---). Lägg dem i var sin fil."),
    ("alias", "", True, f"text kan inte börja med *. {QUOTE}"),
    ("", "alias", False, f"text kan inte börja med *. {QUOTE}"),
    ("anchor", "", True, f"text kan inte börja med &. {QUOTE}"),
    ("tag", "", True, f"text kan inte börja med !. {QUOTE}"),
    ("block scalar", "", False, "efter | eller > ska texten börja på nästa rad, indragen."),
    ("flow", "", True, f"[ eller {{ som börjar här stängs aldrig, eller så saknas ett komma. Är det text? {QUOTE}"),
    (
        "",
        "sequence entries are not allowed",
        False,
        'en lista ska börja på en egen rad under sitt fält, med "- " framför varje del.',
    ),
    ("", "'-' indicator", False, 'raden hör inte till listan ovanför. Se över indraget, eller lägg till "- ".'),
    ("block collection", "", False, 'raden hör inte till listan ovanför. Se över indraget, eller lägg till "- ".'),
    ("simple key", "", True, "raden saknar kolon. Skriv fältets namn, kolon, mellanslag och sedan värdet."),
    ("", "':'", False, "raden saknar kolon. Skriv fältets namn, kolon, mellanslag och sedan värdet."),
)


def explain(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str]:
    """Line and column from 0, and the Swedish message."""
    rows = lines(text)
    context, problem = error.context or "", error.problem or ""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    row = rows[line] if line < len(rows) else ""
    if "\t" in row[: len(row) - len(row.lstrip())]:
        return line, row.index("\t"), _CAUSES[0][3]
    for in_context, in_problem, at_start, message in _CAUSES:
        if in_context in context and in_problem in problem:
            start = error.context_mark if at_start else None
            return (start.line, start.column, message) if start else (line, column, message)
    if quote := _unclosed_quote(text, line):
        return *quote, _NEVER_CLOSED
    return line, column, _by_the_line(problem, row, column)


def _unclosed_quote(text: str, line: int) -> tuple[int, int] | None:
    """Where a quoted text begins that ends on a later line, the one with the mistake: its own end is missing."""
    begun = None
    with contextlib.suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                begun = token
            if token.end_mark.line > line:
                break
    if begun and begun.start_mark.line < begun.end_mark.line == line:
        return begun.start_mark.line, begun.start_mark.column
    return None


def _by_the_line(problem: str, row: str, column: int) -> str:
    """Where the parser's words are too general, what stands on the line decides."""
    before, char = row[:column], row[column : column + 1]
    if "mapping values" in problem:
        if re.search(r":\s", before):
            return f"ett kolon mitt i texten. {QUOTE}"
        return "raden är fel indragen, eller så saknas ett kolon på raden ovanför."
    if char and ("any token" in problem or "node content" in problem):
        return f"text kan inte börja med {char}. {QUOTE}"
    if re.search(r"[\"'\]}]\s*$", before) and char:
        return f"här står text efter ett citattecken eller en klammer. {QUOTE}"
    if char == ":":
        return "fältets namn saknas före kolonet."
    if "expected key" in problem or "<block end>" in problem:
        return (
            "raden är fel indragen. Fält som hör ihop ska börja på samma kolumn, och en lista ska dras in under sitt "
            "fält."
        )
    return GENERIC

"""Whatever happens to an author's files, the answer is a course or a list of places: never a traceback."""
from __future__ import annotations

import re
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kurs.errors import KursError
from kurs.model.assessment import Course
from kurs.quality import Material, check
from kurs.schema.chapter import lines
from kurs.schema.load import course_of, read_course
from small_course import COURSE
from template_course import FORM, SCALE, TEXT

ITEM = "id: {}\ninteraction: {}\nprompt: Vad?\nobjective: forsta\nsource: '2'\n"
INTERACTIONS = {
    "text-entry": "text: 'En [[a]].'\nblanks:\n  - {id: a, accept: [x], correct_feedback: x, incorrect_feedback: x}\n",
    "gap-match": "categories: [{id: a, text: A, feedback: x}, {id: b, text: B, feedback: x}]\n"
    "statements:\n  - id: c\n    text: C\n    category: a\n    feedback: x\n    also: [{category: b, feedback: x}]\n",
    "order": "steps:\n  - {id: a, text: A, feedback: x}\n  - {id: b, text: B, feedback: x}\n"
    "  - {id: c, text: C, feedback: x}\n",
    "inline-choice": "text: 'En [[a]].'\ngaps:\n  - id: a\n    options:\n"
    "      - {id: x, text: X, correct: true, feedback: x}\n      - {id: z, text: Z, feedback: x}\n",
    "match": "rows:\n  - {id: r, text: R, target: t, feedback: x}\n  - {id: s, text: S, target: u, feedback: x}\n"
    "targets: [{id: t, text: T, feedback: x}, {id: u, text: U, feedback: x}]\n",
    "hottext": "text: 'Hon [[a|klagade]] och [[b|åt]].'\n"
    "spans: [{id: a, correct: true, feedback: x}, {id: b, feedback: x}]\n",
    "extended-text": "model: Hon sa nej.\nrubric: [{id: a, text: A, feedback: x}, {id: b, text: B, feedback: x}]\n",
    "hotspot": "drawing: process\nhide_labels: true\nplaces:\n  - {id: utreda, correct: true, feedback: x}\n"
    "  - {id: besluta, feedback: x}\n",
    "scenario": "scenes:\n  - id: a\n    text: A\n    options:\n      - {id: x, text: X, feedback: x, to: b}\n"
    "      - {id: z, text: Z, feedback: x, to: a}\n  - {id: b, text: B, ending: good}\n"
    "  - {id: c, text: C, ending: poor}\n".replace("to: a", "to: c"),
    "scale": "values: [0, 1, 8]\nratings:\n  - {id: a, label: A, key: 0, exact: x, near: x, far: x}\n",
}
EXERCISES = {stem: ITEM.format(stem, stem) + rest for stem, rest in INTERACTIONS.items()}
FILES = {
    **COURSE,
    "quizzes/data/lokalt.yml": COURSE["quizzes/data/lokalt.yml"] + SCALE,
    FORM: TEXT,
    **{f"quizzes/{stem}.yml": f"kind: exercise\n{text}" for stem, text in EXERCISES.items()},
    "quizzes/slut.yml": "kind: final\nid: slut\ntitle: Prov\nsections:\n  - id: del\n    draw: 1\n    items:\n      - "
    + EXERCISES["match"].replace("id: match", "id: fraga").replace("\n", "\n        "),
    "quizzes/kurs.yml": COURSE["quizzes/kurs.yml"].replace("minutes: 10", "minutes: 10\n    final: slut"),
    "quizzes/data/lagrum.yml": "sol-1: {law: SoL, section: 1 §, says: Text, certainty: S, checked: '2026-11-22'}\n",
    "docs/kapitel.md": COURSE["docs/kapitel.md"]
    + "\nI {=system.name}.\n\n"
    + "".join(f"::: exercise {stem}\n\n" for stem in EXERCISES)
    + "::: final slut\n\n::: template veckoplan\n\n!!! note\n\n    ```exercise\n    "
    + EXERCISES["match"].replace("id: match", "id: infogad").replace("\n", "\n    ")
    + "```\n\n<!-- kurs id: vad a b -->\n<quiz>\nVad?\n- [x] Ja\n> x\n- [ ] Nej\n> y\n</quiz>\n",
}
ODD = [
    "\t", "{{ x }}", "{% x %}", "```", "~~~", "😀", "\u202eאבג", "\x00", "\u2028", "\x85", "\ufeff", "&a ", "*a ",
    "!t ", "[" * 300, "- " * 300, "{a: " * 300, "]", "}", "\"", "'", ": ", " #", "|", ">", "---\n", "<quiz>", "</quiz>",
    "<!--", "::: ", "no", "1.10", "null", "\\", "\r", "%", "@", "`", "?", "[[", "]]", "{=x}", "é" * 5000,
    "<script>", "]]>",
]  # fmt: skip
ENGLISH = re.compile(r"\b(found|while|scanning|parsing|should|valid|character|mapping|could not|did not|error)\b")

mutation = st.tuples(
    st.sampled_from(["drop", "double", "swap", "indent", "dedent", "insert", "retype", "cut"]),
    st.integers(0, 10_000),
    st.integers(0, 10_000),
    st.sampled_from(ODD),
)


def mutate(text: str, how: str, where: int, other: int, odd: str) -> str:
    rows = text.split("\n")
    at, to = where % len(rows), other % len(rows)
    row = rows[at]
    if how == "drop":
        del rows[at]
    elif how == "double":
        rows.insert(to, row)
    elif how == "swap":
        rows[at], rows[to] = rows[to], row
    elif how == "indent":
        rows[at] = " " * (other % 5 + 1) + row
    elif how == "dedent":
        rows[at] = row.lstrip()
    elif how == "insert":
        rows[at] = row[: other % (len(row) + 1)] + odd + row[other % (len(row) + 1) :]
    elif how == "retype":
        rows[at] = row.partition(":")[0] + ": " + odd
    else:
        return text[: other % (len(text) + 1)]
    return "\n".join(rows)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(sorted(FILES)), mutation), min_size=1, max_size=4))
@example([])
def test_mutated_files_never_give_a_traceback_and_always_a_place(changes: list[tuple[str, tuple[str, int, int, str]]]):
    files = dict(FILES)
    for name, change in changes:
        files[name] = mutate(files[name], *change)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        try:
            reading, notices = read_course(Path(folder))
            course = course_of(reading)
            assert isinstance(course, Course)
            problems = (*notices, *check(Material(course, reading)))
        except KursError as error:
            problems = error.problems
            assert problems
            assert changes
    for problem in problems:
        rows = lines(files[problem.file].removeprefix("\ufeff"))
        assert 1 <= problem.line <= len(rows), problem
        assert 1 <= problem.column <= len(rows[problem.line - 1]) + 1, problem
        assert not ENGLISH.search(re.sub(r'"[^"]*"|\[\[.*', "", problem.message)), problem
        assert re.search(r"[.?]( \[[a-z-]+\])?$", problem.message), problem

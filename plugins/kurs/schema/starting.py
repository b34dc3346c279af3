"""Texts to start from: what the documentation shows, explained in comments by the fields' own descriptions."""
from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from importlib.resources import files

import yaml
from pydantic import BaseModel

from kurs.model.glossary import Lexicon, Term
from kurs.schema.assessment import EXERCISE_KIND, Final, Set
from kurs.schema.course import Course, Module
from kurs.schema.drill import OPTIONS, Drill
from kurs.schema.example import Example
from kurs.schema.interactions import INTERACTIONS
from kurs.schema.messages import object_in

HEAD = "# Byt texterna mot dina egna. Rader som börjar med # är förklaringar och kan tas bort.\n"
MORE = "# Fält som du också kan använda:\n"
# What a set and a final start with.
ITEMS = {"set": ("choice", "hottext"), "final": ("choice", "match", "order", "gap-match")}
OBJECTIVE = "forsta-malet"
_CLASSES: dict[str, type[BaseModel]] = {"set": Set, "final": Final}
_WIDTH = 110


def starter(name: str) -> str:
    return (files("kurs.schema") / "starters" / name).read_text(encoding="utf-8")


def exercise(stem: str, id: str, objective: str | None) -> str:
    """A file with one exercise. `objective` is an objective of the module that probably will show it."""
    return HEAD + explained("kind: exercise\n" + _item(stem, id, objective), INTERACTIONS[stem])


def collection(kind: str, id: str, objective: str | None) -> str:
    """A set or a final with an item of each of some types."""
    items = (_item(stem, f"{id}-{stem}", objective) for stem in ITEMS[kind])
    listed = "\n".join(textwrap.indent(item, "    ").replace("    ", "  - ", 1) for item in items)
    return HEAD + explained(_with(starter(f"{kind}.yml"), id=id) + listed, _CLASSES[kind])


def drill(id: str, objective: str | None, terms: Iterable[Term]) -> str | None:
    """A drill on the first words of the glossary that can be asked for, None when they are too few."""
    fit = [term.id for term in terms if not any(True for _ in Lexicon([term]).uses(term.definition))][:OPTIONS]
    if len(fit) < OPTIONS:
        return None
    text = _with(starter("drill.yml"), id=id).removesuffix("terms:\n")
    goal = f"objective: {objective}\n" if objective else ""
    return HEAD + explained(f"{text}{goal}terms: [{', '.join(fit)}]\n", Drill)


def example(id: str, mend: str) -> str:
    return HEAD + explained(_with(starter("example.yml"), id=id, mend=mend), Example)


def chapter(id: str) -> str:
    """The first chapter of a module."""
    inside = explained(_item("choice", f"{id}-ovning", OBJECTIVE), INTERACTIONS["choice"], more=False)
    return starter("module.md").replace("ny-modul", id).replace("```exercise\n", f"```exercise\n{inside}")


def entry(id: str) -> str:
    """A module as it stands in kurs.yml, below `modules:`."""
    text = explained(starter("module.yml").replace("ny-modul", id), Course, more=False)
    return text[text.index("modules:\n") + len("modules:\n") :] + _more(Module, text, "    ")


def _item(stem: str, id: str, objective: str | None) -> str:
    text = _with(starter(f"{stem}.yml"), id=id)
    return re.sub(r"^source:", f"objective: {objective}\nsource:", text, count=1, flags=re.M) if objective else text


def _with(text: str, **values: str) -> str:
    """The text with other values in fields of the top level."""
    for name, value in values.items():
        text = re.sub(rf"^{name}: .*$", f"{name}: {value}", text, count=1, flags=re.M)
    return text


def explained(text: str, cls: type[BaseModel], *, more: bool = True) -> str:
    """YAML with a comment above the first use of each field; with `more` the fields that aren't used come last."""
    rows = text.splitlines()
    comments: dict[int, list[str]] = {}
    seen: set[tuple[str, str]] = set()
    for name, line, description in _fields(yaml.compose(text, yaml.SafeLoader), cls):
        if (name, description) not in seen:
            seen.add((name, description))
            margin = rows[line][: len(rows[line]) - len(rows[line].lstrip())]
            comments.setdefault(line, []).extend(_comment(f"{name} – {description}", margin))
    lines = (one for at, row in enumerate(rows) for one in (*comments.get(at, ()), row))
    return "\n".join(lines) + "\n" + (_more(cls, text, "") if more else "")


def _more(cls: type[BaseModel], text: str, margin: str) -> str:
    unused = [name for name in cls.model_fields if not re.search(rf"^[ -]*{name}:", text, re.M)]
    rows = [row for name in unused for row in _comment(f"{name} – {cls.model_fields[name].description}", margin)]
    return "".join(f"{row}\n" for row in (f"{margin}{MORE.strip()}", *rows)) if rows else ""


def _comment(text: str, margin: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=f"{margin}# ", subsequent_indent=f"{margin}#   ")


def _fields(node: yaml.Node | None, cls: type[BaseModel] | None) -> Iterator[tuple[str, int, str]]:
    """(name, line from 0, description) of every field, in the order they are written."""
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _fields(child, cls)
    if not isinstance(node, yaml.MappingNode):
        return
    stem = next((value.value for key, value in node.value if key.value == "interaction"), None)
    owner = INTERACTIONS.get(stem, cls) if stem else cls
    if owner is None:
        return
    for key, value in node.value:
        field = owner.model_fields.get(key.value)
        if field or key.value == "kind":
            description = field.description if field else EXERCISE_KIND
            yield key.value, key.start_mark.line, description or ""
        yield from _fields(value, object_in(field.annotation) if field else owner)

"""`kurs new KIND`: writes a valid file with comments to start from; what exists is never touched."""
from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kurs.cli.commands import FINE, Command, UsageError, project
from kurs.model.interaction import INTERACTIONS

if TYPE_CHECKING:
    from kurs.schema.reading import Reading

_PLACE = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:-[a-z0-9]+)*")
_LOOK = "Byt texterna mot dina egna. Kommentarerna i filen förklarar fälten."
_CHECK = "Kör kurs check."


def exercise(arguments: argparse.Namespace) -> int:
    from kurs.schema import starting

    stem = arguments.stem
    return _write_one(arguments, f"ny-{stem}", lambda id, goal: starting.exercise(stem, id, goal))


def collection(kind: str, arguments: argparse.Namespace) -> int:
    from kurs.schema import starting

    extra = ['Skriv "final: ID" för modulen i quizzes/kurs.yml.'] if kind == "final" else []
    return _write_one(arguments, _DEFAULT[kind], lambda id, goal: starting.collection(kind, id, goal), extra)


def drill(arguments: argparse.Namespace) -> int:
    from kurs.schema import starting
    from kurs.schema.drill import OPTIONS

    terms = _reading(project(".")).glossary.terms

    def text(id: str, goal: str | None) -> str:
        if made := starting.drill(id, goal, terms):
            return made
        what = f"en ordövning behöver minst {OPTIONS} ord i ordlistan."
        raise UsageError(f"{what} Skriv dem i quizzes/data/ordlista.yml.")

    return _write_one(arguments, _DEFAULT["drill"], text)


def example(arguments: argparse.Namespace) -> int:
    from kurs.schema import starting

    root = project(".")
    reading, place = _reading(root), _place(arguments.path, _DEFAULT["example"])
    id, mend = place.name, f"{place.name}-ratta"
    faulty = place.with_name(mend)
    texts = {
        f"quizzes/{place}.yml": starting.example(id, mend),
        f"quizzes/{faulty}.yml": starting.exercise("hottext", mend, _objective(reading, place)),
    }
    _write(root, reading, texts, (id, mend))
    return _tell(root, texts, [_LOOK, f"Övningen {mend} visas efter exemplet. Skriv en sämre text att rätta där."])


def module(arguments: argparse.Namespace) -> int:
    from kurs.schema import starting

    root = project(".")
    reading, place = _reading(root), _place(arguments.id, _DEFAULT["module"])
    if len(place.parts) > 1:
        raise UsageError(f'skriv modulens id, till exempel "{place.name}". Mappen får samma namn.')
    id = place.name
    page = f"{id}/index.md"
    texts = {f"docs/{page}": starting.chapter(id)}
    _write(root, reading, texts, (id, f"{id}-ovning"))
    entry = starting.entry(id)
    return _tell(
        root,
        texts,
        [
            f'Lägg till modulen sist under "modules:" i quizzes/kurs.yml:\n\n{entry}',
            'Lägg till modulens id under "paths" i quizzes/kurs.yml, hos de roller som ska gå den.',
            f"Lägg till sidan i menyn (nav) i mkdocs.yml: {page}",
            "Byt texterna mot dina egna.",
        ],
        problems=False,
    )


def _write_one(
    arguments: argparse.Namespace, default: str, text: Callable[[str, str | None], str], extra: list[str] | None = None
) -> int:
    root = project(".")
    reading, place = _reading(root), _place(arguments.path, default)
    made = text(place.name, _objective(reading, place))
    ids = re.findall(r"^(?:  - )?id: (\S+)$", made, re.MULTILINE)
    texts = {f"quizzes/{place}.yml": made}
    _write(root, reading, texts, ids)
    return _tell(root, texts, [_LOOK, *(row.replace("ID", place.name) for row in extra or [])])


def _reading(root: Path) -> Reading:
    from kurs.schema.reading import read_all

    return read_all(root, docs="docs", quizzes="quizzes")


def _place(written: str | None, default: str) -> PurePosixPath:
    """`introduktion/diska`: where the file goes below quizzes/, without its ending; its name is the id."""
    from kurs.schema.messages import slug

    text = (written or default).removeprefix("./").removeprefix("quizzes/")
    text = text.removesuffix(".yml").removesuffix(".yaml")
    name = text.rsplit("/", 1)[-1]
    if not _PLACE.fullmatch(text):
        near = slug(name) or default
        what = f'"{written}" går inte att använda. Ett id har små bokstäver a–z, siffror och enkla bindestreck'
        raise UsageError(f'{what}, till exempel "{near}". Mappar skrivs före, med / emellan.')
    if text == "kurs" or text.startswith("data/"):
        raise UsageError(f'"{text}" är upptaget av kursens egna filer. Välj ett annat namn.')
    return PurePosixPath(text)


def _objective(reading: Reading, place: PurePosixPath) -> str | None:
    """The first objective of the module whose chapters lie in a folder of the same name, else of the first module."""
    modules = list(reading.modules.values())
    same = [one for one in modules if any(PurePosixPath(page).parent == place.parent for page in one.pages)]
    return next((one.objectives[0].id for one in (*same, *modules)), None)


def _write(root: Path, reading: Reading, texts: Mapping[str, str], ids: tuple[str, ...] | list[str]) -> None:
    """All or nothing."""
    from kurs.schema.references import taken

    if there := next((file for file in texts if (root / file).exists()), None):
        raise UsageError(f"{there} finns redan. Ingenting är skrivet. Välj ett annat namn.")
    if used := next((id for id in ids if id in taken(reading)), None):
        raise UsageError(f'id "{used}" används redan i kursen. Ingenting är skrivet. Välj ett annat namn.')
    for file, text in texts.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as new:
            new.write(text)


def _tell(root: Path, texts: Mapping[str, str], todo: list[str], *, problems: bool = True) -> int:
    from kurs.errors import KursError
    from kurs.schema.load import load_course

    left = list(todo)
    try:
        load_course(root)
    except KursError as error:
        left += [str(one) for one in error.problems if problems and one.file in texts]
    for file in texts:
        print(f"{file} är skriven.")
    print("Kvar att göra:")
    for row in (*left, _CHECK):
        print(f"- {row}")
    return FINE


_DEFAULT = {
    "set": "nytt-set",
    "final": "nytt-slutprov",
    "drill": "ny-ordovning",
    "example": "nytt-exempel",
    "module": "ny-modul",
}
_PATH = (("path",), {"metavar": "NAMN", "nargs": "?", "help": "ett id, eller mapp/id under quizzes"})
_ID = (("id",), {"metavar": "ID", "nargs": "?", "help": "modulens id, som också blir mappens namn"})
_TYPES = f"övningstypen: {', '.join(INTERACTIONS)}"
_STEM = (("stem",), {"metavar": "TYP", "choices": tuple(INTERACTIONS), "help": _TYPES})
NEW = (
    Command("new exercise", "Skriv en ny övning av en viss typ.", exercise, (_STEM, _PATH)),
    Command("new set", "Skriv ett nytt övningsset.", partial(collection, "set"), (_PATH,)),
    Command("new final", "Skriv ett nytt slutprov.", partial(collection, "final"), (_PATH,)),
    Command("new drill", "Skriv en ny ordövning av ordlistans ord.", drill, (_PATH,)),
    Command("new example", "Skriv ett nytt exempel och en övning där en sämre text ska rättas.", example, (_PATH,)),
    Command("new module", "Skriv första kapitlet i en ny modul och visa raderna till kurs.yml.", module, (_ID,)),
)

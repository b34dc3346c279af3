"""The house's rules: small files that say what they are, words in one place, nothing fetched, a map that is right."""
from __future__ import annotations

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from kurs import words
from samples import PACKAGE, ROOT

CODE = (".py", ".js", ".css", ".jinja")
NOT_OURS = {"vendor", "__pycache__", "out", "versions"}  # versions: migrations, written by Alembic
RUNTIME = PACKAGE / "runtime"
TEMPLATES = PACKAGE / "render/templates"
# Words that the runtime picks by a name it computes: page/results.js says what transfer.js answers.
COMPUTED = {"PAGES": {"loadFailed", "loadOther", "loadOtherPerson"}}
SERVED_AS = {
    "PRACTICE": "words.js",
    "FINAL": "final-words.js",
    "REGISTER": "register-words.js",
    "STORAGE": "storage-words.js",
    "OFFLINE": "offline-words.js",
    "PAGES": "page/words.js",
    "GLOSSARY": "glossary-words.js",
    "GUIDE": "guide-words.js",
    "REPETITION": "repetition-words.js",
    "COMFORT": "comfort-words.js",
    "VERIFY": "verify-words.js",
    "MINE": "my-data-words.js",
    "MEETING": "meeting-words.js",
    "ORDER": "interaction/order-words.js",
    "EXTENDED_TEXT": "interaction/extended-text-words.js",
    "CONFIDENCE": "confidence-words.js",
    "SCENARIO": "interaction/scenario-words.js",
    "TEMPLATE": "page/template-words.js",
    "SLIDES": "slides/words.js",
    "LIVE": "meeting/live-words.js",
}
# Names that look like addresses but are never fetched.
NAMESPACES = (
    "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink",
    "http://adlnet.gov/expapi/verbs/", "https://w3id.org/kurs/",
)  # fmt: skip


def files(*folders: Path, endings: tuple[str, ...] = CODE) -> list[Path]:
    found = (path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in endings)
    return [path for path in found if not NOT_OURS & set(path.parts)]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


OURS = files(PACKAGE, ROOT / "tests")
SCRIPTS = files(RUNTIME, endings=(".js",))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_no_file_is_longer_than_400_lines() -> None:
    assert [name(path) for path in OURS if len(read(path).splitlines()) > 400] == []


def test_the_first_line_of_a_module_says_what_it_is() -> None:
    modules = [path for path in OURS if path.suffix in (".py", ".js")]
    assert [name(path) for path in modules if not read(path).startswith(('"""', "//"))] == []


def test_half_of_the_files_are_shorter_than_150_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """A guide and no rule: it is shown, and never fails."""
    with capsys.disabled():
        lengths = [len(read(path).splitlines()) for path in files(PACKAGE)]
        if (median := statistics.median(lengths)) > 150:
            print(f"\nThe median file of plugins/kurs has {median} lines, more than 150.")


def test_no_function_is_longer_than_50_lines() -> None:
    long = []
    for path in files(PACKAGE, ROOT / "tests", endings=(".py",)):
        for node in ast.walk(ast.parse(read(path))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno >= 50:
                long.append(f"{name(path)}: {node.name}")
    assert long == []


def said(text: str) -> set[str]:
    """The words that a script says."""
    code = (line for line in text.splitlines() if not line.startswith("import "))
    return set(re.findall(r"\bwords\.(\w+)", "\n".join(code)))


def sayers(module: str) -> Iterator[set[str]]:
    """What each script says that imports the words of `module`, a path in the runtime."""
    for path in SCRIPTS:
        for target in re.findall(r'import words from "([^"]+)"', text := read(path)):
            if (path.parent / target).resolve() == (RUNTIME / module).resolve():
                yield said(text)


@pytest.mark.parametrize("kind", SERVED_AS)
def test_every_word_of_the_runtime_is_used_and_every_used_word_exists(kind: str) -> None:
    used = COMPUTED.get(kind, set()).union(*sayers(SERVED_AS[kind]))
    if kind == "PRACTICE":  # item.js hands these to the interactions
        used |= set().union(*(said(text) for path in SCRIPTS if "import words" not in (text := read(path))))
    known = set(getattr(words, kind))
    assert used - known == set(), f"write these in words.{kind}"
    assert known - used == set(), f"nobody says these: take them out of words.{kind}"


def test_no_two_groups_have_the_same_name_for_different_words() -> None:
    first: dict[str, str] = {}
    for kind in SERVED_AS:
        for word, text in getattr(words, kind).items():
            assert first.setdefault(word, text) == text, f"{kind}.{word}: another group has it, for other words"


def test_every_word_of_the_templates_is_used_and_every_used_word_exists() -> None:
    texts = [read(path) for path in files(TEMPLATES, endings=(".jinja",))]
    used = {word for text in texts for word in re.findall(r"\bwords\.(\w+)", text)}
    python = "\n".join(read(path) for path in files(PACKAGE / "render", endings=(".py",)))
    used |= set(re.findall(r'WORDS\["(\w+)"\]', python))
    assert used == set(words.HTML)


def test_words_is_the_only_place_with_what_the_runtime_says() -> None:
    for path in SCRIPTS:
        assert not re.search("[åäöÅÄÖ]", code(path)), f"{name(path)}: Swedish belongs in words.py"


def test_what_a_word_fills_in_is_given_a_name() -> None:
    for kind in ("HTML", *SERVED_AS):
        for word, text in getattr(words, kind).items():
            assert "{" not in re.sub(r"\{[a-zA-Z]+\}", "", text), f"{kind}.{word}"


def code(path: Path) -> str:
    return "\n".join(line for line in read(path).splitlines() if not line.lstrip().startswith(("//", "/*")))


def test_nothing_is_fetched_from_another_host() -> None:
    for path in files(RUNTIME, TEMPLATES):
        text = code(path)
        for namespace in NAMESPACES:
            text = text.replace(namespace, "")
        assert re.findall(r"(?:(?:https?|wss?):)?//[a-z0-9-]+\.[a-z0-9.-]+", text) == [], name(path)


def test_nothing_is_logged() -> None:
    """But for console.error where something has failed."""
    for path in SCRIPTS:
        assert re.findall(r"console\.(?!error)\w+|\bdebugger\b|\balert\(", code(path)) == [], name(path)


def test_the_pure_parts_of_the_runtime_know_no_page_clock_or_storage() -> None:
    stems = ("revision", "seal", "chance", "draw", "personal")
    pure = [*RUNTIME.glob("grade/*.js"), *(RUNTIME / f"{stem}.js" for stem in stems)]
    impure = re.compile(r"\b(document|window|localStorage|indexedDB|fetch|Date|Math\.random|navigator)\b")
    for path in pure:
        assert impure.findall(read(path)) == [], name(path)


def ignored() -> set[str]:
    return {line.strip("/ ") for line in read(ROOT / ".gitignore").splitlines()}


def test_readme_s_map_names_every_folder_and_only_what_exists() -> None:
    rows = [line for line in read(ROOT / "README.md").partition("## Map")[2].splitlines() if line.startswith("| `")]
    places = [place for row in rows for place in re.findall(r"`([^`]+)`", row.split("|")[1])]
    folders = {path.name for path in ROOT.iterdir() if path.is_dir()} - ignored() - {".git"}
    assert folders - {place.split("/")[0] for place in places} == set(), "name these in README.md's map"
    gone = [place for place in places if not (ROOT / place).exists() and not (PACKAGE / place).exists()]
    assert gone == [], "README.md's map names what isn't there"

"""The runtime as it is served: no comments, little white space, and otherwise what was written."""
from __future__ import annotations

import re
from pathlib import Path

import pytest
from kurs.render.assets import WORKERS, asset_folder, lean, runtime_files
from kurs.render.search_worker import PARTS
from samples import PACKAGE

RUNTIME = PACKAGE / "runtime"
FILES = [path for path in sorted(RUNTIME.rglob("*")) if path.suffix in (".js", ".css") and "vendor" not in path.parts]
LITERAL = re.compile(r'`[^`]*`|"(?:\\.|[^"\\\n])*"')


def code(text: str) -> tuple[list[str], str]:
    """The strings of a script, and all of it without white space."""
    return LITERAL.findall(text), re.sub(r"\s+", "", text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(RUNTIME).as_posix())
def test_nothing_but_comments_and_white_space_is_taken_away(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    served = lean(path.name, written.encode()).decode()
    if path.suffix == ".js":
        without = re.sub(r"^\s*//.*$", "", written, flags=re.MULTILINE)
        assert code(served) == code(without)
    else:
        assert len(served) < len(written) and "/*" not in served


def test_every_file_is_served_and_the_words_are_modules() -> None:
    served = runtime_files()
    written = {path.relative_to(RUNTIME).as_posix() for path in FILES}
    assert written - {*PARTS, *WORKERS} < set(served)
    for name in ("words.js", "final-words.js", "storage-words.js", "page/words.js"):
        assert served[name].startswith(b"export default {")


def test_the_search_is_one_script_of_all_its_parts_that_needs_no_module() -> None:
    served = runtime_files()
    assert set(PARTS) & set(served) == set()
    ours = {path.relative_to(RUNTIME).as_posix() for path in (RUNTIME / "search").iterdir()}
    assert ours == {name for name in PARTS if name.startswith("search/")}
    script = served["search.js"].decode()
    assert not re.search(r"^\s*(import|export)\b|[;}](import|export)[ {]", script, re.MULTILINE)
    for part in ("MiniSearch", "SwedishStemmer", "class Vocabulary", "class Engine", "addEventListener"):
        assert part in script


def test_every_import_is_a_file_that_is_served() -> None:
    served = runtime_files()
    for name, body in served.items():
        for target in re.findall(r'(?:from|import) ?\(?"(\.[^"]+)"', body.decode()):
            assert str((Path("/") / name).parent.joinpath(target).resolve())[1:] in served, (name, target)


def test_the_folder_is_named_after_what_is_in_it() -> None:
    served = runtime_files()
    changed = served | {"start.js": served["start.js"] + b" "}
    assert re.fullmatch(r"assets/kurs/[0-9a-f]{10}", asset_folder(served))
    assert asset_folder(served) == asset_folder(dict(reversed(served.items()))) != asset_folder(changed)

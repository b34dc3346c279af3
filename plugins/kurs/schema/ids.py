"""`kurs ids`: gives quick checks the ids that make them recorded, in the files, and nowhere else."""
from __future__ import annotations

import re
from pathlib import Path

from kurs.errors import KursError, Problem
from kurs.schema.quick import add_ids
from kurs.schema.source import read_file

_WRITTEN = re.compile(r"""\bid:[ \t]*["']?([a-z0-9-]+)""")


def write_ids(root: Path, path: Path) -> dict[str, int]:
    """{file: number of ids written} for a chapter or a folder of them. Raises KursError, then nothing is written."""
    taken = _taken(root)
    texts: dict[Path, tuple[str, str]] = {}
    problems: list[Problem] = []
    for file in [path] if path.is_file() else sorted(path.rglob("*.md")):
        before = _text(file, _name(root, file))
        try:
            after = add_ids(before, _name(root, file), taken=frozenset(taken))
        except KursError as error:
            problems += error.problems
            continue
        taken.update(_WRITTEN.findall(after))
        texts[file] = before, after
    if problems:
        raise KursError(problems)
    changed = {file: pair for file, pair in texts.items() if pair[0] != pair[1]}
    for file, (_, after) in changed.items():
        file.write_bytes(after.encode())
    return {
        _name(root, file): after.count("<!-- kurs id:") - before.count("<!-- kurs id:")
        for file, (before, after) in changed.items()
    }


def _name(root: Path, file: Path) -> str:
    return file.resolve().relative_to(root.resolve()).as_posix()


def _text(file: Path, name: str) -> str:
    """As it stands, byte order mark included."""
    text = read_file(file, name)
    if isinstance(text, Problem):
        raise KursError([text])
    return file.read_bytes().decode()


def _taken(root: Path) -> set[str]:
    """Every id that stands anywhere in the course, also in files with mistakes."""
    files = [*root.glob("quizzes/**/*.y*ml"), *root.glob("docs/**/*.md")]
    texts = (read_file(file, file.name) for file in files if file.is_file())
    return {id for text in texts if isinstance(text, str) for id in _WRITTEN.findall(text)}

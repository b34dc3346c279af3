"""The course as it is, and a plain Material site of the same Markdown: two projects to build and hold side by side."""
from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import yaml
from kurs.schema.chapter import find_blocks

from bench import build

ROOT = Path(__file__).parents[1]
SOURCES = ("docs", "quizzes", "theme", "mkdocs.yml")
# `{=name}` and `{§law}` are ours: a word stands for each.
PLACEHOLDER = re.compile(r"\{[=§][^}]*\}")
PAGES = {"start page": "", "chapter": "begrepp/nu-och-sedan/"}  # 4 exercises, 16 terms of the glossary, 2 drawings


def twins(folder: Path) -> dict[str, Path]:
    """Both built."""
    projects = {"plain": _plain(folder / "plain"), "kurs": _course(folder / "kurs")}
    for project in projects.values():
        build.build(project)
    return projects


def _course(project: Path) -> Path:
    project.mkdir(parents=True)
    for name in SOURCES:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, project / name)
    return project


def _plain(project: Path) -> Path:
    """Material as its own guide begins: Swedish, with search and without web fonts; what the texts need beside that."""
    shutil.copytree(ROOT / "docs", project / "docs")
    for page in (project / "docs").rglob("*.md"):
        page.write_text(_without_ours(page.read_text("utf-8")), "utf-8")
    ours = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=_AnyTag)
    settings = {
        **{name: ours[name] for name in ("site_name", "site_url", "nav", "markdown_extensions")},
        "theme": {"name": "material", "language": "sv", "font": False},
        "extra": {"generator": False},
        "plugins": [{"search": {"lang": "sv"}}],
    }
    (project / "mkdocs.yml").write_text(json.dumps(settings, ensure_ascii=False), "utf-8")
    return project


def _without_ours(text: str) -> str:
    rows = text.split("\n")
    for block in reversed(find_blocks(text)):
        del rows[block.line : block.end_line]
    return PLACEHOLDER.sub("ord", "\n".join(rows))


class _AnyTag(yaml.SafeLoader):
    """Reads `!ENV` and the like as nothing."""


def _nothing(loader: Any, suffix: str, node: Any) -> None:
    return None


_AnyTag.add_multi_constructor("!", _nothing)

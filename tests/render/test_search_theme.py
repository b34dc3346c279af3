"""A theme that no longer works as our search expects stops the build, and says what has changed."""
from __future__ import annotations

import re
from pathlib import Path

import material
import pytest
from kurs.errors import KursError
from kurs.render.search_theme import check_index, check_theme, with_search

PAGE = '<script id="__config">{"base": "..", "search": "../assets/javascripts/workers/search.a7633da7.min.js"}</script>'
BUNDLE = next((Path(material.__file__).parent / "templates/assets/javascripts").glob("bundle.*.min.js"))
INDEX = {"config": {}, "docs": [{"location": "", "title": "Start", "text": ""}]}
# What a new release might do, and what we then say.
CHANGES = {
    "new Worker(": ("new Thread(", "egen tråd"),
    "type:0,data:{config:": ("type:9,data:{config:", "lämnar över"),
    "type:2,data:": ("type:8,data:", "någon skriver"),
    "type===1}": ("type===7}", "redo"),
    "type===3}": ("type===6}", "tar emot"),
    "search/search_index.json": ("search/index.json", "hämtar sökregistret;|hämtar sökregistret[.]"),
    "__index": ("__data", "från en mapp"),
    "data-md-score": ("data-score", "hur bra"),
}


def site(folder: Path, bundle: str) -> Path:
    scripts = folder / "assets/javascripts"
    scripts.mkdir(parents=True)
    (scripts / BUNDLE.name).write_text(bundle, encoding="utf-8")
    return folder


def test_the_theme_we_use_is_as_expected(tmp_path: Path) -> None:
    check_theme(site(tmp_path, BUNDLE.read_text(encoding="utf-8")))


@pytest.mark.parametrize("was", CHANGES)
def test_each_thing_we_lean_on_is_missed_when_it_is_gone(tmp_path: Path, was: str) -> None:
    becomes, told = CHANGES[was]
    bundle = BUNDLE.read_text(encoding="utf-8")
    assert was in bundle
    with pytest.raises(KursError) as stopped:
        check_theme(site(tmp_path, bundle.replace(was, becomes)))
    message = str(stopped.value)
    assert re.search(told, message)
    assert "docs/om/sok.md" in message and "requirements/site.txt" in message


@pytest.mark.parametrize("bundles", [0, 2])
def test_the_script_is_missed_when_it_is_called_something_else(tmp_path: Path, bundles: int) -> None:
    for number in range(bundles):
        site(tmp_path / str(number), "")
    (tmp_path / "assets/javascripts").mkdir(parents=True)
    with pytest.raises(KursError, match="i stället för en"):
        check_theme(tmp_path)


def test_our_worker_takes_the_place_of_material_s_and_of_nothing_else() -> None:
    page = with_search(PAGE, "assets/kurs/0123456789/search.js")
    assert page == PAGE.replace("javascripts/workers/search.a7633da7.min.js", "kurs/0123456789/search.js")
    missing = with_search(PAGE.replace("../assets", "/ibic/assets"), "assets/kurs/0/search.js")
    assert missing.count('"/ibic/assets/kurs/0/search.js"') == 1


@pytest.mark.parametrize("page", ["<html></html>", PAGE * 2, PAGE.replace("workers/", "threads/")])
def test_a_page_without_a_place_for_it_stops_the_build(page: str) -> None:
    with pytest.raises(KursError, match="sökprogram"):
        with_search(page, "assets/kurs/0/search.js")


@pytest.mark.parametrize("index", [None, {}, {"docs": INDEX["docs"]}, {"config": {}, "docs": [{"url": ""}]}])
def test_an_index_of_another_form_stops_the_build(index: object) -> None:
    check_index(INDEX)
    with pytest.raises(KursError, match="Sökregistret"):
        check_index(index)

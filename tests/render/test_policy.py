"""The policy in each built page: the theme's scripts by hash, the same on each, and nothing an author slips in."""
from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest
from kurs.errors import KursError
from kurs.render.policy import write_policy

PAGE = """<!doctype html>
<html lang="sv">
  <head>
    <meta charset="utf-8">
    <script>here = "{name}"</script>
  </head>
  <body><article>{written}</article><script src="own.js"></script>
  <script id="__config" type="application/json">{{"base": "."}}</script></body>
</html>
"""


def site(folder: Path, **written: str) -> Path:
    for name, text in written.items():
        (folder / name).mkdir()
        (folder / name / "index.html").write_text(PAGE.format(name=name, written=text), "utf-8")
    return folder


def hashed(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_every_page_has_the_same_policy_before_its_first_script(tmp_path: Path) -> None:
    policy = write_policy(site(tmp_path, one="<p>Ett", two="<p>Två <svg><path/></svg>"))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    for page in tmp_path.rglob("*.html"):
        head, found, rest = page.read_text("utf-8").partition(meta)
        assert found and "<script" not in head and meta not in rest
        assert len((head + meta).encode()) < 1024, "the encoding has to stand in the first 1024 bytes"
    assert policy.count("sha256-") == 2, "a hash for what runs, none for data and files"
    assert hashed('here = "one"') in policy
    assert "unsafe" not in policy and "*" not in policy and "http" not in policy


def test_written_again_it_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    first = write_policy(site(tmp_path, one="<p>Ett"))
    page = tmp_path / "one/index.html"
    page.write_text(page.read_text("utf-8").replace('"one"', '"other"'), "utf-8")
    second = write_policy(tmp_path, folder=True)
    text = page.read_text("utf-8")
    assert first not in text and second in text and text.count("Content-Security-Policy") == 1
    assert hashed('here = "other"') in second and "script-src 'self' file: 'sha256-" in second


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('<p style="color: red">', 'style="color: red"'),
        ('<img src="a.png" onerror="x()">', 'onerror="x()"'),
        ('<a href=" JavaScript:x()">', "JavaScript:x()"),
        ("<style>p { color: red }</style>", "<style>"),
        ("<script>x()</script>", "<script>"),
    ],
)
def test_what_would_not_work_stops_the_build_and_says_where(tmp_path: Path, written: str, told: str) -> None:
    site(tmp_path, one=written, two=written, fine='<p>Om style="" i <code>&lt;style&gt;</code>')
    with pytest.raises(KursError) as stopped:
        write_policy(tmp_path, {"one/index.html": "docs/one.md"})
    places = {problem.file for problem in stopped.value.problems}
    assert places == {"docs/one.md", "two/index.html"}
    assert all(told in problem.message and "Ta bort" in problem.message for problem in stopped.value.problems)
    assert "Content-Security-Policy" not in (tmp_path / "one/index.html").read_text("utf-8")


def test_a_page_without_a_head_is_told(tmp_path: Path) -> None:
    (tmp_path / "egen.html").write_text("<p>Hej", "utf-8")
    with pytest.raises(KursError, match=r"egen\.html.*<head>"):
        write_policy(tmp_path)

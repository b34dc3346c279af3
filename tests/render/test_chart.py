"""A chart in HTML: each figure as a length for the eye and in a table for everyone, without script and inline style."""
from __future__ import annotations

import pytest
from kurs.model.chart import Bar, Chart
from kurs.render.html import Renderer
from kurs.render.page import Place, page_block
from parsed import Node, parse
from samples import course

ROWS = (Bar(label="Ja & nja", value=0.5), Bar(label="Nej", value=0.07))
PLAIN = Chart(
    id="svar", title="Svar", text="Flest ja.", label="Svar", unit="r", max=1, source="Egen", rows=ROWS, decimals=2
)
WIDE = (Bar(label="a", value=3, spread=1.5, count=9), Bar(label="b", value=1.5, spread=1, count=8))
TEXTS = {"title": "T", "text": "t", "label": "l", "unit": "u", "source": "s", "computed": "Delat."}
FULL = Chart(id="alla", min=1, max=5, rows=WIDE, decimals=1, **TEXTS)  # type: ignore[arg-type]


def shown(chart: Chart) -> Node:
    renderer = Renderer(course(charts=(chart,)))
    return parse(str(page_block(renderer, "chart", chart.id, Place("a.md", str, "/assets"))))


def table(page: Node) -> list[list[str]]:
    return [[cell.text for cell in row.all("th", "td")] for row in page.all("tr")]


def test_the_table_has_every_figure_with_swedish_decimals() -> None:
    assert table(shown(PLAIN)) == [["Svar", "r"], ["Ja & nja", "0,50"], ["Nej", "0,07"]]
    assert table(shown(FULL))[1:] == [["a", "3,0", "1,5", "9"], ["b", "1,5", "1,0", "8"]]


def test_every_row_and_column_has_its_heading() -> None:
    page = shown(FULL)
    assert [one.attributes["scope"] for one in page.all("th")] == ["col"] * 4 + ["row"] * 2


@pytest.mark.parametrize(("chart", "widths"), [(PLAIN, ["50", "7"]), (FULL, ["50", "12.5"])], ids=["from 0", "from 1"])
def test_a_bar_is_as_long_as_its_figure_from_where_bars_begin(chart: Chart, widths: list[str]) -> None:
    bars = [one.attributes["width"] for one in shown(chart).all("rect") if one.attributes["class"] == "bar"]
    assert bars == widths


def test_the_spread_is_a_line_that_stays_within_the_scale() -> None:
    assert [one.attributes["d"] for one in shown(FULL).all("path")] == ["M12.5 14H87.5", "M0 14H37.5"]
    assert not list(shown(PLAIN).all("path"))


def test_a_screen_reader_meets_one_picture_with_a_name_and_then_the_table() -> None:
    page = shown(FULL)
    [picture] = [one for one in page.all() if one.attributes.get("role") == "img"]
    assert "tabellen" in picture.attributes["aria-label"]
    hidden = next(picture.all("div"))
    assert hidden.attributes["aria-hidden"] == "true"
    assert all(svg.inside("div") is hidden for svg in page.all("svg"))
    [figure] = page.all("figure")
    [title] = [one for one in page.all() if one.attributes.get("id") == figure.attributes["aria-labelledby"]]
    assert title.text == "T"


def test_how_it_was_computed_and_where_it_comes_from_is_told() -> None:
    text = shown(FULL).text
    assert "Så är det räknat: Delat." in text and "Källa: s" in text
    assert "Så är det räknat" not in shown(PLAIN).text


def test_a_strict_content_security_policy_lets_it_through() -> None:
    page = shown(FULL)
    assert not [one for one in page.all() if "style" in one.attributes or one.tag == "script"]


def test_a_chart_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyError):
        page_block(Renderer(course()), "chart", "hus", Place("a.md", str, "/assets"))

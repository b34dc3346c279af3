"""Authors' Markdown: the quick way for plain text says what Markdown would have said, and HTML is never let through."""
from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from kurs.render import text as text_module
from kurs.render.text import Text
from parsed import parse
from pytest import MonkeyPatch

# All that the schema lets through in one line: no control characters, no line breaks. Seldom more than one mark.
PLAIN = st.text(
    st.sampled_from("abåÖ 0123456789.,:;!?()\"'”–-+=/>#%{}$@^1 😀")
    | st.characters(exclude_categories=("Cc", "Cs", "Cf", "Cn", "Co", "Zl", "Zp")),
    max_size=12,
)
MARK = st.sampled_from(["", "", "\\", "`", "*", "_", "[", "]", "<", "&", "|", "~", "**", "1. ", "- ", "# ", "> "])
WRITTEN = st.tuples(PLAIN, MARK, PLAIN, st.just("") | MARK, PLAIN).map("".join).filter(str.strip)


@settings(max_examples=400, derandomize=True, deadline=None, database=None)
@given(text=WRITTEN)
def test_the_quick_way_says_what_markdown_says(text: str) -> None:
    quick = parse(Text({}).block(text))
    with MonkeyPatch.context() as patch:
        patch.setattr(text_module, "_MARKUP", text_module.re.compile(""))
        slow = parse(Text({}).block(text))
    assert quick.text == slow.text
    assert [node.tag for node in quick.all()] == [node.tag for node in slow.all()]


def test_plain_text_takes_the_quick_way() -> None:
    text = Text({})
    text._markdown = None  # type: ignore[assignment]
    assert text.block('Rosa sa: "Jag vill laga mat själv" (3 gånger).').startswith("<p>Rosa")


def test_markdown_works_in_exercises() -> None:
    shown = Text({}).block("> Kl. 7\n\n- **fet**\n- `kod`\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\n<b>\n```")
    tags = [node.tag for node in parse(shown).all()]
    for tag in ("blockquote", "ul", "strong", "code", "table", "pre"):
        assert tag in tags


def test_one_paragraph_stands_without_its_element_and_several_keep_theirs() -> None:
    text = Text({})
    assert text.inline("en *rad*") == "en <em>rad</em>"
    assert text.inline("en\n\ntvå").count("<p>") == 2


def test_an_unknown_name_stays_as_it_is_written() -> None:
    assert Text({"a.b": "x"}).fill("{=a.b} {= a.b } {=c}") == "x x {=c}"


def test_the_municipality_s_words_may_hold_markdown_and_never_html() -> None:
    shown = Text({"a": "**x** <b>y</b>"}).inline("{=a}")
    assert shown == "<strong>x</strong> &lt;b&gt;y&lt;/b&gt;"

"""Terms are found where a reader sees them: whole words, the longest, in any form."""
from __future__ import annotations

import pytest
from kurs.model.glossary import Lexicon, Term


def term(id: str, written: str, *forms: str) -> Term:
    return Term(id=id, term=written, definition="x", source="5", forms=forms)


LEXICON = Lexicon(
    [
        term("mal", "mål", "målet", "målen"),
        term("bedomt", "bedömt funktionstillstånd"),
        term("funktion", "funktionstillstånd"),
        term("sip", "SIP"),
        term("ibic", "IBIC-ombud"),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Målet är klart.", ["mal"]),
        ("Delmålet är klart.", []),
        ("Målbilden", []),
        ("mål-arbete", []),
        ("Mål, mål.", ["mal", "mal"]),
        ("Ett bedömt funktionstillstånd och ett funktionstillstånd", ["bedomt", "funktion"]),
        ("bedömt\nfunktionstillstånd", ["funktion"]),
        ("En SIP görs. Hon sip-pade.", ["sip"]),
        ("Fråga ditt IBIC-ombud.", ["ibic"]),
        ("", []),
        ("😀 mål 😀", ["mal"]),
    ],
)
def test_a_term_is_found_as_a_whole_word(text: str, found: list[str]) -> None:
    uses = list(LEXICON.uses(text))
    assert [use.term.id for use in uses] == found
    for use in uses:
        assert text[use.start : use.end].casefold() in {written.casefold() for written in use.term.written}

"""Where each provision of the law is used, for people and for programs."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from kurs.words.authors import LAWS as WORDS

if TYPE_CHECKING:
    from kurs.schema.laws import Used
    from kurs.schema.names import Found


def listing(uses: Iterable[Used], by_hand: Iterable[Found]) -> str:
    return "\n".join(_rows(tuple(uses), tuple(by_hand)))


def _rows(uses: tuple[Used, ...], by_hand: tuple[Found, ...]) -> Iterator[str]:
    for one in uses:
        if one.places:
            law = one.provision
            checked = WORDS["lawChecked"].format(day=law.checked, certainty=law.certainty)
            yield f"{law.id}: {law.law} {law.section} ({checked})"
            yield from (f"  {place.file}:{place.line}" for place in one.places)
            yield ""
    unused = [one.provision.id for one in uses if not one.places]
    yield WORDS["lawUnused"].format(ids=", ".join(unused)) if unused else WORDS["lawAllUsed"]
    if by_hand:
        yield f"\n{WORDS['lawByHand']}"
        yield from (f"  {place.file}:{place.line}: {place.text}" for place in by_hand)


def for_programs(uses: Iterable[Used], by_hand: Iterable[Found]) -> dict[str, object]:
    """`laws` and `by_hand` of the JSON."""
    places = ("file", "line", "column")
    laws = [
        {**asdict(one.provision), "uses": [{name: getattr(place, name) for name in places} for place in one.places]}
        for one in uses
    ]
    return {"laws": laws, "by_hand": [asdict(place) for place in by_hand]}

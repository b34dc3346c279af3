"""What an author may write in an item: one strict class per interaction, beside the common fields.

A new interaction is one file here (fields, `means`, `mistakes`) and its name in INTERACTIONS.
"""
from __future__ import annotations

from kurs.schema.interactions.choice import Choice
from kurs.schema.interactions.gap_match import GapMatch
from kurs.schema.interactions.hottext import Hottext
from kurs.schema.interactions.match import Match
from kurs.schema.interactions.scale import Scale
from kurs.schema.interactions.text_entry import TextEntry
from kurs.schema.item import ItemFields

INTERACTIONS: dict[str, type[ItemFields]] = {
    "choice": Choice,
    "text-entry": TextEntry,
    "gap-match": GapMatch,
    "match": Match,
    "hottext": Hottext,
    "scale": Scale,
}
Item = Choice | TextEntry | GapMatch | Match | Hottext | Scale

"""What an author may write in an item: one strict class per interaction, beside the common fields.

A new interaction is one file here (fields, `means`, `mistakes`) and its name in Item.
"""
from __future__ import annotations

from typing import get_args

from kurs.schema.interactions.choice import Choice
from kurs.schema.interactions.extended_text import ExtendedText
from kurs.schema.interactions.gap_match import GapMatch
from kurs.schema.interactions.hotspot import Hotspot
from kurs.schema.interactions.hottext import Hottext
from kurs.schema.interactions.inline_choice import InlineChoice
from kurs.schema.interactions.match import Match
from kurs.schema.interactions.order import Order
from kurs.schema.interactions.scale import Scale
from kurs.schema.interactions.scenario import Scenario
from kurs.schema.interactions.text_entry import TextEntry
from kurs.schema.item import ItemFields

Item = (
    Choice
    | TextEntry
    | GapMatch
    | Match
    | Order
    | InlineChoice
    | Hottext
    | Scale
    | ExtendedText
    | Hotspot
    | Scenario
)
INTERACTIONS: dict[str, type[ItemFields]] = {cls.means.stem: cls for cls in get_args(Item)}

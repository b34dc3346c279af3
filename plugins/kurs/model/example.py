"""A worked example: a good text with a note at each place worth seeing, and a faulty one to mend."""
from __future__ import annotations

from dataclasses import dataclass

from kurs.model import passages


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Why the passage of the same id is good; block Markdown."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """`text` is block Markdown with `[[note id|the words]]`; `mend` is the exercise or set shown after it.

    `notes` stand in the order of the text. `source` as for an item.
    """

    id: str
    title: str
    text: str
    notes: tuple[Note, ...]
    mend: str
    source: str
    intro: str | None = None

    @property
    def words(self) -> dict[str, str]:
        """{note id: the words it is about}"""
        return passages.words(self.text)

    @property
    def placed(self) -> str:
        """The text with only `[[note id]]` at each place."""
        return passages.placed(self.text)

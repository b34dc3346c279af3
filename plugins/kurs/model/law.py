"""A provision of the law: where it stands and what it says."""
from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = re.compile(r"\s*\(\d{4}:\d+\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """`says` is in plain words of our own. `certainty`: "S" read in the law itself, "T" likely. `checked` is a day.

    `short` is what the law is called in running text; without it, its name without the number.
    """

    id: str
    law: str
    section: str
    says: str
    certainty: str
    checked: str
    short: str | None = None

    @property
    def reference(self) -> str:
        """As it stands in a text: "SoL 14 kap. 3 §"; a line never ends in the middle of the section."""
        name = self.short or _NUMBER.sub("", self.law)
        return f"{name} {self.section.replace(' ', chr(0xA0))}"

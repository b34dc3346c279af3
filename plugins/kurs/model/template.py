"""A form for the job, such as a plan to fill in: one definition for the page, the Word file and the filled example."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

# Every kind of field. A group is a set of fields that is filled in once or more, such as one for each livsområde.
PLAIN_KINDS = ("text", "long-text", "date", "choice", "scale")


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateOption:
    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateField:
    """`id` is unique in the template, in groups too. `options` are those of a choice, and of a scale.

    `fields` and `one`, what one row is called, belong to a group. `required` is a hint and nothing more. `source` as
    for an item.
    """

    id: str
    label: str
    kind: str
    source: str
    help: str | None = None
    required: bool = False
    options: tuple[TemplateOption, ...] = ()
    fields: tuple[TemplateField, ...] = ()
    one: str | None = None

    def shown(self, value: str) -> str:
        """What a person reads: the text of the option with this id, else the value as it is."""
        return next((option.text for option in self.options if option.id == value), value)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSection:
    id: str
    title: str
    fields: tuple[TemplateField, ...]
    help: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateExample:
    """`values` maps a field's id to its text, or to the list of a group's rows, each such a mapping."""

    title: str
    values: Mapping[str, Any]
    intro: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """All texts are plain, with the municipality's words as `{=name}`."""

    id: str
    title: str
    intro: str
    sections: tuple[TemplateSection, ...]
    example: TemplateExample

    @property
    def fields(self) -> Iterator[TemplateField]:
        """The fields of all sections, groups among them."""
        return (field for section in self.sections for field in section.fields)

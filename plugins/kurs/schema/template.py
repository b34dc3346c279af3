"""quizzes/data/mallar: a template a file, with its filled example. The file's name is the template's id."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from kurs.model import template as meaning
from kurs.schema.fields import ID, Id, Mistake, Strict, Text, mean
from kurs.schema.filled import mistakes as filled_mistakes
from kurs.schema.interactions.scale import SCALE
from kurs.schema.messages import check, slug
from kurs.schema.source import Loc, Source
from kurs.words import PLACES

# Lists of options that the course has already, by the name an author writes in options_from.
LISTS = {"livsomraden": PLACES["livsomraden"]}


class TemplateOption(Strict):
    """Ett val i en lista."""

    means = meaning.TemplateOption
    id: Id = Field(description="Valets namn i rutan: små bokstäver a–z, siffror och bindestreck.")
    text: Text = Field(description="Valet, som det visas.")


class _Common(Strict):
    id: Id = Field(description="Rutans namn, ensamt i mallen. Det som någon har skrivit hör ihop med namnet.")
    label: Text = Field(description="Rutans rubrik, som den visas.")
    help: Text | None = Field(None, description="En kort hjälp under rubriken.")
    required: bool = Field(False, description='true om rutan bör fyllas i. Då står det "(bör fyllas i)".')
    source: Text = Field(description='Stödet för rutan: faktabladets avsnitt ("7.1") eller ett id i lagrum.yml.')
    options: list[TemplateOption] | None = Field(None, description="Valen i en ruta av sorten choice.")
    options_from: Literal["livsomraden"] | None = Field(
        None, description="En färdig lista i stället för options: livsomraden är de elva livsområdena."
    )


class TemplateInner(_Common):
    """En ruta i en grupp."""

    kind: Literal["text", "long-text", "date", "choice", "scale"] = Field(
        description="Rutans sort: text (en rad), long-text (flera rader), date, choice (en lista) eller scale (0–4)."
    )


class TemplateField(_Common):
    """En ruta i en mall, eller en grupp av rutor som går att upprepa."""

    kind: Literal["text", "long-text", "date", "choice", "scale", "group"] = Field(
        description="Rutans sort: text, long-text, date, choice, scale, eller group (rutor som går att upprepa)."
    )
    one: Text | None = Field(None, description="Vad en omgång av gruppen heter, till exempel Livsområde.")
    fields: list[TemplateInner] | None = Field(None, description="Rutorna i gruppen.")


class TemplateSection(Strict):
    """En del av mallen med egen rubrik."""

    id: Id = Field(description="Delens namn i mallen.")
    title: Text = Field(description="Delens rubrik.")
    help: Text | None = Field(None, description="En kort text under rubriken.")
    fields: Annotated[list[TemplateField], Field(min_length=1)] = Field(description="Rutorna, minst en.")


class TemplateExample(Strict):
    """Mallen ifylld, om en påhittad person."""

    title: Text = Field(description="Exemplets rubrik.")
    intro: Text | None = Field(None, description="Vem exemplet handlar om, i en mening.")
    values: dict[str, Any] = Field(description="Det ifyllda: rutans id, kolon och text. En grupp har en lista.")


class Template(Strict):
    """En mall: den ger en sida att fylla i, en Word-fil och ett ifyllt exempel."""

    title: Text = Field(description="Mallens rubrik.")
    intro: Text = Field(description="Vad mallen är till för, i en eller två meningar.")
    sections: Annotated[list[TemplateSection], Field(min_length=1)] = Field(description="Mallens delar, minst en.")
    example: TemplateExample = Field(description="Mallen ifylld. Alla rutor ska ha text.")

    def mistakes(self) -> Iterator[Mistake]:
        yield from _repeated((((*loc, "id"), one.id) for loc, one in self.placed()), "rutan")
        yield from _repeated(((("sections", at, "id"), one.id) for at, one in enumerate(self.sections)), "delen")
        for loc, one in self.placed():
            yield from ((loc + rest, what) for rest, what in _field(one))

    def placed(self) -> Iterator[tuple[Loc, TemplateField | TemplateInner]]:
        """Every field and where it stands, those of groups too."""
        for at, section in enumerate(self.sections):
            for n, one in enumerate(section.fields):
                here: Loc = ("sections", at, "fields", n)
                yield here, one
                yield from ((here + ("fields", m), inner) for m, inner in enumerate(one.fields or ()))

    def meaning(self, id: str) -> meaning.Template:
        sections = tuple(
            meaning.TemplateSection(id=one.id, title=one.title, help=one.help, fields=tuple(map(_meaning, one.fields)))
            for one in self.sections
        )
        example = meaning.TemplateExample(**self.example.__dict__)
        return meaning.Template(id=id, title=self.title, intro=self.intro, sections=sections, example=example)


def _repeated(ids: Iterable[tuple[Loc, str]], what: str) -> Iterator[Mistake]:
    seen: set[str] = set()
    for loc, id in ids:
        if id in seen:
            yield loc, f'{what} "{id}" finns redan i mallen. Välj ett annat id.'
        seen.add(id)


def _field(one: TemplateField | TemplateInner) -> Iterator[Mistake]:
    """What belongs to the kind is there, and nothing else."""
    chooses = one.kind == "choice"
    if chooses and (one.options is None) == (one.options_from is None):
        yield ("kind",), 'en ruta av sorten choice ska ha "options" eller "options_from". Skriv en av dem.'
    for name in ("options", "options_from"):
        if getattr(one, name) is not None and not chooses:
            yield (name,), f'"{name}" hör bara till sorten choice. Ta bort det eller ändra "kind".'
    ids = [option.id for option in one.options or ()]
    for at, id in enumerate(ids):
        if id in ids[:at]:
            yield ("options", at, "id"), f'valet "{id}" finns redan i rutan. Välj ett annat id.'
    if chooses and one.options is not None and len(ids) < 2:
        yield ("options",), '"options" har för få val. Skriv minst två.'
    if isinstance(one, TemplateField):
        yield from _group(one)


def _group(one: TemplateField) -> Iterator[Mistake]:
    for name, about in (("fields", "rutorna som upprepas"), ("one", "vad en omgång heter, till exempel Livsområde")):
        value = getattr(one, name)
        if one.kind == "group" and not value:
            yield ("kind",), f'"{name}" saknas i gruppen "{one.id}". Skriv {about}.'
        elif one.kind != "group" and value is not None:
            yield (name,), f'"{name}" hör bara till sorten group. Ta bort det eller ändra "kind".'


def _options(one: TemplateField | TemplateInner) -> tuple[meaning.TemplateOption, ...]:
    if one.kind == "scale":
        return tuple(meaning.TemplateOption(id=f"{n}", text=f"{n} – {{=scale.{n}}}") for n in SCALE)
    if one.options_from:
        return tuple(meaning.TemplateOption(id=id, text=text) for id, text in LISTS[one.options_from].items())
    return tuple(mean(option) for option in one.options or ())


def _meaning(one: TemplateField | TemplateInner) -> meaning.TemplateField:
    own = {name: getattr(one, name) for name in ("id", "label", "kind", "source", "help", "required")}
    group: dict[str, Any] = {}
    if isinstance(one, TemplateField) and one.fields:
        group = {"one": one.one, "fields": tuple(map(_meaning, one.fields))}
    return meaning.TemplateField(**own, options=_options(one), **group)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A checked template and where it stands."""

    template: meaning.Template
    written: Template
    place: Source


def read_template(source: Source, id: str) -> Drafted | None:
    """None when `source.problems` says why. `id` is the file's name without its ending."""
    if not re.fullmatch(ID, id):
        what = f'filens namn "{id}" får bara ha små bokstäver a–z, siffror och enkla bindestreck'
        source.problems.append(source.problem((), f'{what}. Byt namn till "{slug(id) or "min-mall"}".'))
    written = check(Template, source.data, source) if source.is_read else None
    if written is None:
        return None
    source.problems += [source.problem(loc, message) for loc, message in written.mistakes()]
    if source.problems:
        return None
    template = written.meaning(id)
    source.problems += filled_mistakes(source, template.fields, written.example.values)
    return None if source.problems else Drafted(template, written, source)

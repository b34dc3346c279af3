"""Assessments → HTML: one template per interaction stem in templates/interaction/."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kurs.model.assessment import Assessment, Course, Item
from kurs.render.drawing import in_words, picture
from kurs.render.payload import inert_json, payload
from kurs.render.text import Text, put
from kurs.words import HTML as WORDS

# Interactions with a style sheet of their own: runtime/interaction/<stem>.css.
_STEMS = (one.name for one in (files("kurs") / "runtime/interaction").iterdir())
_STYLED = {name.removesuffix(".css") for name in _STEMS if name.endswith(".css")}
_LINK = Markup('<link rel="stylesheet" href="{}/{}.css">')


def style_links(names: Iterable[str], *, assets: str, linked: set[str] | None) -> Markup:
    """A link for each of our style sheets that is not `linked` on the page yet."""
    known = set() if linked is None else linked
    new = [name for name in names if name not in known]
    known.update(new)
    return Markup().join(_LINK.format(assets, name) for name in new)


def _styles(assessment: Assessment) -> Iterator[str]:
    yield "kurs"
    if assessment.kind == "final":
        yield "panels"
    yield from styled(assessment.items)


def styled(items: Iterable[Item]) -> list[str]:
    """The style sheets of their parts and interactions."""
    found = list(items)
    parts = any(item.image or item.audio or item.confidence or len(item.hint) > 1 for item in found)
    stems = {item.interaction.stem for item in found}
    return [*(["item-parts"] if parts else []), *(f"interaction/{stem}" for stem in sorted(stems & _STYLED))]


class Renderer:
    """Renders one course, for a site with or without a register.

    `assets` is the URL of the versioned asset folder, relative to the page at hand.
    """

    def __init__(self, course: Course, *, register: bool = False) -> None:
        self.course = course
        self.register = register
        self.text = Text(course.local, course.laws)
        self.environment = Environment(
            loader=PackageLoader("kurs.render"),
            auto_reload=False,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.globals["words"] = WORDS
        self.environment.globals["register"] = Markup(" data-register") if register else ""
        text = self.text
        filters = {"md": text.inline, "blocks": text.block, "blanks": text.blanks, "placed": text.placed}
        self.environment.filters.update(filters, fill=text.fill, put=put, picture=picture, in_words=in_words)
        self._assessment = self.environment.get_template("assessment.html.jinja")

    def template(self, name: str, **variables: Any) -> Markup:
        return Markup(self.environment.get_template(name).render(course=self.course, **variables))

    def assessment(
        self, assessment: Assessment, *, assets: str, root: str = "", linked: set[str] | None = None
    ) -> Markup:
        """The HTML of an assessment. `linked` holds the style sheets that the page has, and gets what it lacks.

        `root` is put before the path of a picture or a sound.
        """
        final = assessment.kind == "final"
        module = self.course.module(assessment.module) if assessment.module else None
        keys = {item.id: self.key(item) for item in assessment.items}
        data = payload(assessment, module=module, keys=None if self.register else keys)
        return Markup(
            self._assessment.render(
                assessment=assessment,
                iri=self.course.iri,
                root=root,
                styles=style_links(_styles(assessment), assets=assets, linked=linked),
                final=final,
                module=module,
                draw=sum(section["draw"] for section in data["sections"]) if final else None,
                keys={} if final else keys,
                unreviewed=any(item.review.status != "godkänd" for item in assessment.items),
                payload=Markup(inert_json(data)),
                body=self.body,
            )
        )

    def paper(self, shown: Iterable[Assessment], *, assets: str) -> Markup:
        """What a page with these assessments needs in print: the keys of its practice, in the order of the page."""
        practice = [item for one in shown if one.kind != "final" for item in one.items]
        return self.template("paper.html.jinja", assets=assets, keys=[(item, self.key(item)) for item in practice])

    def body(self, item: Item) -> Markup:
        """The controls of an item."""
        return self._macro(item, "body")

    def key(self, item: Item) -> Markup:
        """The key and every explanation; `data-why` marks what the runtime shows for which response."""
        return self._macro(item, "key")

    def _macro(self, item: Item, name: str) -> Markup:
        module = self.environment.get_template(f"interaction/{item.interaction.stem}.html.jinja").module
        return Markup(getattr(module, name)(item, item.interaction))

"""Assessments → HTML: one template per interaction stem in templates/interaction/."""
from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kurs.model.assessment import Assessment, Course, Item
from kurs.render.payload import payload, script_json
from kurs.render.text import Text
from kurs.words import HTML as WORDS


class Renderer:
    """Renders one course. `assets` is the URL of the versioned asset folder, relative to the page at hand."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.text = Text(course.local)
        self.environment = Environment(
            loader=PackageLoader("kurs.render"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.globals["words"] = WORDS
        self.environment.filters.update(md=self.text.inline, blocks=self.text.block, blanks=self.text.blanks)
        self._assessment = self.environment.get_template("assessment.html.jinja")

    def template(self, name: str, **variables: Any) -> Markup:
        return Markup(self.environment.get_template(name).render(course=self.course, **variables))

    def assessment(self, assessment: Assessment, *, assets: str, styled: bool = False) -> Markup:
        """The HTML of an assessment. `styled` says that the page already links our style sheet."""
        final = assessment.kind == "final"
        module = self.course.module(assessment.module) if assessment.module else None
        keys = {item.id: self.key(item) for item in assessment.items}
        data = payload(assessment, module=module, keys=keys)
        return Markup(
            self._assessment.render(
                assessment=assessment,
                iri=self.course.iri,
                assets=assets,
                styled=styled,
                final=final,
                module=module,
                draw=sum(section["draw"] for section in data["sections"]) if final else None,
                keys={} if final else keys,
                unreviewed=any(item.review.status != "godkänd" for item in assessment.items),
                payload=Markup(script_json(data)),
                body=self.body,
            )
        )

    def body(self, item: Item) -> Markup:
        """The controls of an item."""
        return self._macro(item, "body")

    def key(self, item: Item) -> Markup:
        """The key and every explanation; `data-why` marks what the runtime shows for which response."""
        return self._macro(item, "key")

    def _macro(self, item: Item, name: str) -> Markup:
        module = self.environment.get_template(f"interaction/{item.interaction.stem}.html.jinja").module
        return Markup(getattr(module, name)(item, item.interaction))

"""What several tests read: the vectors, the real course, and one item of every interaction."""
from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from kurs.model.assessment import Assessment, Course, Item, Module, Objective, Section
from kurs.model.interaction import (
    Accepted,
    Blank,
    Category,
    Choice,
    Criterion,
    ExpectedEntry,
    ExtendedText,
    Gap,
    GapMatch,
    GapText,
    Hotspot,
    HotspotChoice,
    Hottext,
    InlineChoice,
    Interaction,
    Match,
    Option,
    Order,
    Rating,
    Row,
    Scale,
    Scenario,
    Scene,
    Span,
    Step,
    Target,
    TextEntry,
    Way,
)
from kurs.schema.load import load_course

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "plugins/kurs"
VECTORS = Path(__file__).parent / "vectors"


def vectors(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))
    return found


@cache
def real_course() -> Course:
    return load_course(ROOT)[0]


CHOICE = Choice(
    options=(
        Option(id="a", text="Alternativ a", feedback="Därför inte a."),
        Option(id="b", text="Alternativ b", correct=True, feedback="Därför b."),
        Option(id="c", text="Alternativ c", feedback="Därför inte c."),
    )
)
TEXT_ENTRY = TextEntry(
    text="Planen heter [[plan]].",
    blanks=(
        Blank(
            id="plan",
            label="Planens namn",
            accept=("genomförandeplan", "genomförandeplanen"),
            correct_feedback="Så heter den.",
            incorrect_feedback="Det är en annan plan.",
            expected=(ExpectedEntry(text="vårdplan", feedback="Den hör till vården."),),
            slip=True,
        ),
    ),
)
GAP_MATCH = GapMatch(
    categories=(
        Category(id="kropp", text="Kropp", feedback="Hit hör kroppen."),
        Category(id="hem", text="Hem", feedback="Hit hör hemmet."),
    ),
    statements=(
        GapText(id="ata", text="Rosa äter.", category="kropp", feedback="Att äta gäller kroppen."),
        GapText(
            id="duka",
            text="Rosa dukar.",
            category="hem",
            feedback="Att duka gäller hemmet.",
            also=(Accepted(category="kropp", feedback="Godtas, för hon går."),),
        ),
    ),
)
MATCH = Match(
    rows=(
        Row(id="r1", text="Behov", target="t1", feedback="Behovet kommer först."),
        Row(id="r2", text="Insats", target="t2", feedback="Insatsen kommer sedan."),
    ),
    targets=(
        Target(id="t1", text="Nå ryggen", feedback="Det är ett behov."),
        Target(id="t2", text="Dusch", feedback="Det är en insats."),
        Target(id="t3", text="Lördag", feedback="Det är en dag."),
    ),
)
ORDER = Order(
    steps=(
        Step(id="utreda", text="Utreda", feedback="Först frågar man."),
        Step(id="besluta", text="Besluta", feedback="Sedan beslutar man."),
        Step(id="folja-upp", text="Följa upp", feedback="Sist följer man upp."),
    )
)
INLINE_CHOICE = InlineChoice(
    text="Stödet ges [[nar]] av [[vem]].",
    gaps=(
        Gap(
            id="nar",
            label="När",
            options=(
                Option(id="ibland", text="ibland", feedback="Ibland är ingen tid."),
                Option(id="tisdag", text="på tisdagar", correct=True, feedback="Det går att planera."),
            ),
        ),
        Gap(
            id="vem",
            options=(
                Option(id="hemtjansten", text="hemtjänsten", correct=True, feedback="De har uppdraget."),
                Option(id="nagon", text="någon", feedback="Vem är någon?"),
            ),
        ),
    ),
)
HOTTEXT = Hottext(
    text="> Kerstin var [[besvarlig|besvärlig]]. Hon [[at|åt en smörgås]] och [[klagade|klagade]].",
    spans=(
        Span(id="besvarlig", correct=True, feedback="Det är vad skribenten tycker."),
        Span(id="at", feedback="Det går att se."),
        Span(id="klagade", correct=True, feedback="Skriv vad hon sa."),
    ),
)
SCALE = Scale(
    ratings=(
        Rating(id="nu", label="Bedömt", key=3, exact="Just 3.", near="Nästan 3.", far="Långt från 3."),
        Rating(id="mal", label="Avsett", key=1, exact="Just 1.", near="Nästan 1.", far="Långt från 1."),
    ),
)
EXTENDED_TEXT = ExtendedText(
    model="> Britt klädde på sig **själv**.",
    rubric=(
        Criterion(id="tid", text="Tiden står med.", feedback="Då syns när det hände."),
        Criterion(id="ord", text="Inget ord värderar.", feedback="Skriv vad du såg."),
    ),
    label="Din anteckning",
)
HOTSPOT = Hotspot(
    drawing="process",
    places=(
        HotspotChoice(id="genomfora-uppdrag", correct=True, feedback="Här ges stödet."),
        HotspotChoice(id="aktualisera", feedback="Här kommer ansökan."),
        HotspotChoice(id="utforma-uppdrag", feedback="Här skrivs uppdraget."),
    ),
)
SCENARIO = Scenario(
    scenes=(
        Scene(
            id="rost",
            text="Rut ropar från badrummet.",
            options=(
                Way(id="ga-in", text="Gå in till Rut", feedback="Du ser att Rut har halkat.", to="golv"),
                Way(id="vanta", text="Vänta utanför", feedback="Det blir tyst där inne.", to="tyst"),
            ),
        ),
        Scene(
            id="golv",
            text="Rut sitter på golvet.",
            options=(
                Way(id="fraga", text="Fråga hur det känns", feedback="Rut får säga själv.", to="bra"),
                Way(id="lyft", text="Lyft upp Rut", feedback="Du vet inte om något är skadat.", to="daligt"),
            ),
        ),
        Scene(id="bra", text="Rut får hjälp i lugn och ro.", ending="good"),
        Scene(id="tyst", text="Rut får vänta på hjälp.", ending="mixed"),
        Scene(id="daligt", text="Rut får mer ont.", ending="poor"),
    )
)
SAMPLES = (
    CHOICE, TEXT_ENTRY, GAP_MATCH, MATCH, ORDER, INLINE_CHOICE, HOTTEXT, SCALE, EXTENDED_TEXT, HOTSPOT, SCENARIO,
)  # fmt: skip
INTERACTION: dict[str, Interaction] = {one.stem: one for one in SAMPLES}


def item(interaction: Interaction = CHOICE, **fields: Any) -> Item:
    return Item(**{"id": f"en-{interaction.stem}", "interaction": interaction, "prompt": "Vad stämmer?"} | fields)


def assessment(*items: Item, kind: str = "exercise", **fields: Any) -> Assessment:
    id = items[0].id if kind == "exercise" else f"ett-{kind}"
    section = Section(id=id, items=items, draw=fields.pop("draw", None))
    return Assessment(**{"id": id, "kind": kind, "sections": (section,), "page": "m.md", "module": "m"} | fields)


def course(*assessments: Assessment, **fields: Any) -> Course:
    module = Module(
        id="m",
        title="Modul",
        version="1.0",
        pages=("m.md",),
        objectives=(Objective(id="kan", text="Du kan."),),
        minutes=5,
        audience=(),
        required=tuple(one.id for one in assessments if one.kind in ("exercise", "set")),
    )
    given = {"iri": "https://kurs.example/k", "title": "Kurs", "modules": (module,), "paths": ()}
    return Course(**given | {"assessments": assessments} | fields)

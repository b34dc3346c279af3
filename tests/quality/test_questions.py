"""Each rule about one question flags the flaw, and lets what looks like it through."""
from __future__ import annotations

import pytest
from flawed_course import Flaws, choice, item, ova

SHORT = ("Jag ringer 112.", "Jag väntar.", "Jag går hem.")
FLAWED = [
    ("alla-ovan", (*SHORT, "Alla ovanstående.")),
    ("alla-ovan", (*SHORT, "Inget av alternativen stämmer.")),
    ("alla-ovan", (*SHORT, "Alla svar är rätt.")),
    ("alla-ovan", (*SHORT, "Både a och b.")),
    ("alla-ovan", (*SHORT, "Ingen av dem.")),
    ("langst", ("Jag ringer 112, stannar kvar och berättar sedan för chefen.", *SHORT[1:])),
    ("absoluta-ord", ("Jag frågar Rosa.", "Jag gör alltid som planen säger.")),
    ("absoluta-ord", ("Jag frågar Rosa.", "Ingen får läsa journalen.")),
    ("absoluta-ord", ("Jag frågar Rosa.", "Jag ringer alla anhöriga.")),
    ("overlapp", ("1–3 dagar", "3–5 dagar", "6–9 dagar")),
    ("overlapp", ("minst 3 dagar", "högst 3 dagar")),
    ("overlapp", ("Jag ringer chefen.", "Jag ringer chefen och skriver i journalen.")),
    ("overlapp", ("Hemliv", "Hemliv och Förflyttning", "Kommunikation")),
    ("snarlika", ("Handläggarens bedömning av behovet", "Handläggarens bedömningar av behovet")),
    ("snarlika", ("Det är planen som gäller här", "Planen är det som gäller")),
]
ALIKE = [
    ("alla-ovan", (*SHORT, "Alla svarar på frågan.")),
    ("alla-ovan", (*SHORT, "Ingen av dem ville duscha.")),
    ("alla-ovan", (*SHORT, "Båda syskonen bor nära.")),
    ("langst", ("Jag ringer 112 och stannar.", "Jag väntar en stund.", "Jag går hem till mig.")),
    ("langst", ("Ja, det är så.", "Nej.", "Vet ej.")),
    ("langst", ("Jag ringer 112.", "Jag väntar tills någon annan kommer och frågar vad som har hänt.", "Jag går.")),
    ("absoluta-ord", ("Peter städade. Ingen påminde honom.", "Peter städade med hjälp.")),
    ("absoluta-ord", ("Det är ingen avvikelse.", "Det är en avvikelse.")),
    ("absoluta-ord", ("Rosa sa: ”Jag duschar aldrig.”", "Rosa ville inte.")),
    ("absoluta-ord", ("Jag frågar i alla fall.", "Jag låter bli.")),
    ("absoluta-ord", ("Alltid på morgonen.", "Alltid på kvällen.")),
    ("overlapp", ("1–3 dagar", "4–6 dagar", "mer än 6 dagar")),
    ("overlapp", ("1–3 dagar", "1–3 veckor")),
    ("overlapp", ("mindre än 3 dagar", "3 dagar", "mer än 3 dagar")),
    ("overlapp", ("Jag ringer chefen.", "Jag ringer inte chefen.", "Jag ringer chefen, men inte i dag.")),
    ("overlapp", ("Kommunikation", "Hemliv")),
    ("snarlika", ("Före maten kl. 8", "Efter maten kl. 8")),
    ("snarlika", ("Känsla av trygghet", "Känsla av otrygghet")),
    ("snarlika", ("Rosa får stöd på måndag", "Rosa får stöd på tisdag")),
    ("snarlika", ("Bedömt funktionstillstånd", "Avsett funktionstillstånd")),
    ("snarlika", ("Jag skriver det", "Jag skriver inte det")),
    ("snarlika", ("Senast den 2026-11-22 på dagen", "Senast den 2026-11-23 på dagen")),
    ("snarlika", ("Du tar 2 steg i taget", "Du tar 3 steg i taget")),
]


@pytest.mark.parametrize(("rule", "options"), FLAWED)
def test_a_flaw_among_the_answers_is_flagged(flaws: Flaws, rule: str, options: tuple[str, ...]) -> None:
    [told] = flaws(rule, ova(item("fraga", choice(*options))))
    file, line, column, _ = told.split(":", 3)
    assert (file, column) == ("quizzes/ova.yml", "23")
    assert int(line) in range(11, 11 + len(options))


@pytest.mark.parametrize(("rule", "options"), ALIKE)
def test_what_looks_like_a_flaw_is_none(flaws: Flaws, rule: str, options: tuple[str, ...]) -> None:
    assert flaws(rule, ova(item("fraga", choice(*options)))) == []


def test_answers_that_are_all_to_be_ticked_may_hold_each_other(flaws: Flaws) -> None:
    asked = item("fraga", choice("Jag ringer.", "Jag ringer. Jag skriver.", multiple=True))
    assert flaws("overlapp", ova(asked)) == []


@pytest.mark.parametrize(
    "prompt",
    [
        "Vad ska inte stå i journalen?",
        "Vilket påstående är det som inte stämmer?",
        "Markera det som inte hör hemma i journalen.",
        "Vem får aldrig läsa journalen?",
        "Vilka utom en hör dit?",
    ],
)
def test_a_negation_that_is_easily_missed_is_flagged(flaws: Flaws, prompt: str) -> None:
    [told] = flaws("nekande", ova(item("fraga", choice(*SHORT), prompt=prompt)))
    assert told.startswith("quizzes/ova.yml:7:13: ")


@pytest.mark.parametrize(
    "prompt",
    [
        "Vad ska **inte** stå i journalen?",
        "Vad ska INTE stå i journalen?",
        "Vad gör du när Rosa inte vill duscha?",
        "Vad gör du med en uppgift som inte stämmer?",
        "Rosa vill inte duscha. Vad gör du?",
        "Rosa säger: ”Vad har jag inte sagt?” Hur skriver du?",
        "Hur svarar du, om ingen annan är där?",
    ],
)
def test_a_negation_that_is_seen_or_asks_for_nothing_is_none(flaws: Flaws, prompt: str) -> None:
    assert flaws("nekande", ova(item("fraga", choice(*SHORT), prompt=prompt))) == []


def test_the_rules_read_options_in_gaps_and_quick_checks_too(flaws: Flaws) -> None:
    gap = (
        "    text: Stödet ges [[nar]].\n    gaps:\n      - id: nar\n        options:\n"
        "          - {id: a, text: kl. 8, correct: true, feedback: Ja.}\n"
        "          - {id: b, text: Alla ovanstående, feedback: Nej.}\n"
    )
    files = ova(item("luckan", gap, interaction="inline-choice"))
    files["docs/kapitel.md"] += "\n<quiz>\nVad?\n- [x] Ja\n> x\n- [ ] Inget av alternativen\n> y\n</quiz>\n"
    places = [told.split(": ")[0] for told in flaws("alla-ovan", files)]
    assert places == ["docs/kapitel.md:7:1", "quizzes/ova.yml:15:27"]


def test_a_wrong_answer_says_what_it_catches(flaws: Flaws) -> None:
    body = choice(*SHORT).replace("misconception: Tror det., ", "", 1)
    [one, other] = flaws("missuppfattning", ova(item("fraga", body)))
    assert one.startswith("quizzes/diska.yml:9:5: ")
    assert other.startswith('quizzes/ova.yml:12:9: det felaktiga alternativet "b"')


OTHERS = {
    "inline-choice": (
        "    text: Det [[a]].\n    gaps:\n      - id: a\n        options:\n"
        "          - {id: r, text: Rätt, correct: true, feedback: Ja.}\n"
        "          - {id: f, text: Fel, feedback: Nej.}\n"
    ),
    "hottext": (
        "    text: Hon [[r|klagade]] och [[f|åt]].\n    spans:\n"
        "      - {id: r, correct: true, feedback: Ja.}\n      - {id: f, feedback: Nej.}\n"
    ),
    "hotspot": (
        "    drawing: process\n    places:\n"
        "      - {id: utreda, correct: true, feedback: Ja.}\n      - {id: besluta, feedback: Nej.}\n"
    ),
    "match": (
        "    rows:\n      - {id: a, text: A, target: r, feedback: Ja.}\n"
        "      - {id: b, text: B, target: s, feedback: Ja.}\n"
        "    targets:\n      - {id: r, text: R, feedback: x}\n      - {id: s, text: S, feedback: x}\n"
        "      - {id: f, text: F, feedback: x}\n"
    ),
    "text-entry": (
        "    text: Det [[a]].\n    blanks:\n      - id: a\n        accept: [x]\n        correct_feedback: x\n"
        "        incorrect_feedback: x\n        expected:\n          - {text: f, feedback: Nej.}\n"
    ),
}


@pytest.mark.parametrize("stem", OTHERS)
def test_so_does_a_wrong_one_of_the_other_types(flaws: Flaws, stem: str) -> None:
    told = flaws("missuppfattning", ova(item("fraga", OTHERS[stem], interaction=stem)))
    assert [one.split(":")[0] for one in told] == ["quizzes/diska.yml", "quizzes/ova.yml"]


def test_a_quick_check_has_no_place_for_it(flaws: Flaws) -> None:
    files = {"docs/kapitel.md": "# K\n\n::: exercise diska\n\n<quiz>\nVad?\n- [x] Ja\n> x\n- [ ] Nej\n> y\n</quiz>\n"}
    assert [told.split(":")[0] for told in flaws("missuppfattning", files)] == ["quizzes/diska.yml"]

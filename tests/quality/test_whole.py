"""The rules about two questions, a set, a module and a text flag the flaw, and let what looks like it through."""
from __future__ import annotations

import pytest
from flawed_course import Flaws, choice, item, ova
from small_course import COURSE

MODULE = COURSE["quizzes/kurs.yml"]
FIELD = "    blanks: [{id: a, label: A, accept: [genomförandeplan], correct_feedback: x, incorrect_feedback: x}]\n"
PLAN = item("planen", FIELD, interaction="text-entry", prompt="Vad heter planen som beskriver hur stödet ska ges?")
EASY = "Rosa vill laga sin mat. Hon är stark och kan stå länge. Vi ger henne tid. "
HARD = (
    "Verksamhetens uppföljningsansvariga medarbetare sammanställer regelbundet kvalitetsberättelser, "
    "vilka därefter presenteras inför förvaltningsledningens representanter vid återkommande planeringskonferenser. "
)


def about(id: str, context: str, *options: str) -> str:
    return item(id, choice(*(options or ("Jag ringer.", "Jag väntar.")), context=context))


def test_a_question_that_another_one_answers_is_flagged(flaws: Flaws) -> None:
    other = about("eva", "Genomförandeplanen beskriver hur stödet ges till Eva.")
    [told] = flaws("ledtrad", ova(PLAN, other))
    assert told.startswith('quizzes/ova.yml:5:9: texten i "eva" ger svaret på den här uppgiften: "genomförandeplan".')


def test_an_explanation_gives_the_key_away_in_a_set_but_not_in_a_final(flaws: Flaws) -> None:
    first = about("hallen", "Rosa har ramlat.", "Ringa larmcentralen direkt och stanna kvar hos Rosa", "Vänta")
    said = "Ring larmcentralen direkt och stanna kvar hos honom."
    other = about("kalle", "Kalle sitter i soffan.", "Prata", "Gå").replace("feedback: Nja.", f'feedback: "{said}"', 1)
    assert len(flaws("ledtrad", ova(first, other))) == 1
    final = ova(first, other, kind="final")
    final["quizzes/kurs.yml"] = MODULE.replace("minutes: 10", "minutes: 10\n    final: ova")
    assert flaws("ledtrad", final) == []


@pytest.mark.parametrize(
    "context",
    [
        "Eva har en genomförandeplan.",  # the word, but nothing of what is asked
        "En journal beskriver hur stödet har getts till Eva.",  # what is asked, but another word
    ],
)
def test_a_word_that_only_stands_there_is_no_cue(flaws: Flaws, context: str) -> None:
    assert flaws("ledtrad", ova(PLAN, about("eva", context))) == []


def test_two_questions_that_differ_in_names_only_are_flagged(flaws: Flaws) -> None:
    one = about("rosa", "Kl. 8 säger Rosa, 83 år, att hon vill sova mer.", "Jag låter Rosa sova", "Jag väcker Rosa")
    same = about("karl", "Kl. 9 säger Karl, 79 år, att han vill sova mer.", "Jag väcker Karl", "Jag låter Karl sova")
    [told] = flaws("tvillingar", ova(one, same))
    assert told.startswith('quizzes/ova.yml:14:9: uppgiften skiljer sig bara i namn från "rosa".')
    other = about("karl", "Kl. 9 säger Karl, 79 år, att han vill äta mer.", "Jag väcker Karl", "Jag låter Karl sova")
    assert flaws("tvillingar", ova(one, other)) == []


def keys(*places: int) -> dict[str, str]:
    """A set where the key of each question has that place; the texts are all different."""
    asked = []
    for n, place in enumerate(places):
        texts = [f"Svar {n} {word}" for word in ("ett", "två", "tre")]
        asked.append(item(f"f{n}", choice(*texts, right=place), prompt=f"Fråga {n}?"))
    return ova(*asked)


def test_a_key_that_often_has_the_same_place_is_flagged_for_the_set_and_the_module(flaws: Flaws) -> None:
    told = flaws("facitplats", keys(1, 1, 1, 0, 1, 1, 1))
    assert [one.split(": ")[0] for one in told] == ["quizzes/kurs.yml:4:9", "quizzes/ova.yml:2:5"]
    assert "rätt svar står på plats 2 i 6 av 7 frågor där ett svar ska väljas." in told[1]


@pytest.mark.parametrize("places", [(0, 1, 2, 0, 1, 2), (1, 1, 1, 0, 2, 0), (1, 1, 1, 1, 1)])
def test_keys_spread_by_chance_or_too_few_to_tell_are_none(flaws: Flaws, places: tuple[int, ...]) -> None:
    assert [one for one in flaws("facitplats", keys(*places)) if "ova.yml" in one] == []


def test_an_objective_needs_three_questions(flaws: Flaws) -> None:
    [told] = flaws("fa-uppgifter", {})
    assert told.startswith('quizzes/kurs.yml:9:9: lärandemålet "forsta" har 1 uppgift. Skriv minst 3')
    assert flaws("fa-uppgifter", keys(0, 1)) == []


def chapter(text: str) -> dict[str, str]:
    return {"docs/kapitel.md": f"# Kapitel\n\n{text}\n\n::: exercise diska\n"}


def test_a_long_hard_text_is_flagged(flaws: Flaws) -> None:
    [told] = flaws("lix", chapter(HARD * 8))
    assert told.startswith("docs/kapitel.md:1:1: kapitlet har LIX ")
    [told] = flaws("lix", ova(about("svar", HARD * 8)))
    assert told.startswith("quizzes/ova.yml:5:5: uppgiften har LIX ")


@pytest.mark.parametrize(
    "text",
    [
        EASY * 10,
        HARD * 3,  # hard, but short
        EASY * 10 + f"\n\n```\n{HARD * 10}\n```\n",  # code is not read
        EASY * 10 + "\n\n" + "| Förvaltningsledning | Planeringskonferens |\n" * 60,
        EASY * 10 + f"\n\n**Källor:** Två böcker.\n{HARD * 9}",
        "\n".join(["- Laga maten", "- Duka fram", "- Ställ undan"] * 20),  # each one a sentence of its own
    ],
)
def test_an_easy_or_short_text_is_none(flaws: Flaws, text: str) -> None:
    assert flaws("lix", chapter(text)) == []


def test_the_words_of_the_glossary_are_not_held_against_a_text(flaws: Flaws) -> None:
    text = "Genomförandeplanen visar funktionstillståndet. " * 40
    terms = ("genomförandeplan", "funktionstillstånd")
    rows = [f'w{len(one)}: {{term: {one}, forms: [{one}en, {one}et], definition: x, source: "5"}}' for one in terms]
    assert len(flaws("lix", chapter(text))) == 1
    assert flaws("lix", {**chapter(text), "quizzes/data/ordlista.yml": "\n".join(rows)}) == []

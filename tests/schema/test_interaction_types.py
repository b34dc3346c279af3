"""What is wrong inside an item is told with its place and what to do."""
# ruff: noqa: E501 -- one row per mistake, with the whole message
from __future__ import annotations

import re
from collections.abc import Callable

import pytest

HEAD = 'kind: exercise\nid: diska\ninteraction: {}\nprompt: Vad?\nobjective: forsta\nsource: "2"\n'
CHOICE = HEAD.format("choice") + """\
options:
  - {id: a, text: Diskar, correct: true, feedback: Ja.}
  - {id: b, text: Vilar, feedback: Nej.}
"""
TEXT_ENTRY = HEAD.format("text-entry") + """\
text: Planen heter [[plan]] och [[datum]].
blanks:
  - {id: plan, accept: [genomförandeplan], correct_feedback: Ja., incorrect_feedback: Nej.}
  - {id: datum, accept: ["12"], correct_feedback: Ja., incorrect_feedback: Nej.}
"""
GAP_MATCH = HEAD.format("gap-match") + """\
categories: [{id: kropp, text: Kropp, feedback: Hit.}, {id: hem, text: Hem, feedback: Hit.}]
statements:
  - {id: kansel, text: Känsel, category: kropp, feedback: Sinne.}
  - {id: golv, text: Golv, category: hem, feedback: Hemma., also: [{category: kropp, feedback: Också.}]}
"""
MATCH = HEAD.format("match") + """\
rows:
  - {id: r1, text: Ett, target: t1, feedback: Ja.}
  - {id: r2, text: Två, target: t2, feedback: Ja.}
targets: [{id: t1, text: A, feedback: x}, {id: t2, text: B, feedback: x}, {id: t3, text: C, feedback: x}]
"""
ORDER = HEAD.format("order") + """\
steps:
  - {id: utreda, text: Utreda, feedback: Först.}
  - {id: besluta, text: Besluta, feedback: Sedan.}
  - {id: ge, text: Ge stödet, feedback: Sist.}
"""
INLINE_CHOICE = HEAD.format("inline-choice") + """\
text: Stödet ges [[nar]] av [[vem]].
gaps:
  - {id: nar, options: [{id: a, text: ibland, feedback: Nej.}, {id: b, text: kl. 8, correct: true, feedback: Ja.}]}
  - {id: vem, options: [{id: a, text: oss, correct: true, feedback: Ja.}, {id: b, text: dem, feedback: Nej.}]}
"""
HOTTEXT = HEAD.format("hottext") + """\
text: Hon [[klagade|klagade]] och [[at|åt]].
spans:
  - {id: klagade, correct: true, feedback: Ja.}
  - {id: at, feedback: Nej.}
"""
SCALE = HEAD.format("scale") + """\
values: [0, 1, 2, 8]
ratings:
  - {id: nu, label: Nu, key: 1, exact: Ja., near: Nästan., far: Nej.}
  - {id: mal, label: Sedan, key: 8, exact: Ja., far: Nej.}
"""
EXTENDED_TEXT = HEAD.format("extended-text") + """\
model: Kl. 07.40. Hon sa nej.
rubric:
  - {id: tid, text: Tiden är med., feedback: Då går det att följa upp.}
  - {id: ord, text: Inget ord värderar., feedback: Skriv vad du såg.}
"""
HOTSPOT = HEAD.format("hotspot") + """\
drawing: process
places:
  - {id: utreda, correct: true, feedback: Ja.}
  - {id: folja-upp, feedback: Nej.}
"""
SCENARIO = HEAD.format("scenario") + """\
scenes:
  - id: dorr
    text: Dörren är låst.
    options:
      - {id: knacka, text: Knackar, feedback: Hon svarar., to: hall}
      - {id: ga, text: Går, feedback: Ingen vet., to: borta}
  - id: hall
    text: Hon öppnar.
    options:
      - {id: fraga, text: Frågar, feedback: Hon berättar., to: bra}
      - {id: tillbaka, text: Backar, feedback: Hon stänger., to: dorr}
  - {id: bra, text: Hon får hjälp., ending: good}
  - {id: borta, text: Hon väntar., ending: poor}
"""
LOCAL = "scale: {\"0\": ingen, \"1\": lätt, \"2\": måttlig, \"8\": ej}\n"
RIGHT = [CHOICE, TEXT_ENTRY, GAP_MATCH, MATCH, ORDER, INLINE_CHOICE, HOTTEXT, SCALE, EXTENDED_TEXT, HOTSPOT, SCENARIO]


@pytest.mark.parametrize("text", RIGHT, ids=lambda text: text.split()[5])
def test_a_right_item_gives_no_message(told: Callable[..., list[str]], text: str):
    assert told({"quizzes/diska.yml": text, "quizzes/data/lokalt.yml": LOCAL}) == []


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        (EXTENDED_TEXT, "model: Kl. 07.40. Hon sa nej.\n", "", '1:1: "model" saknas. Fyll i exempeltexten som visas efter svaret.'),
        (EXTENDED_TEXT, "id: ord", "id: tid", '10:10: punkten "tid" används redan i samma övning. Välj ett annat id.'),
        (EXTENDED_TEXT, "  - {id: ord, text: Inget ord värderar., feedback: Skriv vad du såg.}\n", "", '9:3: "rubric" har för få delar (minst 2).'),
        (EXTENDED_TEXT, "model:", "max_length: 20\nmodel:", '7:13: "max_length" kan inte vara 20. Fyll i så många tecken'),
        (EXTENDED_TEXT, "model:", "confidence: true\nmodel:", "7:13: en text som inte rättas kan inte vara rätt eller fel"),
        (CHOICE, "prompt:", "promt:", '4:1: okänt fält "promt". Menade du "prompt"?'),
        (CHOICE, "prompt:", "fraga:", '1:1: "prompt" saknas. Fyll i själva frågan, i ett enda stycke.|4:1: okänt fält "fraga". Fält som finns: id, context,'),
        (CHOICE, "prompt: Vad?", "prompt: 1.10", '4:9: "prompt" ska vara text. Sätt citattecken: "1.10".'),
        (CHOICE, "prompt: Vad?", "prompt:", '4:8: "prompt" är tomt. Fyll i själva frågan, i ett enda stycke.'),
        (CHOICE, "prompt: Vad?", "prompt: ' '", '4:9: "prompt" är tomt. Fyll i själva frågan, i ett enda stycke.'),
        (CHOICE, "prompt: Vad?", "prompt: {=x}", '4:9: "prompt" ska vara text. Text som börjar med { eller [ behöver citattecken.|4:9: värdet "x" finns inte'),
        (CHOICE, "prompt: Vad?", "prompt:\n  - Vad?", '5:3: "prompt" ska vara text. Skriv texten på samma rad, efter kolonet.'),
        (CHOICE, "prompt: Vad?", "prompt: |\n  Ett.\n\n  Två.", '4:9: "prompt" ska vara ett enda stycke. Lägg resten i "context"'),
        (CHOICE, 'source: "2"\n', "", '1:1: "source" saknas. Fyll i var facit har sitt stöd'),
        (CHOICE, 'source: "2"', "source: sol", '6:9: källan "sol" finns inte. Skriv ett avsnitt i faktabladet ("1.6") eller ett id i lagrum.yml.'),
        (CHOICE, "objective: forsta\n", "", '1:1: "objective" saknas: lärandemålet i modulen "grund" som uppgiften övar. Välj: forsta.'),
        (CHOICE, "objective: forsta", "objective: forstaa", '5:12: lärandemålet "forstaa" finns inte i modulen "grund". Menade du "forsta"? Välj: forsta.'),
        (CHOICE, "id: diska", "id: Diska", '2:5: id "Diska" får bara ha små bokstäver a–z, siffror och enkla bindestreck, till exempel "diska".'),
        (CHOICE, "interaction: choice", "interaction: choise", '3:14: "interaction" kan inte vara choise. Menade du "choice"? Välj: choice, text-entry, gap-match, match, order, inline-choice, hottext, scale, extended-text, hotspot, scenario.'),
        (CHOICE, "interaction: choice\n", "", '1:1: "interaction" saknas. Skriv uppgiftens typ: choice'),
        (CHOICE, "kind: exercise\n", "", '1:1: "kind" saknas. Skriv "kind: exercise", "kind: set" eller "kind: final" överst.'),
        (CHOICE, "kind: exercise", "kind: exercis", '1:7: "kind" kan inte vara exercis. Menade du "exercise"? Välj: exercise, set, final, drill, example.'),
        (CHOICE, "correct: true, ", "", '8:3: inget alternativ är rätt. Skriv "correct: true" på det som är rätt.'),
        (CHOICE, "text: Vilar", "text: Vilar, correct: true", '9:5: 2 alternativ är rätta, men bara ett kan väljas. Skriv "multiple: true" eller ändra facit.'),
        (CHOICE, "correct: true", 'correct: "true"', '8:36: "correct" ska vara true eller false, utan citattecken.'),
        (CHOICE, "correct: true", "correct: yes", "8:36: yes kan betyda både text och ja/nej."),
        (CHOICE, ", feedback: Nej.", "", '9:5: "feedback" saknas. Fyll i varför alternativet är rätt eller fel.'),
        (CHOICE, "id: b", "id: a", '9:10: alternativet "a" används redan i samma övning. Välj ett annat id.'),
        (CHOICE, "  - {id: b, text: Vilar, feedback: Nej.}\n", "", '8:3: "options" har för få delar (minst 2).'),
        (CHOICE, "  - {id: b, text: Vilar, feedback: Nej.}", "  - Vilar", '9:5: del 2 i "options" ska ha fält, ett per rad'),
        (CHOICE, "options:", "options: inga\nx:", '7:10: "options" ska vara en lista: en del per rad, med "- " framför.|8:1: okänt fält "x".'),
        (CHOICE, "source:", "review: {status: klar}\nsource:", '6:18: "status" kan inte vara klar. Välj: ej granskad, godkänd.'),
        (CHOICE, "source:", "review: {status: godkänd, role: SAS}\nsource:", '6:9: en godkänd granskning behöver "date".'),
        (CHOICE, "source:", "review: {date: 2026-02-30}\nsource:", '6:16: "2026-02-30" är inget datum. Skriv år-månad-dag, till exempel "2026-11-22".'),
        (TEXT_ENTRY, "[[datum]]", "[[dag]]", '7:7: texten har luckan [[dag]] som inte finns i "blanks". Lägg till den eller ta bort den.|10:5: luckan "datum" finns inte i texten. Skriv [[datum]] i "text" där luckan ska vara.'),
        (TEXT_ENTRY, "[[datum]]", "[[plan]]", '7:7: luckan [[plan]] står flera gånger i texten.|10:5: luckan "datum"'),
        (TEXT_ENTRY, "text: Planen heter [[plan]] och [[datum]].\n", "", '8:5: luckan "plan" behöver "label" när uppgiften inte har "text". Skriv luckans ledtext.|9:5: luckan "datum" behöver'),
        (TEXT_ENTRY, "id: datum", "id: plan", '7:7: texten har luckan [[datum]] som inte finns|10:10: luckan "plan" används redan'),
        (TEXT_ENTRY, '["12"]', "[12]", '10:26: del 1 i "accept" ska vara text. Sätt citattecken: "12".'),
        (TEXT_ENTRY, '["12"]', "[]", '10:25: "accept" har för få delar (minst 1). Fyll i rätta svar. Det första visas som facit.'),
        (TEXT_ENTRY, "accept: [genomförandeplan], ", "", '9:5: "accept" saknas. Fyll i rätta svar.'),
        (TEXT_ENTRY, ", incorrect_feedback: Nej.}", "}", '9:5: "incorrect_feedback" saknas. Fyll i varför andra svar är fel'),
        (GAP_MATCH, "category: kropp", "category: krop", '9:42: kategorin "krop" finns inte i uppgiften. Menade du "kropp"? Välj: kropp, hem.'),
        (GAP_MATCH, "[{category: kropp", "[{category: krop", '10:79: kategorin "krop" finns inte i uppgiften.'),
        (GAP_MATCH, "[{category: kropp", "[{category: hem", '10:79: kategorin "hem" godtas redan för påståendet. Ta bort den ena.'),
        (GAP_MATCH, "id: golv", "id: kropp", '10:10: id "kropp" används redan i samma övning.'),
        (GAP_MATCH, "text: Hem, feedback: Hit.", "text: Hem", '7:56: "feedback" saknas. Fyll i vad som hör till kategorin.'),
        (GAP_MATCH, "category: hem, ", "", '10:5: "category" saknas. Fyll i id för den kategori som är rätt.'),
        (MATCH, "target: t2", "target: t1", '9:33: svaret "t1" hör redan till raden "r1". Varje rad ska ha ett eget svar.'),
        (MATCH, "target: t2", "target: t9", '9:33: svaret "t9" finns inte i "targets". Välj: t1, t2, t3.'),
        (MATCH, "target: t2, ", "", '9:5: "target" saknas. Fyll i id för rätt svar i "targets".'),
        (ORDER, "id: besluta", "id: utreda", '9:10: steget "utreda" används redan i samma övning. Välj ett annat id.'),
        (ORDER, "text: Besluta", "text: Utreda", '9:25: steget har samma text som "utreda", så att ordningen mellan dem inte går att se. Ändra den ena.'),
        (ORDER, "  - {id: ge, text: Ge stödet, feedback: Sist.}\n", "", '8:3: "steps" har för få delar (minst 3). Fyll i stegen i rätt ordning, minst tre.'),
        (ORDER, ", feedback: Sedan.", "", '9:5: "feedback" saknas. Fyll i varför steget kommer just här.'),
        (ORDER, "steps:", "partial: ja\nsteps:", '7:10: "partial"'),
        (ORDER, "steps:", "shuffle: false\nsteps:", '7:1: okänt fält "shuffle".'),
        (INLINE_CHOICE, "[[vem]]", "[[ven]]", '7:7: texten har luckan [[ven]] som inte finns i "gaps". Menade du "vem"? Lägg till den eller ta bort den.|10:5: luckan "vem" finns inte i texten. Skriv [[vem]] i "text" där luckan ska vara.'),
        (INLINE_CHOICE, "id: vem", "id: nar", '7:7: texten har luckan [[vem]] som inte finns|10:10: luckan "nar" används redan'),
        (INLINE_CHOICE, "text: kl. 8, correct: true", "text: kl. 8", '9:24: luckan "nar" har inget rätt alternativ. Skriv "correct: true" på det som är rätt.'),
        (INLINE_CHOICE, "text: ibland", "text: ibland, correct: true", '9:79: luckan "nar" har redan ett rätt alternativ, "a". Ta bort "correct: true" på det ena.'),
        (INLINE_CHOICE, "id: b, text: dem", "id: a, text: dem", '10:80: i luckan "vem": alternativet "a" används redan i samma övning. Välj ett annat id.'),
        (INLINE_CHOICE, ", {id: b, text: dem, feedback: Nej.}", "", '10:24: "options" har för få delar (minst 2). Fyll i alternativen i luckan, minst två.'),
        (INLINE_CHOICE, "text: dem, feedback: Nej.", "text: dem", '10:75: "feedback" saknas. Fyll i varför alternativet är rätt eller fel.'),
        (INLINE_CHOICE, "text: Stödet ges [[nar]] av [[vem]].\n", "", '1:1: "text" saknas. Fyll i löpande text med [[id]] där varje lucka ska vara.'),
        (MATCH, "id: t3", "id: r1", '10:80: id "r1" används redan i samma övning.'),
        (HOTTEXT, "correct: true, ", "", '9:3: inget ställe ska markeras. Skriv "correct: true" på minst ett.'),
        (HOTTEXT, "[[at|åt]]", "åt", '10:5: stället "at" finns inte i texten. Skriv [[at|orden]] i "text".'),
        (HOTTEXT, "[[at|åt]]", "[[aat|åt]]", '7:7: texten har stället [[aat|åt]] men "aat" finns inte i "spans". Menade du "at"? Lägg till det eller ta bort klamrarna.|10:5: stället "at" finns inte i texten.'),
        (HOTTEXT, "[[at|åt]]", "[[at|åt]] och [[at|drack]]", '7:7: stället "at" står flera gånger i texten. Ge varje ställe ett eget id.'),
        (HOTTEXT, "[[at|åt]]", "[[at]]", '7:7: [[at]] saknar ord att markera. Skriv [[at|orden]].'),
        (HOTTEXT, "[[at|åt]]", "[[at|  ]]", '7:7: [[at|  ]] saknar ord att markera. Skriv [[at|orden]].'),
        (HOTTEXT, "[[at|åt]]", "[[at|åt]", '7:7: [[ och ]] hör inte ihop två och två på samma rad. Skriv [[id|orden]] på en rad|10:5: stället "at" finns inte i texten.'),
        (HOTTEXT, "text: Hon [[klagade|klagade]] och [[at|åt]].", "text: |\n  Hon [[klagade|klagade]] och [[at|åt\n  en smörgås]].", '7:7: [[ och ]] hör inte ihop två och två på samma rad.|12:5: stället "at" finns inte i texten.'),
        (HOTTEXT, "id: at", "id: klagade", '7:7: texten har stället [[at|åt]] men "at" finns inte i "spans".|10:10: stället "klagade" används redan'),
        (HOTTEXT, ", feedback: Nej.", "", '10:5: "feedback" saknas. Fyll i varför stället ska markeras, eller varför orden får stå kvar.'),
        (HOTTEXT, "  - {id: at, feedback: Nej.}\n", "", '9:3: "spans" har för få delar (minst 2). Fyll i ställena som går att markera, minst två.'),
        (HOTTEXT, "spans:", "partial: 1\nspans:", '8:10: "partial" ska vara true eller false, utan citattecken.'),
        (SCALE, "key: 1", 'key: "1"', '9:30: "key" ska vara ett heltal utan citattecken. Fyll i det rätta värdet på skalan, till exempel 2.'),
        (SCALE, "key: 1", "key: 4", '9:30: värdet 4 går inte att välja. Välj bland 0, 1, 2, 8.'),
        (SCALE, "near: Nästan., ", "", '9:5: "near" saknas: 0, 2 går att välja och är nära 1. Skriv vad som skiljer dem åt.'),
        (SCALE, "key: 8, ", "key: 8, near: Nästan., ", '10:43: inget värde är nära 8 här, så "near" visas aldrig. Ta bort det.'),
        (SCALE, "values: [0, 1, 2, 8]", "values: [0, 1, 2, 8, 7]", '7:22: skalan har inget värde 7. Välj bland 0, 1, 2, 3, 4, 8, 9.'),
        (SCALE, "values: [0, 1, 2, 8]", "values: [0, 1, 2, 8, 2]", '7:22: värdet 2 står flera gånger. Ta bort det ena.'),
        (SCALE, "values: [0, 1, 2, 8]\n", "", '9:34: värdet 8 går inte att välja. Välj bland 0, 1, 2, 3, 4.'),
        (SCALE, "values: [0, 1, 2, 8]", "values: [0, 1, 8, 9]", '3:14: uppgiften använder ordet "scale.9", som inte finns i lokalt.yml. Lägg till det där.'),
        (SCALE, "values: [0, 1, 2, 8]", "values: nej", '7:9: "values" ska vara en lista: en del per rad, med "- " framför.'),
        (SCALE, "id: mal", "id: nu", '10:10: bedömningen "nu" används redan i samma övning.'),
        (HOTSPOT, "drawing: process", "drawing: processen", '7:10: "drawing" kan inte vara processen. Menade du "process"? Välj: livsomraden, process, funktionstillstand, behovsvagen.'),
        (HOTSPOT, "drawing: process\n", "", '1:1: "drawing" saknas. Fyll i teckningens namn, till exempel process.'),
        (HOTSPOT, "id: folja-upp", "id: folja-up", '10:10: platsen "folja-up" finns inte i teckningen "process". Menade du "folja-upp"? Välj: aktualisera, utreda, besluta, utforma-uppdrag, genomfora-uppdrag, folja-upp.'),
        (HOTSPOT, "drawing: process", "drawing: livsomraden", '9:10: platsen "utreda" finns inte i teckningen "livsomraden". Välj: larande,|10:10: platsen "folja-upp" finns inte'),
        (HOTSPOT, "id: folja-upp", "id: utreda", '10:10: platsen "utreda" används redan i samma övning. Välj ett annat id.'),
        (HOTSPOT, "correct: true, ", "", '9:3: ingen plats är rätt. Skriv "correct: true" på den som är rätt.'),
        (HOTSPOT, "id: folja-upp", "id: folja-upp, correct: true", '10:5: 2 platser är rätta, men bara en kan väljas. Skriv "multiple: true" eller ändra facit.'),
        (HOTSPOT, ", feedback: Nej.", "", '10:5: "feedback" saknas. Fyll i varför platsen är rätt eller fel.'),
        (HOTSPOT, "  - {id: folja-upp, feedback: Nej.}\n", "", '9:3: "places" har för få delar (minst 2). Fyll i platserna som går att välja, minst två.'),
        (HOTSPOT, "places:", "hide_labels: ja\nplaces:", '8:14: "hide_labels" ska vara true eller false, utan citattecken.'),
        (SCALE, "far: Nej.}\n  - {id: mal", "x: Nej.}\n  - {id: mal", '9:5: "far" saknas. Fyll i varför värden längre bort är fel.|9:60: okänt fält "x".'),
        (SCENARIO, "to: hall", "to: hal", '11:64: scenen "hal" finns inte. Menade du "hall"? Välj: dorr, hall, bra, borta.'),
        (SCENARIO, "to: borta", "to: bra", '19:5: inget val leder till scenen "borta", så den visas aldrig. Skriv "to: borta" i ett val, eller ta bort scenen.'),
        (SCENARIO, "to: bra}\n      - {id: tillbaka, text: Backar, feedback: Hon stänger., to: dorr", "to: hall}\n      - {id: tillbaka, text: Backar, feedback: Hon stänger., to: hall", '13:5: från scenen "hall" går det inte att komma till något slut, bara runt. Låt minst ett val leda vidare mot ett slut.|18:5: inget val leder till scenen "bra"'),
        (SCENARIO, ", ending: poor", "", '19:5: scenen "borta" är en återvändsgränd: den har varken val eller slut. Lägg till "options", eller "ending" om fallet slutar här.'),
        (SCENARIO, "text: Hon öppnar.", "text: Hon öppnar.\n    ending: mixed", '15:13: scenen "hall" har både val och slut. Ta bort "ending", eller ta bort "options" om fallet slutar här.'),
        (SCENARIO, "ending: good", "ending: mixed", '8:3: inget slut är bra. Skriv "ending: good" i minst ett slut, så att det går att klara fallet.'),
        (SCENARIO, "ending: good", "ending: god", '18:45: "ending" kan inte vara god. Menade du "good"? Välj: good, mixed, poor.'),
        (SCENARIO, "scenes:\n", "scenes:\n  - {id: slut, text: Slut., ending: good}\n", '8:37: fallet börjar i den första scenen och kan inte sluta där.'),
        (SCENARIO, "id: fraga", "id: knacka", '16:14: id "knacka" används redan i samma övning. Välj ett annat id.'),
        (SCENARIO, "id: ga", "id: borta", '12:14: id "borta" används redan i samma övning.'),
        (SCENARIO, ", feedback: Ingen vet.", "", '12:9: "feedback" saknas. Fyll i vad valet leder till och varför.'),
        (SCENARIO, ", to: borta", "", '12:9: "to" saknas. Fyll i id för scenen som valet leder till.'),
        (SCENARIO, "      - {id: ga, text: Går, feedback: Ingen vet., to: borta}\n", "", '11:7: "options" har för få delar (minst 2). Fyll i valen i scenen, minst två.'),
        (SCENARIO, "scenes:", "shuffle: false\nscenes:", '7:1: okänt fält "shuffle".'),
    ],
)  # fmt: skip
def test_a_mistake_has_its_place_and_what_to_do(
    told: Callable[..., list[str]], text: str, old: str, new: str, expected: str
):
    assert old in text
    messages = told({"quizzes/diska.yml": text.replace(old, new, 1), "quizzes/data/lokalt.yml": LOCAL})
    starts = [f"quizzes/diska.yml:{start}" for start in re.split(r"\|(?=\d+:\d+: )", expected)]
    assert len(messages) == len(starts), messages
    for message, start in zip(messages, starts, strict=True):
        assert message.startswith(start), message


def test_all_mistakes_in_all_items_are_told_at_once(told: Callable[..., list[str]]):
    items = "".join(
        f"  - id: u{n}\n    interaction: choice\n    prompt: Vad?\n    objective: forsta\n    source: '2'\n"
        f"    options: [{{id: a, text: A, correct: {word}, feedback: x}}, {{id: b, text: B}}]\n"
        for n, word in enumerate(["true", "ja", "yes"])
    )
    files = {
        "quizzes/ova.yml": f"kind: set\nid: ova\ntitel: Öva\nitems:\n{items}",
        "docs/kapitel.md": "::: exercise diska\n\n::: set ova\n",
    }
    assert [message.split(": ", 1)[0].split(":")[1:] for message in told(files)] == [
        ["3", "1"], ["10", "61"], ["16", "41"], ["16", "59"], ["22", "41"], ["22", "60"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind: final\nid: slut\ntitle: Prov\n", '1:1: "items" saknas. Skriv uppgifterna i en lista under "items:".'),
        ("kind: final\nid: slut\ntitle: Prov\nitems: []\n", '4:8: "items" har för få delar (minst 1).'),
        ("kind: final\nid: slut\ntitle: Prov\nitems: [a]\n", "4:9: en uppgift ska ha fält, ett per rad"),
        ("kind: final\nid: slut\ntitle: Prov\nitems: [{}]\nsections: [{}]\n", '4:9: "interaction" saknas.'),
        ("kind: set\nid: slut\ntitle: Prov\ndraw: 3\nitems: [{}]\n", '4:1: okänt fält "draw".'),
    ],
)
def test_a_collection_says_what_it_lacks(told: Callable[..., list[str]], text: str, expected: str):
    assert told({"quizzes/slut.yml": text})[0].startswith(f"quizzes/slut.yml:{expected}")

"""A proof is read when it is whole; damaged in any way it is refused in Swedish, never with a traceback."""
from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kurs.errors import KursError
from kurs.model.identity import canonical
from kurs.model.proof import FIELDS, checksum, judge, verify_text
from samples import vectors

WRITTEN = [case for case in vectors("proof") if "fields" in case]
JUDGED = [case for case in vectors("proof") if "text" in case]
WHOLE = WRITTEN[0]["fields"]


def signed(**changes: Any) -> str:
    fields = {**WHOLE, **changes}
    return canonical({**fields, "checksum": checksum(fields)})


def refused(text: str) -> str:
    with pytest.raises(KursError) as caught:
        verify_text(text, file="intyg-a.json")
    (problem,) = caught.value.problems
    assert str(problem).startswith("intyg-a.json:1:1: ")
    return problem.message


@pytest.mark.parametrize("case", WRITTEN, ids=lambda case: case["name"])
def test_text_and_checksum_are_those_of_the_vector(case: dict[str, Any]) -> None:
    assert (canonical(case["fields"]), checksum(case["fields"])) == (case["canonical"], case["checksum"])


@pytest.mark.parametrize("case", JUDGED, ids=lambda case: case["name"])
def test_a_proof_is_judged_as_the_vector_says(case: dict[str, Any]) -> None:
    verdict, _ = judge(case["text"], case["keys"])
    assert verdict == case["verdict"]
    try:
        proof = verify_text(case["text"], keys=case["keys"], attended=True)
    except KursError as error:
        assert verdict not in ("signed", "self-stated"), error
    else:
        assert bool(proof.key) == (verdict == "signed")
        assert proof.attended == case.get("attended", False)


def test_the_vectors_have_every_verdict() -> None:
    assert {case["verdict"] for case in JUDGED} == {
        "signed", "self-stated", "changed", "unknown-key", "unreadable", "other", "version", "incomplete",
    }  # fmt: skip


def test_a_whole_proof_is_read() -> None:
    proof = verify_text(signed(), file="intyg-a.json")
    assert (proof.name, proof.module, proof.version) == ("Åsa Öberg", "introduktion-vikarier", "1.0")
    assert (proof.percent, proof.date, proof.expires) == (90, "2026-11-22", "2027-11-22")
    assert proof.identity == "self-stated"


def test_a_proof_without_final_or_end_date_is_read() -> None:
    proof = verify_text(signed(percent=None, expires=None))
    assert (proof.percent, proof.expires) == (None, None)


TOOK_PART = [case for case in JUDGED if case.get("attended")]


@pytest.mark.parametrize("case", TOOK_PART, ids=lambda case: case["name"])
def test_to_have_taken_part_is_no_completion_to_one_who_asks_for_that(case: dict[str, Any]) -> None:
    with pytest.raises(KursError, match="deltog i ett möte, inte att modulen är klar"):
        verify_text(case["text"], keys=case["keys"])


def test_one_who_took_part_is_read_with_the_meeting_s_code() -> None:
    proof = verify_text(TOOK_PART[0]["text"], attended=True)
    assert (proof.attended, proof.meeting) == (True, "introduktion-vikarier.2026-11-27.ABCDE")


def test_spaces_and_line_ends_around_it_do_no_harm() -> None:
    assert verify_text(f"\n  {json.dumps(json.loads(signed()), indent=2)}\r\n") == verify_text(signed())


def test_a_field_that_a_later_program_adds_is_let_through() -> None:
    assert verify_text(signed(unit="Lönngården")).name == "Åsa Öberg"


NOT_READ = ["", "hej", "{", signed()[:-20], signed()[20:], "[" * 100_000, "\x00\x01", "1" * 5000, "\ufeff"]


@pytest.mark.parametrize("text", NOT_READ, ids=range(len(NOT_READ)))
def test_what_is_no_whole_json_is_refused(text: str) -> None:
    assert refused(text) in (
        "går inte att läsa som ett intyg. Kontrollera att hela filen är med.",
        "är inte ett intyg från kursen. Välj filen som heter intyg-….json.",
    )


@pytest.mark.parametrize("text", ["null", "[]", "7", '"intyg"', "{}", '{"format": "kurs-progress"}', "NaN"])
def test_another_kind_of_file_is_refused(text: str) -> None:
    assert refused(text) == "är inte ett intyg från kursen. Välj filen som heter intyg-….json."


@pytest.mark.parametrize("version", [0, 2, "1", None, [1]])
def test_a_version_of_the_format_that_is_not_known_is_refused(version: object) -> None:
    assert "version" in refused(signed(v=version))


@pytest.mark.parametrize("name", [*(name for name in FIELDS if name not in ("format", "v")), "checksum"])
def test_a_missing_field_is_refused(name: str) -> None:
    data = json.loads(signed())
    del data[name]
    assert refused(json.dumps(data)) == "saknar uppgifter. Be personen spara intyget på nytt."


@pytest.mark.parametrize(
    "changes",
    [{"learner": "Åsa"}, {"learner": {"id": "x"}}, {"learner": {"id": 1, "name": "Åsa"}}, {"module": []},
     {"module": {"id": "m", "title": "M", "version": 1}}, {"percent": "90"}, {"percent": 90.5}, {"date": None},
     {"expires": 2027}],
    ids=str,
)  # fmt: skip
def test_a_field_of_the_wrong_type_is_refused_whatever_the_checksum_says(changes: dict[str, Any]) -> None:
    assert refused(signed(**changes)) == "saknar uppgifter. Be personen spara intyget på nytt."


@pytest.mark.parametrize(
    "changes",
    [{"percent": 100}, {"date": "2026-11-23"}, {"expires": None}, {"identity": "signed-in"}, {"issuer": ""},
     {"learner": {**WHOLE["learner"], "name": "Åsa Oberg"}}, {"checksum": "00000000"}, {"extra": 1}],
    ids=str,
)  # fmt: skip
def test_a_changed_field_is_refused(changes: dict[str, Any]) -> None:
    damaged = json.dumps({**json.loads(signed()), **changes})
    assert refused(damaged) == "är ändrat eller skadat: kontrollsumman stämmer inte. Be personen spara intyget på nytt."


def test_half_a_character_is_damage_and_no_crash() -> None:
    assert refused(signed().replace("Åsa", r"\ud83d")).startswith("går inte att läsa")


@settings(max_examples=150, derandomize=True, deadline=None, database=None)
@given(at=st.integers(0, len(signed()) - 1), new=st.characters())
def test_any_one_character_changed_is_refused_or_means_the_same(at: int, new: str) -> None:
    damaged = signed()[:at] + new + signed()[at + 1 :]
    try:
        proof = verify_text(damaged)
    except KursError:
        return
    assert proof == verify_text(signed())

"""The browser gives the same answers as Python on the shared vectors."""
from __future__ import annotations

from typing import Any

import pytest
from kurs.model.interaction import INTERACTIONS
from samples import vectors
from serving import Run

# Runs `each` on every case; what it throws becomes the answer, so that one fault hides no other.
EACH = """(cases) => cases.map((one) => {
  try { return RUN(one); } catch (error) { return String(error); }
})"""

GRADE = "({ stem, declaration, response }) => kurs.grade[stem].grade(declaration, response)"
REVISION = "({ stem, entry, spec }) => kurs.revision.revision(entry, spec, kurs.grade[stem])"
PROOF = """({ fields }) => {
  const { canonical, checksum, sign } = kurs.proof;
  return [canonical(fields), checksum(canonical(fields)), sign(fields)];
}"""
JUDGE = """async ([cases, webcrypto]) => {
  const real = SubtleCrypto.prototype.importKey;
  if (!webcrypto) SubtleCrypto.prototype.importKey = () => Promise.reject(new DOMException("", "NotSupportedError"));
  const all = await Promise.all(cases.map(({ text, keys }) => kurs.verify.judge(text, keys)));
  SubtleCrypto.prototype.importKey = real;
  return all.map(({ verdict }) => verdict);
}"""
SEAL = "({ sealed, secret }) => kurs.seal.unseal(sealed, secret)"
PROGRESS = """({ module, entries, now }) => {
  const status = kurs.progress.moduleStatus(module, entries, now);
  const missing = status.missing.map(({ id }) => id);
  const [passed, completed] = [status.passed, status.completed].map((entry) => entry?.version ?? null);
  return { ...status, missing, passed, completed };
}"""

SCHEDULE = """({ items, entries, today, seconds, stale }) => {
  const { dueDays, extra, session, standings } = kurs.schedule;
  const standing = standings(items, entries, today, (at) => at.slice(0, 10), new Set(stale));
  const ids = (list) => list.map(({ id }) => id);
  return {
    steps: Object.fromEntries(standing.map(({ id, step, due }) => [id, [step, due]])),
    session: ids(session(standing, today, seconds)),
    extra: ids(extra(standing, today, seconds)),
    days: dueDays(standing, today),
  };
}"""


def answers(run: Run, javascript: str, cases: list[dict[str, Any]]) -> list[Any]:
    found: list[Any] = run(EACH.replace("RUN", f"({javascript})"), cases)
    return found


def unlike(cases: list[dict[str, Any]], wanted: list[Any], got: list[Any]) -> dict[str, Any]:
    """The cases that came out otherwise, by name: what was wanted, what came."""
    found = zip(cases, wanted, got, strict=True)
    return {case["name"]: {"wanted": want, "got": have} for case, want, have in found if want != have}


@pytest.mark.parametrize("stem", INTERACTIONS)
def test_grading(run: Run, stem: str) -> None:
    cases = vectors(stem)
    got = answers(run, GRADE, [{"stem": stem, **case} for case in cases])
    assert unlike(cases, [{"score": case["score"], "parts": case["parts"]} for case in cases], got) == {}


def test_what_an_older_response_is_worth(run: Run) -> None:
    cases = vectors("revision")
    assert unlike(cases, [case["worth"] for case in cases], answers(run, REVISION, cases)) == {}


def test_proofs(run: Run) -> None:
    cases = [case for case in vectors("proof") if "fields" in case]
    wanted = [[case["canonical"], case["checksum"], case["fields"] | {"checksum": case["checksum"]}] for case in cases]
    assert unlike(cases, wanted, answers(run, PROOF, cases)) == {}


@pytest.mark.parametrize("webcrypto", [True, False], ids=["webcrypto", "library"])
def test_proofs_are_judged(run: Run, webcrypto: bool) -> None:
    """The same verdicts where the browser has Ed25519, and where it hasn't and the library takes its place."""
    cases = [case for case in vectors("proof") if "text" in case]
    assert unlike(cases, [case["verdict"] for case in cases], run(JUDGE, [cases, webcrypto])) == {}


def test_statements(run: Run) -> None:
    cases = [case for case in vectors("statement") if "entry" in case]
    got = answers(run, "({ entry, ...rest }) => kurs.statement.statementOf(entry, rest)", cases)
    assert unlike(cases, [case["statement"] for case in cases], got) == {}


def test_sealed_keys_open(run: Run) -> None:
    cases = vectors("seal")
    assert unlike(cases, [case["data"] for case in cases], answers(run, SEAL, cases)) == {}


def test_what_looks_like_a_real_person(run: Run) -> None:
    cases = vectors("personal")
    got = answers(run, "({ text }) => kurs.personal.personal(text)", cases)
    assert unlike(cases, [case["kinds"] for case in cases], got) == {}


def test_progress(run: Run) -> None:
    """A vector names only the parts of the status that it is about."""
    cases = vectors("progress")
    got = answers(run, PROGRESS, cases)
    chosen = [
        {name: have.get(name) for name in case["status"]} if isinstance(have, dict) else have
        for case, have in zip(cases, got, strict=True)
    ]
    assert unlike(cases, [case["status"] for case in cases], chosen) == {}


def test_what_comes_back_when_and_in_which_order(run: Run) -> None:
    """A vector names only what it is about."""
    cases = vectors("schedule")
    got = answers(run, SCHEDULE, cases)
    chosen = [
        {name: have.get(name) for name in case["want"]} if isinstance(have, dict) else have
        for case, have in zip(cases, got, strict=True)
    ]
    assert unlike(cases, [case["want"] for case in cases], chosen) == {}

"""The code of a meeting without a register: any one sign wrong is noticed, and the signs alone find their day."""
from __future__ import annotations

from serving import Run

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE = 'kurs["meeting/code"]'
MODULES = ["begreppsbildning", "introduktion-vikarier", "journal"]


def test_a_code_says_its_module_and_day(run: Run) -> None:
    code = run(f"() => {CODE}.newCode('journal', '2026-11-27')", None)
    read = run(f"(code) => {CODE}.read(code)", code)
    assert (read["module"], read["day"], len(read["signs"])) == ("journal", "2026-11-27", 5)
    assert set(read["signs"]) <= set(SIGNS)
    others = {run(f"() => {CODE}.newCode('journal', '2026-11-27')", None) for _ in range(20)}
    assert len(others) > 10, "two meetings about the same thing on the same day have codes of their own"


def test_one_sign_wrong_or_another_day_or_module_is_noticed(run: Run) -> None:
    code = run(f"() => {CODE}.newCode('journal', '2026-11-27')", None)
    module, day, signs = code.split(".")
    wrong = [f"{module}.{day}.{signs[:at]}{sign}{signs[at + 1:]}" for at in range(5) for sign in SIGNS]
    wrong += [f"{module}.2026-11-{number:02}.{signs}" for number in range(1, 31)] + [f"begrepp.{day}.{signs}"]
    wrong += [f"{module}.{day}.{other}" for other in (signs[1] + signs[0] + signs[2:], f"{signs}2", signs[1:])]
    taken = run(f"(codes) => codes.filter({CODE}.read)", [one for one in wrong if one != code])
    assert len(taken) <= 1, "one in thirty thousand fits by chance"


def test_codes_that_are_out_hold(run: Run) -> None:
    """A code on somebody's screen holds after a change of the program."""
    assert run(f"(codes) => codes.filter({CODE}.read)", FIXED) == FIXED


FIXED = ["journal.2026-11-27.22QWX", "introduktion-vikarier.2027-02-28.Z9E56"]


def test_the_signs_alone_find_the_nearest_day(run: Run) -> None:
    find = f"([signs, today]) => {CODE}.whole(signs, {MODULES}, today)"
    for day in ("2026-11-27", "2026-11-28", "2026-11-26", "2026-10-30"):
        code = run(f"(day) => {CODE}.newCode('journal', day)", day)
        assert run(find, [code.split(".")[2], "2026-11-27"]) == code
    assert run(find, ["22222", "2026-11-27"]) is None


def test_a_day_too_early_or_late_is_let_through(run: Run) -> None:
    days = ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02", "2027-01-03"]
    when = run(f"(days) => days.map((day) => {CODE}.when(day, '2027-01-01'))", days)
    assert when == ["past", "now", "now", "now", "future"]


def test_a_typed_code_is_tidied(run: Run) -> None:
    given = {
        " ab-c 2k": "ABC2K", "https://kurs.example/mote/#mote=journal.2026-11-27.ab23k": "journal.2026-11-27.AB23K",
        "Journal.2026-11-27.AB 23K": "journal.2026-11-27.AB23K", "": "", "  ": "",
    }  # fmt: skip
    assert run(f"(texts) => texts.map({CODE}.tidy)", list(given)) == list(given.values())

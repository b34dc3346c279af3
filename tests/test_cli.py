"""The command `kurs` answers in Swedish, with the right exit code, and never with a traceback."""
from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from kurs.cli import main, parser
from kurs.model.identity import canonical
from kurs.model.proof import checksum
from samples import vectors
from small_course import COURSE

MANUAL = (Path(__file__).parents[1] / "docs/om/kommandon.md").read_text("utf-8")
BROKEN = {"quizzes/diska.yml": COURSE["quizzes/diska.yml"].replace("prompt:", "promt:")}
QUICK = "<quiz>\nVad?\n- [x] Ja\n> x\n- [ ] Nej\n</quiz>\n"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def kurs(capsys: pytest.CaptureFixture[str]) -> Run:
    """`kurs("check", path)`: exit code, what is printed, what is printed as a fault."""

    def run(*words: object) -> tuple[int, str, str]:
        try:
            code = main([str(word) for word in words])
        except SystemExit as stop:
            code = int(stop.code or 0)
        return code, *capsys.readouterr()

    return run


def test_a_right_course_is_summed_up(kurs: Run, project: Callable[..., Path]):
    assert kurs("check", project()) == (0, "Inga fel. 1 modul, 1 övning, 0 slutprov.\n", "")


def test_problems_are_listed_and_counted(kurs: Run, project: Callable[..., Path]):
    code, out, _ = kurs("check", project(BROKEN))
    assert (code, out) == (1, 'quizzes/diska.yml:4:1: okänt fält "promt". Menade du "prompt"?\n1 fel i 1 fil.\n')


def test_notices_are_shown_and_stop_nothing(kurs: Run, project: Callable[..., Path]):
    code, out, _ = kurs("check", project({"docs/kapitel.md": f"::: exercise diska\n\n{QUICK}"}))
    assert code == 0
    assert out.startswith("docs/kapitel.md:3:1: obs: 1 av 2 svar saknar förklaring.")
    assert out.endswith("Inga fel. 1 modul, 1 övning, 1 snabbfråga, 0 slutprov. 1 påpekande.\n")


def test_a_program_gets_json(kurs: Run, project: Callable[..., Path]):
    code, out, _ = kurs("check", project(BROKEN), "--format", "json")
    [problem] = json.loads(out)["problems"]
    assert (code, problem["file"], problem["line"], problem["column"]) == (1, "quizzes/diska.yml", 4, 1)


FLAWED = {
    "quizzes/diska.yml": COURSE["quizzes/diska.yml"].replace("text: Vilar,", "text: Alla ovanstående,"),
    "docs/kapitel.md": '# Kapitel\n\n!!! abstract "Lättläst: i korthet"\n    Diska.\n\n::: exercise diska\n',
}


def test_flaws_are_notices_until_it_is_strict(kurs: Run, project: Callable[..., Path]):
    root = project(FLAWED)
    assert "Alla" not in kurs("check", root)[1]
    code, out, _ = kurs("check", root, "--quality")
    assert code == 0
    assert 'quizzes/diska.yml:9:19: obs: alternativet "b" hänvisar till de andra alternativen.' in out
    assert out.endswith("Inga fel. 1 modul, 1 övning, 0 slutprov. 3 påpekanden.\n")
    code, out, _ = kurs("check", root, "--quality", "--strict")
    assert (code, out.splitlines()[-1]) == (1, "3 fel i 2 filer.")
    places = [line.split(": ")[0] for line in out.splitlines()[:-1]]
    assert places == ["quizzes/diska.yml:9:5", "quizzes/diska.yml:9:19", "quizzes/kurs.yml:9:9"]


def test_a_course_with_mistakes_is_not_judged(kurs: Run, project: Callable[..., Path]):
    code, out, _ = kurs("check", project(BROKEN), "--quality", "--misconceptions")
    assert (code, out.splitlines()[-1]) == (1, "1 fel i 1 fil.")


def test_flaws_as_json(kurs: Run, project: Callable[..., Path]):
    code, out, _ = kurs("check", project(FLAWED), "--quality", "--format", "json")
    data = json.loads(out)
    assert (code, data["errors"], set(data)) == (0, 0, {"errors", "problems"})
    assert {(one["severity"], one["message"].rpartition(" ")[2]) for one in data["problems"]} == {
        ("notice", "[alla-ovan]"), ("notice", "[missuppfattning]"), ("notice", "[fa-uppgifter]")
    }  # fmt: skip


NAMED = COURSE["quizzes/diska.yml"].replace("feedback: Nej.", "feedback: Nej., misconception: Disken kan vänta.")


def test_misconceptions_are_listed_for_people(kurs: Run, project: Callable[..., Path]):
    code, out, _ = kurs("check", project({"quizzes/diska.yml": NAMED}), "--misconceptions")
    rows = [line.split() for line in out.splitlines()]
    assert code == 0
    assert out.startswith("Grunden (grund)\n")
    assert rows[1] == ["uppgift", "svar", "text", "missuppfattning"]
    assert rows[3] == ["diska", "b", "Vilar", "Disken", "kan", "vänta."]
    assert "(saknas)" in kurs("check", project(COURSE), "--misconceptions")[1]


def test_misconceptions_are_listed_for_programs(kurs: Run, project: Callable[..., Path]):
    code, out, _ = kurs("check", project({"quizzes/diska.yml": NAMED}), "--misconceptions", "--format", "json")
    assert code == 0
    assert json.loads(out)["misconceptions"] == [
        {"module": "grund", "assessment": "diska", "item": "diska", "part": "b", "text": "Vilar",
         "misconception": "Disken kan vänta.", "file": "quizzes/diska.yml", "line": 9, "column": 5}
    ]  # fmt: skip


def test_any_file_of_the_course_leads_to_it(kurs: Run, project: Callable[..., Path]):
    assert kurs("check", project() / "quizzes" / "diska.yml")[0] == 0


def test_check_needs_no_mkdocs(project: Callable[..., Path]):
    code = "import sys; from kurs.cli import main; main(['check', sys.argv[1]]); sys.exit('mkdocs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code, project()], check=False, capture_output=True).returncode == 0


def test_schema_is_written_where_it_is_asked_for(kurs: Run, tmp_path: Path):
    code, out, _ = kurs("schema", "--output", tmp_path / "s.json")
    assert (code, out) == (0, f"Schemat är skrivet till {tmp_path / 's.json'}.\n")
    assert json.loads((tmp_path / "s.json").read_text("utf-8"))["$defs"]


def test_ids_are_unique_in_the_course_and_written_once(kurs: Run, project: Callable[..., Path]):
    page = f"::: exercise diska\n\n{QUICK}\n{QUICK.replace('Vad?', 'Diska?')}"
    root = project({"docs/kapitel.md": page, "docs/annan.md": QUICK})
    assert kurs("ids", root / "docs") == (
        0,
        "docs/annan.md: 1 snabbfråga har fått id.\ndocs/kapitel.md: 2 snabbfrågor har fått id.\n"
        "Klart. Ändra inte id:na sedan.\n",
        "",
    )
    written = re.findall(r"kurs id: (.*) -->", "".join(path.read_text() for path in sorted((root / "docs").iterdir())))
    assert written == ["vad a b", "vad-2 a b", "diska-2 a b"]
    assert kurs("ids", root / "docs")[1] == "Alla snabbfrågor har redan id.\n"
    assert kurs("check", root)[0] == 0


def test_ids_writes_nothing_when_something_cannot_be_read(kurs: Run, project: Callable[..., Path]):
    root = project({"docs/a.md": QUICK, "docs/b.md": QUICK.replace("[x]", "[ ]")})
    code, out, _ = kurs("ids", root / "docs")
    assert (code, out.splitlines()[-1]) == (1, "1 fel i 1 fil.")
    assert out.startswith("docs/b.md:3:1: inget svar är rätt.")
    assert (root / "docs/a.md").read_text() == QUICK


SCENARIO = """\
kind: exercise
id: fallet
interaction: scenario
prompt: Vad gör du?
objective: forsta
source: "2"
scenes:
  - id: start
    text: Det ringer på dörren.
    options:
      - {id: oppna, text: Öppnar, feedback: Gäst., to: bra}
      - {id: vila, text: Vilar, feedback: Tyst., to: daligt}
  - {id: bra, text: Ni fikar., ending: good}
  - {id: daligt, text: Ingen kommer in., ending: poor}
"""


def test_a_scenario_is_drawn(kurs: Run, project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch):
    page = "::: exercise diska\n\n::: exercise fallet\n"
    monkeypatch.chdir(project({"quizzes/fallet.yml": SCENARIO, "docs/kapitel.md": page}))
    assert kurs("scenario", "map", "fallet") == (0, "Kartan är skriven till fallet.svg.\n", "")
    assert "Det ringer på dörren." in Path("fallet.svg").read_text("utf-8")
    assert kurs("scenario", "map", "fallet", "--output", "k.svg")[0] == 0
    assert Path("k.svg").exists()
    missing = 'kurs: övningen "falet" finns inte. Menade du "fallet"? Välj: fallet.\n'
    assert kurs("scenario", "map", "falet") == (2, "", missing)
    assert kurs("scenario", "map", "diska")[2] == 'kurs: övningen "diska" är inte av typen scenario. Välj: fallet.\n'
    Path("quizzes/fallet.yml").write_text(SCENARIO.replace("to: bra", "to: bar"), "utf-8")
    code, out, _ = kurs("scenario", "map", "fallet")
    assert (code, out.splitlines()[-1]) == (1, "1 fel i 1 fil.")


def test_a_signed_proof_needs_the_register_s_keys(kurs: Run, tmp_path: Path):
    case = next(case for case in vectors("proof") if case.get("verdict") == "signed")
    proof, keys = tmp_path / "intyg.json", tmp_path / "keys.json"
    proof.write_text(case["text"], "utf-8")
    keys.write_text(json.dumps(case["keys"]))
    code, out, _ = kurs("proof", "verify", proof)
    assert (code, "ange dem med --keys" in out) == (1, True)
    code, out, _ = kurs("proof", "verify", proof, "--keys", keys)
    assert (code, "Intyget är äkta: det är signerat av vår verksamhet" in out) == (0, True)
    proof.write_text(case["text"].replace("Öberg", "Oberg"), "utf-8")
    code, out, _ = kurs("proof", "verify", proof, "--keys", keys)
    assert (code, "signaturen stämmer inte" in out) == (1, True)
    code, _, fault = kurs("proof", "verify", proof, "--keys", proof)
    assert (code, "innehåller inga nycklar" in fault) == (2, True)


def test_a_damaged_proof_is_refused(kurs: Run, tmp_path: Path):
    path = tmp_path / "intyg.json"
    path.write_text('{"format": "kurs-proof"')
    message = f"{path} går inte att läsa som ett intyg. Kontrollera att hela filen är med.\n"
    assert kurs("proof", "verify", path) == (1, message, "")


@pytest.mark.parametrize(("percent", "has"), [(90, "har gått igenom och klarat"), (None, "har gått igenom")])
def test_only_who_took_a_final_has_passed(kurs: Run, tmp_path: Path, percent: int | None, has: str):
    fields = {**vectors("proof")[0]["fields"], "percent": percent}
    path = tmp_path / "intyg.json"
    path.write_text(canonical({**fields, "checksum": checksum(fields)}), "utf-8")
    code, out, _ = kurs("proof", "verify", path)
    said = f"Åsa Öberg {has} Introduktion för vikarier (version 1.0) den 2026-11-22."
    assert (code, out.splitlines()[0]) == (0, said)


def test_who_took_part_in_a_meeting_is_never_said_to_be_done(kurs: Run, tmp_path: Path):
    path = tmp_path / "deltagande.json"
    path.write_text(next(case for case in vectors("proof") if case.get("attended"))["text"], "utf-8")
    code, out, _ = kurs("proof", "verify", path)
    assert (code, out.splitlines()) == (0, [
        "Deltog i möte: Åsa Öberg deltog i ett möte om Introduktion för vikarier (version 1.0) den 2026-11-27.",
        "Det visar inte att modulen är klar. Mötets kod: introduktion-vikarier.2026-11-27.ABCDE",
        "Intyget är helt. Det är en egen uppgift: ingen annan har bekräftat den.",
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "kurs: skriv ett kommando. Se kurs --help."),
        (["chek"], "kurs: kommandot 'chek' finns inte. Menade du \"check\"? Välj: 'check', 'schema', 'ids'"),
        (["check", "--relase"], "kurs: okänt: --relase."),
        (["check", "--strict"], "kurs: --strict hör ihop med --quality. Skriv kurs check --quality --strict."),
        (["check", "--format"], "kurs: --format behöver ett värde."),
        (["check", "--format", "xml"], "kurs: --format kan inte vara 'xml'. Välj: 'text', 'json'."),
        (["check", "--release=1"], "kurs: --release tar inget värde ('1')."),
        (["new"], "kurs: skriv ett kommando. Se kurs new --help."),
        (["new", "modul"], "kurs: kommandot 'modul' finns inte. Menade du \"module\"? Välj: 'exercise', 'set'"),
        (["new", "exercise"], "kurs: TYP saknas. Se kurs new exercise --help."),
        (["new", "exercise", "hottekst"], "kurs: TYP kan inte vara 'hottekst'. Menade du \"hottext\"? Välj: 'choice'"),
        (["ids"], "kurs: SÖKVÄG saknas. Se kurs ids --help."),
        (["proof"], "kurs: skriv ett kommando. Se kurs proof --help."),
        (["check", "finns-inte"], "kurs: finns-inte finns inte."),
        (["check", "/"], "kurs: / hör inte till någon kurs: mappen quizzes saknas."),
        (["schema", "--output", "/finns/inte"], "kurs: /finns/inte går inte att läsa eller skriva."),
        (["proof", "verify", "/finns-inte"], "kurs: /finns-inte går inte att läsa eller skriva."),
        (["proof", "verify", "/"], "kurs: / går inte att läsa eller skriva."),
        (["proof", "verify", sys.executable], f"kurs: {sys.executable} är ingen textfil i UTF-8."),
    ],
)
def test_wrong_use_is_explained_in_swedish(kurs: Run, words: list[str], message: str):
    code, out, fault = kurs(*words)
    assert (code, out) == (2, "")
    assert message in fault
    assert fault.startswith(("användning: kurs", "kurs: "))
    assert fault.count("användning: ") <= 1
    assert not re.search(r"usage|error|argument[s ]", fault)


def test_a_reader_that_stops_early_causes_no_traceback(project: Callable[..., Path]):
    many = {f"quizzes/x{n}.yml": "id: x" for n in range(3000)}
    code = f"{sys.executable} -c 'from kurs.cli import main; main()' check {project(many)} | head -n 1"
    run = subprocess.run(code, shell=True, check=False, capture_output=True, text=True)
    assert run.stderr == ""
    assert run.stdout.count("\n") == 1


def commands(top: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    groups = [action for action in top._actions if isinstance(action, argparse._SubParsersAction)]
    for group in groups:
        for sub in group.choices.values():
            yield from commands(sub)
    if not groups:
        yield top


COMMANDS = list(commands(parser()))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.prog)
def test_every_command_is_in_the_manual_with_its_options_and_exit_codes(command: argparse.ArgumentParser):
    sections = dict(re.findall(r"^## (.+)\n((?:(?!^## ).*\n?)*)", MANUAL, re.MULTILINE))
    section = sections[command.prog]
    for action in command._actions:
        for name in [*action.option_strings, *([] if action.option_strings else [str(action.metavar)])]:
            assert f"`{name}" in section or name in ("-h", "--help")
    assert "Slutkoden är 0" in section


def test_the_manual_has_no_command_that_does_not_exist():
    assert re.findall(r"^## (kurs .+)$", MANUAL, re.MULTILINE) == [command.prog for command in COMMANDS]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.prog)
def test_help_is_in_swedish(kurs: Run, command: argparse.ArgumentParser):
    code, out, _ = kurs(*command.prog.split()[1:], "--help")
    assert code == 0
    assert out.startswith(f"användning: {command.prog} ")
    assert "visa den här hjälpen" in out
    assert not re.search(r"usage|options:|positional|show this", out)


def test_a_course_that_cannot_be_built_is_not_exported(
    kurs: Run, project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
):
    folder = project(BROKEN)
    monkeypatch.chdir(folder)
    assert kurs("export", "offline")[:2] == (1, kurs("check")[1])
    project()
    code, _, err = kurs("export", "offline")
    assert code == 1
    assert err.startswith("MkDocs kan inte bygga webbplatsen. Rätta det här och försök igen:\n")
    assert "Traceback" not in err
    assert list(folder.glob("*.zip")) == []


LAW = "law: SoL (2025:400), section: 14 kap. 3 §, says: Text., certainty: S, checked: '2026-11-22'"
LAWS = {
    "quizzes/data/lagrum.yml": f"sol-14-3: {{{LAW}}}\nlss-6: {{{LAW}}}\n",
    "docs/kapitel.md": "# Kapitel\n\n::: exercise diska\n\nSe {§sol-14-3} och 14 kap. 6 §.\n",
}


def test_laws_are_listed_with_their_places(kurs: Run, project: Callable[..., Path]):
    code, out, _ = kurs("check", project(LAWS), "--laws")
    assert code == 0
    assert out.startswith("sol-14-3: SoL (2025:400) 14 kap. 3 § (S, kontrollerat 2026-11-22)\n  docs/kapitel.md:5\n\n")
    assert "Används inte: lss-6.\n" in out
    assert "  docs/kapitel.md:5: 14 kap. 6 §\n" in out


def test_laws_as_json(kurs: Run, project: Callable[..., Path]):
    data = json.loads(kurs("check", project(LAWS), "--laws", "--format", "json")[1])
    assert [(one["id"], one["uses"]) for one in data["laws"]] == [
        ("sol-14-3", [{"file": "docs/kapitel.md", "line": 5, "column": 4}]), ("lss-6", [])
    ]  # fmt: skip
    assert data["by_hand"] == [{"file": "docs/kapitel.md", "line": 5, "column": 20, "text": "14 kap. 6 §"}]

"""manifest.json: what the browser needs to show progress, and nothing of keys."""
from __future__ import annotations

import json
from dataclasses import replace

from kurs.model.assessment import Course
from kurs.model.identity import key_hash
from kurs.render.manifest import manifest
from samples import assessment, course, item, real_course


def url(page: str) -> str:
    return page.removesuffix(".md") + "/"


def sample() -> Course:
    single = assessment(item(id="enkel", prompt="Vad **stämmer** i `planen`?"))
    return course(single, assessment(item(id="a"), item(id="b"), kind="set", title="Ett set"))


def test_required_exercises_have_a_title_an_address_and_the_hash_of_every_item() -> None:
    single, several = manifest(sample(), url=url)["modules"][0]["required"]
    assert (single["title"], single["url"]) == ("Vad stämmer i planen?", "m/#kurs-enkel")
    assert single["items"] == {"enkel": key_hash(item())}
    assert (several["title"], list(several["items"])) == ("Ett set", ["a", "b"])


def test_a_title_has_the_municipality_s_words() -> None:
    single = assessment(item(id="enkel", prompt="Vad är {=own.long_name}?"))
    data = manifest(replace(course(single), local={"own.long_name": "Treserva"}), url=url)
    assert data["modules"][0]["required"][0]["title"] == "Vad är Treserva?"


def test_the_issuer_is_the_organisation_else_the_course() -> None:
    assert manifest(sample(), url=url)["issuer"] == "Kurs"
    assert manifest(replace(sample(), local={"organisation.name": "Ale"}), url=url)["issuer"] == "Ale"


def test_it_names_every_module_page_and_path_of_the_real_course_and_holds_no_key() -> None:
    whole = real_course()
    data = manifest(whole, url=url)
    assert [module["id"] for module in data["modules"]] == [module.id for module in whole.modules]
    assert [page["id"] for page in data["modules"][0]["pages"]] == list(whole.modules[0].pages)
    assert data["parts"].keys() == {
        *("start", "results", "certificate", "glossary", "repetition", "laws", "verify", "my-data"),
        *("meeting", "meeting-start"),
    }
    text = json.dumps(data, ensure_ascii=False)
    assert "correct" not in text
    assert "feedback" not in text

"""A learner with a register: joins by a link, hands in, gets a signed proof, goes on with another device."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import expect

from .axe import faults as axe_faults
from .conftest import Arrives
from .learner import said
from .register_learner import DESKTOP, arrived, code_of, goes_on, ids, joins, practice
from .register_site import RegisterSite

PHONE = {"width": 360, "height": 740}


def test_from_link_to_a_proof_signed_by_the_register(arrives: Arrives, register_site: RegisterSite) -> None:
    _, link = register_site.assigns()
    learner = arrives(register_site, viewport=DESKTOP)
    joins(learner, link, "Nils Test")
    learner.does_all_required()
    learner.passes_final()
    expect(learner.page.locator(".kurs-summary").first).to_have_text(said("finalPassed", percent=100))
    learner.waits_until_stored("state.me?.completions.length === 1 && state.me.completions[0].proof.signature")
    learner.page.reload()
    expect(learner.page.locator(".kurs-list .kurs-key").first).to_be_visible()


def test_going_on_with_another_device(arrives: Arrives, register_site: RegisterSite) -> None:
    """What was done on the first shows on the second and the other way round, and the two are one person."""
    _, link = register_site.assigns()
    computer, phone = arrives(register_site, viewport=DESKTOP), arrives(register_site, viewport=PHONE)
    joins(computer, link, "Siv Test")
    first, second, third = practice(computer, 3)
    computer.answers(first)
    computer.answers(second)
    computer.waits_until_stored("Object.keys(state).filter((key) => key.startsWith('sent:')).length === 2")
    goes_on(phone, code_of(computer))
    expect(phone.page.locator(".kurs-table")).to_contain_text("2 av ")
    assert practice(phone, 3) == [first, second, third]
    expect(phone.feedback(first)).to_have_text(said("answeredElsewhere"))
    phone.answers(third)
    phone.answers(first)
    phone.waits_until_stored("Object.keys(state).filter((key) => key.startsWith('sent:')).length === 2")
    computer.opens("mina-resultat.md")
    expect(computer.page.locator(".kurs-table")).to_contain_text("3 av ")
    assert arrived(register_site, "Siv Test") == sorted(ids(computer) + ids(phone))


def test_my_data_is_seen_saved_and_corrected(arrives: Arrives, register_site: RegisterSite) -> None:
    _, link = register_site.assigns(unit_name="Björkbacken")
    learner = arrives(register_site, viewport=PHONE)
    joins(learner, link, "Olle Test")
    learner.answers(practice(learner, 1)[0])
    learner.waits_until_stored("Object.keys(state).some((key) => key.startsWith('sent:'))")
    learner.opens("mina-uppgifter.md")
    page = learner.page
    expect(page.locator(".kurs-facts")).to_contain_text("Olle Test")
    expect(page.locator("main")).to_contain_text("Björkbacken")
    with page.expect_download() as saved:
        learner.button(said("mineDownload")).click()
    all = json.loads(Path(saved.value.path()).read_text("utf-8"))
    assert [one["verb"] for one in all["statements"]] == ["attempted"]
    page.get_by_label(said("mineName")).fill("Olle Rätt")
    learner.button(said("mineCorrectSave")).click()
    expect(page.get_by_text(said("mineCorrected"))).to_be_visible()
    expect(page.locator(".kurs-facts")).to_contain_text("Olle Rätt")
    learner.button(said("mineEraseAsk")).click()
    learner.dialog.get_by_role("button", name=said("mineEraseYes")).click()
    learner.button(said("mineEraseBack")).click()
    expect(page.get_by_text(said("mineEraseTaken"))).to_be_visible()
    assert axe_faults(page) == []

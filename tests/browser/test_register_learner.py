"""A learner with a register: joins by a link, hands in, gets a signed proof, goes on with another device."""

from __future__ import annotations

from playwright.sync_api import expect

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

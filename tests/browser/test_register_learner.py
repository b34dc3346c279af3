"""A learner with a register: joins by a link, works offline, hands in, gets a signed proof, changes device."""
from __future__ import annotations

from playwright.sync_api import expect

from .conftest import Arrives
from .learner import Learner, said
from .register_site import RegisterSite

DESKTOP = {"width": 1280, "height": 800}


def joins(learner: Learner, link: str, name: str) -> None:
    learner.page.goto(link)
    learner.page.get_by_label("Ditt namn").fill(name)
    learner.page.get_by_role("button", name="Börja").click()
    learner.page.wait_for_url(learner.base)
    learner.waits_until_started()


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

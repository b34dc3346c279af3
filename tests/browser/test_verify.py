"""A proof is checked by pasted text, file, picture and camera, also without a network; a verdict is said in words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import segno
from kurs.model.identity import canonical
from kurs.model.proof import checksum
from playwright.sync_api import BrowserType, Route, StorageState, expect

from .axe import faults as axe_faults
from .conftest import FLAGS, Arrives, watch
from .course_site import CourseSite
from .learner import Learner, said
from .register_learner import DESKTOP, joins
from .register_site import RegisterSite

FIELDS: dict[str, Any] = {
    "format": "kurs-proof", "v": 1, "course": "https://annan.example", "issuer": "Annan kommun",
    "learner": {"id": "0f3c", "name": "Åsa <b>Öberg</b>"},
    "module": {"id": "grund", "title": "Grunden", "version": "1.0"},
    "percent": 90, "date": "2026-11-22", "expires": "2026-11-23", "identity": "signed-in",
}  # fmt: skip
STATED = canonical({**FIELDS, "checksum": checksum(FIELDS)})
REGISTER_ONLY = ("outbox", "waiting", "device", "deliver/", "register-words", "page/another")
VERIFY_ONLY = ("verify", "page/scan", "vendor/jsqr", "vendor/noble")


def verdict(learner: Learner) -> Any:
    return learner.page.locator(".kurs-judged")


def judged(learner: Learner, text: str, wanted: str) -> None:
    """Paste the text and see the verdict, as its heading."""
    learner.page.locator("textarea").fill(text)
    learner.button(said("check")).click()
    expect(verdict(learner).get_by_role("heading")).to_contain_text(said(wanted))


def test_a_self_stated_proof_without_register(arrives: Arrives, site: CourseSite, done: StorageState) -> None:
    learner = arrives(viewport=DESKTOP, storage_state=done)
    learner.opens("intyg.md")
    learner.page.get_by_label(said("certificateName")).fill("Åsa Öberg")
    learner.button(said("certificateShow")).click()
    picture = learner.page.locator(".kurs-qr svg").screenshot()
    with learner.page.expect_download() as saved:
        learner.button(said("certificateSave")).click()
    proof = Path(saved.value.path()).read_text("utf-8")
    learner.opens("kontrollera-intyg.md")
    judged(learner, proof, "selfStated")
    expect(verdict(learner)).to_contain_text("Åsa Öberg")
    judged(learner, proof.replace("100", "99"), "changed")
    expect(verdict(learner)).not_to_contain_text("Åsa Öberg")
    choose = learner.page.get_by_label(said("chooseFile"))
    choose.set_input_files({"name": "intyg.json", "mimeType": "application/json", "buffer": proof.encode()})
    expect(verdict(learner).get_by_role("heading")).to_contain_text(said("selfStated"))
    judged(learner, "hej", "unreadable")
    choose.set_input_files({"name": "bild.png", "mimeType": "image/png", "buffer": picture})
    expect(verdict(learner).get_by_role("heading")).to_contain_text(said("selfStated"))
    choose.set_input_files({"name": "bild.png", "mimeType": "image/png", "buffer": b"ingen bild"})
    expect(learner.page.get_by_text(said("imageNone"))).to_be_visible()


def test_what_does_not_hold_is_said(arrives: Arrives) -> None:
    learner = arrives(viewport=DESKTOP)
    learner.opens("kontrollera-intyg.md")
    judged(learner, STATED, "selfStated")
    for text in (said("ended"), said("otherCourse"), "Åsa <b>Öberg</b>"):
        expect(verdict(learner)).to_contain_text(text)
    expect(verdict(learner)).not_to_contain_text(said("identitySignedIn"))
    judged(learner, canonical({**FIELDS, "key": "abc", "signature": "x"}), "unknownKey")
    judged(learner, "{}", "otherThing")
    assert axe_faults(learner.page) == []


def test_the_camera_reads_a_code(browser_type: BrowserType, site: CourseSite, tmp_path: Path) -> None:
    film = tmp_path / "qr.y4m"
    film.write_bytes(filmed(STATED))
    fake = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
    flags = [*FLAGS, *fake, f"--use-file-for-fake-video-capture={film}"]
    browser = browser_type.launch(executable_path=shutil.which("chromium"), args=flags)
    faults: list[str] = []
    context = watch(browser.new_context(locale="sv-SE"), site.url, faults)
    learner = Learner(context.new_page(), site.course, site.url)
    learner.opens("kontrollera-intyg.md")
    learner.button(said("scan")).click()
    expect(verdict(learner).get_by_role("heading")).to_contain_text(said("selfStated"), timeout=20_000)
    expect(learner.page.locator("video")).to_be_hidden()
    expect(learner.button(said("scan"))).to_be_visible()
    browser.close()
    assert faults == []


def filmed(text: str, *, size: int = 640, frames: int = 10) -> bytes:
    """A grey film of a QR code, as YUV4MPEG2."""
    matrix = list(segno.make(text, error="l", boost_error=False).matrix_iter(border=4))
    scale = size // len(matrix)
    rows = [bytes(16 if cell else 235 for cell in row for _ in range(scale)).ljust(size, b"\xeb") for row in matrix]
    grey = b"".join(row for row in rows for _ in range(scale)).ljust(size * size, b"\xeb")
    frame = b"FRAME\n" + grey + b"\x80" * (size * size // 2)
    return f"YUV4MPEG2 W{size} H{size} F10:1 Ip A1:1 C420jpeg\n".encode() + frame * frames


def test_without_a_camera_there_are_other_ways(arrives: Arrives) -> None:
    none = "() => Promise.reject(new Error('none'))"
    learner = arrives(script=f"if (navigator.mediaDevices) navigator.mediaDevices.getUserMedia = {none}")
    learner.opens("kontrollera-intyg.md")
    learner.button(said("scan")).click()
    expect(learner.page.get_by_text(said("scanNone"))).to_be_visible()


def test_a_signed_proof_is_checked_offline(arrives: Arrives, register_site: RegisterSite) -> None:
    _, link = register_site.assigns()
    learner = arrives(register_site, viewport=DESKTOP)
    joins(learner, link, "Nora Test")
    learner.does_all_required()
    learner.passes_final()
    learner.waits_until_stored("state.me?.completions.length === 1")
    proof = learner.stored()["state"]["me"]["completions"][0]["proof"]
    anyone = arrives(register_site, viewport=DESKTOP)
    anyone.opens("kontrollera-intyg.md")
    anyone.waits_until_stored("state['public-keys']")
    anyone.page.wait_for_load_state("networkidle")
    anyone.page.context.set_offline(True)
    judged(anyone, json.dumps(proof), "signed")
    expect(verdict(anyone)).to_contain_text("Nora Test")
    for name, value in proof.items():
        if name in ("percent", "date", "expires", "identity", "issuer", "course"):
            judged(anyone, json.dumps({**proof, name: 1 if isinstance(value, int) else f"{value}0"}), "changed")
    judged(anyone, json.dumps({**proof, "learner": {**proof["learner"], "name": "Någon Annan"}}), "changed")
    picture = canonical(proof)
    assert segno.make(picture).version <= 30, "the code on the certificate can be read by an ordinary camera"
    anyone.page.context.set_offline(False)


@pytest.mark.parametrize("source", ["index.md", "introduktion/vad-ar-ibic.md", "mina-resultat.md", "intyg.md"])
def test_a_site_without_register_fetches_nothing_of_it(
    arrives: Arrives, site: CourseSite, done: StorageState, source: str
) -> None:
    learner = arrives(viewport=DESKTOP, storage_state=done)
    fetched: list[str] = []
    learner.page.on("request", lambda it: fetched.append(it.url))
    learner.opens(source)
    learner.page.wait_for_load_state("networkidle")
    never = ("/api/", *REGISTER_ONLY, *VERIFY_ONLY)
    assert [url for url in fetched if any(part in url for part in never)] == []


def test_where_the_browser_lacks_ed25519_the_library_checks(arrives: Arrives, register_site: RegisterSite) -> None:
    from kurs.register.keys import base64url

    keys = register_site.server.keys
    fields = {**FIELDS, "key": keys.id}
    proof = {**fields, "signature": base64url(keys.signing.sign(canonical(fields).encode()))}
    lacks = (
        "if (crypto.subtle) crypto.subtle.importKey = () => Promise.reject(new DOMException('', 'NotSupportedError'))"
    )
    learner = arrives(register_site, script=lacks)
    used: list[str] = []

    def library(route: Route) -> None:
        used.append(route.request.url)
        route.continue_()

    learner.page.route("**/noble-ed25519.js", library)
    learner.opens("kontrollera-intyg.md")
    judged(learner, canonical(proof), "signed")
    assert len(used) == 1


def test_my_data_without_a_register(arrives: Arrives, done: StorageState) -> None:
    learner = arrives(viewport=DESKTOP, storage_state=done)
    learner.opens("mina-uppgifter.md")
    expect(learner.page.get_by_text(said("mineAlone"))).to_be_visible()
    expect(learner.page.get_by_text(said("mineRegister"), exact=True)).to_have_count(0)
    with learner.page.expect_download() as saved:
        learner.button(said("mineSave")).click()
    assert json.loads(Path(saved.value.path()).read_text("utf-8"))["format"] == "kurs-progress"

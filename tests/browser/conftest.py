"""A built course, a browser, and people who come to it; any fault in the console or call elsewhere is a failure."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import CHROMIUM, FLAGS
from playwright.sync_api import Browser, BrowserContext, StorageState, expect

from .course_site import CourseSite, serve_course
from .learner import Learner
from .register_site import RegisterSite, open_register

Arrives = Callable[..., Learner]
Braves = Callable[..., Learner]
expect.set_options(timeout=8_000)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"args": FLAGS, "executable_path": CHROMIUM}


def _served(root: Path, **options: bool) -> Iterator[CourseSite]:
    site = serve_course(root, **options)
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CourseSite]:
    yield from _served(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="session")
def instant_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CourseSite]:
    """The course with its address known, so that Material navigates without loading pages anew."""
    yield from _served(tmp_path_factory.mktemp("instant"), site_url=True)


@pytest.fixture(scope="session")
def register_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RegisterSite]:
    """The course with its register. Tests share it: each makes units and people of its own."""
    site = open_register(tmp_path_factory.mktemp("register"))
    yield site
    site.down()


@pytest.fixture
def changing_site(tmp_path: Path) -> Iterator[CourseSite]:
    """A course of the test's own, to edit and build again."""
    (tmp_path / "course").mkdir()
    yield from _served(tmp_path / "course")


# Most tests have no use for a browser that fetches the whole course: only those of test_offline.py.
KEEPS_NOTHING = "delete Navigator.prototype.serviceWorker"


def watch(context: BrowserContext, url: str, faults: list[str]) -> BrowserContext:
    """Collect in `faults` what should never happen on a page of the site at `url`."""
    context.add_init_script(KEEPS_NOTHING)

    def fault(happened: object, what: str) -> None:
        if happened:
            faults.append(what)

    own = (url, "blob:", "data:")
    context.on("request", lambda it: fault(not it.url.startswith(own), f"to another host: {it.url}"))
    context.on("response", lambda it: fault(it.status >= 400, f"{it.status} {it.url}"))
    # "csp": a script named ahead where scripts are off. What our own policy stops is an error in the console too.
    went = ("net::ERR_ABORTED", "csp")
    context.on("requestfailed", lambda it: fault(it.failure not in went, f"{it.failure} {it.url}"))
    context.on("console", lambda it: fault(it.type in ("error", "warning"), f"console {it.type}: {it.text}"))
    context.on("weberror", lambda it: fault(True, f"page error: {it.error}"))
    context.set_default_timeout(8_000)
    return context


@pytest.fixture
def arrives(browser: Browser, site: CourseSite) -> Iterator[Arrives]:
    """A function: a new person comes with an empty browser. Options as for Playwright's new_context."""
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def arrive(at: CourseSite | RegisterSite = site, *, script: str | None = None, **options: Any) -> Learner:
        context = watch(browser.new_context(locale="sv-SE", **options), at.url, faults)
        contexts.append(context)
        if script:
            context.add_init_script(script)
        return Learner(context.new_page(), at.course, at.url)

    yield arrive
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def learner(arrives: Arrives) -> Learner:
    return arrives(viewport={"width": 1280, "height": 800})


@pytest.fixture(scope="session")
def done(browser: Browser, site: CourseSite) -> StorageState:
    """What the browser holds of somebody who has completed the first module; give it to `arrives(storage_state=…)`."""
    context = browser.new_context(locale="sv-SE")
    context.add_init_script(KEEPS_NOTHING)
    learner = Learner(context.new_page(), site.course, site.url)
    learner.does_all_required()
    learner.passes_final()
    learner.waits_until_stored("log.some((entry) => entry.kind === 'completed')")
    state = context.storage_state(indexed_db=True)
    context.close()
    return state


@pytest.fixture
def braves(browser: Browser, register_site: RegisterSite) -> Iterator[Braves]:
    """A function: a new person comes, whom a network that fails does not stop; a fault in our own code does."""
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def arrive(base: str = register_site.url, **options: Any) -> Learner:
        context = browser.new_context(locale="sv-SE", **{"viewport": {"width": 1280, "height": 800}, **options})
        context.on("weberror", lambda it: faults.append(f"page error: {it.error}"))
        context.add_init_script(KEEPS_NOTHING)
        context.set_default_timeout(8_000)
        contexts.append(context)
        return Learner(context.new_page(), register_site.course, base)

    yield arrive
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)

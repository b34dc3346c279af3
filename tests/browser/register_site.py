"""The real course with its register, served by the real server on a port of its own."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from kurs.model.assessment import Course
from kurs.register.assignments import assign
from kurs.register.links import new_link
from kurs.register.settings import Settings
from kurs.register.units import add_unit
from kurs.web.app import create_app, open_server
from kurs.web.ask import Server

from .course_site import built_once


@dataclass
class RegisterSite:
    """`url` ends with a slash. `down` and `up` take the server away from those who are using it, and back."""

    root: Path
    server: Server
    url: str = ""
    process: uvicorn.Server | None = None
    thread: threading.Thread | None = None

    @property
    def course(self) -> Course:
        return self.server.course

    def up(self, port: int = 0) -> None:
        config = uvicorn.Config(
            create_app(self.server), host="127.0.0.1", port=port, log_level="critical", access_log=False,
            timeout_graceful_shutdown=1,
        )  # fmt: skip
        self.process = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.process.run, daemon=True)
        self.thread.start()
        while not self.process.started:
            self.thread.join(0.01)
            assert self.thread.is_alive(), "the server did not start"
        self.url = f"http://127.0.0.1:{self.process.servers[0].sockets[0].getsockname()[1]}/"

    def down(self) -> None:
        if self.process and self.thread:
            self.process.should_exit = True
            self.thread.join()

    def write(self, work: Any) -> Any:
        return self.server.store.write(work)

    def assigns(self, unit_name: str = "Solgården", **options: Any) -> tuple[str, str]:
        """(unit id, address of the link) of a new unit that should do the first module, unless `modules` says other."""
        modules = options.pop("modules", [self.course.modules[0].id])
        asks_number = options.pop("asks_number", False)
        now = self.server.now()

        def work(connection: Any) -> tuple[str, str]:
            unit = add_unit(connection, unit_name, asks_number=asks_number)
            id = assign(connection, unit, course=self.course, today=now.date(), modules=modules, **options)
            return unit, new_link(connection, "assignment", id, keep=self.server.keys.hiding)

        unit, token = self.write(work)
        return unit, f"{self.url}delta/{token}"


def open_register(root: Path) -> RegisterSite:
    """Build the course in register mode in `root` and serve it."""
    built_once(root, mode="register")
    settings = Settings(data=root / "register", site=root / "site", course=root / "build/course.json", port=0)
    site = RegisterSite(root, open_server(settings))
    site.up()
    return site

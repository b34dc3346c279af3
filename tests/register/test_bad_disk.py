"""The disk fills up or fails under a real server, answers are cut off, PostgreSQL goes away while people send.

Meanwhile everybody is told to try again (503). Afterwards it works without a restart, and what was acknowledged is
there, once.
"""
from __future__ import annotations

import json
import resource
import shutil
import socket
import struct
import subprocess
import threading
import urllib.error
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from postgres import cluster
from real_server import free_port, ids, send, serve, write_site
from registered import Browser


class Running:
    """A server, and one browser's talk with it: `told` are all ids that were acknowledged."""

    def __init__(self, place: Path, **settings: str) -> None:
        self.place, self.port, self.browser = place, free_port(), Browser()
        self.told: list[str] = []
        self.process = serve(place, self.port, **settings)

    def sends(self, batch: list[Any] | None = None) -> int:
        """The status of a batch, or of one new statement."""
        try:
            self.told += send(self.port, self.browser, batch or [self.browser.attempted("ovn-1")])
        except urllib.error.HTTPError as error:
            with error:
                return error.code
        return 200


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    one = Running(write_site(tmp_path))
    yield one
    one.process.kill()
    one.process.wait()


def works_again_and_lost_nothing(server: Running, refused: list[dict[str, Any]]) -> None:
    """What was refused is sent again; after a hard stop every acknowledged statement is there, and only once."""
    assert server.sends(refused) == 200
    assert server.sends() == 200
    server.process.kill()
    server.process.wait()
    assert sorted(ids(server.place)) == sorted(set(server.told))


def test_a_full_disk_is_503_and_loses_nothing(server: Running) -> None:
    assert server.sends() == 200
    log = server.place / "data/register.sqlite-wal"
    pid, kind = server.process.pid, resource.RLIMIT_FSIZE
    before = resource.prlimit(pid, kind)
    resource.prlimit(pid, kind, (log.stat().st_size + 30_000, before[1]))
    refused = []
    while len(refused) < 3:
        assert len(server.told) < 100, "the disk never became full"
        one = server.browser.attempted("ovn-1")
        if (status := server.sends([one])) != 200:
            assert status == 503
            refused.append(one)
    resource.prlimit(pid, kind, before)
    works_again_and_lost_nothing(server, refused)


@contextmanager
def failing_fsync(pid: int) -> Iterator[None]:
    """Every fsync of the process fails, as on a broken disk. Skips where the machine doesn't let us."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed: a failing fsync is not tested")
    calls = "fsync,fdatasync"
    command = ["strace", "-f", "-e", f"trace={calls}", "-e", f"inject={calls}:error=EIO", "-p", str(pid)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as strace:
        assert strace.stderr
        first = strace.stderr.readline()
        if "attached" not in first:
            strace.kill()
            pytest.skip(f"strace may not attach: a failing fsync is not tested: {first.strip()}")
        rest = threading.Thread(target=strace.stderr.read, daemon=True)
        rest.start()
        try:
            yield
        finally:
            strace.terminate()
            rest.join()


def test_a_disk_that_fails_is_503_and_loses_nothing(server: Running) -> None:
    assert server.sends() == 200
    refused = [server.browser.attempted("ovn-1") for _ in range(3)]
    with failing_fsync(server.process.pid):
        assert [server.sends([one]) for one in refused] == [503, 503, 503]
    works_again_and_lost_nothing(server, refused)


@pytest.mark.parametrize("read", [0, 1, 60])
def test_an_answer_cut_off_and_the_batch_sent_again_is_stored_once(server: Running, read: int) -> None:
    batch = [server.browser.attempted("ovn-1"), server.browser.submitted()]
    body = json.dumps(batch).encode()
    head = f"POST /api/statements HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {server.browser.bearer}\r\n"
    with socket.create_connection(("127.0.0.1", server.port)) as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # close means reset
        one.sendall(f"{head}content-length: {len(body)}\r\n\r\n".encode() + body)
        if read:
            assert one.recv(read)
    assert server.sends(batch) == 200
    assert server.sends(batch) == 200
    assert sorted(ids(server.place)) == sorted(statement["id"] for statement in batch)


class Stubborn(threading.Thread):
    """A browser that sends the same statement until it is acknowledged, then the next; `seen` are all statuses."""

    def __init__(self, port: int, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.port, self.stop, self.browser = port, stop, Browser()
        self.told, self.seen, self.changed = list[str](), set[int](), threading.Event()

    def run(self) -> None:
        one = self.browser.attempted("ovn-1")
        while not self.stop.is_set():
            try:
                self.told += send(self.port, self.browser, [one])
                one = self.browser.attempted("ovn-1")
                self._saw(200)
            except urllib.error.HTTPError as error:
                with error:
                    self._saw(error.code)

    def _saw(self, status: int) -> None:
        self.seen.add(status)
        self.changed.set()

    def wait_for(self, status: int, most: float = 60) -> None:
        """Forget what was seen; return when the status has come."""
        self.seen.clear()
        while status not in self.seen:
            self.changed.clear()
            assert status in self.seen or self.changed.wait(most), f"{status} never came: {self.seen}"


def test_postgresql_taken_away_from_a_real_server_while_people_send(tmp_path: Path) -> None:
    with cluster(options="") as database:
        address, stop, port = database.database(), threading.Event(), free_port()
        process = serve(write_site(tmp_path), port, KURS_DATABASE_URL=address)
        people = [Stubborn(port, stop) for _ in range(4)]
        for one in people:
            one.start()
        every: set[int] = set()
        for _ in range(2):
            for act, status in ((None, 200), (database.stop, 503), (database.start, 200)):
                if act:
                    act()
                for one in people:
                    one.wait_for(status)
                    every |= one.seen
        stop.set()
        for one in people:
            one.join()
        process.kill()
        process.wait()
        assert every == {200, 503}
        told = [id for one in people for id in one.told]
        with psycopg.connect(address.replace("+psycopg", "")) as connection:
            kept = [id for (id,) in connection.execute("SELECT id FROM statement")]
        assert set(told) <= set(kept) and len(told) == len(set(told)), "acknowledged and lost, or twice"
        assert len(set(kept) - set(told)) <= len(people), "only what was under way may be stored and not acknowledged"

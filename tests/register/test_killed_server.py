"""A real server process is killed in the middle of work: what it acknowledged is in the database, once."""
from __future__ import annotations

import random
import signal
from pathlib import Path

import pytest
from real_server import Sender, free_port, ids, serve, write_site

ROUNDS = 4
BROWSERS = 4


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return write_site(tmp_path)


def test_no_acknowledged_statement_is_lost_or_doubled_when_the_server_is_killed(place: Path) -> None:
    chance, told = random.Random(2026), list[str]()
    for _ in range(ROUNDS):
        port = free_port()
        process = serve(place, port)
        senders = [Sender(port) for _ in range(BROWSERS)]
        for one in senders:
            one.start()
        wanted = chance.randint(10, 60)
        while sum(len(one.acknowledged) for one in senders) < wanted:
            assert any(one.is_alive() for one in senders)
            senders[0].join(0.002)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for one in senders:
            one.join()
        told += [id for one in senders for id in one.acknowledged]
        kept = list(ids(place))
        assert set(told) <= set(kept), "acknowledged and lost"
        assert len(kept) == len(set(kept))
        # What was under way is sent again to the next server, whether it was stored or not.
        port = free_port()
        process = serve(place, port)
        for one in senders:
            one.port = port
            assert one.sending
            told += one.send([one.sending])
        process.terminate()
        process.wait()
        assert sorted(ids(place)) == sorted(set(told))

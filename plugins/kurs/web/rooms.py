"""Who listens to which meeting in this process, and one look at the database for all of them.

A change made here is told at once. One made by another process is found within EVERY seconds.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Any

import sqlalchemy as sa
from starlette.concurrency import run_in_threadpool

EVERY = 1.0
MOST = 400  # listeners to one meeting: more is no meeting
Standing = dict[str, Any]
Look = Callable[[], Standing | None]


class Room:
    """One meeting. Lives in the event loop; only `wake` may be called from another thread."""

    def __init__(self, look: Look) -> None:
        self.look, self.inside = look, 0
        self.standing: Standing | None = None
        self.over = False
        self.news, self.asked = asyncio.Event(), asyncio.Event()
        self.loop = asyncio.get_running_loop()
        self.watching = self.loop.create_task(self._watch())

    def wake(self) -> None:
        """Look now. A loop that has ended has nobody to tell."""
        with suppress(RuntimeError):
            self.loop.call_soon_threadsafe(self.asked.set)

    async def _watch(self) -> None:
        while not self.over:
            self.asked.clear()
            try:
                self._hear(await run_in_threadpool(self.look))
            except sa.exc.SQLAlchemyError as error:  # the database is away for a while: those who listen wait
                logging.getLogger("kurs.web").warning("live: %s", type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(self.asked.wait(), EVERY)

    def _hear(self, standing: Standing | None) -> None:
        if standing is not None and standing == self.standing:
            return
        self.over, self.standing = standing is None, standing
        told, self.news = self.news, asyncio.Event()
        told.set()

    async def follow(self) -> AsyncIterator[Standing]:
        seen: Standing | None = None
        while not self.over:
            news = self.news
            if self.standing is not None and self.standing != seen:
                seen = self.standing
                yield seen
            else:
                await news.wait()


class Rooms:
    """The meetings that somebody listens to, by id."""

    def __init__(self) -> None:
        self._rooms: dict[str, Room] = {}

    def full(self, id: str) -> bool:
        return id in self._rooms and self._rooms[id].inside >= MOST

    def wake(self, id: str) -> None:
        """The meeting has changed: tell those who listen. From any thread."""
        if room := self._rooms.get(id):
            room.wake()

    async def follow(self, id: str, look: Look) -> AsyncIterator[Standing]:
        """Each new standing, the first at once, until the meeting is over. `look` reads it; None when it is over."""
        room = self._rooms.get(id)
        if room is None or room.over:
            room = self._rooms[id] = Room(look)
        room.inside += 1
        try:
            async for standing in room.follow():
                yield standing
        finally:
            room.inside -= 1
            if not room.inside:
                room.watching.cancel()
                if self._rooms.get(id) is room:
                    del self._rooms[id]

"""A wire to the server that breaks in the middle of an answer."""

from __future__ import annotations

import contextlib
import socket
import threading

MARK = b"POST /api/statements"


class CuttingWire:
    """Forwards `url` to the server on `port`. The answers to the next `cuts` batches of statements break off."""

    def __init__(self, port: int, *, cuts: int) -> None:
        self.port, self.cuts, self.cut = port, cuts, 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}/"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self.listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                browser, _ = self.listener.accept()
                server = socket.create_connection(("127.0.0.1", self.port))
                doomed = threading.Event()
                for pump in (self._ask, self._answer):
                    threading.Thread(target=pump, args=(browser, server, doomed), daemon=True).start()

    def _ask(self, browser: socket.socket, server: socket.socket, doomed: threading.Event) -> None:
        with contextlib.suppress(OSError):
            while data := browser.recv(65536):
                if MARK in data and self.cuts > 0:
                    self.cuts -= 1
                    doomed.set()
                server.sendall(data)
        _close(server, browser)

    def _answer(self, browser: socket.socket, server: socket.socket, doomed: threading.Event) -> None:
        """Where it is doomed: the head of the answer and a little of its body, then nothing."""
        with contextlib.suppress(OSError):
            while data := server.recv(65536):
                if doomed.is_set():
                    self.cut += 1
                    browser.sendall(data[: data.find(b"\r\n\r\n") + 20])
                    break
                browser.sendall(data)
        _close(browser, server)


def _close(*ends: socket.socket) -> None:
    for end in ends:
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()

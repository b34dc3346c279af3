"""A web server with the runtime as the site serves it, and nothing else."""
from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from kurs.render.assets import runtime_files

Run = Callable[[str, Any], Any]
PAGE = b"<!doctype html><title>vectors</title><link rel=icon href=data:,>"
TYPES = {"js": "text/javascript", "css": "text/css"}


class _Runtime(BaseHTTPRequestHandler):
    files = runtime_files()

    def do_GET(self) -> None:
        name = self.path.lstrip("/")
        body = self.files.get(name, b"" if name else PAGE)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", TYPES.get(name.rpartition(".")[2], "text/html") + "; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving() -> Iterator[str]:
    """The address of a running server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Runtime)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

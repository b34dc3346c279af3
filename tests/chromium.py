"""The Chromium of the tests: where it is and how it is started."""
from __future__ import annotations

import shutil

# The headless shell draws no window: about half the processor time of the whole browser for the same page.
# None lets Playwright use its own.
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]

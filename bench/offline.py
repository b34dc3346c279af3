"""What the browser keeps of the built course for use offline: `make build`, then `python -m bench.offline`."""
from __future__ import annotations

from pathlib import Path
from time import perf_counter

from kurs.render.offline import kept_files

from bench.browser import chromium, served
from bench.weight import packed

USED = "navigator.storage.estimate().then(({ usage }) => usage)"


def main() -> None:
    root = Path()
    files = kept_files(root / "site")
    with chromium() as browser, served(root) as address:
        page = browser.new_page()
        before = page.goto(address, wait_until="load") and perf_counter()
        page.evaluate("navigator.serviceWorker.ready")
        seconds, used = perf_counter() - (before or 0), page.evaluate(USED)
        page.close()
    print("| files | bytes | after gzip -6, as sent | kept in the browser | s to kept |\n|---|---|---|---|---|")
    sizes = (sum(path.stat().st_size for path in files.values()), sum(map(packed, files.values())), used)
    megabytes = " | ".join(f"{size / 1e6:.2f} MB" for size in sizes)
    print(f"| {len(files)} | {megabytes} | {seconds:.1f} |")


if __name__ == "__main__":
    main()

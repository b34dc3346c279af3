"""CPU time of `mkdocs build`: interleaved rounds, median, spread, and how it stands to plain Material."""
from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

COMMAND = [sys.executable, "-m", "mkdocs", "build", "-q", "--clean"]


@dataclass(frozen=True)
class Timing:
    """CPU seconds, user + system, of each round."""

    seconds: list[float]

    @property
    def median(self) -> float:
        return median(self.seconds)

    def __str__(self) -> str:
        return f"{self.median:.2f} ({min(self.seconds):.2f}–{max(self.seconds):.2f})"


def build(site: Path) -> float:
    """CPU seconds of one build. Raises SystemExit with what MkDocs said when it fails."""
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    with (site / "build.log").open("w+") as log:
        process = subprocess.Popen(COMMAND, cwd=site, stdout=log, stderr=subprocess.STDOUT, env=env)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            raise SystemExit(f"{site.name}: mkdocs build failed\n{log.read()[:4000]}")
    return usage.ru_utime + usage.ru_stime


def measure(sites: dict[str, Path], *, rounds: int) -> dict[str, Timing]:
    """One build of each site per round, beginning with another each time. A first build warms and doesn't count."""
    names = list(sites)
    found: dict[str, list[float]] = {name: [] for name in names}
    for name in names:
        build(sites[name])
    for number in range(rounds):
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            found[name].append(build(sites[name]))
            print(f"  round {number + 1}: {name} {found[name][-1]:.2f} s", file=sys.stderr, flush=True)
    return {name: Timing(seconds) for name, seconds in found.items()}


def rows(timings: dict[str, Timing], *, pages: int) -> list[list[str]]:
    plain = timings["plain"].median
    return [
        [str(pages), name, str(one), f"{one.median / plain:.2f}×", _each(one.median - plain, pages)]
        for name, one in timings.items()
    ]


def _each(seconds: float, pages: int) -> str:
    """What one of the five exercises of a page costs."""
    return f"{seconds / pages / 5 * 1000:.2f}" if seconds else "–"

"""Fifty times SIGKILL at random points of reading and ruling: is the record the same as without?

The process is the one of tests/store/reading.py. A run goes on from what the killed one before left;
when one comes to its end, its record is compared with an undisturbed one, and the next starts anew.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.quality.suite import ROOT, Suite
from tests import builders as b

KILLS = 50
COUNT = 15
_SHARE = (0.25, 0.9)
"""Of an undisturbed run's seconds, after which a run is killed; the first quarter is its start."""


def measure(_shared: Path) -> Mapping[str, float]:
    """The least share of rows that are the same, and whether every hash and span holds."""
    with TemporaryDirectory(prefix="legation-kills-") as folder:
        alone = Path(folder) / "alone.db"
        start = time.perf_counter()
        _is_killed(alone, after=None)
        seconds = time.perf_counter() - start
        wanted, _ = _held(alone)
        found = _through(Path(folder), seconds)
    same = min(len(wanted & rows) / max(len(wanted), len(rows)) for rows, _ in found)
    return {
        f"rows the same after {KILLS} kills": same,
        "hashes and spans hold": float(all(whole for _, whole in found)),
    }


def _through(folder: Path, seconds: float) -> list[tuple[frozenset[str], bool]]:
    """Records brought to their end through kills, until there were enough of these."""
    chance = Random(50)  # noqa: S311 - chance, not secrets
    left, found = KILLS, []
    while left:
        path, before = folder / f"{len(found)}.db", left
        while left and _is_killed(path, chance.uniform(*_SHARE) * seconds):
            left -= 1
        if not left:
            _is_killed(path, after=None)
        found.append(_held(path))
        print(f"kills        {before - left} kills on the way to record {len(found)}", flush=True)
    return found


def _is_killed(path: Path, after: float | None) -> bool:
    """Whether a run was killed after so many seconds; False when it came to its end."""
    command = [sys.executable, "-m", "tests.store.reading", str(path), str(COUNT)]
    running = subprocess.Popen(command, cwd=ROOT)
    try:
        if running.wait(timeout=after):
            raise RuntimeError(f"{path}: the run that reads and rules failed; see its message above")
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()
        return True
    return False


def _held(path: Path) -> tuple[frozenset[str], bool]:
    with b.record(path) as store:
        return frozenset(store.dump()), store.verify().faults == ()


SUITE = Suite("kills", measure)

"""Fifty times SIGKILL at random points of reading and ruling: is the record the same as without?

The process is the one of tests/store/reading.py. Kills fall anywhere from its first write to a
little beyond its end; each run goes on from what the one before left.
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
from tests.store.reading import read_all, rule_all

KILLS = 50
COUNT = 120


def measure(_shared: Path) -> Mapping[str, float]:
    """The share of rows that are the same, and whether every hash and span holds."""
    with TemporaryDirectory(prefix="legation-kills-") as folder:
        alone, killed = Path(folder) / "alone.db", Path(folder) / "killed.db"
        seconds = _finish(alone, kill_after=None)
        chance = Random(50)  # noqa: S311 - chance, not secrets
        stopped = sum(_finish(killed, kill_after=chance.uniform(0.2, 0.6) * seconds) >= 0 for _ in range(KILLS))
        print(f"kills        {stopped} of {KILLS} runs were killed before their end")
        with b.record(alone) as one, b.record(killed) as other:
            read_all(other, COUNT)
            rule_all(other)
            wanted, found = list(one.dump()), list(other.dump())
            whole = other.verify().faults == ()
    same = len(set(wanted) & set(found)) / max(len(wanted), len(found))
    return {"rows the same after 50 kills": same, "hashes and spans hold": float(whole)}


def _finish(path: Path, kill_after: float | None) -> float:
    """Seconds of a run; -1 when it ended before it was killed."""
    start = time.perf_counter()
    running = subprocess.Popen([sys.executable, "-m", "tests.store.reading", str(path), str(COUNT)], cwd=ROOT)
    if kill_after is None:
        running.wait()
        return time.perf_counter() - start
    try:
        running.wait(timeout=kill_after)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()
        return time.perf_counter() - start
    return -1.0


SUITE = Suite("kills", measure)

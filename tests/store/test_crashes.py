"""Killed at any point, a second run ends with the same record."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from tests import builders as b
from tests.store.reading import read_all

COUNT = 25


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The record that an undisturbed run makes."""
    with b.record(tmp_path_factory.mktemp("whole") / "r.db") as store:
        read_all(store, COUNT)
        return list(store.dump())


def start(path: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.store.reading", str(path), str(COUNT)]
    return subprocess.Popen(command, cwd=Path(__file__).parents[2])  # noqa: S603 - our own words


def test_killed_anywhere_it_ends_the_same(tmp_path: Path, undisturbed: list[str]) -> None:
    """SIGKILL again and again, each later into the work, then one run to the end: nothing lost or doubled."""
    path, chance = tmp_path / "r.db", Random(7)
    for _ in range(6):
        running = start(path)
        _wait_for_rows(path, running)
        time.sleep(chance.uniform(0.0, 0.08))
        running.kill()
        running.wait()
    with b.record(path) as store:
        read_all(store, COUNT)
        assert list(store.dump()) == undisturbed
        assert store.verify().faults == ()


def _wait_for_rows(path: Path, running: subprocess.Popen[bytes]) -> None:
    """Until the process has begun to write, so that the kill falls into its work."""
    before = _size(path)
    while running.poll() is None and _size(path) == before:
        time.sleep(0.005)


def _size(path: Path) -> tuple[int, ...]:
    files = (path, path.with_name(f"{path.name}-wal"))
    return tuple(file.stat().st_size if file.exists() else 0 for file in files)


def test_a_second_run_changes_nothing(tmp_path: Path, undisturbed: list[str]) -> None:
    """Reading the same again leaves the record as it is."""
    with b.record(tmp_path / "r.db") as store:
        for _ in range(2):
            read_all(store, COUNT)
            assert list(store.dump()) == undisturbed

"""Killed at any point, a second run ends with the same record."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from tests import builders as b
from tests.store.reading import read_all, rule_all

COUNT = 25


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The record that an undisturbed run makes."""
    with b.record(tmp_path_factory.mktemp("whole") / "r.db") as store:
        read_all(store, COUNT)
        rule_all(store)
        return list(store.dump())


def start(path: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.store.reading", str(path), str(COUNT), *options]
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
        rule_all(store)
        assert list(store.dump()) == undisturbed
        assert store.verify().faults == ()


def test_two_writers_at_once_take_turns(tmp_path: Path) -> None:
    """Two processes that read the same at the same time end in the record that one makes."""
    path = tmp_path / "r.db"
    with b.record(tmp_path / "alone.db") as store:
        read_all(store, COUNT)
        alone = list(store.dump())
    both = [start(path, "--only-read") for _ in range(2)]
    assert [running.wait() for running in both] == [0, 0]
    with b.record(path) as store:
        assert list(store.dump()) == alone
        assert store.verify().faults == ()


LIMITED = """
import resource, signal, sys
from pathlib import Path
from legation.errors import RecordError
from tests import builders as b
from tests.store.reading import read_all
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with b.record(Path(sys.argv[1])) as store:
    read_all(store, 3)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    try:
        read_all(store, 4000)
    except RecordError as error:
        sys.exit(f"told: {error}")
"""


def test_a_disk_that_fills_up_is_told_and_loses_nothing(tmp_path: Path) -> None:
    """A process that may write no more says so; what it kept is whole, and a later run goes on."""
    path = tmp_path / "r.db"
    command = [sys.executable, "-c", LIMITED, str(path)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)  # noqa: S603
    assert "told:" in done.stderr, done.stderr
    assert "disk" in done.stderr
    with b.record(path) as store:
        assert len(list(store.reports())) >= 3
        assert store.verify().faults == ()
        b.keep(store, b.document("More room.", "later"))


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
            rule_all(store)
            assert list(store.dump()) == undisturbed

"""A record of the example reports, read once, and the command run as a user runs it."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from legation.cli.main import main
from legation.record.linking import settle
from legation.types.claims import EventType
from tests import builders as b
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples"


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit status."""

    code: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        """Lines on standard error."""
        return self.err.splitlines()


Run = Callable[..., Ran]


def run_command(*words: object, given: bytes = b"") -> Ran:
    """Run ``legation`` with these words and this standard input."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["legation", *map(str, words)])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        try:
            main()
            code = 0
        except SystemExit as stopped:
            code = int(stopped.code or 0)
    return Ran(code, out.getvalue(), err.getvalue())


@dataclass(frozen=True)
class Desk:
    """A record in a file, and how to ask it."""

    path: Path

    def __call__(self, *words: object, given: bytes = b"") -> Ran:
        return run_command(*words, "--store", self.path, given=given)


@pytest.fixture(scope="session")
def first_read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """The record of the example reports, and what reading them printed."""
    path = tmp_path_factory.mktemp("desk") / "record.db"
    return path, run_command("read", EXAMPLES, "--store", path)


@pytest.fixture(scope="session")
def held(first_read: tuple[Path, Ran]) -> Desk:
    """The record of the examples, for questions: nobody writes to it."""
    return Desk(first_read[0])


@pytest.fixture
def desk(held: Desk, tmp_path: Path) -> Desk:
    """A copy of it to write to."""
    return Desk(Path(shutil.copy(held.path, tmp_path / "record.db")))


@pytest.fixture
def empty(tmp_path: Path) -> Desk:
    """A record with nothing in it."""
    return Desk(tmp_path / "record.db")


def quarrel(path: Path, *, met: str, accused: str = "") -> Desk:
    """A record of one report in which Norway meets Ghana on a day, and Ghana accuses Norway on another."""
    news = b.document("Norway met Ghana.\nGhana accused Norway.", "news", day="2026-03-05")
    with b.record(path) as store:
        b.keep(
            store,
            news,
            b.event(news, "Norway met Ghana", EventType.CONSULT, "NOR GHA", day=met),
            b.event(news, "Ghana accused Norway", EventType.ACCUSE, "GHA", "NOR", day=accused),
        )
        settle(store)
    return Desk(path)

"""Fixtures that every test may use, and where temporary files lie."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder with a random name is made in it
ROOM = 2 << 30
"""Bytes that must be free there."""


def pytest_configure(config: pytest.Config) -> None:
    """Put temporary files into memory where there is room: most are small databases, written through to their disk."""
    if config.option.basetemp is None and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        config.option.basetemp = tempfile.mkdtemp(prefix="legation-tests-", dir=MEMORY)
        config.add_cleanup(lambda: shutil.rmtree(config.option.basetemp, ignore_errors=True))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reports, gold sets and scorers that is not part of the repository."""
    folder = Path(os.environ.get("LEGATION_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"needs the shared data folder ({folder} is absent; set LEGATION_SHARED)")
    return folder

"""Fixtures that every test may use, and where temporary files lie."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.machine import memory

ROOT = Path(__file__).parents[1]


def pytest_configure(config: pytest.Config) -> None:
    """Put temporary files into memory where there is room: most are small databases, written through to their disk."""
    if config.option.basetemp is None and (folder := memory()) is not None:
        config.option.basetemp = tempfile.mkdtemp(prefix="legation-tests-", dir=folder)
        config.add_cleanup(lambda: shutil.rmtree(config.option.basetemp, ignore_errors=True))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reports, gold sets and scorers that is not part of the repository."""
    folder = Path(os.environ.get("LEGATION_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"needs the shared data folder ({folder} is absent; set LEGATION_SHARED)")
    return folder

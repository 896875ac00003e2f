"""The databases that the contract of the store is tested on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from legation.store import Store, open_store
from legation.types.asking import PlainAppraiser
from tests.contracts.postgres import VARIABLE, new_database, reason, server

Opener = Callable[..., Store]
PLAIN = PlainAppraiser()


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty record can be made."""
    return str(tmp_path / "record.db") if request.param == "sqlite" else _database(request)


@pytest.fixture
def opener(where: str) -> Iterator[Opener]:
    """Opens one and the same empty record, as often as called; closed after the test."""
    with ExitStack() as open_stores:
        yield lambda appraise=PLAIN: open_stores.enter_context(open_store(where, timeout=0.5, appraise=appraise))


def _database(request: pytest.FixtureRequest) -> str:
    url: str | None = request.getfixturevalue("postgres")
    if url is None:
        pytest.skip(f"no PostgreSQL: {reason()}; set {VARIABLE} or, on Debian, `apt-get install postgresql`")
    return new_database(url)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str | None]:
    """Address of a PostgreSQL server, started for the tests when need be; None without one."""
    with server() as url:
        yield url


@pytest.fixture
def store(opener: Opener) -> Store:
    """An empty record."""
    return opener()

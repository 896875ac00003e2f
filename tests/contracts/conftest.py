"""The databases that the contract of the store is tested on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from legation.store import Store, open_store
from legation.types.asking import PlainAppraiser
from tests.contracts.postgres import new_database, server

Opener = Callable[..., Store]
PLAIN = PlainAppraiser()


@pytest.fixture(params=["sqlite", "postgresql"])
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opener]:
    """Opens one and the same empty record, as often as called; closed after the test."""
    where = str(tmp_path / "record.db") if request.param == "sqlite" else _database(request)
    with ExitStack() as open_stores:
        yield lambda appraise=PLAIN: open_stores.enter_context(open_store(where, timeout=0.5, appraise=appraise))


def _database(request: pytest.FixtureRequest) -> str:
    url: str | None = request.getfixturevalue("postgres")
    if url is None:
        pytest.skip("no PostgreSQL: set LEGATION_TEST_POSTGRES or install Debian's `postgresql`")
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

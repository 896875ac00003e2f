"""Records of every earlier schema are brought up to the newest, with all that they hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command  # noqa: TID251 - it makes records of earlier schemas
from alembic.config import Config  # noqa: TID251
from alembic.script import ScriptDirectory  # noqa: TID251
from sqlalchemy import MetaData, insert, select, text  # noqa: TID251 - the tables of an earlier schema

import legation.store.migrate
from legation.record.linking import settle
from legation.store import Store, open_store
from legation.store.engine import connect, locate
from legation.types.record import Verdict
from tests import builders as b
from tests.contracts.conftest import Opener
from tests.record.stories import reports

SCRIPTS = Path(legation.store.migrate.__file__).with_name("migrations")


def config() -> Config:
    made = Config()
    made.set_main_option("script_location", str(SCRIPTS))
    return made


def revisions() -> list[str]:
    return sorted(script.revision for script in ScriptDirectory.from_config(config()).walk_revisions())


def fill(store: Store) -> None:
    """Reports of a few stories, linked, with a ruling."""
    for told in reports()[:8]:
        b.keep(store, told.document, *told.facts)
    settle(store)
    store.rule(b.ruling(store.entries()[0].id, Verdict.ACCEPTED))


def make_earlier(where: str, revision: str, held: Path) -> None:
    """A record of an earlier schema that holds what the tables of that time could."""
    source, target = connect(locate(held), 1.0), connect(locate(where), 1.0)
    with source.connect() as one, target.begin() as other:
        made = config()
        made.attributes["connection"] = other
        command.upgrade(made, revision)
        new, old = MetaData(), MetaData()
        new.reflect(one)
        old.reflect(other)
        for table in old.sorted_tables:
            if table.name.startswith(("alembic", "words")) or table.name not in new.tables:
                continue
            names = [column.name for column in table.columns if column.name in new.tables[table.name].columns]
            rows = one.execute(select(*(new.tables[table.name].c[name] for name in names))).mappings().all()
            if rows:
                other.execute(insert(table), [dict(row) for row in rows])
        if target.dialect.name == "sqlite":
            other.execute(text("INSERT INTO words(words) VALUES ('rebuild')"))
    source.dispose()
    target.dispose()


@pytest.mark.parametrize("revision", revisions())
def test_every_earlier_schema_is_brought_up(where: str, revision: str, tmp_path: Path) -> None:
    """What it held is there, is linked as before, is found by its words, and its journal stands."""
    with b.record(tmp_path / "held.db") as store:
        fill(store)
        wanted = list(store.dump())
    make_earlier(where, revision, tmp_path / "held.db")
    with open_store(where) as store:
        settle(store)
        assert list(store.dump()) == wanted
        assert store.verify().faults == ()
        assert store.search("fishing")


def test_stories_are_the_same_on_every_database(opener: Opener, tmp_path: Path) -> None:
    """The same reports make the same record, to the last row, whichever database keeps it."""
    store = opener()
    with b.record(tmp_path / "other.db") as other:
        for one in (store, other):
            for told in reports()[:40]:
                b.keep(one, told.document, *told.facts)
            settle(one)
        assert list(store.dump()) == list(other.dump())

"""Opening a record: where it may lie, who made it, what goes wrong."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import OperationalError

from legation.errors import RecordDamaged, RecordError, RecordLocked, RecordVersion
from legation.store import open_store
from legation.store.engine import connect, explain, locate, refuse_network
from legation.store.schema import HEAD, metadata
from legation.types.record import Verdict
from tests import builders as b


def execute(path: Path, *commands: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for command in commands:
            connection.execute(command)


def test_a_new_record_is_made_with_its_folder(tmp_path: Path) -> None:
    """The first opening makes folder, file and tables; the second finds them."""
    path = tmp_path / "deep" / "down" / "record.db"
    for _ in range(2):
        with b.record(path) as store:
            assert list(store.reports()) == []


def test_migrations_give_the_schema(tmp_path: Path) -> None:
    """What the migrations make is what the tables declare."""
    with b.record(tmp_path / "r.db"):
        pass
    with connect(locate(tmp_path / "r.db"), 1.0).connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    left = [step for step in found if "words" not in str(step)]
    assert left == []


def test_a_record_knows_how_its_tables_are_filled(tmp_path: Path) -> None:
    """Else SQLite would walk over all that is shown to find what holds a rare word; gathered as the record grows."""
    with b.record(tmp_path / "r.db") as store:
        for number in (1, 2, 3):
            made = b.document(f"Ro met Li {number} times.", f"r{number}")
            b.keep(store, made, b.meeting(made, f"Ro met Li {number}"))
            with store.linking():
                pass
    with closing(sqlite3.connect(tmp_path / "r.db")) as connection:
        (known,) = connection.execute("SELECT stat FROM sqlite_stat1 WHERE idx = 'entries_time'").fetchone()
    assert known.split()[0] == "2", "at twice as many it is gathered anew, not at each"


def test_a_record_of_a_newer_legation_is_left_alone(tmp_path: Path) -> None:
    """It says so, and what to do, and changes nothing."""
    path = tmp_path / "r.db"
    with b.record(path):
        pass
    execute(path, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordVersion, match=rf"newer Legation \(schema 9999, this one knows {HEAD}\)"):
        open_store(path)


@pytest.mark.parametrize(
    "content", [b"this is no database, but long enough to look like one" * 40, b"SQLite format 3\0"]
)
def test_a_file_that_is_no_record_is_named(tmp_path: Path, content: bytes) -> None:
    """A text file or a broken database is refused, not overwritten."""
    path = tmp_path / "r.db"
    path.write_bytes(content)
    with pytest.raises(RecordError, match=r"r\.db"):
        open_store(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("mysql://user:secret@host/db", "SQLite or PostgreSQL"),
        ("postgresql://", "cannot|could not|connection|failed"),
        ("not a url://x", "not the address"),
    ],
)
def test_other_addresses_are_refused(where: str, reason: str) -> None:
    """With the reason, and never with the password."""
    with pytest.raises(RecordError, match=reason) as caught:
        open_store(where, timeout=0.1)
    assert "secret" not in str(caught.value)


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    """Nor is a path below a file."""
    with pytest.raises(RecordError, match="cannot be opened"):
        open_store(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(RecordError, match="folder cannot be made"):
        open_store(tmp_path / "file" / "r.db")


MOUNTS = """/dev/sda / ext4 rw 0 0
host:/x /mnt/share nfs4 rw 0 0
//h/x /mnt/share/win cifs rw 0 0
tmpfs /mnt/share/t tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "refused"),
    [
        ("/home/r.db", False),
        ("/mnt/share/r.db", True),
        ("/mnt/share/win/r.db", True),
        ("/mnt/share/t/r.db", False),
    ],
)
def test_network_file_systems_are_refused(path: str, refused: bool) -> None:
    """SQLite's WAL is not safe there; the nearest mount decides."""
    if refused:
        with pytest.raises(RecordError, match="network file system"):
            refuse_network(Path(path), MOUNTS)
    else:
        refuse_network(Path(path), MOUNTS)


@pytest.mark.parametrize(
    ("message", "kind", "told"),
    [
        ("database is locked", RecordLocked, "another process"),
        ("canceling statement due to lock timeout", RecordLocked, "another process"),
        ("attempt to write a readonly database", RecordError, "read-only"),
        ("database or disk is full", RecordError, "disk is full"),
        ("disk I/O error", RecordError, "disk failed or is full"),
        ("database disk image is malformed", RecordDamaged, "backup"),
        ("something never seen\nwith details", RecordError, "something never seen"),
    ],
)
def test_the_databases_errors_are_explained(message: str, kind: type[RecordError], told: str) -> None:
    """Each comes out as an error that says what to do."""
    error = explain(locate("/r.db"), OperationalError("SELECT", {}, Exception(message)))
    assert type(error) is kind
    assert told in str(error)


def test_a_read_only_record_is_said() -> None:
    """Reading works where it can; writing says why it does not."""
    with TemporaryDirectory(prefix="legation-") as folder:
        path = Path(folder) / "r.db"
        with b.record(path):
            pass
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        assert "read-only" in as_nobody(lambda: _keep(path))
        Path(folder).chmod(0o755)


def _keep(path: Path) -> str:
    try:
        with b.record(path) as store:
            b.keep(store, b.document("Text."))
    except RecordError as error:
        return str(error)
    return "kept"


def as_nobody(deed: Callable[[], str]) -> str:
    """What a deed says when done by a user without rights, root's own aside."""
    if os.geteuid():
        return deed()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.setuid(65534)
        os.write(writing, deed().encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writing)
    with os.fdopen(reading) as told:
        return told.read()


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """What does not fit is not kept, what was kept stays, and the reason is given."""
    path = tmp_path / "r.db"
    with b.record(path) as store:
        b.keep(store, b.document("Small.", "r1"))
        before = list(store.dump())
        with store._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(RecordError, match="disk is full"):
            b.keep(store, b.document("Large. " * 100_000, "r2"))
        assert list(store.dump()) == before


@pytest.mark.parametrize("deed", ["UPDATE rulings SET by = 'somebody else'", "DELETE FROM rulings"])
def test_the_journal_cannot_be_changed(tmp_path: Path, deed: str) -> None:
    """Not even with SQL: the database refuses."""
    path = tmp_path / "r.db"
    with b.record(path) as store:
        made = b.document("Ro met Li.")
        b.keep(store, made, b.meeting(made, "Ro met Li"))
        store.rule(b.ruling(store.entries()[0].id, Verdict.ACCEPTED))
    with pytest.raises(sqlite3.DatabaseError, match="append-only"):
        execute(path, deed)


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("UPDATE texts SET content = x'6f'", "SHA-256"),
        ("UPDATE raws SET content = x'6f'", "SHA-256"),
        ("UPDATE claims SET claim = replace(claim, '[0,9]', '[1,10]')", "do not stand where it says"),
        ("UPDATE claims SET claim = '{}'", "a stored Engagement"),
        ("UPDATE editions SET document = '{'", "a stored Document"),
        ("DELETE FROM texts", "names a row of texts"),
    ],
)
def test_verify_finds_what_was_tampered_with(tmp_path: Path, deed: str, told: str) -> None:
    """Any hash or span that does not hold is named."""
    path = tmp_path / "r.db"
    with b.record(path) as store:
        made = b.document("Ro met Li.")
        b.keep(store, made, b.meeting(made, "Ro met Li"))
    execute(path, deed)
    with b.record(path) as store:
        assert any(told in fault.reason for fault in store.verify().faults)


def test_a_backup_is_the_record(tmp_path: Path) -> None:
    """Taken while a writer is at work, it holds what was finished; nothing is overwritten."""
    with b.record(tmp_path / "r.db") as store:
        b.keep(store, b.document("First.", "r1"))
        with store.linking():
            store.back_up(tmp_path / "copy.db")
        with b.record(tmp_path / "copy.db") as copy:
            assert list(copy.dump()) == list(store.dump())
        with pytest.raises(RecordError, match="is there already"):
            store.back_up(tmp_path / "copy.db")
        with pytest.raises(RecordError, match="backup failed"):
            store.back_up(tmp_path / "no folder" / "copy.db")

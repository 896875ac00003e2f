"""Opening a database and speaking with it: SQLite in WAL mode, or PostgreSQL by URL.

Every write is one transaction that takes the writer's lock at its start (``BEGIN IMMEDIATE``, or an
advisory lock), so two writers wait for each other instead of failing half-way.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from legation.errors import RecordDamaged, RecordError, RecordLocked

WRITER_LOCK = 0x1E6A7104
"""The advisory lock that a writer to PostgreSQL holds."""

NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "fuse.sshfs"})
"""WAL needs memory shared between processes, which these do not give (sqlite.org/wal.html)."""


def locate(where: str | Path) -> URL:
    """The database that a path or URL names; RecordError for a URL of another kind."""
    text = str(where)
    if "://" not in text:
        return URL.create("sqlite", database=str(Path(text).expanduser().absolute()))
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise RecordError(text, "not the address of a record", "give a file or a database URL") from error
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite" and url.database:
        return url.set(drivername="sqlite", database=str(Path(url.database).absolute()))
    shown = url.render_as_string(hide_password=True)
    raise RecordError(shown, "a record is kept in SQLite or PostgreSQL", "give a file or a postgresql:// URL")


def connect(url: URL, timeout: float, *, durable: bool = True) -> Engine:
    """An engine for the database; ``timeout`` is how many seconds a writer waits for another.

    ``durable`` False does not wait for the disk: for records that can be made again.
    """
    if url.get_backend_name() == "sqlite":
        engine = _sqlite(url, timeout)
        if not durable:
            event.listen(engine, "connect", _hurry_sqlite)
        return engine
    return _postgresql(url, timeout)


def _hurry_sqlite(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA synchronous=OFF")


def _sqlite(url: URL, timeout: float) -> Engine:
    path = Path(url.database or "")
    refuse_network(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordError(str(path), f"its folder cannot be made: {error.strerror}") from error
    engine = create_engine(url, connect_args={"timeout": timeout})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(url: URL, timeout: float) -> Engine:
    options = f"-c lock_timeout={int(timeout * 1000)}"
    try:
        engine = create_engine(url, connect_args={"options": options})
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        shown = url.render_as_string(hide_password=True)
        raise RecordError(shown, "psycopg is missing", "pip install 'legation[postgres]'") from error
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")


def refuse_network(path: Path, mounts: str | None = None) -> None:
    """RecordError when a file would lie on a network file system, as far as the system says.

    ``mounts``: the text of ``/proc/self/mounts``; read when not given, nothing known without it.
    """
    text = _mounts() if mounts is None else mounts
    found = [line.split()[1:3] for line in text.splitlines() if len(line.split()) > 2]
    holding = [(point, kind) for point, kind in found if path.absolute().is_relative_to(point)]
    _, kind = max(holding, key=lambda mount: len(mount[0]), default=("", ""))
    if kind in NETWORK_FILE_SYSTEMS:
        reason = f"a network file system ({kind}) cannot hold a record safely"
        raise RecordError(str(path), reason, "keep it on a local disk, or use PostgreSQL")


def _mounts() -> str:
    try:
        return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of the record; foreign errors come out as RecordError."""
    steady = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with explained(engine), engine.connect() as connection:
        reader = connection.execution_options(**steady)
        with reader.begin():
            yield reader


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction with the writer's lock: all of it is kept, or nothing."""
    with explained(engine), engine.connect() as connection:
        writer = connection.execution_options(writes=True)
        with writer.begin():
            yield writer


_LOCKED = (
    "database is locked",
    "database table is locked",
    "lock timeout",
    "canceling statement due to lock",
)
_DAMAGED = ("malformed", "not a database", "disk image")
_PLAIN = (
    ("readonly", "the file or its folder is read-only", "check its permissions"),
    ("read-only", "the record is read-only", "check its permissions"),
    ("unable to open", "the file cannot be opened", "check the path and its permissions"),
    ("disk is full", "the disk is full", "nothing of this report was kept; free some space and run again"),
    ("no space left", "the disk is full", "nothing of this report was kept; free some space and run again"),
    ("disk i/o error", "the disk failed or is full", "nothing of this report was kept; check the disk"),
    ("append-only", "the journal of rulings is append-only", "take a ruling back with a new one"),
)


@contextmanager
def explained(engine: Engine) -> Iterator[None]:
    """Turn the database's errors into ours, naming the record and what to do."""
    try:
        yield
    except SQLAlchemyError as error:
        raise explain(engine.url, error) from error


def explain(url: URL, error: SQLAlchemyError) -> RecordError:
    """The RecordError that says what a database error means for the user."""
    shown = url.database if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)
    subject = shown or "the record"
    message = str(error.orig if isinstance(error, DBAPIError) else error).strip()
    low = message.lower()
    if any(sign in low for sign in _LOCKED):
        return RecordLocked(subject, "another process is writing to it", "try again when it has finished")
    if any(sign in low for sign in _DAMAGED):
        return RecordDamaged(subject, "the file is not a whole database", "restore it from a backup")
    for sign, reason, advice in _PLAIN:
        if sign in low:
            return RecordError(subject, reason, advice)
    return RecordError(subject, (message.splitlines() or [type(error).__name__])[0])

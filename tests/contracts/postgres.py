"""A PostgreSQL server for the tests: the one that is named, else one of Debian's package."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from tests.machine import install, memory

VARIABLE = "LEGATION_TEST_POSTGRES"


@contextmanager
def server() -> Iterator[str | None]:
    """A server's address with its own database, or None; a server started here is stopped again."""
    named = os.environ.get(VARIABLE)
    programs = _programs() if named else _programs() or _installed()
    if named or programs is None or not _has_driver():
        yield named or None
        return
    # Not below pytest's folder: the path of a socket has room for some hundred bytes.
    with TemporaryDirectory(prefix="legation-pg-", dir=memory(), ignore_cleanup_errors=True) as folder:
        yield from _started(programs, Path(folder) / "data", Path(folder) / "s")


def _started(programs: Path, data: Path, sockets: Path) -> Iterator[str | None]:
    if not _start(programs, data, sockets):
        yield None
        return
    try:
        yield f"postgresql:///postgres?host={sockets}&user=postgres"
    finally:
        _run([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"])


def _has_driver() -> bool:
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return False
    return True


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    return Path(on_path).parent if on_path else None


def _installed() -> Path | None:
    """The programs of Debian's package, when it can be installed."""
    return _programs() if _has_driver() and install("postgresql") else None


def reason() -> str:
    """Why no server could be started."""
    if not _has_driver():
        return "psycopg is missing (pip install 'legation[postgres]')"
    if _programs() is None:
        return "its programs are missing" + (" and only root can install them" if os.geteuid() else "")
    return "it did not start"


def _start(programs: Path, data: Path, sockets: Path) -> bool:
    sockets.mkdir(parents=True)
    if os.geteuid() == 0:
        # The server refuses to run as root; its package made a user for it.
        for folder in (data.parent, sockets):
            shutil.chown(folder, "postgres")
    made = _run([programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"])
    options = f"-c listen_addresses='' -c unix_socket_directories={sockets} -c fsync=off"
    log = data.parent / "log"
    return made and _run([programs / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start"])


def _run(command: list[str | Path]) -> bool:
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", "postgres", "--", *words]
    done = subprocess.run(words, capture_output=True, check=False, cwd="/")  # noqa: S603 - our own words
    return done.returncode == 0


def new_database(server_url: str) -> str:
    """The address of a new, empty database on the server."""
    import psycopg

    name = f"legation_{uuid4().hex[:12]}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    head, _, query = server_url.partition("?")
    return f"{head.rsplit('/', 1)[0]}/{name}?{query}"

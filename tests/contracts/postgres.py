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

VARIABLE = "LEGATION_TEST_POSTGRES"
MEMORY = Path("/dev/shm")  # noqa: S108 - asked for its room only; the folder in it has a name of its own
ROOM = 2 * 1024**3
"""Bytes that a server may take: some hundred databases of 7 MB, and its log of writes."""


@contextmanager
def server() -> Iterator[str | None]:
    """A server's address with its own database, or None; a server started here is stopped again."""
    named = os.environ.get(VARIABLE)
    programs = _programs() if named else _programs() or _installed()
    if named or programs is None or not _has_driver():
        yield named or None
        return
    # Not below pytest's folder: the path of a socket has room for some hundred bytes.
    with TemporaryDirectory(prefix="legation-pg-", dir=_memory(), ignore_cleanup_errors=True) as folder:
        yield from _started(programs, Path(folder) / "data", Path(folder) / "s")


def _memory() -> Path | None:
    """Memory as a file system where there is room: a disk takes a minute to remove so many files; else None."""
    held = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM
    return MEMORY if held else None


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
    """Debian's package, installed when root runs the tests and a package can be had."""
    if os.geteuid() or shutil.which("apt-get") is None or not _has_driver():
        return None
    # RUNLEVEL 1 keeps the package from starting a server of its own.
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    command = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", "postgresql"]
    for words in (["apt-get", "update", "-qq"], command):
        try:
            subprocess.run(words, env=quiet, capture_output=True, check=True, timeout=300)  # noqa: S603 - our own words
        except (subprocess.SubprocessError, OSError):
            return None
    return _programs()


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

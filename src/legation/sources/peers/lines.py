"""The lines of a peer's file as they come: plain, gzip, or the one member of a zip, within caps."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO

from legation.errors import MalformedSource, OversizedSource, SourceError, UnreachableSource
from legation.sources.limits import MIB

RATIO = 200
"""Unpacked to packed size: GDELT's daily files are near 6, ICEWS' years near 12; a bomb is near 1000."""
LONGEST = 4 * MIB
"""Bytes of one line; ACLED's longest notes are under 10 KiB."""


_BROKEN = (OSError, EOFError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError)


def digest_of(path: Path) -> str:
    """SHA-256 of the file's bytes, in hexadecimal; UnreachableSource when it cannot be read."""
    made = sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(MIB):
                made.update(piece)
    except OSError as error:
        raise UnreachableSource(str(path), error.strerror or "cannot be read") from error
    return made.hexdigest()


def lines(path: Path) -> Iterator[str]:
    """Lines as text with their ends, UTF-8 or, where a line is not, Latin-1; SourceError names the file."""
    try:
        packed = path.stat().st_size
        with _opened(path) as file:
            yield from _decoded(file, str(path), packed)
    except SourceError:
        raise
    except _BROKEN as error:
        raise MalformedSource(str(path), f"cannot be read: {error}") from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    with path.open("rb") as file:
        head = file.read(4)
        file.seek(0)
        if head[:2] == b"\x1f\x8b":
            with gzip.GzipFile(fileobj=file) as unpacked:
                yield io.BufferedReader(unpacked)
        elif head == b"PK\x03\x04":
            with zipfile.ZipFile(file) as archive, archive.open(_only_member(archive, path)) as member:
                yield member
        else:
            yield file


def _only_member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) != 1:
        raise MalformedSource(str(path), f"the archive holds {len(members)} files", "unpack it and name them")
    return members[0]


def _decoded(file: IO[bytes], subject: str, packed: int) -> Iterator[str]:
    taken = 0
    while line := file.readline(LONGEST):
        taken += len(line)
        if taken > MIB and taken > packed * RATIO:
            raise OversizedSource(subject, f"it unfolds to more than {RATIO} times its size")
        if len(line) == LONGEST and not line.endswith(b"\n"):
            raise OversizedSource(subject, f"a line has more than {LONGEST // MIB} MiB", "it is no table of events")
        yield _text(line)


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")

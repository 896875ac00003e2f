"""Files, folders and patterns: what they hold and their bytes, within the caps."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from legation.errors import ForbiddenSource, OversizedSource, SourceError, UnreachableSource
from legation.sources.limits import MIB
from legation.sources.media import HEAD

_NO_REPORTS = frozenset(
    {
        ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".bmp", ".tif", ".tiff", ".css",
        ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".mp4", ".webm",
        ".ogg", ".wav", ".avi", ".mov", ".pyc", ".so", ".dll", ".exe", ".db", ".sqlite", ".sqlite3",
        ".db-wal", ".db-shm", ".lock", ".toml", ".yaml", ".yml", ".ini", ".cfg", ".py", ".sh",
    }
)  # fmt: skip
"""Companions of saved pages and of programs: skipped in a folder, read when named themselves."""


def is_pattern(address: str) -> bool:
    """Whether an address is a glob pattern and not the name of a thing that exists."""
    return glob.has_magic(address) and not Path(address).exists()


def matches(pattern: str) -> Iterator[str]:
    """The files that a pattern stands for, sorted; folders among them are walked."""
    whole = str(Path(pattern).expanduser())
    found = sorted(glob.glob(whole, recursive=True))  # noqa: PTH207 -- Path.glob takes no absolute patterns
    if not found:
        raise UnreachableSource(pattern, "no file matches this pattern")
    for path in found:
        yield from walk(path) if Path(path).is_dir() else [path]


def walk(folder: str) -> Iterator[str]:
    """The files of a folder and its folders, sorted, hidden ones and companions of pages left out."""
    for root, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not _is_companion(Path(root), name)
        )
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith(".") and path.suffix.lower() not in _NO_REPORTS and path.is_file():
                yield str(path)


def _refuse(error: OSError) -> None:
    raise failure(str(error.filename), error)


def _is_companion(root: Path, folder: str) -> bool:
    """``Page_files`` beside ``Page.html`` holds pictures and scripts, no reports."""
    stem = folder.removesuffix("_files")
    return stem != folder and any((root / f"{stem}{suffix}").exists() for suffix in (".html", ".htm"))


def open_file(path: str) -> BinaryIO:
    """The file, open for reading bytes; SourceError where that cannot be."""
    try:
        return Path(path).expanduser().open("rb")
    except OSError as error:
        raise failure(path, error) from error


def read_file(path: str, most: int) -> bytes:
    """All bytes of a file; OversizedSource past ``most``, without loading more."""
    with open_file(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        if size > most:
            raise too_large(path, most, size)
        return read_stream(stream, path, most)


def read_stream(stream: BinaryIO, subject: str, most: int) -> bytes:
    """All bytes of a stream of unknown length; OversizedSource past ``most``."""
    try:
        content = stream.read(most + 1)
    except OSError as error:
        raise failure(subject, error) from error
    if len(content) > most:
        raise too_large(subject, most)
    return content


def too_large(subject: str, most: int, size: int | None = None) -> OversizedSource:
    """The error for an input that is past its cap."""
    found = f"it has {size / MIB:,.0f} MiB" if size else "it is too large"
    return OversizedSource(
        subject, f"{found}; at most {most / MIB:,.0f} MiB of one report are read", "split it into reports"
    )


def peek(path: str) -> bytes:
    """The first bytes of a file."""
    with open_file(path) as stream:
        try:
            return stream.read(HEAD)
        except OSError as error:
            raise failure(path, error) from error


def read_slice(path: str, start: int, length: int) -> bytes:
    """``length`` bytes from ``start`` on."""
    with open_file(path) as stream:
        try:
            stream.seek(start)
            return stream.read(length)
        except OSError as error:
            raise failure(path, error) from error


def failure(subject: str, error: OSError) -> SourceError:
    """The error of ours for one of the system's."""
    if isinstance(error, FileNotFoundError):
        return UnreachableSource(subject, "there is no such file or folder")
    if isinstance(error, PermissionError):
        return ForbiddenSource(subject, "it may not be read: permission denied")
    if isinstance(error, IsADirectoryError):
        return UnreachableSource(subject, "it is a folder")
    return UnreachableSource(subject, f"it cannot be read: {error.strerror or type(error).__name__}")

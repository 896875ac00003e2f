"""What the user named, taken apart into things to read, and the bytes of each.

Two independent questions: where it comes from (file, folder, standard input, address) and what kind of
thing it is (a report, or a container of reports). A part that fails does not stop the others.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from legation.errors import ForbiddenSource, MalformedSource, SourceError
from legation.sources import files, jsonl, media
from legation.sources.containers import Opener
from legation.sources.fetch import Fetcher
from legation.sources.fetch.inflate import gunzip
from legation.sources.limits import Limits
from legation.sources.parts import Held, Slice, failed, held
from legation.types.source import Locator, Raw

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STDIN = "-"
_SCHEME = re.compile(r"^([a-zA-Z][a-zA-Z0-9+.-]+)://")


def _standard_input() -> BinaryIO:
    return sys.stdin.buffer


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that reports can be read from (implements ``types.protocols.Source``)."""

    limits: Limits = field(default_factory=Limits)
    stdin: BinaryIO | None = None
    fetcher: Fetcher | None = None
    """Visits addresses; None: public ones only, under ``limits``. Tests give their own."""

    def expand(self, address: str) -> Iterator[Locator]:
        """The things to read that ``address`` holds.

        ``address`` is a path, a folder, a glob pattern, ``-`` or an http(s) address. Raises
        SourceError when it cannot be opened at all; what is wrong with one part is raised by ``obtain``.
        """
        if address == STDIN:
            yield from self._from_stdin()
        elif scheme := _SCHEME.match(address):
            self._refuse_unless_web(address, scheme[1].lower())
            yield from self._opener.address(address)
        elif files.is_pattern(address):
            yield from self._from_files(files.matches(address))
        elif Path(address).expanduser().is_dir():
            yield from self._from_files(files.walk(str(Path(address).expanduser())))
        else:
            yield from self._from_file(address)

    def obtain(self, locator: Locator) -> Iterable[Raw]:
        """The bytes of one thing; SourceError names it and says what is wrong."""
        if isinstance(locator, Held):
            return (locator.raw(),)
        if isinstance(locator, Slice):
            content = files.read_slice(locator.address, locator.start, locator.length)
            return (Raw(Locator(locator.address, locator.part), content, media.JSON),)
        if locator.part or locator.address == STDIN or _SCHEME.match(locator.address):
            return self._found_again(locator)
        return (self._read(locator),)

    def _read(self, locator: Locator) -> Raw:
        content = files.read_file(locator.address, self.limits.file_bytes)
        return Raw(locator, content, media.sniff(content[: media.HEAD], locator.address))

    def _found_again(self, locator: Locator) -> Iterator[Raw]:
        """The parts of a container that a stored locator names."""
        for part in self.expand(locator.address):
            if not locator.part or part.part == locator.part:
                yield from self.obtain(part)

    def _from_files(self, paths: Iterable[str]) -> Iterator[Locator]:
        for path in paths:
            try:
                yield from self._from_file(path)
            except SourceError as error:
                yield failed(Locator(path), error)

    def _from_file(self, path: str) -> Iterator[Locator]:
        kind = media.sniff(files.peek(path), path)
        if kind == media.JSONL:
            yield from self._slices(path)
        elif kind == media.GZIP:
            yield from self._unpacked(path)
        elif kind in (media.FEED, media.OPML):
            content = files.read_file(path, self.limits.file_bytes)
            yield from self._opener.opened(Raw(Locator(path), content, kind), is_remote=False)
        else:
            yield Locator(path)

    def _unpacked(self, path: str) -> Iterator[Locator]:
        """What a gzip file holds, named after the file."""
        packed = files.read_file(path, self.limits.packed_bytes)
        content = gunzip(packed, path, self.limits)
        yield from self._contents(Locator(path), content, path.removesuffix(".gz"))

    def _contents(self, locator: Locator, content: bytes, name: str) -> Iterator[Locator]:
        """The reports in bytes that are here: one, a record a line, or the items of a feed."""
        kind = media.sniff(content[: media.HEAD], name)
        if kind == media.JSONL:
            yield from self._records(io.BytesIO(content), locator.address)
        elif kind == media.GZIP:
            raise MalformedSource(str(locator), "it is packed more than once")
        else:
            yield from self._opener.opened(Raw(locator, content, kind), is_remote=False)

    def _records(self, stream: BinaryIO, address: str) -> Iterator[Locator]:
        for locator, _, line in jsonl.lines(stream, address, self.limits.record_bytes):
            yield held(Raw(locator, line, media.JSON)) if isinstance(line, bytes) else failed(locator, line)

    def _slices(self, path: str) -> Iterator[Locator]:
        with files.open_file(path) as stream:
            for locator, start, line in jsonl.lines(stream, path, self.limits.record_bytes):
                if isinstance(line, bytes):
                    yield Slice(locator.address, locator.part, start, len(line))
                else:
                    yield failed(locator, line)

    def _from_stdin(self) -> Iterator[Locator]:
        stream = _peekable(self.stdin or _standard_input())
        kind = media.sniff(stream.peek(media.HEAD)[: media.HEAD])
        if kind == media.JSONL:
            yield from self._records(stream, STDIN)
            return
        content = files.read_stream(stream, "standard input", self.limits.file_bytes)
        content = gunzip(content, "standard input", self.limits) if kind == media.GZIP else content
        yield from self._contents(Locator(STDIN), content, "")

    @property
    def _opener(self) -> Opener:
        return Opener(self.limits, (self.fetcher or Fetcher(self.limits)).fetch)

    def _refuse_unless_web(self, address: str, scheme: str) -> None:
        if scheme not in ("http", "https"):
            raise ForbiddenSource(address, f"{scheme} addresses are not read", "http and https are")


def _peekable(stream: BinaryIO) -> io.BufferedReader:
    return io.BufferedReader(_Peekable(stream), media.HEAD)


class _Peekable(io.RawIOBase):
    """A binary stream as a raw one, so that it can be looked at before it is read."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill ``buffer`` as far as the stream goes."""
        view = memoryview(buffer)
        content = self._stream.read(len(view))
        view[: len(content)] = content
        return len(content)

"""Unpacking as it arrives, with caps on bytes and on the ratio, so that a bomb never unfolds.

Source: RFC 1950, 1951, 1952; HTTP semantics, RFC 9110 section 8.4.1.
"""

from __future__ import annotations

import zlib

from legation.errors import MalformedSource, OversizedSource
from legation.sources.limits import MIB, Limits

_STEP = 256 * 1024
_GZIP, _ZLIB, _RAW = 31, 15, -15


class Inflater:
    """Takes packed bytes a piece at a time and holds what they unfold to."""

    def __init__(self, subject: str, encoding: str, limits: Limits, *, most: int | None = None) -> None:
        self._subject = subject
        self._limits = limits
        self._most = limits.page_bytes if most is None else most
        self._encoding = _known(subject, encoding)
        self._machine: zlib._Decompress | None = None
        self._packed = 0
        self._out = bytearray()

    def feed(self, piece: bytes) -> None:
        """Take the next bytes; OversizedSource past a cap, MalformedSource when they are damaged."""
        self._packed += len(piece)
        if not self._encoding:
            self._keep(piece)
        else:
            self._inflate(piece)

    def finish(self) -> bytes:
        """Everything that was unfolded; MalformedSource when the end is missing."""
        if self._machine is not None and not self._machine.eof:
            raise MalformedSource(self._subject, "its packed data breaks off before the end")
        return bytes(self._out)

    def _inflate(self, piece: bytes) -> None:
        while piece:
            machine = self._machine = self._fresh(piece)
            try:
                self._keep(machine.decompress(piece, _STEP))
            except zlib.error as error:
                raise MalformedSource(self._subject, "its packed data is damaged") from error
            piece = machine.unused_data.lstrip(b"\x00") if machine.eof else machine.unconsumed_tail

    def _fresh(self, piece: bytes) -> zlib._Decompress:
        """The machine at work, or a new one at the start and at each further member of a gzip file."""
        if self._machine is not None and not self._machine.eof:
            return self._machine
        if self._encoding == "gzip":
            return zlib.decompressobj(_GZIP)
        return zlib.decompressobj(_ZLIB if piece[0] & 0x0F == 8 else _RAW)

    def _keep(self, piece: bytes) -> None:
        self._out += piece
        size = len(self._out)
        if size > self._most:
            raise OversizedSource(self._subject, f"it is larger than the {self._most / MIB:,.0f} MiB that are read")
        if self._encoding and size > self._limits.ratio_from and size > self._limits.ratio * self._packed:
            raise OversizedSource(
                self._subject,
                f"it unpacks to more than {self._limits.ratio} times its size",
                "this is how a decompression bomb behaves",
            )


def _known(subject: str, encoding: str) -> str:
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return ""
    if name in ("gzip", "x-gzip"):
        return "gzip"
    if name == "deflate":
        return name
    raise MalformedSource(subject, f"the server sent it packed as {name[:20]!r}, which was not asked for")


def gunzip(content: bytes, subject: str, limits: Limits) -> bytes:
    """A gzip file unfolded, within the caps of a file."""
    inflater = Inflater(subject, "gzip", limits, most=limits.file_bytes)
    for start in range(0, len(content), _STEP):
        inflater.feed(content[start : start + _STEP])
    return inflater.finish()

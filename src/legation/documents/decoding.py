"""Bytes to text: what encoding a report is in, and what to do where it is in two.

Order: byte order mark, declared encoding, UTF-8, UTF-16 without a mark, then the single-byte
encoding that fits best. Source: WHATWG Encoding, sections 4 and 6.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from legation.documents.languages import evidence
from legation.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WEB_ALIASES = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
_SAMPLE = 65_536
_STRAY_SHARE = 0.2
"""More undecodable stretches than this share of the non-ASCII ones, and it is no UTF-8 text at all."""

_ZEROS = 0.05
"""Share of pairs with a zero byte from which text may be UTF-16: every sixth character is a space."""

_STRAY = re.compile("[\udc80-\udcff]+")
_NON_ASCII = re.compile(rb"[\x80-\xff]+")
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY_SHARE = 0.005
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, and what could not be read cleanly."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(content: bytes, declared: str, subject: str) -> Decoded:
    """Read ``content`` as text with ``\\n`` line ends; DocumentError when it is not text."""
    read = _by_mark(content) or _by_declaration(content, declared) or _by_evidence(content, subject)
    text = _LINE_ENDS.sub("\n", read.text)
    refuse_binary(text, subject)
    return Decoded(text, read.encoding, read.warnings)


def refuse_binary(text: str, subject: str) -> None:
    """Raise DocumentError when control characters show that the bytes were no text."""
    controls = len(_BINARY.findall(text[:_SAMPLE]))
    if controls > _BINARY_SHARE * min(len(text), _SAMPLE):
        raise DocumentError(subject, "it is a binary file, not text")


def _by_mark(content: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            body = content[len(mark) :]
            try:
                return Decoded(body.decode(encoding), encoding)
            except UnicodeDecodeError:
                return (
                    _mended(body)
                    if encoding == "utf-8"
                    else Decoded(body.decode(encoding, "replace"), encoding, (_broken(encoding),))
                )
    return None


def _by_declaration(content: bytes, declared: str) -> Decoded | None:
    name = _WEB_ALIASES.get(declared.strip().lower(), declared.strip().lower())
    if not name or name in ("utf-8", "utf8"):
        return None
    try:
        return Decoded(content.decode(codecs.lookup(name).name), name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _by_evidence(content: bytes, subject: str) -> Decoded:
    if b"\x00" in content[:_SAMPLE]:
        wide = _wide(content)
        if wide is None:
            raise DocumentError(subject, "it is a binary file, not text")
        return wide
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _mended(content) if _mostly_utf8(content) else _single_byte(content, subject)


def _wide(content: bytes) -> Decoded | None:
    """UTF-16 without a mark: the zeros, at least of spaces, stand on one side of the pairs."""
    head = content[:4096]
    low, high = head[0::2].count(0), head[1::2].count(0)
    if max(low, high) < _ZEROS * len(head) / 2 or min(low, high) > 0.01 * len(head):
        return None
    encoding = "utf-16-le" if high > low else "utf-16-be"
    return Decoded(content.decode(encoding, "replace"), encoding)


def _mostly_utf8(content: bytes) -> bool:
    runs = _NON_ASCII.findall(content[:_SAMPLE])
    stray = sum(not _is_utf8(run) for run in runs)
    return stray <= _STRAY_SHARE * len(runs)


def _is_utf8(run: bytes) -> bool:
    try:
        run.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _mended(content: bytes) -> Decoded:
    """UTF-8 with stray stretches of Windows-1252, as when two files were pasted into one."""
    escaped = content.decode("utf-8", "surrogateescape")
    first = _STRAY.search(escaped)
    if first is None:
        return Decoded(escaped, "utf-8")
    text, count = _STRAY.subn(_as_windows, escaped)
    line = escaped.count("\n", 0, first.start()) + 1
    note = f"mixed encodings: {_counted(count)} not UTF-8 (first in line {line}); read as Windows-1252"
    return Decoded(text, "utf-8", (note,))


def _counted(count: int) -> str:
    return "one stretch is" if count == 1 else f"{count} stretches are"


def _as_windows(stray: re.Match[str]) -> str:
    return stray.group().encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _single_byte(content: bytes, subject: str) -> Decoded:
    """The single-byte encoding whose letters make the likeliest text."""
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE], cp_isolation=list(_CANDIDATES)).best()
    encoding = _western(content, best.encoding if best else "cp1252")
    text = content.decode(encoding, "replace")
    if text.count("\ufffd") > 0.05 * max(1, len(text)):
        raise DocumentError(subject, "its encoding could not be made out", "save it as UTF-8")
    return Decoded(text, encoding, (f"read as {encoding}: no encoding is declared and it is not UTF-8",))


def _western(content: bytes, encoding: str) -> str:
    """Windows-1252 in place of its look-alikes, unless the words are of one of their languages."""
    if encoding not in ("cp1250", "cp1254"):
        return encoding
    votes = evidence(content[:_SAMPLE].decode(encoding, "replace"))
    leader = max(votes, key=lambda code: votes[code], default="")
    return encoding if leader in ("pl", "ro", "tr") else "cp1252"


_CANDIDATES = (
    "cp1252",
    "cp1256",
    "cp1251",
    "cp1250",
    "cp1254",
    "cp1253",
    "cp1255",
    "koi8_r",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_kr",
)


def _broken(encoding: str) -> str:
    return f"some bytes are not {encoding}; marked with the replacement character"

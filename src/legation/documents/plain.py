"""Plain text and JSON records: the text as it stands is the document's text."""

from __future__ import annotations

import json
from datetime import date

from legation.documents.assembly import Draft, assemble
from legation.documents.decoding import Decoded, decode, refuse_binary
from legation.documents.labels import Page
from legation.documents.lines import read_lines
from legation.documents.naming import id_of, subject_of
from legation.errors import DocumentError
from legation.text.dates import parse_stamp
from legation.types.document import Document
from legation.types.source import Hints, Raw

_NOTHING = Hints()
_LONGEST = 5_000_000
"""Code points; a longer text is no report."""


def read_plain(raw: Raw, published: date | None) -> Document:
    """Read a text file: its own text, line ends made ``\\n``."""
    decoded = decode(raw.content, raw.encoding, subject_of(raw))
    return from_text(raw, decoded, raw.hints, published)


def read_record(raw: Raw, published: date | None) -> Document:
    """Read one JSON record: ``text`` and perhaps ``id``, ``title``, ``date``, ``url``, ``publisher``."""
    subject = subject_of(raw)
    record = _parsed(raw, subject)
    text = record.get("text")
    if not isinstance(text, str):
        raise DocumentError(subject, 'the record has no "text"', 'a record is {"id", "title", "date", "text", "url"}')
    refuse_binary(text, subject)
    hints = record_hints(record, raw.hints)
    return from_text(raw, Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), "utf-8"), hints, published)


def _parsed(raw: Raw, subject: str) -> dict[str, object]:
    try:
        record = json.loads(decode(raw.content, "utf-8", subject).text)
    except (ValueError, RecursionError) as error:
        raise DocumentError(subject, f"it is not JSON: {_first_line(error)}") from error
    if not isinstance(record, dict):
        raise DocumentError(
            subject, "it is JSON, but not a record", 'a record is {"id", "title", "date", "text", "url"}'
        )
    return record


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:120] or type(error).__name__


def record_hints(record: dict[str, object], known: Hints = _NOTHING) -> Hints:
    """What a JSON record says of itself; ``known`` fills what it leaves out."""

    def value(*names: str) -> str:
        values = (record.get(name) for name in names)
        return next((str(v).strip() for v in values if isinstance(v, str | int) and str(v).strip()), "")

    return Hints(
        id=value("id") or known.id,
        title=value("title") or known.title,
        published=value("date", "published") or known.published,
        url=value("url") or known.url,
        publisher=value("publisher") or known.publisher,
    )


def from_text(raw: Raw, decoded: Decoded, hints: Hints, published: date | None) -> Document:
    """The document of a plain text and what its container says of it."""
    subject, text = subject_of(raw), decoded.text
    if not text.strip():
        raise DocumentError(subject, "it is empty")
    if len(text) > _LONGEST:
        raise DocumentError(
            subject,
            f"its text has {len(text):,} characters, more than the {_LONGEST:,} that are read",
            "split it into reports",
        )
    stamp = parse_stamp(hints.published) if hints.published else None
    unread = (f"the date {hints.published!r} could not be read",) if hints.published and stamp is None else ()
    draft = Draft(
        id=id_of(raw, hints),
        text=text,
        page=Page(read_lines(text), hints.title),
        title=hints.title,
        publisher=hints.publisher,
        url=hints.url or raw.url,
        metadata=stamp,
        given=published,
        subject=subject_of(raw),
        raw_digest=raw.digest,
        warnings=decoded.warnings + unread,
    )
    return assemble(draft)

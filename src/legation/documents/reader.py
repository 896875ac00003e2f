"""Chooses the reader by media type: what kind of thing it is, not where it came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from legation.documents.html import read_html
from legation.documents.mail import read_mail
from legation.documents.naming import subject_of
from legation.documents.pdf import read_pdf
from legation.documents.plain import read_plain, read_record
from legation.documents.word import read_word
from legation.errors import DocumentError
from legation.types.document import Document
from legation.types.source import Raw

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

Reader = Callable[[Raw, date | None], Document]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "text/plain": read_plain,
        "text/markdown": read_plain,
        "text/html": read_html,
        "application/xhtml+xml": read_html,
        "message/rfc822": read_mail,
        "application/pdf": read_pdf,
        DOCX: read_word,
        "application/zip": read_word,
        "application/json": read_record,
        "application/x-ndjson": read_record,
    }
)


def read_document(raw: Raw, published: date | None = None) -> Document:
    """Read bytes as a report.

    ``published`` is the user's own word on the date and outranks the report's. Raises DocumentError,
    which names the input and the reason, when there is no text to read.
    """
    kind = raw.media_type.partition(";")[0].strip().lower()
    if not raw.content.strip():
        raise DocumentError(subject_of(raw), "it is empty")
    reader = READERS.get(kind)
    if reader is None:
        raise DocumentError(subject_of(raw), _unread(kind))
    return reader(raw, published)


def _unread(kind: str) -> str:
    """Why a kind of thing is not read, in words."""
    if kind == "application/octet-stream":
        return "it is a binary file, not text"
    family = kind.partition("/")[0]
    what = {"image": "a picture", "audio": "sound or film", "video": "a film"}.get(
        family, f"of a kind that is not read ({kind or 'unknown'})"
    )
    return f"it is {what}"

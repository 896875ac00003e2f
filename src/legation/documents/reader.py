"""Chooses the reader by media type: what kind of thing it is, not where it came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from legation.documents.html import read_html
from legation.documents.naming import subject_of
from legation.documents.plain import read_plain, read_record
from legation.errors import DocumentError
from legation.types.document import Document
from legation.types.source import Raw

Reader = Callable[[Raw, date | None], Document]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "text/plain": read_plain,
        "text/markdown": read_plain,
        "text/html": read_html,
        "application/xhtml+xml": read_html,
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
    reader = READERS.get(kind)
    if reader is None:
        raise DocumentError(subject_of(raw), f"its kind is not read: {kind or 'unknown'}")
    if not raw.content:
        raise DocumentError(subject_of(raw), "it is empty")
    return reader(raw, published)

"""Mail messages and web archives (.eml, .mhtml): the body, with what the headers say.

Source: RFC 5322, 2045 to 2047, 2557 (MHTML).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import parseaddr

from legation.documents.decoding import Decoded, decode
from legation.documents.html import read_html
from legation.documents.naming import subject_of
from legation.documents.plain import from_text
from legation.errors import DocumentError
from legation.types.document import Document
from legation.types.source import Hints, Raw

_MOST_PARTS = 200
_ENOUGH = 200
"""Characters of a plain part from which it is the message; shorter ones only say "see the HTML part"."""


def read_mail(raw: Raw, published: date | None) -> Document:
    """Read a message: its plain part where that holds the text, else its HTML part."""
    message = _message(raw)
    hints = _hints(message, raw.hints)
    plain, page = _parts(message, raw)
    if plain and (page is None or len(plain.text.strip()) >= _ENOUGH):
        document = from_text(raw, plain, hints, published)
    elif page is not None:
        document = read_html(replace(page, hints=hints), published)
    else:
        raise DocumentError(subject_of(raw), "the message has no text part")
    return replace(document, raw_digest=raw.digest)


def _message(raw: Raw) -> EmailMessage:
    try:
        message = message_from_bytes(raw.content, policy=default)
    except (ValueError, RecursionError, LookupError) as error:
        raise DocumentError(subject_of(raw), "the message could not be taken apart") from error
    return message


def _hints(message: EmailMessage, known: Hints) -> Hints:
    """Subject, sender and date; a web archive's own address."""
    return Hints(
        id=known.id,
        title=known.title or _header(message, "Subject"),
        published=known.published or _header(message, "Date"),
        url=known.url or _header(message, "Snapshot-Content-Location"),
        publisher=known.publisher or parseaddr(_header(message, "From"))[0].removeprefix("<Saved by ").rstrip(">"),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (
        ValueError,
        IndexError,
        AttributeError,
        TypeError,
    ):  # the header parser trips over damaged headers
        return ""


def _parts(message: EmailMessage, raw: Raw) -> tuple[Decoded | None, Raw | None]:
    """The first plain text and the first page of the message."""
    plain: Decoded | None = None
    page: Raw | None = None
    for part in _walk(message, raw):
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html"):
            continue
        content = part.get_payload(decode=True)
        charset = str(part.get_content_charset() or "")
        if kind == "text/plain" and plain is None and isinstance(content, bytes):
            plain = decode(content, charset, subject_of(raw))
        if kind == "text/html" and page is None and isinstance(content, bytes):
            page = replace(raw, content=content, media_type=kind, encoding=charset, url=raw.url)
    return plain, page


def _walk(message: EmailMessage, raw: Raw) -> Iterator[Message]:
    try:
        for number, part in enumerate(message.walk()):
            if number >= _MOST_PARTS:
                return
            yield part
    except RecursionError as error:
        raise DocumentError(subject_of(raw), "the message is nested too deep") from error

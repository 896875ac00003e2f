"""Word documents (.docx): paragraphs with their styles. Source: ECMA-376, WordprocessingML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from lxml import etree

from legation.documents.assembly import Draft, assemble
from legation.documents.labels import Page
from legation.documents.lines import Line
from legation.documents.naming import id_of, subject_of
from legation.errors import DocumentError
from legation.text.dates import parse_stamp
from legation.types.document import BlockKind, Document
from legation.types.source import Raw
from legation.types.span import Span

_MOST_MEMBERS = 3000
_MOST_BYTES = 128 * 1024 * 1024
_MOST_RATIO = 200
_STYLES = MappingProxyType(
    {
        "title": BlockKind.TITLE,
        "subtitle": BlockKind.DECK,
        "heading": BlockKind.HEADING,
        "list": BlockKind.LIST,
        "caption": BlockKind.CAPTION,
    }
)


def read_word(raw: Raw, published: date | None) -> Document:
    """Read a Word document; DocumentError when it is damaged, too large once unpacked, or empty."""
    _check_members(raw)
    pieces = tuple(_paragraphs(raw))
    if not pieces:
        raise DocumentError(subject_of(raw), "the document holds no text")
    lines, at = [], 0
    for text, _ in pieces:
        lines.append(Line(Span(at, at + len(text)), text))
        at += len(text) + 1
    known = {number: kind for number, (_, kind) in enumerate(pieces) if kind}
    title = raw.hints.title
    draft = Draft(
        id=id_of(raw, raw.hints),
        text="\n".join(text for text, _ in pieces),
        page=Page(lines, title, known),
        title=title,
        publisher=raw.hints.publisher,
        url=raw.hints.url or raw.url,
        metadata=parse_stamp(raw.hints.published) if raw.hints.published else None,
        given=published,
        subject=subject_of(raw),
        raw_digest=raw.digest,
    )
    return assemble(draft)


def _check_members(raw: Raw) -> None:
    """Refuse a container that would unpack to more than a document holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw.content)) as container:
            members = container.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DocumentError(subject_of(raw), "the document is damaged or cut off") from error
    size = sum(member.file_size for member in members)
    if len(members) > _MOST_MEMBERS or size > _MOST_BYTES or (size > 1 << 20 and size > _MOST_RATIO * len(raw.content)):
        raise DocumentError(
            subject_of(raw),
            "it unpacks to more than a document holds",
            "this is how a decompression bomb behaves",
        )
    if "word/document.xml" not in {member.filename for member in members}:
        raise DocumentError(subject_of(raw), "it is a zip archive, not a Word document")


def _paragraphs(raw: Raw) -> Iterator[tuple[str, BlockKind | None]]:
    """Each line of each paragraph and table cell, with the kind that its style tells."""
    import docx
    from docx.text.paragraph import Paragraph

    try:
        document = docx.Document(io.BytesIO(raw.content))
        found = [
            (item.text, str(item.style.name if item.style else ""))
            for item in (Paragraph(node, document) for node in document.element.body.iter(_PARAGRAPH))
        ]
    except (KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError, AttributeError) as error:
        raise DocumentError(subject_of(raw), "the document is damaged or cut off") from error
    for text, style in found:
        kind = next((kind for name, kind in _STYLES.items() if style.lower().startswith(name)), None)
        yield from ((" ".join(line.split()), kind) for line in text.split("\n") if line.strip())


_PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"

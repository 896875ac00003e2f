"""Small things to read: raws, pages, PDF and Word files, messages."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import docx

from legation.documents import read_document
from legation.types.document import Document
from legation.types.source import Hints, Locator, Raw

PLAIN, HTML, JSON, MAIL, PDF = (
    "text/plain",
    "text/html",
    "application/json",
    "message/rfc822",
    "application/pdf",
)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(
    content: bytes | str,
    kind: str = PLAIN,
    *,
    published: date | None = None,
    hints: Hints = Hints(),  # noqa: B008 -- frozen
    encoding: str = "",
    name: str = "report.txt",
) -> Document:
    """Read bytes or text of a kind."""
    raw = content if isinstance(content, bytes) else content.encode()
    return read_document(Raw(Locator(name), raw, kind, encoding, hints=hints), published)


def kinds(document: Document) -> list[str]:
    """The kinds of a document's blocks, in order."""
    return [block.kind.value for block in document.blocks]


def words(document: Document, kind: str) -> list[str]:
    """The words of all blocks of one kind."""
    return [block.words.of(document.text) for block in document.blocks if block.kind == kind]


def pdf(*pages: list[str]) -> bytes:
    """A PDF with one text line for each string (Latin letters only)."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    numbers = []
    for lines in pages:
        shown = "".join(f"({line.translate(_ESCAPED)}) Tj T*\n" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 60 760 Td\n{shown}ET".encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            (
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources "
                b"<< /Font << /F1 3 0 R >> >> >>"
            )
            % len(objects)
        )
        numbers.append(len(objects))
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(numbers)} >>".encode()
    return _file(objects)


_ESCAPED = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})


def _file(objects: list[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def word_file(*paragraphs: tuple[str, str]) -> bytes:
    """A Word document of (style, text) paragraphs."""
    document, out = docx.Document(), io.BytesIO()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    document.save(out)
    return out.getvalue()


def zip_of(members: dict[str, bytes]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()

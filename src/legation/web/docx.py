"""A page as a Word document, its footnotes as a numbered list of the exact words."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from legation.views.page import Footnote, Line, Page, Section
from legation.views.render.text import places, safe, source

if TYPE_CHECKING:
    from docx.document import Document

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def as_docx(page: Page) -> bytes:
    """The document's bytes."""
    import docx

    document = docx.Document()
    document.core_properties.title = safe(page.title)
    document.add_heading(safe(page.title), 0)
    document.add_paragraph(safe(page.subtitle))
    for section in page.sections:
        _section(document, section)
    if page.notes:
        document.add_heading("Notes", 1)
        for note in page.notes:
            document.add_paragraph(_note(note))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _section(document: Document, section: Section) -> None:
    document.add_heading(safe(section.title), 1)
    for line in section.lines:
        _line(document, line)
    if not section.lines:
        document.add_paragraph(section.nothing)


def _line(document: Document, line: Line) -> None:
    paragraph = document.add_paragraph(style="List Bullet")
    paragraph.add_run(f"{line.when} ".lstrip())
    paragraph.add_run(safe(line.lead)).bold = True
    marks = f" ({', '.join(line.marks)})" if line.marks else ""
    paragraph.add_run(safe(f": {line.text}" if line.text else "") + marks)
    if line.quote:
        paragraph.add_run(f" “{safe(line.quote.words)}”").italic = True
    for note in line.notes:
        paragraph.add_run(f" [{note}]").font.superscript = True


def _note(note: Footnote) -> str:
    words = f"“{safe(note.words.text)}” — " if note.words else ""
    where = f", characters {places(note)}" if note.words else ""
    return f"[{note.number}] {words}{source(note.report)}{where}"

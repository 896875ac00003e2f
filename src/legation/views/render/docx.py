"""Answers as a Word document: each footnote is one of Word's own, with the exact words.

The parts are those of ECMA-376 part 1, 17.11 (footnotes); a footnote asked for again is a
reference to the first (17.16.5.38, NOTEREF).
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from legation.views.page import Footnote, Line, Page, Quote, Section
from legation.views.render.direction import is_right_to_left
from legation.views.render.text import places, safe, source

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
SEPARATORS = (("separator", -1), ("continuationSeparator", 0))


def render_page(page: Page) -> bytes:
    """The document's bytes."""
    import docx

    document = docx.Document()
    document.core_properties.title = safe(page.title)
    _styles(document)
    document.add_heading(safe(page.title), 0)
    document.add_paragraph(safe(page.subtitle))
    notes = _Notes(page.notes)
    for section in page.sections:
        _section(document, section, notes)
    document.add_heading("Sources", 1)
    for report in page.sources:
        document.add_paragraph(source(report))
    _attach(document, notes)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _styles(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(9)
    document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER).font.superscript = True


def _section(document: Document, section: Section, notes: _Notes) -> None:
    document.add_heading(safe(section.title), 1)
    for line in section.lines:
        _line(document, line, notes)
    if not section.lines:
        document.add_paragraph(section.nothing)


def _line(document: Document, line: Line, notes: _Notes) -> None:
    paragraph = document.add_paragraph(style="List Bullet")
    paragraph.add_run(f"{line.when} ".lstrip())
    paragraph.add_run(safe(line.lead)).bold = True
    marks = f" ({', '.join(line.marks)})" if line.marks else ""
    paragraph.add_run(safe(f": {line.text}" if line.text else "") + safe(marks))
    for place, number in enumerate(line.notes):
        if place:
            paragraph.add_run(",", style="footnote reference")
        notes.refer(paragraph, number)
    if line.quote:
        _quote(document, line.quote)


def _quote(document: Document, quote: Quote) -> None:
    paragraph = document.add_paragraph(style="Quote")
    run = paragraph.add_run(f"“{safe(quote.words)}”")
    if is_right_to_left(quote.language):
        paragraph.paragraph_format.element.get_or_add_pPr().append(_element("bidi"))
        _right_to_left(run, quote.language)


def _right_to_left(run: Run, language: str) -> None:
    properties = run._r.get_or_add_rPr()  # noqa: SLF001 - python-docx has no name for it
    properties.append(_element("rtl"))
    properties.append(_element("lang", bidi=language))


class _Notes:
    """The footnotes of a document, made as they are referred to."""

    def __init__(self, notes: tuple[Footnote, ...]) -> None:
        import docx

        self._notes = {note.number: note for note in notes}
        self._made: dict[int, int] = {}
        self._scratch = docx.Document()
        self.root: Any = _element("footnotes")
        for kind, number in SEPARATORS:
            self.root.append(_separator(kind, number))

    def refer(self, paragraph: Paragraph, number: int) -> None:
        """Put the footnote at the end of a paragraph, or point at it where it stands already."""
        if number in self._made:
            self._again(paragraph, number)
            return
        self._made[number] = len(self._made) + 1
        self._first(paragraph, number)
        self.root.append(_footnote(self._made[number], self._notes[number], self._scratch))

    def _first(self, paragraph: Paragraph, number: int) -> None:
        id_, name = str(self._made[number]), f"note_{number}"
        paragraph._p.append(_element("bookmarkStart", id=id_, name=name))  # noqa: SLF001
        run = paragraph.add_run(style="footnote reference")
        run._r.append(_element("footnoteReference", id=id_))  # noqa: SLF001
        paragraph._p.append(_element("bookmarkEnd", id=id_))  # noqa: SLF001

    def _again(self, paragraph: Paragraph, number: int) -> None:
        field = _element("fldSimple", instr=f" NOTEREF note_{number} \\f \\h ")
        paragraph._p.append(field)  # noqa: SLF001
        run = paragraph.add_run(str(self._made[number]), style="footnote reference")
        field.append(run._r)  # noqa: SLF001


def _footnote(id_: int, note: Footnote, scratch: Document) -> Any:
    """A footnote of one paragraph, made in ``scratch`` and taken out of it."""
    made = _element("footnote", id=str(id_))
    paragraph = scratch.add_paragraph()
    paragraph.add_run()._r.append(_element("footnoteRef"))  # noqa: SLF001
    paragraph.runs[0].font.superscript = True
    paragraph.add_run(" ")
    if note.words:
        words = paragraph.add_run(f"“{safe(note.words.text)}”")
        if is_right_to_left(note.language):
            _right_to_left(words, note.language)
        paragraph.add_run(" — ")
    where = f", characters {places(note)}" if note.words else ""
    paragraph.add_run(f"{source(note.report)}{where}")
    made.append(_styled(paragraph))
    return made


def _styled(paragraph: Paragraph) -> Any:
    paragraph._p.get_or_add_pPr().insert(0, _element("pStyle", val="footnotetext"))  # noqa: SLF001
    return paragraph._p  # noqa: SLF001


def _separator(kind: str, number: int) -> Any:
    made = _element("footnote", type=kind, id=str(number))
    paragraph, run = _element("p"), _element("r")
    run.append(_element(kind))
    paragraph.append(run)
    made.append(paragraph)
    return made


def _element(tag: str, /, **values: str) -> Any:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    return OxmlElement(f"w:{tag}", attrs={qn(f"w:{key}"): value for key, value in values.items()})


def _attach(document: Document, notes: _Notes) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from lxml import etree

    content = etree.tostring(notes.root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, content, document.part.package)
    document.part.relate_to(part, RELATION)

"""Briefings for the desk of somebody else: PDF, Word with its own footnotes, spreadsheets."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from lxml import etree

from legation.store import Store
from legation.types.record import ReportRef
from legation.types.span import Excerpt, Span
from legation.views.between import Pair
from legation.views.briefing import brief
from legation.views.exports import xlsx
from legation.views.page import Footnote, Line, Page, Quote, Section
from legation.views.render import docx, pdf

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = '#panic("x") $y$ *b* <w:p/> \x00 \u202eevil =HYPERLINK("x")'
PERSIAN = "trade را دو برابر می‌کنیم"


def page_of(words: str, language: str) -> Page:
    """A page whose two lines rest on the same words."""
    ref = ReportRef("d" * 64, "r1", words, publisher=words, published="2026-03-04")
    note = Footnote(1, ref, Excerpt((Span(3, 3 + len(words)),), words), "st-1", language)
    line = Line("2026-03-04", words, words, Quote(words, language), (words,), (1,))
    return Page(words, words, (Section(words, (line, line)), Section("Empty", (), "None is held.")), (note,), (ref,))


def parts(content: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: etree.fromstring(packed.read(name)) for name in packed.namelist() if name.endswith(".xml")}


def text_of(node: etree._Element) -> str:
    return "".join(map(str, node.itertext(f"{WORD}t")))


def test_every_note_of_a_briefing_is_a_footnote_of_word(desk: Store) -> None:
    """Each holds its exact words and is referred to once; the part is declared and related."""
    made = brief(desk, Pair(one="AAA", other="BBB", today=date(2026, 4, 20)))
    held = parts(docx.render_page(made))
    notes = [one for one in held["word/footnotes.xml"] if one.get(f"{WORD}type") is None]
    referred = [one.get(f"{WORD}id") for one in held["word/document.xml"].iter(f"{WORD}footnoteReference")]
    assert [note.get(f"{WORD}id") for note in notes] == referred
    assert len(notes) == len(made.notes)
    told = "\n".join(map(text_of, notes))
    assert all(note.words.text in told for note in made.notes if note.words)
    types = held["[Content_Types].xml"]
    assert any(one.get("PartName") == "/word/footnotes.xml" for one in types)


def test_a_note_asked_for_again_points_at_the_first() -> None:
    """Word numbers it once; the second line has a field that names its bookmark."""
    document = parts(docx.render_page(page_of(PERSIAN, "fa")))["word/document.xml"]
    assert len(list(document.iter(f"{WORD}footnoteReference"))) == 1
    (field,) = document.iter(f"{WORD}fldSimple")
    assert "NOTEREF note_1" in str(field.get(f"{WORD}instr"))
    assert next(document.iter(f"{WORD}bookmarkStart")).get(f"{WORD}name") == "note_1"


def test_words_written_from_right_to_left_are_marked_so_in_word() -> None:
    """In the quotation and in the footnote."""
    held = parts(docx.render_page(page_of(PERSIAN, "fa")))
    assert len(list(held["word/document.xml"].iter(f"{WORD}rtl"))) == 2
    assert len(list(held["word/document.xml"].iter(f"{WORD}bidi"))) == 2
    assert len(list(held["word/footnotes.xml"].iter(f"{WORD}rtl"))) == 1


@pytest.mark.parametrize("words", [HOSTILE, PERSIAN])
def test_a_pdf_holds_the_words_as_words(words: str) -> None:
    """Nothing of a report is taken for markup; every page has its text."""
    pytest.importorskip("typst", reason="needs legation[pdf]")
    from pypdfium2 import PdfDocument

    made = pdf.render_page(page_of(words, "fa" if words is PERSIAN else "en"))
    assert made.startswith(b"%PDF")
    with PdfDocument(made) as opened:
        told = "".join(page.get_textpage().get_text_bounded() for page in opened)
    assert "None is held." in told
    if words is HOSTILE:
        assert "characters 3–" in told
        assert '#panic("x") $y$ *b*' in told
        assert "\u202e" not in told


def test_letters_of_arabic_script_have_a_face_that_ships() -> None:
    """Shaped from the vendored font: the file of the page embeds it."""
    pytest.importorskip("typst", reason="needs legation[pdf]")
    from pypdfium2 import PdfDocument

    made = pdf.render_page(page_of(PERSIAN, "fa"))
    assert b"NotoNaskhArabic" in made
    with PdfDocument(made) as opened:
        assert len(opened) == 1


def test_a_spreadsheet_holds_texts_and_numbers_and_no_formula(desk: Store) -> None:
    """One row an entry, or a sighting; the head is frozen."""
    openpyxl = pytest.importorskip("openpyxl", reason="needs legation[xlsx]")
    entries = desk.entries()
    for made, rows in (
        (xlsx.simple(entries), len(entries)),
        (xlsx.full(entries), sum(len(one.sightings) for one in entries)),
    ):
        sheet = openpyxl.load_workbook(io.BytesIO(made)).active
        assert sheet.max_row == rows + 1
        assert sheet.freeze_panes == "A2"
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "inlineStr", "n"}


def test_a_cell_that_begins_like_a_formula_is_text() -> None:
    """The sign stays, and nothing is computed."""
    openpyxl = pytest.importorskip("openpyxl", reason="needs legation[xlsx]")
    made = xlsx._book(("words",), [{"words": "=1+1"}, {"words": "a\x00b" + "x" * 40_000}], "Entries")
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")
    assert len(sheet["A3"].value) == xlsx.LONGEST

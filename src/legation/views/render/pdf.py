"""Answers as PDF with footnotes, set by Typst: Arabic script is shaped and set from right to left.

Words reach the template as data, never as markup. Typst brings a serif of its own; the Arabic face
is vendored beside it (``fonts/``), other scripts take what the machine has.
"""

from __future__ import annotations

import json
from importlib.resources import as_file, files

from legation.errors import UsageError
from legation.views.page import Footnote, Line, Page
from legation.views.render.direction import is_right_to_left
from legation.views.render.text import places, safe, source


def render_page(page: Page) -> bytes:
    """A page as PDF; UsageError when Typst is not installed."""
    try:
        import typst
    except ModuleNotFoundError as error:
        raise UsageError("PDF", "needs the package typst", "pip install 'legation[pdf]'") from error
    here = files("legation.views.render")
    with as_file(here / "templates" / "page.typ") as template, as_file(here / "fonts") as fonts:
        made = typst.compile(
            str(template), format="pdf", font_paths=[str(fonts)], sys_inputs={"page": json.dumps(_page(page))}
        )
    return bytes(made)


def _page(page: Page) -> dict[str, object]:
    notes, seen = {note.number: note for note in page.notes}, set[int]()
    return {
        "title": safe(page.title),
        "subtitle": safe(page.subtitle),
        "sections": [
            {
                "title": safe(section.title),
                "nothing": section.nothing,
                "lines": [_line(line, notes, seen) for line in section.lines],
            }
            for section in page.sections
        ],
        "sources": [source(report) for report in page.sources],
    }


def _line(line: Line, notes: dict[int, Footnote], seen: set[int]) -> dict[str, object]:
    language = line.quote.language if line.quote else ""
    return {
        "when": line.when,
        "lead": safe(line.lead),
        "text": safe(line.text),
        "marks": safe(", ".join(line.marks)),
        "quote": safe(line.quote.words) if line.quote else "",
        "language": language if len(language) in (2, 3) else "",
        "rtl": is_right_to_left(language),
        "notes": [_note(notes[number], seen) for number in line.notes],
    }


def _note(note: Footnote, seen: set[int]) -> dict[str, object]:
    """A footnote in full where it is first asked for, its number alone after that."""
    is_first = note.number not in seen
    seen.add(note.number)
    return {
        "number": note.number,
        "first": is_first,
        "words": safe(note.words.text) if note.words else "",
        "rtl": is_right_to_left(note.language),
        "source": source(note.report),
        "places": places(note),
    }

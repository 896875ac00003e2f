"""What two states report of their trade with each other."""

from __future__ import annotations

from itertools import groupby

from legation.types.series import Figure, FigureBook
from legation.views.naming import side_name
from legation.views.page import Line, Page, Section
from legation.views.telling import figure


def figures(book: FigureBook, one: str, other: str) -> Page:
    """A section for each reporter, its figures by source and year."""
    held = book.figures(one, other)
    sections = tuple(
        Section(f"Reported by {side_name(reporter)}", tuple(map(_line, rows)))
        for reporter, rows in groupby(held, key=lambda row: row.reporter)
    )
    nothing = (Section("Figures", (), "No figure of the two is held; `legation series import` loads them."),)
    return Page(f"Figures: {side_name(one)} – {side_name(other)}", f"{len(held)} held", sections or nothing)


def _line(row: Figure) -> Line:
    source = f" ({row.source})" if row.source else ""
    return Line(row.label or str(row.year), row.flow.value, f"{figure(row.value)} {row.unit}{source}")

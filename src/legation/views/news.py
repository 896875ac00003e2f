"""What is new for saved questions, as a page: new facts, and facts that one more report tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from legation.types.record import Entry
from legation.views.finding import entry_line
from legation.views.page import Line, Notes, Page, Section, page

Answer = tuple[str, Iterable[Entry], Callable[[Entry], bool]]
"""A question's name, its entries, and whether one is wholly new."""


def news(answers: Iterable[Answer]) -> Page:
    """The page, a section a question."""
    notes = Notes()
    sections = [Section(name, _lines(found, is_new, notes)) for name, found, is_new in answers]
    count = sum(len(section.lines) for section in sections)
    return page("New in the feeds", f"{count} facts", sections, notes)


def _lines(found: Iterable[Entry], is_new: Callable[[Entry], bool], notes: Notes) -> tuple[Line, ...]:
    lines = ((entry, entry_line(entry, notes)) for entry in found)
    return tuple(replace(line, marks=(_mark(is_new(entry)), *line.marks)) for entry, line in lines)


def _mark(is_new: bool) -> str:  # noqa: FBT001 - an inner function
    return "new" if is_new else "one more report"

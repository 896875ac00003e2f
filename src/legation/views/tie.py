"""The strength of one tie over time, as a page: counts and means per period, each with the words behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from legation.types.record import Entry
from legation.views.measures import Measured, Point
from legation.views.naming import side_name
from legation.views.page import Line, Notes, Page, Section, page

FORMULA = (
    "Each entry counts once, in the period of its own first day, else of its first report. "
    "Goldstein mean = sum of the events' Goldstein values / number of events that happened; "
    "none without an event. Coverage: reports held of that period, and their publishers."
)


def tie(measured: Measured, entries: Mapping[str, Entry]) -> Page:
    """The page of a dyad's points; ``entries`` by id gives the words behind them."""
    notes = Notes()
    lines = tuple(_line(point, entries, notes) for point in measured.points)
    first = measured.points[0] if measured.points else None
    title = f"{side_name(first.one)} – {side_name(first.other)}: strength of the tie" if first else "No tie"
    nothing = "No entry of the record is a dealing of this pair."
    left = f" {measured.unplaced} entries are dated too loosely and left out." if measured.unplaced else ""
    return page(title, FORMULA + left, (Section(f"By {measured.step.value}", lines, nothing),), notes)


def _line(point: Point, entries: Mapping[str, Entry], notes: Notes) -> Line:
    held = [entries[one.entry] for one in point.seen if one.entry in entries]
    numbers = sorted({number for entry in held for number in notes.cite(entry)})
    return Line(point.period, _mean(point), ", ".join(_told(point)), notes=tuple(numbers))


def _mean(point: Point) -> str:
    return f"mean {point.goldstein_mean:+.2f}" if point.goldstein_mean is not None else "no event"


def _told(point: Point) -> Iterator[str]:
    yield f"{point.count('engagement')} contacts"
    yield f"{len(point.events)} events ({point.cooperation} cooperation, {point.conflict} conflict)"
    yield f"sum {point.goldstein_sum:+.1f}"
    yield f"{point.count('commitment')} commitments"
    yield f"{point.count('statement')} statements"
    yield f"coverage {point.coverage.reports} reports of {point.coverage.publishers} publishers"

"""Deadlines and scheduled contacts as a calendar that any calendar program reads (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from legation.types.claims import Commitment, Engagement, Status
from legation.types.record import Entry
from legation.types.time import Period
from legation.views.commitments import Undertaking
from legation.views.telling import lead, tell

WIDTH = 75
"""Octets in a line before it must be folded (RFC 5545, 3.1)."""
_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Legation//Record of dealings//EN", "CALSCALE:GREGORIAN")


def calendar(due: Iterable[Undertaking], planned: Iterable[Entry], made: datetime) -> str:
    """A calendar of whole days: deadlines on their last day, contacts on the days they are planned for.

    ``made`` is the moment of making. Uids come from the entries' ids, so that a calendar taken
    again replaces the one before. What has no day is left out.
    """
    stamp = made.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    rows = [*_HEAD]
    for one in due:
        rows += _deadline(one.entry, one.claim, stamp)
    for entry in planned:
        rows += _contact(entry, stamp)
    return "".join(f"{folded(row)}\r\n" for row in (*rows, "END:VCALENDAR"))


def _deadline(entry: Entry, claim: Commitment, stamp: str) -> Iterator[str]:
    last = claim.deadline.last if claim.deadline else None
    if last is not None:
        yield from _event(entry, f"Deadline: {lead(claim)}: {tell(claim)}", (last, last), stamp)


def _contact(entry: Entry, stamp: str) -> Iterator[str]:
    days = _days(entry.best.period)
    if days:
        yield from _event(entry, f"{lead(entry.claim)}: {tell(entry.claim)}", days, stamp)


def _days(period: Period | None) -> tuple[date, date] | None:
    """First and last day; None for a period that is open at an end."""
    if period is None or period.first is None or period.last is None:
        return None
    return period.first, period.last


def _event(entry: Entry, summary: str, days: tuple[date, date], stamp: str) -> Iterator[str]:
    """One whole-day event; its end is the day after (RFC 5545, 3.6.1)."""
    first, last = days
    report = entry.best.report
    source = ", ".join(filter(None, (report.title or report.id, report.publisher, report.published)))
    yield from ("BEGIN:VEVENT", f"UID:{entry.id}@legation", f"DTSTAMP:{stamp}")
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(summary)}"
    yield f"DESCRIPTION:{escaped(f'“{entry.best.claim.evidence.text}” — {source}')}"
    if report.url.startswith(("http://", "https://")):
        yield f"URL:{''.join(report.url.split())}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def escaped(words: str) -> str:
    """Words as a TEXT value (RFC 5545, 3.3.11); control characters go."""
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    for sign in "\\;,":
        plain = plain.replace(sign, f"\\{sign}")
    return "".join(letter for letter in plain.replace("\n", "\\n") if letter.isprintable())


def folded(row: str) -> str:
    """A line in pieces of at most 75 octets, never inside a character."""
    pieces, piece, size = [], "", 0
    for letter in row:
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > WIDTH:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    return "\r\n".join((*pieces, piece))


def scheduled(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The contacts that are planned."""
    for entry in entries:
        claim = entry.claim
        if isinstance(claim, Engagement) and claim.status is Status.SCHEDULED:
            yield entry

"""Entries that fit a question of many conditions, as an analyst narrows a search down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from legation.text.folding import fold
from legation.types.claims import Engagement, Statement, Status
from legation.types.record import Entry, EntryQuery, FactKind, HitKind, Holdings, Verdict
from legation.views.briefing import fact_line
from legation.views.page import Line, Notes
from legation.views.parties import parties
from legation.views.statement_lines import statement_line

REACH = 300
"""Hits of a search by words that are looked at."""


class Standing(StrEnum):
    """What people decided on an entry."""

    ANY = ""
    UNRULED = "unruled"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNSURE = "unsure"
    EDITED = "edited"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Every condition that is given must hold.

    ``sides``: codes or names, all involved or named. ``person``: words of the name of somebody
    who speaks or takes part. ``least`` and ``most`` bound the score, between 0 and 1, inclusive.
    ``report``: a version's digest.
    """

    words: str = ""
    sides: tuple[str, ...] = ()
    person: str = ""
    kinds: tuple[FactKind, ...] = ()
    statuses: tuple[Status, ...] = ()
    since: date | None = None
    until: date | None = None
    standing: Standing = Standing.ANY
    least: float | None = None
    most: float | None = None
    report: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many of the entries found have a value."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class ReportHit:
    """A report that holds the words asked for outside its facts."""

    digest: str
    title: str
    published: str
    language: str
    words: str


@dataclass(frozen=True, slots=True)
class Found:
    """The answer: how many, a window of them as lines, and what more there is to narrow by."""

    question: Question
    total: int
    start: int
    size: int
    lines: tuple[Line, ...]
    reports: tuple[ReportHit, ...]
    kinds: tuple[Count, ...]
    sides: tuple[Count, ...]
    notes: Notes


def matching(holdings: Holdings, question: Question) -> tuple[Entry, ...]:
    """Entries that fit, in order of time; UsageError for words that hold no word."""
    ids = _ids(holdings, question.words) if question.words else ()
    if question.words and not ids:
        return ()
    query = EntryQuery(
        kinds=question.kinds,
        sides=question.sides,
        since=question.since,
        until=question.until,
        report=question.report,
        ids=ids,
        rejected=question.standing in {Standing.REJECTED, Standing.ANY},
    )
    return tuple(entry for entry in holdings.entries(query) if _fits(entry, question))


def _ids(holdings: Holdings, words: str) -> tuple[str, ...]:
    hits = holdings.search(words, limit=REACH)
    return tuple(hit.claim for hit in hits if hit.kind is HitKind.CLAIM)


def _fits(entry: Entry, question: Question) -> bool:
    claim = entry.best.claim
    return (
        _stands(entry, question.standing)
        and (not question.statuses or getattr(claim, "status", None) in question.statuses)
        and (question.least is None or claim.score >= question.least)
        and (question.most is None or claim.score <= question.most)
        and (not question.person or involves(entry, question.person))
    )


def _stands(entry: Entry, standing: Standing) -> bool:
    match standing:
        case Standing.ANY:
            return entry.verdict is not Verdict.REJECTED
        case Standing.UNRULED:
            return entry.verdict is None and not entry.edits
        case Standing.EDITED:
            return bool(entry.edits)
    return entry.verdict is not None and entry.verdict.value == standing.value


def involves(entry: Entry, person: str) -> bool:
    """Whether somebody of that name speaks or takes part; all words of it must be in theirs."""
    wanted = set(fold(person).split())
    return any(wanted <= set(fold(name).split()) for name in names_in(entry))


def names_in(entry: Entry) -> frozenset[str]:
    """Names of the people who speak or take part in an entry."""
    found: set[str] = set()
    for sighting in entry.sightings:
        claim = sighting.claim
        if isinstance(claim, Statement):
            found.add(claim.speaker)
        elif isinstance(claim, Engagement):
            found.update(person.name for person in claim.participants)
    return frozenset(found)


def find(holdings: Holdings, question: Question, *, start: int = 0, size: int = 50) -> Found:
    """A window of the entries that fit, newest first, and counts over all of them."""
    entries = tuple(reversed(matching(holdings, question)))
    notes = Notes()
    return Found(
        question,
        len(entries),
        start,
        size,
        tuple(entry_line(entry, notes) for entry in entries[start : start + size]),
        _report_hits(holdings, question) if question.words else (),
        _counts(entry.kind.value for entry in entries),
        _counts(side for entry in entries for side in parties(entry))[:12],
        notes,
    )


def entry_line(entry: Entry, notes: Notes) -> Line:
    """Any entry as a line, statements with their words."""
    statement = isinstance(entry.best.claim, Statement)
    return statement_line(entry, notes) if statement else fact_line(entry, notes)


def _counts(values: Iterable[str]) -> tuple[Count, ...]:
    return tuple(Count(value, count) for value, count in Counter(values).most_common())


def _report_hits(holdings: Holdings, question: Question) -> tuple[ReportHit, ...]:
    hits = holdings.search(question.words, limit=REACH)
    return tuple(
        ReportHit(
            hit.report.document,
            hit.report.title or hit.report.id,
            hit.report.published,
            hit.report.language,
            hit.context.text,
        )
        for hit in hits
        if hit.kind is HitKind.REPORT
    )[:20]

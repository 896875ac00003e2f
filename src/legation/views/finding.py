"""Entries that fit a question of many conditions, as an analyst narrows a search down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from legation.types.asking import Standing
from legation.types.claims import Statement, Status
from legation.types.holdings import Holdings
from legation.types.record import Entry, EntryQuery, FactKind, HitKind
from legation.views.briefing import fact_line
from legation.views.page import Line, Notes
from legation.views.parties import parties_of
from legation.views.statement_lines import statement_line

REPORTS_SHOWN = 20
"""Reports listed that hold the words outside their facts."""


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


def query_of(question: Question) -> EntryQuery:
    """What a question asks of the record."""
    return EntryQuery(
        kinds=question.kinds,
        sides=question.sides,
        since=question.since,
        until=question.until,
        report=question.report,
        words=question.words,
        person=question.person,
        statuses=question.statuses,
        standing=question.standing,
        least=question.least,
        most=question.most,
    )


def matching(holdings: Holdings, question: Question) -> tuple[Entry, ...]:
    """All entries that fit, in order of time; UsageError for words that hold no word."""
    return holdings.entries(query_of(question))


def find(holdings: Holdings, question: Question, *, start: int = 0, size: int = 50) -> Found:
    """A window of the entries that fit, newest first, and counts over all of them."""
    notes = Notes()
    groups, entries = holdings.found(replace(query_of(question), start=start, limit=size))
    return Found(
        question,
        sum(group.entries for group in groups),
        start,
        size,
        tuple(entry_line(entry, notes) for entry in entries),
        _report_hits(holdings, question) if question.words else (),
        _counts((group.kind, group.entries) for group in groups),
        _counts((side, group.entries) for group in groups for side in parties_of(group.sides))[:12],
        notes,
    )


def entry_line(entry: Entry, notes: Notes) -> Line:
    """Any entry as a line, statements with their words."""
    statement = isinstance(entry.best.claim, Statement)
    return statement_line(entry, notes) if statement else fact_line(entry, notes)


def _counts(values: Iterable[tuple[str, int]]) -> tuple[Count, ...]:
    counted: Counter[str] = Counter()
    for value, number in values:
        counted[value] += number
    return tuple(Count(value, count) for value, count in counted.most_common())


def _report_hits(holdings: Holdings, question: Question) -> tuple[ReportHit, ...]:
    hits = holdings.search(question.words, limit=REPORTS_SHOWN, kind=HitKind.REPORT)
    return tuple(
        ReportHit(
            hit.report.document,
            hit.report.title or hit.report.id,
            hit.report.published,
            hit.report.language,
            hit.context.text,
        )
        for hit in hits
    )

"""Lists and counts of reports and people, a window at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Exists, Select, func, select, tuple_

from legation.store import schema
from legation.store.refs import refs_of
from legation.store.rows import chosen
from legation.types.asking import NameCount, ReportQuery
from legation.types.record import ReportRef

EDITION = schema.editions.c
PLACE = (EDITION.published, EDITION.name, EDITION.identity)
"""What reports are listed by."""


def mark(connection: Connection) -> int:
    """The number of the text kept last, by the place of its shadow; 0 in an empty record."""
    shade = schema.shadows.c
    return connection.scalar(select(func.max(shade.number)).where(shade.claim == "")) or 0


def listed(connection: Connection, query: ReportQuery) -> tuple[ReportRef, ...]:
    """A window of the current reports, newest first."""
    chosen = _current(EDITION.text).where(*_conditions(query), ~_has_earlier(query))
    ordered = chosen.order_by(*(column.desc() for column in PLACE))
    digests = list(connection.scalars(ordered.limit(query.limit).offset(query.start or None)))
    refs = refs_of(connection, digests)
    return tuple(refs[digest] for digest in digests)


def _has_earlier(query: ReportQuery) -> Exists:
    """Whether the same text also stands in an edition that comes before: each text is listed by its first."""
    other, report = schema.editions.alias("other"), schema.reports.alias("other_report")
    same = (report.c.identity == other.c.identity) & (report.c.current == other.c.text)
    before = tuple_(other.c.published, other.c.name, other.c.identity) < tuple_(*PLACE)
    chosen = select(other.c.text).select_from(other.join(report, same)).where(other.c.text == EDITION.text, before)
    return (chosen.where(other.c.publisher == query.publisher) if query.publisher else chosen).exists()


def count_reports(connection: Connection, query: ReportQuery) -> int:
    """How many current texts a query holds."""
    if not (query.publisher or query.after):
        return connection.scalar(select(func.count(schema.reports.c.current.distinct()))) or 0
    chosen = _current(func.count(EDITION.text.distinct())).where(*_conditions(query))
    return connection.scalar(chosen) or 0


def _current(*columns: Any) -> Select[Any]:
    report = schema.reports
    same = (report.c.identity == EDITION.identity) & (report.c.current == EDITION.text)
    return select(*columns).select_from(schema.editions.join(report, same))


def _conditions(query: ReportQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query.publisher:
        found.append(EDITION.publisher == query.publisher)
    if query.after:
        shade = schema.shadows.c
        found.append(EDITION.text.in_(select(shade.text).where(shade.claim == "", shade.number > query.after)))
    return found


def publishers(connection: Connection) -> tuple[NameCount, ...]:
    """Who published the current reports, the most frequent first."""
    number = func.count(EDITION.text.distinct())
    chosen = _current(EDITION.publisher, number).group_by(EDITION.publisher)
    return tuple(NameCount(*row) for row in connection.execute(chosen.order_by(number.desc(), EDITION.publisher)))


def behind(connection: Connection, digests: Sequence[str]) -> Mapping[str, int]:
    """How many entries that are shown rest on each of some texts."""
    claim, card = schema.claims.c, schema.entries.c
    resting = select(claim.text, claim.entry).where(claim.text.in_(digests)).distinct()
    pairs = [(row.text, row.entry) for row in connection.execute(resting)]
    rows = chosen(connection, select(card.id, card.shown), card.id, (entry for _, entry in pairs))
    shown = {row.id for row in rows if row.shown}
    counted = Counter(digest for digest, entry in pairs if entry in shown)
    return {digest: counted[digest] for digest in digests}


def officials(connection: Connection, side: str, limit: int) -> tuple[NameCount, ...]:
    """Folded names of those who act for a side, those in most current reports first."""
    person, number = schema.persons.c, func.count(schema.persons.c.text.distinct())
    chosen = select(person.name, number).where(person.acts_for == side)
    chosen = chosen.where(person.text.in_(select(schema.reports.c.current))).group_by(person.name)
    return tuple(
        NameCount(*row) for row in connection.execute(chosen.order_by(number.desc(), person.name).limit(limit))
    )

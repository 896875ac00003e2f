"""Lists and counts of reports and people, a window at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from legation.store import schema
from legation.store.refs import refs_of
from legation.store.rows import chosen
from legation.types.asking import NameCount, ReportQuery
from legation.types.record import ReportRef

EDITION = schema.editions.c


def mark(connection: Connection) -> int:
    """The number of the text kept last, by the place of its shadow; 0 in an empty record."""
    shade = schema.shadows.c
    return connection.scalar(select(func.max(shade.number)).where(shade.claim == "")) or 0


def listed(connection: Connection, query: ReportQuery) -> tuple[ReportRef, ...]:
    """A window of the current reports, newest first."""
    chosen = _current(EDITION.text).where(*_conditions(query)).group_by(EDITION.text)
    ordered = chosen.order_by(func.min(EDITION.published).desc(), func.min(EDITION.name).desc(), EDITION.text)
    digests = list(connection.scalars(ordered.limit(query.limit).offset(query.start or None)))
    refs = refs_of(connection, digests)
    return tuple(refs[digest] for digest in digests)


def count_reports(connection: Connection, query: ReportQuery) -> int:
    """How many current texts a query holds."""
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
    rows = chosen(connection, select(card.id).where(card.shown), card.id, (entry for _, entry in pairs))
    shown = {row.id for row in rows}
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

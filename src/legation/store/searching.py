"""Full-text search over reports and claims, with places in the original text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select, text

from legation.store import schema, shadow
from legation.store.answering import sightings_of
from legation.store.refs import refs_of
from legation.store.rows import text_of
from legation.text.folding import shadow as folding
from legation.types.record import Hit, HitKind, ReportRef, Sighting
from legation.types.span import Excerpt, Span

CONTEXT = 90
"""Code points of context on either side of the first place found."""

Asked = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Found:
    text: str
    claim: str
    rank: float


def search(connection: Connection, words: str, limit: int, kind: HitKind | None = None) -> tuple[Hit, ...]:
    """Where words stand in current reports and their claims, best first, claims before reports."""
    asked = shadow.phrases(words)
    kinds = (HitKind.CLAIM, HitKind.REPORT) if kind is None else (kind,)
    rows: list[_Found] = []
    for one in kinds:
        rows += _ranked(connection, asked, limit - len(rows), one) if len(rows) < limit else []
    refs = refs_of(connection, {row.text for row in rows})
    claims = _claims(connection, [row.claim for row in rows if row.claim])
    hits = (_hit(connection, row, refs[row.text], claims, asked) for row in rows)
    return tuple(hit for hit in hits if hit is not None)


def _ranked(connection: Connection, asked: Asked, limit: int, kind: HitKind) -> list[_Found]:
    if connection.dialect.name == "sqlite":
        return _ranked_by_fts5(connection, asked, limit, kind)
    return _ranked_by_postgresql(connection, asked, limit, kind)


_FTS5 = text(
    "SELECT shadows.text, shadows.claim, bm25(words) AS rank FROM words "
    "JOIN shadows ON shadows.number = words.rowid "
    "WHERE words MATCH :asked AND (shadows.claim = '') = :whole "
    "AND shadows.text IN (SELECT current FROM reports) "
    "ORDER BY rank, shadows.text, shadows.claim LIMIT :limit"
)


def _ranked_by_fts5(connection: Connection, asked: Asked, limit: int, kind: HitKind) -> list[_Found]:
    given = {"asked": shadow.sqlite_query(asked), "limit": limit, "whole": kind is HitKind.REPORT}
    return [_Found(*row) for row in connection.execute(_FTS5, given)]


def _ranked_by_postgresql(connection: Connection, asked: Asked, limit: int, kind: HitKind) -> list[_Found]:
    shade = schema.shadows.c
    vector, query = _vector(), _asked_of_postgresql(asked)
    rank = (-func.ts_rank(vector, query)).label("rank")
    current = select(schema.reports.c.current)
    whole = shade.claim == "" if kind is HitKind.REPORT else shade.claim != ""
    found = select(shade.text, shade.claim, rank).where(vector.op("@@")(query), shade.text.in_(current), whole)
    ordered = found.order_by(rank, shade.text, shade.claim).limit(limit)
    return [_Found(*row) for row in connection.execute(ordered)]


_HOLDING = text(
    "SELECT claims.entry FROM words JOIN shadows ON shadows.number = words.rowid "
    "JOIN claims ON claims.id = shadows.claim WHERE words MATCH :asked"
)


def entries_with(connection: Connection, words: str) -> Any:
    """A selection of the entries of which a claim holds the words; UsageError without a word."""
    asked = shadow.phrases(words)
    if connection.dialect.name == "sqlite":
        return _HOLDING.bindparams(asked=shadow.sqlite_query(asked)).columns(schema.claims.c.entry)
    shade, claim = schema.shadows.c, schema.claims.c
    both = schema.shadows.join(schema.claims, claim.id == shade.claim)
    return select(claim.entry).select_from(both).where(_vector().op("@@")(_asked_of_postgresql(asked)))


def _vector() -> Any:
    return func.to_tsvector(text("'simple'"), func.left(schema.shadows.c.folded, text(str(shadow.INDEXED))))


def _asked_of_postgresql(asked: Asked) -> Any:
    return func.to_tsquery(text("'simple'"), shadow.postgresql_query(asked))


def _claims(connection: Connection, ids: Sequence[str]) -> dict[str, Sighting]:
    query = select(schema.claims).where(schema.claims.c.id.in_(ids))
    return dict(sightings_of(connection, connection.execute(query)))


def _hit(connection: Connection, row: _Found, ref: ReportRef, claims: dict[str, Sighting], asked: Asked) -> Hit | None:
    if row.claim:
        excerpt = claims[row.claim].claim.evidence
        return Hit(HitKind.CLAIM, ref, excerpt.spans, excerpt, row.claim, row.rank)
    whole = text_of(connection.scalar(select(schema.texts.c.content).where(schema.texts.c.digest == row.text)) or b"")
    spans = places(asked, whole)
    if not spans:
        return None
    return Hit(HitKind.REPORT, ref, spans, around(whole, spans[0]), "", row.rank)


def places(asked: Asked, words: str) -> tuple[Span, ...]:
    """Where phrases stand in a text, in its own code points."""
    shade = folding(words)
    return tuple(shade.original(Span(*place)) for place in shadow.matches(asked, shade.text))


def around(words: str, span: Span) -> Excerpt:
    """The stretch around a place, cut at white space."""
    start = max(0, span.start - CONTEXT)
    end = min(len(words), span.end + CONTEXT)
    if start:
        start = min(words.find(" ", start) + 1 or start, span.start)
    if end < len(words):
        end = max(words.rfind(" ", span.end, end), span.end)
    return Excerpt.cut(words, Span(start, end))

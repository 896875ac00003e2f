"""Naming reports: the reference that views show for a version of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, func, or_, select

from legation.errors import RecordError, UsageError
from legation.store import schema
from legation.store.codec import loads
from legation.store.rows import chosen, text_of
from legation.types.document import Document
from legation.types.record import ReportRef

TOLD = ("identity", "text", "name", "title", "url", "publisher", "published", "language", "address")
"""Columns of editions that references are made of."""


def _editions(*besides: Column[Any]) -> Select[Any]:
    """Editions with what references need; their documents are long and asked for by name."""
    edition, report, text, copies = schema.editions, schema.reports, schema.texts, schema.copies
    item = select(func.min(copies.c.first)).where(copies.c.text == edition.c.text).scalar_subquery()
    return (
        select(
            *(edition.c[name] for name in TOLD),
            *besides,
            (report.c.current == edition.c.text).label("is_current"),
            text.c.claims,
            item.label("item"),
        )
        .join(report, report.c.identity == edition.c.identity)
        .join(text, text.c.digest == edition.c.text)
        .order_by(edition.c.text, edition.c.published == "", edition.c.published, edition.c.identity)
    )


def ref_of(connection: Connection, digest: str) -> ReportRef:
    """The reference to one text; RecordError when it is not held."""
    found = refs_of(connection, (digest,))
    if digest not in found:
        raise RecordError(digest[:12], "no such report is held")
    return found[digest]


def refs_of(connection: Connection, digests: Iterable[str]) -> Mapping[str, ReportRef]:
    """References by digest, for those that are held."""
    rows = chosen(connection, _editions(), schema.editions.c.text, digests)
    return {ref.document: ref for ref in _refs(rows)}


def all_refs(connection: Connection) -> Iterator[ReportRef]:
    """Every text held, in order of publication, undated ones last."""
    refs = list(_refs(connection.execute(_editions())))
    yield from sorted(refs, key=lambda ref: (not ref.published, ref.published, ref.id, ref.document))


def _refs(rows: Iterable[Row[Any]]) -> Iterator[ReportRef]:
    for _, group in groupby(rows, key=lambda row: row.text):
        yield _ref(list(group))


def _ref(editions: list[Row[Any]]) -> ReportRef:
    first = next((row for row in editions if row.is_current), editions[0])
    return ReportRef(
        document=first.text,
        id=first.name,
        title=first.title,
        url=first.url,
        publisher=first.publisher,
        published=first.published,
        language=first.language,
        superseded=not any(row.is_current for row in editions),
        address=first.address,
        copies=len(editions),
        read=bool(first.claims),
        item=first.item or "",
    )


def find_text(connection: Connection, named: str) -> str:
    """The digest of the text that a user names: by digest or its beginning, id or address.

    Of several versions the current one is meant. UsageError when none or several are.
    """
    edition, report = schema.editions.c, schema.reports.c
    query = select(edition.text).join(schema.reports, report.identity == edition.identity)
    exact = or_(edition.text == named, edition.name == named, edition.url == named, edition.address == named)
    beginning = edition.text.startswith(named, autoescape=True)
    for condition in (exact & (report.current == edition.text), exact, beginning):
        found: list[str] = sorted(set(connection.scalars(query.where(condition))))
        if len(found) > 1:
            raise UsageError(named, f"{len(found)} reports go by this name", "give more of its digest")
        if found:
            return found[0]
    raise UsageError(named, "no such report is held", "`legation search` finds reports by their words")


def document_of(connection: Connection, digest: str) -> Document:
    """A text with its blocks, as its first current edition has it; RecordError when not held."""
    content = connection.scalar(select(schema.texts.c.content).where(schema.texts.c.digest == digest))
    row = connection.execute(_editions(schema.editions.c.document).where(schema.editions.c.text == digest)).first()
    if content is None or row is None:
        raise RecordError(digest[:12], "no such report is held")
    return with_text(loads(Document, row.document), text_of(content))


def with_text(document: Document, text: str) -> Document:
    """A document that was kept without its text, with it."""
    parts = {name: getattr(document, name) for name in document.__slots__}
    return Document(**(parts | {"text": text}))


def versions_of(connection: Connection, digest: str) -> tuple[ReportRef, ...]:
    """All versions of the reports that a text is a version of, oldest first."""
    edition = schema.editions.c
    reports = select(edition.identity).where(edition.text == digest)
    query = select(edition.text).where(edition.identity.in_(reports))
    ordered = connection.scalars(query.order_by(edition.place, edition.identity)).all()
    refs = refs_of(connection, ordered)
    return tuple(refs[found] for found in dict.fromkeys(ordered))

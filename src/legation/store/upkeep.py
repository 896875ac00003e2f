"""Looking after a record: is it whole, a copy while in use, forgetting on purpose."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, fields
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Row, Table, delete, select, text, update

from legation.errors import RecordDamaged, RecordError
from legation.store import journal, keeping, schema, shadow
from legation.store.refs import document_of
from legation.store.rows import add, claim_of
from legation.types.claims import Claim
from legation.types.document import Document
from legation.types.record import Ruling, Verdict
from legation.types.span import Excerpt


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold: the digest or id, and what is wrong with it."""

    subject: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verified:
    """How much was looked at, and what does not hold."""

    raws: int
    texts: int
    claims: int
    faults: tuple[Fault, ...]


def verify(connection: Connection) -> Verified:
    """Compute every hash anew and look up the words of every claim at their places."""
    faults = [*_file(connection), *_digests(connection, schema.raws), *_digests(connection, schema.texts)]
    for digest in _column(connection, schema.texts):
        faults += _text(connection, digest)
    raws, texts, claims = (len(_column(connection, table)) for table in (schema.raws, schema.texts, schema.claims))
    return Verified(raws, texts, claims, tuple(faults))


def _column(connection: Connection, table: Table) -> list[str]:
    key = next(iter(table.primary_key))
    return sorted(connection.scalars(select(key)))


def _file(connection: Connection) -> Iterator[Fault]:
    if connection.dialect.name == "sqlite":
        told = connection.scalars(text("PRAGMA integrity_check")).all()
        yield from (Fault("the file", line) for line in told if line != "ok")
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield Fault(f"{row[0]} row {row[1]}", f"names a row of {row[2]} that is not there")


def _digests(connection: Connection, table: Table) -> Iterator[Fault]:
    for digest in _column(connection, table):
        content = connection.scalar(select(table.c.content).where(table.c.digest == digest))
        if sha256(bytes(content or b"")).hexdigest() != digest:
            yield Fault(digest, f"the {table.name[:-1]}'s bytes are not those of its SHA-256")


def _text(connection: Connection, digest: str) -> Iterator[Fault]:
    try:
        document = document_of(connection, digest)
    except (RecordError, UnicodeDecodeError) as error:
        yield Fault(digest, str(error))
        return
    for block in document.blocks:
        if block.span.end > len(document.text):
            yield Fault(digest, f"block {block.span.start}–{block.span.end} lies outside the text")
    rows = connection.execute(select(schema.claims).where(schema.claims.c.text == digest))
    for row in rows:
        yield from _claim(row, document)


def _claim(row: Row[Any], document: Document) -> Iterator[Fault]:
    try:
        claim = claim_of(row)
    except (RecordDamaged, ValueError) as error:
        yield Fault(row.id, str(error))
        return
    for name, words in excerpts(claim):
        if not words.holds_in(document.text):
            yield Fault(row.id, f"the words of its {name} do not stand where it says")


def excerpts(claim: Claim) -> Iterator[tuple[str, Excerpt]]:
    """Every excerpt that a claim holds, with the name of its field."""
    for part in fields(claim):
        held = getattr(claim, part.name)
        for value in held if isinstance(held, tuple) else (held,):
            if isinstance(value, Excerpt):
                yield part.name, value


def back_up(engine: Engine, target: Path) -> None:
    """Copy an SQLite record, as it is at this moment, into a new file; others may go on writing."""
    shown = engine.url.render_as_string(hide_password=True)
    if engine.dialect.name != "sqlite":
        raise RecordError(shown, "only a file is backed up by Legation", "use pg_dump")
    if target.exists():
        raise RecordError(str(target), "is there already", "name a new file")
    partial = target.with_name(f"{target.name}.partial")
    try:
        with closing(sqlite3.connect(str(engine.url.database))) as source:
            _copy(source, partial)
        partial.replace(target)
    except (sqlite3.Error, OSError) as error:
        partial.unlink(missing_ok=True)
        raise RecordError(str(target), f"the backup failed: {error}") from error


def _copy(source: sqlite3.Connection, partial: Path) -> None:
    partial.unlink(missing_ok=True)
    with closing(sqlite3.connect(partial)) as copy:
        source.backup(copy, pages=1000)
        copy.execute("PRAGMA journal_mode=DELETE")


def forget(connection: Connection, digest: str, by: str, at: datetime, note: str) -> Ruling:
    """Take a text, its claims and its bytes out, and write the tombstone into the journal."""
    document_of(connection, digest)
    remove(connection, digest)
    return journal.write(connection, Ruling(digest, Verdict.FORGOTTEN, by, at, note=note))


def remove(connection: Connection, digest: str) -> None:
    """Take a text, its claims and its bytes out; the journal is the caller's."""
    keeping.drop_claims(connection, digest)
    shadow.drop_text(connection, digest)
    _drop_copies(connection, digest)
    for table in (schema.unsigned, schema.signatures, schema.bands, schema.heirs, schema.sources):
        column = table.c.text
        connection.execute(delete(column.table).where(column == digest))
    used = select(schema.sources.c.raw)
    connection.execute(delete(schema.raws).where(schema.raws.c.digest.not_in(used)))
    _drop_editions(connection, digest)
    connection.execute(delete(schema.texts).where(schema.texts.c.digest == digest))


def _drop_copies(connection: Connection, digest: str) -> None:
    """Take a text out of its groups; the others are compared anew."""
    copy, waiting = schema.copies.c, schema.unsigned.c.text
    firsts = connection.scalars(select(copy.first).where(copy.text == digest)).all()
    mates = set(connection.scalars(select(copy.text).where(copy.first.in_(firsts)))) - {digest}
    connection.execute(delete(schema.copies).where(copy.first.in_(firsts)))
    held = set(connection.scalars(select(waiting).where(waiting.in_(mates))))
    add(connection, schema.unsigned, ({"text": mate} for mate in sorted(mates - held)))


def _drop_editions(connection: Connection, digest: str) -> None:
    """Take a text's editions out; the version before it is current again, or the report is gone."""
    edition, report = schema.editions.c, schema.reports.c
    for identity in connection.scalars(select(edition.identity).where(edition.text == digest)).all():
        own = edition.identity == identity
        others = select(edition.text).where(own, edition.text != digest)
        left = connection.scalars(others.order_by(edition.place.desc())).first()
        is_current = (report.identity == identity, report.current == digest)
        if left is not None:
            connection.execute(update(schema.reports).where(*is_current).values(current=left))
        connection.execute(delete(schema.editions).where(own, edition.text == digest))
        if left is None:
            connection.execute(delete(schema.reports).where(report.identity == identity))

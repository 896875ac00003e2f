"""Writing a record into a pack: the same record gives the same bytes."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Column, Connection, Row, Table, insert, select

from legation.errors import RecordError
from legation.store import journal, schema
from legation.store.codec import dumps, loads
from legation.store.packs.layout import (
    FORMAT,
    MANIFEST,
    VERSION,
    Manifest,
    PackedClaim,
    PackedEdition,
    PackedFile,
    PackedHeir,
    PackedPerson,
    PackedRuling,
    PackedSource,
    PackedTenure,
    PackedText,
    outward,
    outward_identity,
    packed_ruling,
)
from legation.store.rows import claim_of
from legation.types.actors import Tenure
from legation.types.claims import Person
from legation.types.document import Document

_TIME = (1980, 1, 1, 0, 0, 0)
RECORD = "record"
"""Name of the fact that tells this record from others."""


@dataclass(frozen=True, slots=True)
class Packed:
    """How much a pack holds."""

    reports: int
    claims: int
    rulings: int


def record_id(connection: Connection) -> str:
    """What tells this record from others, made when first asked for (in a write transaction)."""
    held = _held_id(connection)
    if held is None:
        held = uuid4().hex
        connection.execute(insert(schema.facts).values(name=RECORD, value=held))
    return held


def _held_id(connection: Connection) -> str | None:
    fact = schema.facts.c
    found: str | None = connection.scalar(select(fact.value).where(fact.name == RECORD))
    return found


def pack(connection: Connection, target: Path, made_by: str) -> Packed:
    """Write the record into a new file; RecordError when the file is there or cannot be written."""
    if target.exists():
        raise RecordError(str(target), "is there already", "name a new file")
    partial = target.with_name(f"{target.name}.partial")
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            packed = _write(connection, archive, made_by)
        partial.replace(target)
    except OSError as error:
        raise RecordError(str(target), f"the pack failed: {error.strerror or error}") from error
    finally:
        partial.unlink(missing_ok=True)
    return packed


def _write(connection: Connection, archive: zipfile.ZipFile, made_by: str) -> Packed:
    own = _held_id(connection) or ""
    files = tuple(_write_lines(archive, name, lines) for name, lines in _members(connection, own))
    for table in (schema.raws, schema.texts):
        _write_blobs(connection, archive, table)
    with archive.open(_entry(MANIFEST), "w") as member:
        member.write(dumps(Manifest(FORMAT, VERSION, made_by, files)).encode())
    counts = {file.name: file.lines for file in files}
    return Packed(counts["editions.jsonl"], counts["claims.jsonl"], counts["rulings.jsonl"])


def _members(connection: Connection, own: str) -> Iterator[tuple[str, Iterable[object]]]:
    editions: list[PackedEdition] = sorted(_editions(connection, own), key=_by_edition)
    sources: list[PackedSource] = sorted(_sources(connection, own), key=_by_source)
    rulings: list[PackedRuling] = sorted(packed_journal(connection), key=_by_time)
    yield "texts.jsonl", _texts(connection)
    yield "editions.jsonl", editions
    yield "sources.jsonl", sources
    yield "persons.jsonl", _persons(connection)
    yield "claims.jsonl", _claims(connection)
    yield "heirs.jsonl", _heirs(connection)
    yield "rulings.jsonl", rulings
    yield "tenures.jsonl", _tenures(connection)


def _by_edition(line: PackedEdition) -> tuple[str, str]:
    return (line.text, line.identity)


def _by_source(line: PackedSource) -> tuple[str, str, str]:
    return (line.text, line.raw, line.identity)


def _by_time(line: PackedRuling) -> tuple[datetime, str]:
    return (journal.in_time(line.ruling)[0], line.key)


def _entry(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, _TIME)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.external_attr = 0o644 << 16
    return made


def _write_lines(archive: zipfile.ZipFile, name: str, lines: Iterable[object]) -> PackedFile:
    digest, count = sha256(), 0
    with archive.open(_entry(name), "w", force_zip64=True) as member:
        for line in lines:
            written = f"{dumps(line)}\n".encode()
            digest.update(written)
            member.write(written)
            count += 1
    return PackedFile(name, count, digest.hexdigest())


def _write_blobs(connection: Connection, archive: zipfile.ZipFile, table: Table) -> None:
    for digest in connection.scalars(select(table.c.digest).order_by(table.c.digest)).all():
        content = connection.scalar(select(table.c.content).where(table.c.digest == digest))
        archive.writestr(_entry(f"{table.name}/{digest}"), bytes(content or b""))


def _rows(connection: Connection, table: Table, *order: Column[Any]) -> Iterator[Row[Any]]:
    yield from connection.execute(select(table).order_by(*order))


def _texts(connection: Connection) -> Iterator[PackedText]:
    text = schema.texts.c
    rows = connection.execute(select(text.digest, text.reading, text.claims).order_by(text.digest))
    return (PackedText(row.digest, row.reading, bool(row.claims)) for row in rows)


def _editions(connection: Connection, own: str) -> Iterator[PackedEdition]:
    edition = schema.editions
    for row in _rows(connection, edition, edition.c.identity, edition.c.text):
        made = loads(Document, row.document)
        yield PackedEdition(outward_identity(row.identity, own), row.text, outward(row.address, own), made)


def _sources(connection: Connection, own: str) -> Iterator[PackedSource]:
    source = schema.sources
    for row in _rows(connection, source, source.c.raw, source.c.identity):
        told = {name: getattr(row, name) for name in ("raw", "text", "part", "url", "media_type", "encoding")}
        places = {"identity": outward_identity(row.identity, own), "address": outward(row.address, own)}
        yield loads(PackedSource, json.dumps(told | places | {"obtained": row.obtained}))


def _persons(connection: Connection) -> Iterator[PackedPerson]:
    person = schema.persons
    for row in _rows(connection, person, person.c.text, person.c.place):
        yield PackedPerson(row.text, loads(Person, row.person))


def _claims(connection: Connection) -> Iterator[PackedClaim]:
    claim = schema.claims
    for row in _rows(connection, claim, claim.c.text, claim.c.place):
        named = loads(tuple[str, ...], row.named)
        yield PackedClaim.of(row.id, row.text, named, claim_of(row))


def _heirs(connection: Connection) -> Iterator[PackedHeir]:
    heir = schema.heirs
    rows = _rows(connection, heir, heir.c.text, heir.c.old)
    return (PackedHeir(row.text, row.old, row.new) for row in rows)


def packed_journal(connection: Connection) -> tuple[PackedRuling, ...]:
    """The journal as a pack holds it, in its own order; the same ruling told twice is one."""
    keys: dict[int, str] = {}
    found: dict[str, PackedRuling] = {}
    for ruling in journal.read(connection):
        made = packed_ruling(ruling, keys)
        keys[ruling.number or 0] = made.key
        found.setdefault(made.key, made)
    return tuple(found.values())


def _tenures(connection: Connection) -> Iterator[PackedTenure]:
    tenure = schema.tenures
    found = [(row.source, row.tenure) for row in _rows(connection, tenure, tenure.c.source, tenure.c.place)]
    return (PackedTenure(source, loads(Tenure, told)) for source, told in sorted(set(found)))

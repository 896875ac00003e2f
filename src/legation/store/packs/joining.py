"""Taking a pack into a record: the same whichever record takes which, in whatever order, however often.

- a report's bytes, texts and claims are kept as if they had been read here; of one text read by two
  readers the newer reader's claims hold (version numbers compared as numbers);
- versions of a report follow each other in the order in which they were obtained anywhere;
- the journal takes in every ruling that it does not hold, under its own author and time; what
  stands is the newest by time, and what authors disagree on stays visible;
- what the other record has forgotten is forgotten here only when that is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection, func, insert, select, update

from legation.store import journal, keeping, schema, tenures, upkeep
from legation.store.codec import dumps, loads
from legation.store.identity import identified
from legation.store.packs.layout import (
    PackedEdition,
    PackedRuling,
    PackedSource,
    PackedTenure,
    PackedText,
    inward,
    inward_identity,
    outward,
    packed_ruling,
)
from legation.store.packs.opening import Bundle, Pack, bundles
from legation.store.packs.writing import record_id
from legation.store.refs import with_text
from legation.store.rows import add
from legation.types.actors import Tenure
from legation.types.claims import Claims
from legation.types.record import Kept, Verdict, gathered, sides_of
from legation.types.source import Locator, Raw


@dataclass(frozen=True, slots=True)
class Joined:
    """What taking a pack in did."""

    reports: int = 0
    """Reports or versions that were new."""
    reread: int = 0
    """Texts whose claims a newer reader's took the place of."""
    rulings: int = 0
    forgotten: int = 0
    """Texts removed because the other record has forgotten them."""
    left_forgotten: int = 0
    """Reports not taken, because they are forgotten here."""
    tombstones_left: int = 0
    """Texts forgotten there and still held here."""


@dataclass(frozen=True)
class _Elsewhere(keeping.Reading):
    """A reading that another record made: its report's identity is given."""

    given: str = ""

    @property
    def identity(self) -> str:
        """What stays when the report's text changes, as this record knows it."""
        return self.given


def join(connection: Connection, pack: Pack, *, forget: bool) -> Joined:
    """Take everything in, in the caller's transaction; facts stand alone until they are settled."""
    own = record_id(connection)
    done = _journal(connection, pack, forget=forget)
    for bundle in bundles(pack):
        kept = _keep(connection, pack, bundle, own)
        if kept is Kept.FORGOTTEN:
            done = replace(done, left_forgotten=done.left_forgotten + 1)
        elif kept in (Kept.NEW, Kept.VERSION):
            done = replace(done, reports=done.reports + 1)
        elif kept is Kept.REREAD:
            done = replace(done, reread=done.reread + 1)
    _order(connection, {inward_identity(e.identity, own) for e in pack.lines("editions.jsonl", PackedEdition)})
    _tenures(connection, pack.lines("tenures.jsonl", PackedTenure))
    return done


def _keep(connection: Connection, pack: Pack, bundle: Bundle, own: str) -> Kept:
    """Keep one text with its editions and sources; what became of it."""
    line = bundle.line
    if keeping.is_forgotten(connection, line.digest):
        return Kept.FORGOTTEN
    claims = _claims(bundle) if line.read and _is_newer(connection, line) else None
    words = pack.text(line.digest)
    readings = [_reading(edition, words, claims, line, own) for edition in bundle.editions]
    outcomes = [keeping.keep_edition(connection, reading)[0] for reading in readings]
    if claims is not None:
        _name(connection, bundle)
    _inherit(connection, bundle)
    added = [_keep_source(connection, pack, bundle, source, own) for source in bundle.sources]
    for edition in bundle.editions:
        _address(connection, edition, own)
    if outcomes[0] is Kept.SAME and any(added):
        return Kept.COPY
    return next((kept for kept in outcomes if kept is not Kept.SAME), Kept.SAME)


def _claims(bundle: Bundle) -> Claims:
    facts = (line.claim for line in bundle.claims)
    return gathered(bundle.line.digest, facts, tuple(line.person for line in bundle.persons))


def _is_newer(connection: Connection, line: PackedText) -> bool:
    text = schema.texts.c
    held = connection.execute(select(text.reading, text.claims).where(text.digest == line.digest)).first()
    return held is None or not held.claims or _age(line.reading) > _age(held.reading)


def _age(reading: str) -> tuple[tuple[int, ...], str]:
    """Readers in order of their versions: the numbers in their names first, then the names."""
    return tuple(int(number[:9]) for number in re.findall(r"\d+", reading)), reading


def _reading(edition: PackedEdition, words: str, claims: Claims | None, line: PackedText, own: str) -> _Elsewhere:
    raw = Raw(Locator(inward(edition.address, own)), b"", "")
    document = with_text(edition.document, words)
    return _Elsewhere(raw, document, claims, None, line.reading, inward_identity(edition.identity, own))


def _name(connection: Connection, bundle: Bundle) -> None:
    """Write the sides that the words of each claim name, which only the analysis knew."""
    ids = identified(bundle.line.digest, _claims(bundle).facts)
    by_claim = {id(line.claim): line.named for line in bundle.claims}
    rows: list[dict[str, object]] = []
    for id_, claim in ids:
        named = by_claim[id(claim)]
        connection.execute(update(schema.claims).where(schema.claims.c.id == id_).values(named=dumps(named)))
        others = sorted(set(named) - set(sides_of(claim)))
        rows += [{"claim": id_, "side": side, "party": False} for side in others]
    add(connection, schema.parties, rows)


def _inherit(connection: Connection, bundle: Bundle) -> None:
    """Remember what claims of earlier readers have become, so that rulings on them find their facts."""
    heir, claim = schema.heirs.c, schema.claims.c
    text = bundle.line.digest
    known = {row.old: row.new for row in connection.execute(select(schema.heirs).where(heir.text == text))}
    alive = set(connection.scalars(select(claim.id).where(claim.text == text)))
    for line in bundle.heirs:
        if line.old not in known and line.old not in alive:
            row = {"old": line.old, "text": text, "new": known.get(line.new, line.new)}
            connection.execute(insert(schema.heirs).values(row))


def _keep_source(connection: Connection, pack: Pack, bundle: Bundle, source: PackedSource, own: str) -> bool:
    """Whether the source was new; of one that is held the one obtained first holds."""
    edition = next(e for e in bundle.editions if e.identity == source.identity)
    locator = Locator(inward(source.address, own), source.part)
    told = (source.media_type, source.encoding, source.url, source.obtained)
    raw = Raw(locator, pack.blob("raws", source.raw), *told)
    made = replace(_reading(edition, "", None, bundle.line, own), raw=raw)
    row = schema.sources.c
    spot = (row.raw == source.raw, row.identity == made.identity)
    held = connection.execute(select(row.obtained, row.address).where(*spot)).first()
    added = keeping.keep_source(connection, made, bundle.line.digest)
    if held is not None and (source.obtained, source.address) < _first(held.obtained, held.address, own):
        connection.execute(update(schema.sources).where(*spot).values(keeping.obtained_row(raw)))
    return added


def _first(obtained: str, address: str, own: str) -> tuple[datetime, str]:
    return datetime.fromisoformat(obtained), outward(address, own)


def _address(connection: Connection, edition: PackedEdition, own: str) -> None:
    """Have an edition say where its text was obtained first."""
    identity, row = inward_identity(edition.identity, own), schema.sources.c
    query = select(row.obtained, row.address, row.part).where(row.identity == identity, row.text == edition.text)
    found = connection.execute(query).all()
    if found:
        first = min(found, key=lambda source: _first(source.obtained, source.address, own))
        spot = (schema.editions.c.identity == identity, schema.editions.c.text == edition.text)
        address = str(Locator(first.address, first.part))
        connection.execute(update(schema.editions).where(*spot).values(address=address))


def _order(connection: Connection, identities: set[str]) -> None:
    """Put the versions of reports in the order in which anybody obtained them first; the last is current."""
    edition = schema.editions.c
    several = select(edition.identity).group_by(edition.identity).having(func.count() > 1)
    for identity in sorted(identities & set(connection.scalars(several))):
        texts = _by_age(connection, identity)
        for place, text in enumerate(texts, 1):
            spot = (edition.identity == identity, edition.text == text)
            connection.execute(update(schema.editions).where(*spot).values(place=place))
        report = schema.reports.c.identity == identity
        connection.execute(update(schema.reports).where(report).values(current=texts[-1]))


def _by_age(connection: Connection, identity: str) -> list[str]:
    edition, source = schema.editions.c, schema.sources.c
    first = (
        select(source.text, func.min(source.obtained).label("first"))
        .where(source.identity == identity)
        .group_by(source.text)
    )
    known = {row.text: row.first for row in connection.execute(first)}
    texts = connection.scalars(select(edition.text).where(edition.identity == identity))
    return sorted(texts, key=lambda text: (known.get(text, ""), text))


def _tenures(connection: Connection, lines: Iterable[PackedTenure]) -> None:
    """Tables of the same name are put together, each tenure once, in an order of their own."""
    for source, group in groupby(lines, key=lambda line: line.source):
        given = {dumps(line.tenure) for line in group}
        held = connection.scalars(select(schema.tenures.c.tenure).where(schema.tenures.c.source == source)).all()
        if not given <= set(held):
            tenures.write(connection, source, (loads(Tenure, told) for told in sorted({*given, *held})))


def _journal(connection: Connection, pack: Pack, *, forget: bool) -> Joined:
    """Take in the rulings that are not held; tombstones and what hangs on them only when asked for."""
    numbers = _numbers(connection)
    before = len(numbers)
    waiting = list(pack.lines("rulings.jsonl", PackedRuling))
    tombs = {line.ruling.subject for line in waiting if line.ruling.verdict is Verdict.FORGOTTEN}
    waiting = [line for line in waiting if forget or line.ruling.verdict is not Verdict.FORGOTTEN]
    while len(left_over := _take(connection, waiting, numbers)) < len(waiting):
        waiting = left_over
    removed = _remove_forgotten(connection) if forget else 0
    still = 0 if forget else sum(1 for digest in tombs if _is_held(connection, digest))
    return Joined(rulings=len(numbers) - before, forgotten=removed, tombstones_left=still)


def _numbers(connection: Connection) -> dict[str, int]:
    """The journal's numbers by the keys of its rulings."""
    keys: dict[int, str] = {}
    found: dict[str, int] = {}
    for ruling in journal.read(connection):
        number = ruling.number or 0
        keys[number] = packed_ruling(ruling, keys).key
        found.setdefault(keys[number], number)
    return found


def _take(connection: Connection, lines: Sequence[PackedRuling], numbers: dict[str, int]) -> list[PackedRuling]:
    """Write the rulings whose like is held already or whose own grounds are; those that must wait come back."""
    waiting = []
    for line in lines:
        if line.key in numbers:
            continue
        if any(key and key not in numbers for key in (line.undoes, line.redoes)):
            waiting.append(line)
            continue
        ruling = replace(line.ruling, undoes=numbers.get(line.undoes), redoes=numbers.get(line.redoes))
        numbers[line.key] = journal.take(connection, ruling)
    return waiting


def _remove_forgotten(connection: Connection) -> int:
    tombs = {r.subject for r in journal.in_force(connection) if r.verdict is Verdict.FORGOTTEN}
    held = sorted(digest for digest in tombs if _is_held(connection, digest))
    for digest in held:
        upkeep.remove(connection, digest)
    return len(held)


def _is_held(connection: Connection, digest: str) -> bool:
    text = schema.texts.c.digest
    return connection.execute(select(text).where(text == digest)).first() is not None

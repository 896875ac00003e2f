"""Keeping a report: bytes, text and claims in one transaction, and nothing twice."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, func, select, update

from legation.store import schema, shadow, succession
from legation.store.cards import alias_rows
from legation.store.codec import dumps
from legation.store.identity import identified, report_identity
from legation.store.refs import ref_of
from legation.store.rows import add
from legation.store.shadow import plain
from legation.types.analysis import Analysis
from legation.types.claims import Claim, Claims, Engagement, Event, Statement, Status
from legation.types.document import Document
from legation.types.record import KeepResult, Kept, ReportRef, Verdict, kind_of, period_of, sides_of
from legation.types.rereading import Reread
from legation.types.source import Raw
from legation.types.span import Span


@dataclass(frozen=True)
class Reading:
    """One report as read: what is kept of it. ``claims`` is None when it could not be read."""

    raw: Raw
    document: Document
    claims: Claims | None
    analysis: Analysis | None = None
    made_by: str = ""

    @property
    def identity(self) -> str:
        """What stays when the report's text changes."""
        return report_identity(self.raw, self.document)


def keep(connection: Connection, reading: Reading) -> KeepResult:
    """Keep one report; the caller's transaction holds all of it or nothing."""
    if is_forgotten(connection, reading.document.digest):
        return KeepResult(Kept.FORGOTTEN, _unheld(reading))
    kept, reread = keep_edition(connection, reading)
    added = keep_source(connection, reading, reading.document.digest)
    kept = Kept.COPY if added and kept is Kept.SAME else kept
    held = select(func.count()).where(schema.claims.c.text == reading.document.digest)
    return KeepResult(kept, ref_of(connection, reading.document.digest), connection.scalar(held) or 0, reread)


def keep_edition(connection: Connection, reading: Reading) -> tuple[Kept, Reread | None]:
    """Keep a report's text and claims, and that the text is one of its versions; not where it was obtained."""
    kept, reread = _keep_text(connection, reading)
    return _keep_edition(connection, reading, kept), reread


def known(connection: Connection, raw: Raw, made_by: str) -> KeepResult | None:
    """What keeping these bytes again would say, without reading them; None when they are new.

    Bytes are known only where they were obtained before, read by the same reader.
    """
    source, text = schema.sources.c, schema.texts.c
    found = connection.execute(
        select(source.text)
        .join(schema.texts, text.digest == source.text)
        .where(source.raw == raw.digest, source.address == plain(raw.locator.address))
        .where(source.part == plain(raw.locator.part), text.reading == made_by)
    ).first()
    if found is None:
        return None
    held = select(func.count()).where(schema.claims.c.text == found.text)
    return KeepResult(Kept.SAME, ref_of(connection, found.text), connection.scalar(held) or 0)


def is_forgotten(connection: Connection, digest: str) -> bool:
    """Whether a text was removed on purpose, and the tombstone stands."""
    row = schema.rulings.c
    undone = select(row.undoes).where(row.undoes.is_not(None))
    tombs = select(row.number).where(row.subject == digest, row.verdict == Verdict.FORGOTTEN.value)
    return connection.execute(tombs.where(row.number.not_in(undone))).first() is not None


def _unheld(reading: Reading) -> ReportRef:
    document = reading.document
    address = str(reading.raw.locator)
    return ReportRef(document.digest, document.id, document.title, document.url, address=address)


def _keep_text(connection: Connection, reading: Reading) -> tuple[Kept, Reread | None]:
    digest = reading.document.digest
    held = connection.execute(select(schema.texts).where(schema.texts.c.digest == digest)).first()
    if held is None:
        content = reading.document.text.encode("utf-8", "surrogatepass")
        add(connection, schema.texts, [_text_row(reading, digest) | {"content": content}])
        add(connection, schema.unsigned, [{"text": digest}])
        shadow.add_text(connection, digest, reading.document.text)
        _keep_claims(connection, reading)
        return Kept.NEW, None
    if reading.claims is None or (held.reading == reading.made_by and held.claims):
        return Kept.SAME, None
    return Kept.REREAD, _replace_claims(connection, reading)


def _text_row(reading: Reading, digest: str) -> dict[str, object]:
    return {"digest": digest, "reading": reading.made_by, "claims": reading.claims is not None}


def _replace_claims(connection: Connection, reading: Reading) -> Reread:
    digest = reading.document.digest
    made = dict(identified(digest, reading.claims.facts if reading.claims else ()))
    becomes = succession.succession(connection, digest, made)
    drop_claims(connection, digest, spared=becomes.spared)
    row = _text_row(reading, digest)
    connection.execute(update(schema.texts).where(schema.texts.c.digest == digest).values(row))
    edition = schema.editions.c
    spot = (edition.text == digest, edition.identity == reading.identity)
    connection.execute(update(schema.editions).where(*spot).values(_edition_row(reading)))
    _keep_claims(connection, reading)
    succession.write(connection, digest, becomes, made)
    return becomes.told


def drop_claims(connection: Connection, digest: str, spared: frozenset[str] = frozenset()) -> None:
    """Take a text's claims, people and links out; those they were linked with are weighed again.

    ``spared`` claims stay, behind those that will be read.
    """
    claim, link = schema.claims.c, schema.links.c
    dropped = (claim.text == digest) & claim.id.not_in(sorted(spared))
    gone = select(claim.id).where(dropped)
    entries = select(claim.entry).where(claim.text == digest)
    connection.execute(update(schema.claims).where(claim.entry.in_(entries)).values(pending=True))
    shadow.drop_claims(connection, digest, spared)
    for column in (schema.parties.c.claim, schema.keys.c.claim):
        connection.execute(delete(column.table).where(column.in_(gone)))
    connection.execute(delete(schema.links).where(link.one.in_(gone) | link.other.in_(gone)))
    connection.execute(delete(schema.claims).where(dropped))
    connection.execute(update(schema.claims).where(claim.text == digest).values(place=claim.place + _BEHIND))
    for column in (schema.persons.c.text, schema.aliases.c.text):
        connection.execute(delete(column.table).where(column == digest))


_BEHIND = 1_000_000
"""Added to the place of claims that stay, so that they come after what is read."""


def _keep_claims(connection: Connection, reading: Reading) -> None:
    if reading.claims is None:
        return
    digest = reading.document.digest
    rows = list(identified(digest, reading.claims.facts))
    add(connection, schema.claims, [_claim_row(digest, n, *row, reading) for n, row in enumerate(rows)])
    parties = [party for id_, claim in rows for party in _party_rows(id_, claim, reading.analysis)]
    add(connection, schema.parties, parties)
    add(connection, schema.persons, _person_rows(digest, reading.claims))
    add(connection, schema.aliases, _alias_rows(digest, reading.claims))
    shadow.add_claims(connection, digest, rows)


def _claim_row(digest: str, place: int, id_: str, claim: Claim, reading: Reading) -> dict[str, object]:
    period = period_of(claim)
    return {
        "id": id_,
        "text": digest,
        "place": place,
        "kind": kind_of(claim).value,
        "first_day": str(period.first or "") if period else "",
        "last_day": str(period.last or "") if period else "",
        "score": claim.score,
        "maker": str(claim.maker),
        "claim": dumps(claim),
        "named": dumps(named_sides(claim, reading.analysis)),
        "setting": dumps(setting_of(claim, reading.claims)),
        "entry": id_,
        "pending": True,
    }


def named_sides(claim: Claim, analysis: Analysis | None) -> tuple[str, ...]:
    """The states and bodies that a claim's words name, sorted; none known without an analysis."""
    if analysis is None:
        return ()
    spans = _words(claim)
    found = (m for m in analysis.mentions if any(span.covers(m.span) for span in spans))
    return tuple(sorted({side for mention in found for side in analysis.sides(mention)}))


def setting_of(claim: Claim, claims: Claims | None) -> tuple[str, ...]:
    """Whom the side that speaks or acts met on that occasion, by the same report: sides and their people, sorted."""
    if claims is None or not isinstance(claim, Statement | Event):
        return ()
    own = set(claim.acts_for if isinstance(claim, Statement) else claim.actors)
    held = [fact for fact in claims.engagements if _is_occasion(fact, claim) and own & set(fact.states)]
    people = {person.name for fact in held for person in fact.participants if person.acts_for not in (None, *own)}
    return tuple(sorted({side for fact in held for side in fact.states} - own | people))


def _is_occasion(fact: Engagement, claim: Statement | Event) -> bool:
    if fact.status not in (Status.HELD, Status.ONGOING):
        return False
    return fact.date is None or claim.date is None or fact.date.meets(claim.date)


def _words(claim: Claim) -> tuple[Span, ...]:
    if isinstance(claim, Statement):
        return (*claim.evidence.spans, *claim.content.spans)
    return claim.evidence.spans


def _party_rows(id_: str, claim: Claim, analysis: Analysis | None) -> list[dict[str, object]]:
    parties = sides_of(claim)
    sides = sorted({*parties, *named_sides(claim, analysis)})
    return [{"claim": id_, "side": side, "party": side in parties} for side in sides]


def _person_rows(digest: str, claims: Claims) -> list[dict[str, object]]:
    return [
        {
            "text": digest,
            "place": place,
            "acts_for": person.acts_for or "",
            "person": dumps(person),
            "name": shadow.folded(person.name),
        }
        for place, person in enumerate(claims.persons)
    ]


def _alias_rows(digest: str, claims: Claims) -> list[dict[str, object]]:
    return [row for place, person in enumerate(claims.persons) for row in alias_rows(digest, place, person)]


def _keep_edition(connection: Connection, reading: Reading, kept: Kept) -> Kept:
    digest, identity, edition = reading.document.digest, reading.identity, schema.editions.c
    report = schema.reports.c
    places = connection.scalars(select(edition.text).where(edition.identity == identity)).all()
    if digest in places:
        return kept
    if places:
        connection.execute(update(schema.reports).where(report.identity == identity).values(current=digest))
    else:
        add(connection, schema.reports, [{"identity": identity, "current": digest}])
    row = {
        "identity": identity,
        "text": digest,
        "place": len(places) + 1,
        "address": str(reading.raw.locator),
    }
    add(connection, schema.editions, [_edition_row(reading) | row])
    if places:
        return Kept.VERSION
    return kept


def _edition_row(reading: Reading) -> dict[str, object]:
    document = reading.document
    return {
        "name": plain(document.id),
        "title": plain(document.title),
        "url": plain(document.url),
        "publisher": plain(document.publisher),
        "published": str(document.published or ""),
        "language": plain(document.language),
        "document": dumps(replace(document, text="")),
    }


def keep_source(connection: Connection, reading: Reading, digest: str) -> bool:
    """Keep the bytes from which a text was read, and where they were obtained; whether that is new."""
    raw, identity, source = reading.raw, reading.identity, schema.sources.c
    spot = (source.raw == raw.digest, source.identity == identity)
    if connection.execute(select(source.raw).where(*spot)).first() is not None:
        connection.execute(update(schema.sources).where(*spot).values(text=digest))
        return False
    held = select(schema.raws.c.digest).where(schema.raws.c.digest == raw.digest)
    if connection.execute(held).first() is None:
        add(connection, schema.raws, [{"digest": raw.digest, "content": raw.content}])
    add(connection, schema.sources, [_source_row(raw, identity, digest)])
    return True


def _source_row(raw: Raw, identity: str, digest: str) -> dict[str, object]:
    return {"raw": raw.digest, "identity": identity, "text": digest, **obtained_row(raw)}


def obtained_row(raw: Raw) -> dict[str, object]:
    """Where and when bytes were obtained, and as what, for the table of sources."""
    return {
        "address": plain(raw.locator.address),
        "part": plain(raw.locator.part),
        "url": plain(raw.url),
        "media_type": plain(raw.media_type),
        "encoding": plain(raw.encoding),
        "obtained": raw.obtained.isoformat(),
    }

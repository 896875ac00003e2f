"""The cards of entries: what they are sorted, counted and paged by, kept up with every write.

Nothing stands on a card that is not in the claims and the journal; a record whose cards were made
by other rules has them made anew when it is opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, or_, select, update

from legation.store import schema
from legation.store.answering import current, day_of, whole
from legation.store.codec import loads
from legation.store.rows import add, chosen, drop, parts
from legation.store.shadow import folded, plain
from legation.types.asking import Appraisal, Appraiser
from legation.types.claims import Commitment, Person
from legation.types.record import Entry, Sighting, Verdict, names_of, period_of

TAG = "appraised by"
"""The fact of the record that names the rules its cards were made by."""
NEVER, ALWAYS = "~", "9999"
"""After, and at the end of, every day."""

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Card:
    """The rows of one entry."""

    entry: Row
    sides: list[Row]
    names: list[Row]


def refresh(connection: Connection, ids: Iterable[str], appraise: Appraiser) -> None:
    """Make the cards of some entries anew; those without a claim left have none."""
    for part in parts(ids):
        _drop(connection, part)
        _write(connection, [_card(entry, appraise) for entry in whole(connection, part, reasoned=False)])


def _drop(connection: Connection, ids: Sequence[str]) -> None:
    for column in (schema.entries.c.id, schema.entry_sides.c.entry, schema.entry_names.c.entry):
        drop(connection, column, ids)


def _write(connection: Connection, cards: Sequence[_Card]) -> None:
    add(connection, schema.entries, (card.entry for card in cards))
    add(connection, schema.entry_sides, (row for card in cards for row in card.sides))
    add(connection, schema.entry_names, (row for card in cards for row in card.names))


def _card(whole_entry: Entry, appraise: Appraiser) -> _Card:
    left = current(whole_entry)
    entry = left or whole_entry
    made = _entry_row(entry, appraise(entry), is_current=left is not None)
    shared = {name: made[name] for name in ("shown", "kind", "at")}
    parties = set(entry.sides)
    sides = sorted(parties | {side for sighting in entry.sightings for side in sighting.named})
    names = {folded(name): name for sighting in entry.sightings for name in names_of(sighting.claim)}
    return _Card(
        made,
        [{"entry": entry.id, "side": side, "party": side in parties} | shared for side in sides],
        [{"entry": entry.id, "name": name, "printed": plain(names[name])} for name in sorted(names)],
    )


def _entry_row(entry: Entry, worth: Appraisal, *, is_current: bool) -> Row:
    claim, days = entry.claim, [_days(sighting) for sighting in entry.sightings]
    status = claim.stage if isinstance(claim, Commitment) else getattr(claim, "status", None)
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "at": place_of(entry),
        "first": min(first for first, _ in days),
        "last": max(last for _, last in days),
        "status": status.value if status else "",
        "score": entry.best.claim.score,
        "doubt": worth.doubt,
        "weight": worth.weight,
        "reports": len(entry.reports),
        "verdict": entry.verdict.value if entry.verdict else "",
        "edited": bool(entry.edits),
        "due": worth.due,
        "over": worth.over,
        "current": is_current,
        "shown": is_current and entry.verdict is not Verdict.REJECTED,
        "sides": "\n".join(side.replace("\n", " ") for side in entry.sides),
        "days": told_days(entry),
        "lead": plain(worth.lead),
    }


def place_of(entry: Entry) -> str:
    """What entries are sorted by: the day, then as reported."""
    first = entry.sightings[0]
    report = f"{first.report.published or ALWAYS} {first.report.document[:8]}"
    return f"{day_of(entry)} {report} {first.claim.evidence.hull.start:07d} {entry.id}"


def told_days(entry: Entry) -> str:
    """When it happened, as told or set by people; else the day of its report with "~" behind it."""
    period = period_of(entry.claim)
    if period:
        return str(period)
    published = entry.best.report.published
    return f"{published}{NEVER}" if published else ""


def _days(sighting: Sighting) -> tuple[str, str]:
    """The first and last day of one sighting, as conditions on days compare them."""
    if sighting.period:
        return str(sighting.period.first or ""), str(sighting.period.last or ALWAYS)
    published = sighting.report.published
    return (published, f"{published}~") if published else (NEVER, "")


def of_report(connection: Connection, identity: str, digest: str) -> set[str]:
    """The entries that rest on any version of a report, or on a text wherever it stands."""
    claim, edition = schema.claims.c, schema.editions.c
    versions = select(edition.text).where(edition.identity == identity)
    return set(connection.scalars(select(claim.entry).where(or_(claim.text.in_(versions), claim.text == digest))))


def of_text(connection: Connection, digest: str) -> set[str]:
    """The entries that rest on a text."""
    claim = schema.claims.c
    return set(connection.scalars(select(claim.entry).where(claim.text == digest)))


def of_claims(connection: Connection, ids: Iterable[str]) -> set[str]:
    """The entries that claims belong to."""
    claim = schema.claims.c
    return {row.entry for row in chosen(connection, select(claim.entry), claim.id, ids)}


def is_made_by(connection: Connection, name: str) -> bool:
    """Whether the cards are there, made by rules of this name; without a name, by any."""
    fact = schema.facts.c
    held = connection.scalar(select(fact.value).where(fact.name == TAG))
    return held is not None and name in ("", held)


def rebuild(connection: Connection, appraise: Appraiser) -> None:
    """Make all cards, and the names of all people, anew."""
    for table in (schema.entries, schema.entry_sides, schema.entry_names, schema.aliases):
        connection.execute(delete(table))
    refresh(connection, connection.scalars(select(schema.claims.c.entry).distinct()).all(), appraise)
    _name_people(connection)
    connection.execute(delete(schema.facts).where(schema.facts.c.name == TAG))
    connection.execute(insert(schema.facts), [{"name": TAG, "value": appraise.name}])


def _name_people(connection: Connection) -> None:
    person = schema.persons.c
    for row in connection.execute(select(schema.persons)).all():
        held = loads(Person, row.person)
        spot = (person.text == row.text, person.place == row.place)
        connection.execute(update(schema.persons).where(*spot).values(name=folded(held.name)))
        connection.execute(insert(schema.aliases), list(alias_rows(row.text, row.place, held)))


def alias_rows(digest: str, place: int, person: Person) -> Iterator[Row]:
    """Every name of a person, folded, each once."""
    for name in sorted({folded(name) for name in (person.name, *person.aliases)}):
        yield {"text": digest, "place": place, "name": name}

"""The journal of rulings: written to, never changed; what stands is a view of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, or_, select, update

from legation.errors import UsageError
from legation.store import schema
from legation.store.codec import dumps, loads
from legation.store.rows import chosen, claim_of, parts
from legation.store.wording import check_words
from legation.types.edits import WORDS, edited
from legation.types.record import STANDINGS, Ruling, Verdict

JOINING = frozenset({Verdict.MERGED, Verdict.SPLIT})
"""Verdicts that change which sightings are one entry."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What people decided on one entry, as it stands: its worth and the edits in force.

    ``opinions``: of everybody who ruled, the newest ruling on its worth and on each field.
    """

    ruling: Ruling | None = None
    edits: tuple[Ruling, ...] = ()
    opinions: tuple[Ruling, ...] = ()


def write(connection: Connection, ruling: Ruling) -> Ruling:
    """Append one ruling; UsageError when it sets or takes back what cannot be."""
    ruling = _checked(connection, ruling)
    touched = (ruling, *_undone(connection, ruling.undoes))
    return replace(ruling, number=_append(connection, ruling, touched))


def take(connection: Connection, ruling: Ruling) -> int:
    """Append a ruling that was made in another record, as it was made there; its number here."""
    row = schema.rulings.c
    target = connection.execute(select(schema.rulings).where(row.number == ruling.undoes)).first()
    return _append(connection, ruling, (ruling, *((_ruling(target),) if target else ())))


def _append(connection: Connection, ruling: Ruling, touched: Iterable[Ruling]) -> int:
    row = {
        "subject": ruling.subject,
        "verdict": ruling.verdict.value,
        "by": ruling.by,
        "at": ruling.at.isoformat(),
        "ruling": dumps(replace(ruling, number=None)),
        "undoes": ruling.undoes,
    }
    key = connection.execute(insert(schema.rulings).values(row)).inserted_primary_key
    _mark(connection, [made for made in touched if made.verdict in JOINING])
    return int(key[0]) if key else 0


def _checked(connection: Connection, ruling: Ruling) -> Ruling:
    """The ruling, when its edit can be meant; a split with the sightings that stay named."""
    claim = schema.claims
    row = connection.execute(select(claim).where(claim.c.id == ruling.subject)).first()
    if row is None:
        return ruling
    if ruling.verdict is Verdict.EDITED and ruling.field == WORDS:
        check_words(connection, row.text, ruling.value)
    elif ruling.verdict is Verdict.EDITED:
        edited(claim_of(row), [(ruling.field, ruling.value)])
    if ruling.verdict is Verdict.SPLIT and not ruling.kept:
        mates = connection.scalars(select(claim.c.id).where(claim.c.entry == row.entry).order_by(claim.c.id))
        return replace(ruling, kept=tuple(id_ for id_ in mates if id_ not in ruling.others))
    return ruling


def _undone(connection: Connection, number: int | None) -> tuple[Ruling, ...]:
    if number is None:
        return ()
    row = schema.rulings.c
    target = connection.execute(select(schema.rulings).where(row.number == number)).first()
    if target is None:
        raise UsageError(str(number), "no ruling of this number is in the journal")
    if target.verdict == Verdict.UNDONE.value:
        raise UsageError(str(number), "an undo is taken back by making the ruling again", "use redo")
    if connection.execute(select(row.number).where(row.undoes == number)).first() is not None:
        raise UsageError(str(number), "this ruling was taken back already")
    return (_ruling(target),)


def _mark(connection: Connection, rulings: Iterable[Ruling]) -> None:
    """Have the claims concerned weighed again: merges and splits change what is one entry."""
    claim = schema.claims.c
    subjects = sorted({id_ for ruling in rulings for id_ in (ruling.subject, *ruling.others)})
    entries = select(claim.entry).where(claim.id.in_(subjects))
    connection.execute(update(schema.claims).where(claim.entry.in_(entries)).values(pending=True))


def read(connection: Connection, subjects: Iterable[str] | None = None) -> tuple[Ruling, ...]:
    """Rulings in order: all as they were written, or those that name one of the subjects as it is now."""
    row = schema.rulings.c
    query = select(schema.rulings).order_by(row.number)
    if subjects is None:
        return tuple(map(_ruling, connection.execute(query)))
    wanted = frozenset(subjects)
    joining = row.verdict.in_([verdict.value for verdict in JOINING])
    heir = schema.heirs.c
    before = connection.scalars(select(heir.old).where(heir.new.in_(sorted(wanted))))
    near = query.where(row.subject.in_(sorted(wanted.union(before))) | joining)
    found = follow(connection, [_ruling(one) for one in connection.execute(near)])
    return tuple(r for r in found if wanted & {r.subject, *r.others})


def follow(connection: Connection, rulings: Sequence[Ruling]) -> list[Ruling]:
    """Rulings with the ids that their claims have since another reader read them."""
    named = {id_ for ruling in rulings for id_ in (ruling.subject, *ruling.others, *ruling.kept)}
    now = _heirs(connection, named)
    return [_renamed(ruling, now) for ruling in rulings] if now else list(rulings)


def _heirs(connection: Connection, ids: Iterable[str]) -> Mapping[str, str]:
    heir = schema.heirs.c
    return {row.old: row.new for row in chosen(connection, select(heir.old, heir.new), heir.old, ids)}


def _renamed(ruling: Ruling, now: Mapping[str, str]) -> Ruling:
    others, kept = (tuple(now.get(id_, id_) for id_ in ids) for ids in (ruling.others, ruling.kept))
    return replace(ruling, subject=now.get(ruling.subject, ruling.subject), others=others, kept=kept)


def latest(connection: Connection, by: str, limit: int) -> tuple[Ruling, ...]:
    """One person's latest rulings, in order."""
    row = schema.rulings.c
    query = select(schema.rulings).where(row.by == by).order_by(row.number.desc()).limit(limit)
    return tuple(reversed([_ruling(one) for one in connection.execute(query)]))


def _ruling(row: Row[Any]) -> Ruling:
    return replace(loads(Ruling, row.ruling), number=row.number)


def in_force(connection: Connection) -> tuple[Ruling, ...]:
    """Rulings that nobody took back, in order of time, on claims as they are now."""
    found = [_ruling(row) for row in connection.execute(_standing_query())]
    return tuple(sorted(follow(connection, found), key=in_time))


def in_time(ruling: Ruling) -> tuple[datetime, int]:
    """Rulings in the order in which they were made, whichever record they were made in."""
    at = ruling.at if ruling.at.tzinfo else ruling.at.replace(tzinfo=UTC)
    return (at, ruling.number or 0)


def _standing_query() -> Select[Any]:
    row = schema.rulings.c
    undone = select(row.undoes).where(row.undoes.is_not(None))
    return (
        select(schema.rulings)
        .where(row.number.not_in(undone), row.verdict != Verdict.UNDONE.value)
        .order_by(row.number)
    )


def standings(connection: Connection, entry_of: Mapping[str, str]) -> Mapping[str, Standing]:
    """What stands for each entry, by its id; ``entry_of`` gives the entry of each claim."""
    found: dict[str, Standing] = {}
    rulings: list[Ruling] = []
    for part in parts(entry_of):
        earlier = select(schema.heirs.c.old).where(schema.heirs.c.new.in_(part))
        subject = schema.rulings.c.subject
        query = _standing_query().where(or_(subject.in_(part), subject.in_(earlier)))
        rulings.extend(_ruling(row) for row in connection.execute(query))
    for ruling in sorted(follow(connection, rulings), key=in_time):
        entry = entry_of[ruling.subject]
        found[entry] = _with(found.get(entry, Standing()), ruling)
    return found


def _is_over(edit: Ruling, newer: Ruling) -> bool:
    """Whether a newer edit stands in place of an older: of the same field, of words in the same report."""
    return edit.field == newer.field and (edit.field != WORDS or edit.subject == newer.subject)


def _with(standing: Standing, ruling: Ruling) -> Standing:
    if ruling.verdict in STANDINGS or ruling.verdict is Verdict.EDITED:
        standing = replace(standing, opinions=(*_others(standing.opinions, ruling), ruling))
    if ruling.verdict in STANDINGS:
        return replace(standing, ruling=ruling)
    if ruling.verdict is Verdict.EDITED:
        others = tuple(edit for edit in standing.edits if not _is_over(edit, ruling))
        return replace(standing, edits=(*others, ruling))
    return standing


def _others(opinions: tuple[Ruling, ...], ruling: Ruling) -> Iterable[Ruling]:
    """Opinions that a ruling does not take the place of: of other people, or on something else."""
    own = (ruling.by, ruling.field)
    return (held for held in opinions if (held.by, held.field) != own)

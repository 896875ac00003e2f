"""What claims of a text become when another reader reads it: the same, other words, new, gone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from legation.store import journal, schema
from legation.store.codec import dumps
from legation.store.rows import claim_of, drop
from legation.types.claims import Claim
from legation.types.record import Verdict, kind_of
from legation.types.rereading import Reread

OVERLAP = 0.5
"""Share of characters that two readings of one fact have in common, at least (intersection over union)."""

_HELD = frozenset({Verdict.ACCEPTED, Verdict.EDITED})
"""Rulings by which a person vouches for a fact: it stays, also when a newer reader does not see it."""


@dataclass(frozen=True, slots=True)
class Succession:
    """``heirs`` gives the new id of an old claim; ``spared`` are old claims that stay as they are."""

    heirs: Mapping[str, str]
    spared: frozenset[str]
    told: Reread


def succession(connection: Connection, digest: str, made: Mapping[str, Claim]) -> Succession:
    """What becomes of the claims held of a text when ``made`` are read, by id."""
    rows = connection.execute(select(schema.claims).where(schema.claims.c.text == digest))
    held = {row.id: claim_of(row) for row in rows}
    gone = {id_: claim for id_, claim in held.items() if id_ not in made}
    heirs = _heirs(gone, {id_: claim for id_, claim in made.items() if id_ not in held})
    spared = _vouched(connection, gone.keys() - heirs.keys())
    moved = {id_: id_ for id_ in held.keys() & made.keys() if _facts(held[id_]) != _facts(made[id_])} | heirs
    new = made.keys() - held.keys() - set(heirs.values())
    lost = gone.keys() - heirs.keys() - spared
    told = Reread(tuple(sorted(new)), tuple(sorted(lost)), tuple(sorted(moved.items())), tuple(sorted(spared)))
    return Succession(heirs, spared, told)


def _facts(claim: Claim) -> str:
    """A claim without who read it and how sure."""
    told = json.loads(dumps(claim))
    return json.dumps({name: value for name, value in told.items() if name not in ("maker", "score")}, sort_keys=True)


def _heirs(gone: Mapping[str, Claim], fresh: Mapping[str, Claim]) -> dict[str, str]:
    """Old claims and the new ones of their kind whose words overlap most, each taken once."""
    pairs = [
        (overlap, old, new)
        for old, was in gone.items()
        for new, now in fresh.items()
        if kind_of(was) is kind_of(now) and (overlap := _overlap(was, now)) >= OVERLAP
    ]
    heirs: dict[str, str] = {}
    for _, old, new in sorted(pairs, key=lambda pair: (-pair[0], *pair[1:])):
        if old not in heirs and new not in heirs.values():
            heirs[old] = new
    return heirs


def _overlap(one: Claim, other: Claim) -> float:
    left, right = ({at for span in c.evidence.spans for at in range(span.start, span.end)} for c in (one, other))
    return len(left & right) / len(left | right)


def _vouched(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    wanted = frozenset(ids)
    standing = journal.in_force(connection) if wanted else ()
    return frozenset(ruling.subject for ruling in standing if ruling.verdict in _HELD) & wanted


def write(connection: Connection, digest: str, made: Succession, ids: Iterable[str]) -> None:
    """Remember the heirs; what is read again under its old id needs none."""
    heir = schema.heirs.c
    drop(connection, heir.old, ids)
    for old, new in sorted(made.heirs.items()):
        connection.execute(update(schema.heirs).where(heir.new == old).values(new=new))
        connection.execute(insert(schema.heirs).values(old=old, text=digest, new=new))

"""The officials of a record: who they are, which offices they held, and what people should look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from legation.errors import UsageError
from legation.record.people import PREFIX, Name, identities, names_of, proposals
from legation.record.rulings import in_force
from legation.record.spells import clashes, spells
from legation.text.folding import fold
from legation.types.people import Identity, Roster
from legation.types.record import PersonSighting, Ruling, Verdict


def roster(sightings: Iterable[PersonSighting], journal: Iterable[Ruling]) -> Roster:
    """Everybody whom reports name, with the rulings of a journal applied."""
    names, rulings = names_of(sightings), in_force(journal)
    people = identities(names, rulings)
    held = spells(people)
    return Roster(people, held, clashes(held), proposals(names, people, rulings))


def merge(found: Roster, named: Sequence[str], by: str, at: datetime, note: str = "") -> Ruling:
    """Say that people are one: the first name is ruled on, every other joins it.

    UsageError for a name that nobody or more than one has, or when all are one already.
    """
    first, *others = [one_of(found, name) for name in named]
    joined = tuple(key for other in others if other is not first for key in other.keys)
    if not joined:
        raise UsageError(named[-1], "is the same person already")
    return Ruling(first.keys[0], Verdict.MERGED, by, at, others=joined, note=note)


def split(names: Sequence[Name], found: Roster, named: Sequence[str], by: str, at: datetime, note: str = "") -> Ruling:
    """Say that two names are not one person's; UsageError unless both are known."""
    one, other = (_keys(names, found, name) for name in named)
    out = tuple(key for key in other if key not in one)
    if not out:
        raise UsageError(named[-1], "is the same name")
    return Ruling(one[0], Verdict.SPLIT, by, at, others=out, note=note)


def one_of(found: Roster, name: str) -> Identity:
    """The person of a name, spelling of letters apart, or of a key; UsageError for none or several."""
    wanted = fold(name)
    people = [p for p in found.people if wanted in _names(p)]
    if not people:
        raise UsageError(name, "no report names anybody so", "see `legation actors list`")
    if len(people) > 1:
        told = " or ".join(f'"{p.keys[0].removeprefix(PREFIX)}"' for p in people)
        raise UsageError(name, f"is the name of {len(people)} people", f"write {told}")
    return people[0]


def _names(person: Identity) -> set[str]:
    """Every form by which a person can be asked for."""
    keys = (fold(key) for key in person.keys)
    return {fold(name) for name in (person.name, *person.aliases)} | {key.removeprefix(PREFIX) for key in keys}


def _keys(names: Sequence[Name], found: Roster, name: str) -> tuple[str, ...]:
    """The keys of the names spelt so; those of the person when the name is only an alias."""
    wanted = fold(name)
    own = tuple(n.key for n in names if wanted in (fold(n.name), fold(n.key), fold(n.key).removeprefix(PREFIX)))
    return own or one_of(found, name).keys

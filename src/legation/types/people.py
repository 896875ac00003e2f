"""Officials over all reports: one person under every name, and the time that each held an office."""

from __future__ import annotations

from dataclasses import dataclass

from legation.types.actors import Office
from legation.types.record import PersonSighting
from legation.types.span import Excerpt
from legation.types.time import PartialDate


@dataclass(frozen=True, slots=True)
class Identity:
    """One person over all reports. ``keys`` name each of the names, for rulings; ``side`` is "" when unsaid."""

    keys: tuple[str, ...]
    name: str
    side: str
    aliases: tuple[str, ...]
    sightings: tuple[PersonSighting, ...]
    """By the day of the report."""


@dataclass(frozen=True, slots=True)
class Kin:
    """What people ruled on a name: other names, folded, of the same person, and names that are somebody else's."""

    same: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two people who may be one, and why; for somebody to decide."""

    one: Identity
    other: Identity
    reason: str


@dataclass(frozen=True, slots=True)
class Words:
    """What a report says of an office: the words, and the report that has them."""

    seen: PersonSighting
    excerpt: Excerpt | None


@dataclass(frozen=True, slots=True)
class Spell:
    """A person in an office as reports tell it.

    ``began`` and ``ended`` are dates that reports tell, ``first`` and ``last`` the days of the
    first and last report that shows the person in the office ("" when none does).
    ``over`` when a report says that it has ended, dated or not.
    """

    person: Identity
    office: Office
    began: PartialDate | None
    ended: PartialDate | None
    first: str
    last: str
    over: bool
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two people whom reports put into one office at one time."""

    one: Spell
    other: Spell


@dataclass(frozen=True, slots=True)
class Roster:
    """The officials of a record, their offices over time, and what is in doubt about them."""

    people: tuple[Identity, ...]
    spells: tuple[Spell, ...]
    clashes: tuple[Clash, ...]
    proposals: tuple[Proposal, ...]

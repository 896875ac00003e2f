"""What linking asks of the record, as a protocol that the store answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from legation.types.record import Link, Ruling, Sighting


class Relation(StrEnum):
    """How two texts are one item."""

    COPY = "copy"
    """Most of their words agree: an agency's item in two papers, or its update."""
    TRANSLATION = "translation"
    """Figures and states line up in two languages."""


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A text not yet compared with others; ``published`` as in :class:`ReportRef`."""

    digest: str
    text: str
    language: str
    published: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A text's signature and the bands under which its like is found."""

    signature: bytes
    bands: frozenset[str]


class LinkBook(Protocol):
    """What linking may ask of the record and write into it, inside one transaction."""

    def pending(self, limit: int) -> tuple[Sighting, ...]:
        """Sightings not yet placed, or to be placed again, by id; at most ``limit``."""

    def sightings(self, ids: Iterable[str]) -> Mapping[str, Sighting]:
        """Sightings by id."""

    def index(self, keys: Mapping[str, frozenset[str]]) -> None:
        """Remember under which keys each sighting may meet its like."""

    def holders(self, keys: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """The ids, sorted, of the sightings that are indexed under each key, for keys that have some."""

    def crowds(self, keys: Iterable[str]) -> Mapping[str, int]:
        """How crowded keys are known to be, for those that are."""

    def crowd(self, tiers: Mapping[str, int]) -> None:
        """Remember how crowded keys are; all sightings under them are to be placed again."""

    def unsigned(self, limit: int) -> tuple[Unsigned, ...]:
        """Texts not yet compared with others, by digest; at most ``limit``."""

    def texts(self, digests: Iterable[str]) -> Mapping[str, str]:
        """Texts by their digests, for those that are held."""

    def signatures(self, digests: Iterable[str]) -> Mapping[str, bytes]:
        """Signatures of texts, for those that have one."""

    def sign(self, signed: Mapping[str, Signed]) -> None:
        """Remember the signatures of texts and the bands under which their like is found."""

    def near(self, bands: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """The texts under each band, for bands that have some."""

    def languages(self, digests: Iterable[str]) -> Mapping[str, str]:
        """The language of each text, "" when unknown."""

    def copy(self, one: str, other: str, relation: Relation) -> None:
        """Remember that two texts, and all that are one with either, are one item."""

    def write_links(self, weighed: Iterable[str], links: Iterable[Link]) -> None:
        """Remember how the sightings ``weighed`` stand to others, in place of all their earlier links."""

    def region(self, ids: Iterable[str]) -> frozenset[str]:
        """All sightings that links of the tie ``SAME``, or merges in force, join to these."""

    def links(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Links with both ends among the sightings, by their ends."""

    def rulings(self) -> tuple[Ruling, ...]:
        """Merges and splits in force, in order."""

    def place(self, entries: Mapping[str, str]) -> None:
        """Write the entry of each sighting."""

    def done(self, ids: Iterable[str]) -> None:
        """Remember that sightings are placed: none of them is pending any more."""

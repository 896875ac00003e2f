"""Organisations that the model finds and the gazetteer does not know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legation.analysis.actors.gazetteer import NameKind
from legation.analysis.actors.line import Line
from legation.analysis.actors.titles import side_of_name
from legation.types.analysis import EntityLabel


@dataclass(frozen=True, slots=True)
class FoundBody:
    """An organisation over tokens ``first``..``last``; ``side`` is its state where its name says so."""

    first: int
    last: int
    name: str
    side: str

    @property
    def key(self) -> str:
        """The name without an article or a possessive mark."""
        return self.name


def find_bodies(line: Line, taken: frozenset[int]) -> Iterator[FoundBody]:
    """Organisations by the model's word, outside ``taken`` and what the gazetteer covers whole."""
    for first, last, label in line.entities:
        if label != EntityLabel.ORG or taken & set(range(first, last + 1)):
            continue
        start, end = _trimmed(line, first, last)
        if start <= end and not _known(line, start, end) and any(line.capital(i) for i in range(start, end + 1)):
            side = next(
                (side_of_name(n.match) for n in line.names if start <= n.first <= end and _owns(n.match.kind)),
                "",
            )
            yield FoundBody(start, end, " ".join(line.words(start, end).split()), side)


def _trimmed(line: Line, first: int, last: int) -> tuple[int, int]:
    while first <= last and line.word(first) in ("the", "a", "an", "'s"):
        first += 1
    while last >= first and (line.is_possessive(last) or not line.word(last)[:1].isalnum()):
        last -= 1
    return first, last


def _known(line: Line, first: int, last: int) -> bool:
    """Whether one name of the gazetteer covers all of it, or is its head."""
    named = line.name(last)
    if named and named.first <= first:
        return True
    return named is not None and named.match.kind in (NameKind.ORGANISATION, NameKind.BODY, NameKind.GROUP)


def _owns(kind: NameKind) -> bool:
    return kind in (NameKind.STATE, NameKind.DEMONYM, NameKind.ORGANISATION)

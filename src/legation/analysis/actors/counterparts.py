"""A name told as somebody's counterpart: "his Dutch counterpart Pieter van Dalen".

The words say for whom the person acts, and that the office is of the same kind as the other's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from legation.analysis.actors.line import Line, Named
from legation.analysis.actors.people import PersonName
from legation.analysis.actors.titles import side_of_name

if TYPE_CHECKING:
    from legation.analysis.actors.cast import Figure

_NOUNS = frozenset({"counterpart", "counterparts", "homologue", "host", "guest", "colleague", "opponent"})
_OWNERS = frozenset({"his", "her", "their", "the"})
_REACH = 6
"""Words between the owner and the noun: "his newly appointed Bosnian"."""


@dataclass(frozen=True, slots=True)
class Peer:
    """The description before a name, from its first token; ``of`` is the side, "" when it says none."""

    first: int
    of: str


def peer_before(line: Line, person: PersonName) -> Peer | None:
    """The description of a counterpart right before a name, with a comma or without."""
    noun = person.start - 1 - (line.word(person.start - 1) == ",")
    if not _is_peer_noun(line, noun):
        return None
    first = noun
    named: Named | None = None
    for at in range(noun - 1, max(noun - _REACH, -1), -1):
        named = named or line.name(at)
        if line.word(at) in _OWNERS or line.is_possessive(at):
            return Peer(_opening(line, at), side_of_name(named.match) if named else "")
        if line.upos(at) not in ("ADJ", "PROPN", "NOUN", "ADV", "VERB"):
            break
        first = at
    return Peer(first, side_of_name(named.match)) if named else None


def _is_peer_noun(line: Line, noun: int) -> bool:
    """Whether the word, or it and the one before, says that somebody is another's counterpart."""
    opposite = line.word(noun) == "number" and line.word(noun - 1) == "opposite"
    return line.word(noun) in _NOUNS or opposite


def _opening(line: Line, at: int) -> int:
    """Where the owner's phrase starts: at the pronoun, or at the name before the possessive mark."""
    named = line.name(at - 1) if line.is_possessive(at) else None
    return named.first if named else at


def match_peers(figures: Sequence[Figure]) -> None:
    """Let everybody who is told as a counterpart stand beside the one named before in the same sentence."""
    for figure in figures:
        owners = (_owner(figure, figures, a.line) for a in figure.appearances if a.holder.peer)
        figure.peer = next((owner for owner in owners if owner is not None), None)


def _owner(figure: Figure, figures: Sequence[Figure], line: int) -> Figure | None:
    """Of those named earlier in a sentence the last, who must have an office of his own."""
    place = min(a.holder.person.first for a in figure.appearances if a.line == line)
    before = [
        (a.holder.person.first, other)
        for other in figures
        if other is not figure
        for a in other.appearances
        if a.line == line and a.holder.person.first < place
    ]
    return max(before, key=lambda pair: pair[0])[1] if before else None

"""Who may be a party to an event: states, international bodies, organised armed groups, groups of states."""

from __future__ import annotations

from legation.claims.matches import FrameMatch
from legation.claims.sides import Sides
from legation.data.bodies import bodies
from legation.data.states import states
from legation.types.actors import ActorKind
from legation.types.analysis import Analysis

_NOBODY = frozenset({"international community", "the international community", "world", "world leaders", "leaders"})
_BENEFIT = frozenset({"agree", "threaten", "reject"})


def is_party(analysis: Analysis, side: str) -> bool:
    """Whether a side of the analysis can be an actor or recipient (annotation guidelines, section 2)."""
    if side.lower() in _NOBODY:
        return False
    if side in states() or side in bodies():
        return True
    actor = analysis.actor.get(side)
    return actor is not None and actor.kind is ActorKind.GROUP


def parties(analysis: Analysis, sides: Sides, m: FrameMatch) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors and recipients of a match, each sorted; of equals all are actors."""
    actors = _only_parties(analysis, sides.of_all(m.actors))
    recipients = _only_parties(analysis, _recipients(sides, m))
    if m.mutual and recipients:
        return tuple(sorted({*actors, *recipients})), ()
    return tuple(sorted(actors)), tuple(sorted(r for r in recipients if r not in actors))


def _recipients(sides: Sides, m: FrameMatch) -> tuple[str, ...]:
    found = sides.recipients(m)
    if found or m.frame.family not in _BENEFIT:
        return found
    return sides.within(m)


def _only_parties(analysis: Analysis, sides: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(side for side in sides if is_party(analysis, side))

"""How much an entry needs a look, as a sum of named reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from legation.types.record import Entry, Tie
from legation.views.differences import differences


@dataclass(frozen=True, slots=True)
class Reason:
    """A named part of the doubt: how much it adds, and why in words."""

    name: str
    weight: float
    detail: str


def doubts(entry: Entry) -> tuple[Reason, ...]:
    """Why an entry may be wrong, each reason with its weight."""
    found = [Reason("score", round(1 - entry.best.claim.score, 3), "how unsure the reader was")]
    found += [Reason("reports differ", 0.2, one.field.replace("_", " ")) for one in differences(entry)]
    if any(link.tie is Tie.POSSIBLE for link in entry.links):
        found.append(Reason("link proposed", 0.15, "it may be the same as another entry"))
    if len(entry.reports) > 1:
        found.append(Reason("several reports", -0.1, f"{len(entry.reports)} reports tell it"))
    return tuple(found)


def doubt(entry: Entry) -> float:
    """The sum of its reasons."""
    return summed(doubts(entry))


def summed(reasons: Iterable[Reason]) -> float:
    """What reasons come to."""
    return round(sum(reason.weight for reason in reasons), 3)

"""What keeps two undertakings from being told to be one, though nothing tells them apart."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from legation.data.sameness import load_sameness
from legation.record.duplicates import named_states
from legation.record.factors import Pair, is_one_telling
from legation.record.matters import is_shared_target, kernel
from legation.record.renderings import has_one_slot
from legation.text.wording import likeness, words
from legation.types.claims import Commitment, CommitmentKind

PAIR = 2

KERNEL = 0.75
"""Share of the words of two undertakings' kernels in common (Dice) from which they are told again."""

AT_ONCE = 0.55
"""The same for two reports of one day."""

AS_PRINTED = 0.9
"""Likeness of two actions from which they are told in the same words."""

LONG_KERNEL = 4
"""Words of a kernel in common that are enough whatever one telling adds."""


def doubt_promises(pair: Pair) -> str:
    """Why two undertakings cannot be told to be one; "" when they can."""
    one, other = pair.one.claim, pair.other.claim
    if not isinstance(one, Commitment) or not isinstance(other, Commitment):
        return ""
    if is_shared_target(one, other):
        return ""
    if _circles_differ(one.by, other.by, PAIR) or _circles_differ(one.to, other.to, 1):
        return "other sides"
    if partners_differ(pair) and not (one.to and other.to) and len({*one.by, *other.by}) < PAIR:
        return "reports on other partners"
    if _asks(one) != _asks(other):
        return "one asks what the other promises"
    if has_one_slot(one.action, other.action):
        return "one thing put for another"
    left, right = kernel(one), kernel(other)
    if is_one_telling(pair):
        return "" if not left or not right or _close(left, right, AT_ONCE) else "told of something else"
    few = one.to or likeness(one.action, other.action) >= AS_PRINTED
    anew = CommitmentKind.RECURRENCE in (one.kind, other.kind)
    return _told_again(one, other) or _known_again(left, right, 1 if few and not anew else PAIR)


def _asks(claim: Commitment) -> bool:
    """Whether its words call for something, of whomever."""
    told = words(claim.evidence.text)
    return any(left in _CALLS and right == "for" for left, right in pairwise(told))


_CALLS = frozenset({"call", "calls", "called", "calling"})


def _circles_differ(one: Iterable[str], other: Iterable[str], least: int) -> bool:
    """Whether two lists of at least so many sides are not the same."""
    left, right = set(one), set(other)
    return left != right and min(len(left), len(right)) >= least


def _told_again(one: Commitment, other: Commitment) -> str:
    """Why an undertaking told on another day may be another one."""
    if set(one.by) != set(other.by) or set(one.to) != set(other.to):
        return "other sides"
    if _is_given_anew(one) or _is_given_anew(other):
        return "given anew each time"
    pointing = load_sameness().pointing
    points = any(not pointing.isdisjoint(words(claim.action)) for claim in (one, other))
    return "points at what its report tells" if points else ""


def _known_again(left: frozenset[str], right: frozenset[str], least: int) -> str:
    """Why the kernels of two undertakings do not tell that they are one."""
    shared = len(left & right)
    close = _close(left, right, KERNEL) or shared >= max(LONG_KERNEL, min(len(left), len(right)))
    return "" if close and shared >= least else "nothing in particular by which it is known again"


def _close(left: frozenset[str], right: frozenset[str], share: float) -> bool:
    """Whether two sets have so large a share in common (Dice)."""
    return 2 * len(left & right) >= share * (len(left) + len(right))


def _is_given_anew(claim: Commitment) -> bool:
    """Whether it is one more gift of a kind that is given often, of no figure."""
    told, listed = set(words(claim.evidence.text)), load_sameness()
    return claim.quantity is None and not told.isdisjoint(listed.gifts) and not told.isdisjoint(listed.anew)


def partners_differ(pair: Pair) -> bool:
    """Whether the titles of the two reports name other states, each one that the other does not."""
    left, right = (named_states(seen.report.title, seen.report.language) for seen in (pair.one, pair.other))
    return bool(left - right) and bool(right - left)

"""What keeps two claims from being told to be one fact, though nothing tells them apart.

A veto says that they are two. A doubt leaves it open: however alike they are, they are proposed as one and not
joined. Copies of one item are never in doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from legation.data.states import is_state
from legation.record.contacts import doubt_contacts
from legation.record.factors import COPIED, WEEK, Pair
from legation.record.names import same_person
from legation.record.occasions import days_apart, is_fresh, length, occasion
from legation.record.promises import doubt_promises, partners_differ
from legation.record.renderings import names_differ
from legation.record.sayings import ENOUGH, QUOTED, is_post_and_report
from legation.text.wording import likeness, telling_words, words
from legation.types.claims import Event, EventType, Position, Statement
from legation.types.record import FactKind, LinkReason

SINGULAR = frozenset(
    {
        EventType.RETREAT,
        EventType.PROTEST,
        EventType.SANCTION,
        EventType.MOBILIZE,
        EventType.COERCE,
        EventType.ASSAULT,
    }
)
"""Types of deed that seldom happen twice in a day between the same parties."""


AS_PRINTED = 0.8
"""Likeness of the words of two deeds from which a paper of the next day tells of one of them."""

ALL = 0.9
"""Likeness from which contents are the same words."""


def doubt(pair: Pair, reasons: Sequence[LinkReason]) -> str:
    """Why the two cannot be told to be one, "" when they can; ``reasons`` are what they were weighed by."""
    copied = pair.reports >= COPIED and not partners_differ(pair)
    if copied and not is_post_and_report(pair.one, pair.other):
        return ""
    return _DOUBTS[pair.one.kind](pair, reasons)


def _is_wide(pair: Pair) -> bool:
    """Whether one of the two is told of no day, but of a month."""
    found = (occasion(pair.one), occasion(pair.other))
    return any(period is not None and length(period) > WEEK for period in found)


def _events(pair: Pair, _reasons: Sequence[LinkReason]) -> str:
    one, other = pair.one.claim, pair.other.claim
    if not isinstance(one, Event) or not isinstance(other, Event):
        return ""
    if occasion(pair.one) is None or occasion(pair.other) is None:
        return "no day is told"
    if one.type in SINGULAR:
        return ""
    if set(one.actors) != set(other.actors):
        return "who acted"
    apart = days_apart(pair.one, pair.other)
    printed = likeness(one.evidence.text, other.evidence.text) >= AS_PRINTED
    if apart > (1 if printed and not (is_fresh(pair.one) and is_fresh(pair.other)) else 0):
        return "done anew on another day"
    return "who is named" if names_differ(one.evidence.text, other.evidence.text) else _hearers(pair)


def _statements(pair: Pair, reasons: Sequence[LinkReason]) -> str:
    one, other = pair.one.claim, pair.other.claim
    if not isinstance(one, Statement) or not isinstance(other, Statement):
        return ""
    quoted = any(reason.detail == QUOTED for reason in reasons)
    fresh = is_fresh(pair.one) and is_fresh(pair.other)
    if days_apart(pair.one, pair.other) and (fresh or not (quoted or _is_word_for_word(one, other))):
        return "said anew on another day"
    if quoted or is_post_and_report(pair.one, pair.other):
        return ""
    if _is_wide(pair):
        return "no day is told"
    return _hearers(pair) if one.acts_for and other.acts_for else "a voice of no side"


def _is_word_for_word(one: Statement, other: Statement) -> bool:
    """Whether the contents are the same words, and enough of them."""
    least = min(len(telling_words(claim.content.text)) for claim in (one, other))
    return least >= ENOUGH and likeness(one.content.text, other.content.text) >= ALL


def _hearers(pair: Pair) -> str:
    """Whether the same may have been said to others: other sides met, other people, a report on another partner."""
    one, other = pair.one.setting, pair.other.setting
    sides = [{name for name in held if is_state(name) or name.isupper()} for held in (one, other)]
    if one and other and (sides[0] != sides[1] or _others(one, other)):
        return "said on two occasions"
    return "reports on other partners" if partners_differ(pair) else ""


def _others(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether each names somebody whom the other does not."""
    return _has_own(one, other) and _has_own(other, one)


def _has_own(names: Iterable[str], others: Iterable[str]) -> bool:
    held = tuple(others)
    return any(not any(same_person(name, other) for other in held) for name in names)


def _positions(pair: Pair, _reasons: Sequence[LinkReason]) -> str:
    claims = (pair.one.claim, pair.other.claim)
    told = [words(claim.issue) for claim in claims if isinstance(claim, Position)]
    return "" if all(told) else "no issue is told"


_DOUBTS: Mapping[FactKind, Callable[[Pair, Sequence[LinkReason]], str]] = MappingProxyType(
    {
        FactKind.ENGAGEMENT: lambda pair, _: doubt_contacts(pair),
        FactKind.EVENT: _events,
        FactKind.STATEMENT: _statements,
        FactKind.COMMITMENT: lambda pair, _: doubt_promises(pair),
        FactKind.POSITION: _positions,
    }
)

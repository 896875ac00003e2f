"""One claim in one plain sentence, for people: nothing in it that the claim does not hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from legation.types.claims import (
    Amount,
    Claim,
    Commitment,
    Engagement,
    Event,
    Participant,
    Position,
    Statement,
    Status,
)
from legation.types.record import FactKind, Sighting, kind_of
from legation.types.time import Period
from legation.views.naming import side_name, side_names

SETTLED = frozenset({Status.HELD})
"""Statuses that need no mark: what is told happened."""


def lead(claim: Claim) -> str:
    """Who or what the claim is about, in a few words."""
    return str(_LEADS[kind_of(claim)](claim))


def tell(claim: Claim) -> str:
    """The rest of it."""
    return str(_TELLINGS[kind_of(claim)](claim))


def when(sighting: Sighting) -> str:
    """The day told, else that of the report, in brackets; "" when neither is known."""
    if sighting.period:
        return period(sighting.period)
    return f"({sighting.report.published})" if sighting.report.published else ""


def period(days: Period) -> str:
    """A period as people write it: "2025-11-24 to 2025-11-25", "from 2025"."""
    if days.is_point:
        return str(days.start)
    if days.start is None:
        return f"by {days.end}"
    return f"{days.start} to {days.end}" if days.end else f"from {days.start}"


def _engagement_lead(fact: Engagement) -> str:
    return f"{fact.kind.value.capitalize()} in {fact.place}" if fact.place else fact.kind.value.capitalize()


def _engagement(fact: Engagement) -> str:
    people = "; ".join(_participant(person) for person in fact.participants)
    return people or side_names(fact.states)


def _participant(person: Participant) -> str:
    office = ", ".join(filter(None, (person.office, side_name(person.acts_for or ""))))
    return f"{person.name} ({office})" if office else person.name


def _event_lead(fact: Event) -> str:
    to = f" → {side_names(fact.recipients)}" if fact.recipients else ""
    return f"{side_names(fact.actors)}{to}"


def _event(fact: Event) -> str:
    code = " ".join(filter(None, (fact.type.value, fact.cameo)))
    return f"{code}: {fact.evidence.text}"


def _statement_lead(fact: Statement) -> str:
    office = ", ".join(filter(None, (fact.office, side_names(sorted(fact.acts_for)))))
    who = f"{fact.speaker} ({office})" if office and office != fact.speaker else fact.speaker
    return f"{who} to {side_name(fact.addressee)}" if fact.addressee else who


def _statement(fact: Statement) -> str:
    said = fact.cue.text if fact.cue else "said"
    channel = f" ({fact.channel})" if fact.channel else ""
    joint = "jointly " if fact.joint else ""
    return f"{joint}{said}{channel}"


def _commitment_lead(fact: Commitment) -> str:
    to = f" to {side_names(fact.to)}" if fact.to else ""
    return f"{side_names(fact.by)}{to}"


def _commitment(fact: Commitment) -> str:
    parts = [f"{fact.action or fact.evidence.text} ({fact.stage.value.replace('_', ' ')})"]
    parts += [amount(fact.quantity)] if fact.quantity else []
    parts += [f"deadline {period(fact.deadline)}"] if fact.deadline else []
    parts += [fact.condition] if fact.condition else []
    parts += ["reaffirmed"] if fact.reaffirmed else []
    return " · ".join(parts)


def amount(quantity: Amount) -> str:
    """A quantity as people write it: "10 billion USD a year"."""
    upper = f"–{figure(quantity.upper)}" if quantity.upper is not None else ""
    per = f" a {quantity.per}" if quantity.per else ""
    base = f" (from {figure(quantity.baseline)})" if quantity.baseline is not None else ""
    return f"{figure(quantity.value)}{upper} {quantity.unit}{per}{base}"


_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


def figure(value: Decimal) -> str:
    """A number as people write it: "10 billion", "3.5 million", "1,200"."""
    for size, name in _SCALES:
        if abs(value) >= size:
            return f"{(value / size).normalize():f} {name}"
    return f"{value.normalize():,f}"


def _position_lead(fact: Position) -> str:
    return side_names(fact.holder)


def _position(fact: Position) -> str:
    return f"{fact.stance.value}: {fact.issue}" if fact.issue else fact.stance.value


_LEADS: Mapping[FactKind, Callable[..., str]] = MappingProxyType(
    {
        FactKind.ENGAGEMENT: _engagement_lead,
        FactKind.EVENT: _event_lead,
        FactKind.STATEMENT: _statement_lead,
        FactKind.COMMITMENT: _commitment_lead,
        FactKind.POSITION: _position_lead,
    }
)
_TELLINGS: Mapping[FactKind, Callable[..., str]] = MappingProxyType(
    {
        FactKind.ENGAGEMENT: _engagement,
        FactKind.EVENT: _event,
        FactKind.STATEMENT: _statement,
        FactKind.COMMITMENT: _commitment,
        FactKind.POSITION: _position,
    }
)

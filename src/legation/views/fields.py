"""The fields of a claim as text for people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from legation.types.claims import Amount, Claim, Participant
from legation.types.span import Excerpt
from legation.types.time import Period
from legation.views.telling import amount, period


def told(claim: Claim) -> Iterable[tuple[str, str]]:
    """The fields of a claim's kind and their values as text, "" for one that is not filled."""
    common = {part.name for part in fields(Claim)}
    for part in fields(claim):
        if part.name not in common:
            yield part.name, text_of(getattr(claim, part.name))


def text_of(value: object) -> str:
    """A field's value as text for people; "" for one that is not filled."""
    if value is None or value is False:
        return ""
    if isinstance(value, tuple):
        return "; ".join(text_of(item) for item in value)
    return _text(value)


def _text(value: object) -> str:
    match value:
        case True:
            return "yes"
        case Period():
            return period(value)
        case Amount():
            return amount(value)
        case Excerpt():
            return value.text
        case Participant():
            return ", ".join(filter(None, (value.name, value.office, value.acts_for)))
    return str(value)

"""Edits of people: which fields of a claim can be set, and what they may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from legation.errors import UsageError
from legation.types.claims import (
    Amount,
    Claim,
    Commitment,
    CommitmentKind,
    Engagement,
    EngagementKind,
    EventType,
    Form,
    Stage,
    Stance,
    Status,
)
from legation.types.span import Span
from legation.types.time import Period

Parser = Callable[[str], Any]


def _optional(parse: Parser) -> Parser:
    return lambda text: parse(text) if text else None


def _sides(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def _flag(text: str) -> bool:
    return {"yes": True, "no": False}[text]


def _amount(text: str) -> Amount:
    """ "10000000000 USD", "10000000000 USD/year"."""
    value, _, unit = text.partition(" ")
    name, _, per = unit.strip().partition("/")
    try:
        return Amount(Decimal(value.replace(",", "")), name.strip(), per.strip() or None)
    except ArithmeticError as error:
        raise ValueError(text) from error


FIELDS: Mapping[str, Parser] = MappingProxyType(
    {
        "quantity": _optional(_amount),
        "date": _optional(Period.parse),
        "deadline": _optional(Period.parse),
        "status": Status,
        "type": EventType,
        "form": Form,
        "stage": Stage,
        "stance": Stance,
        **dict.fromkeys(
            ("place", "host", "office", "addressee", "channel", "condition", "format", "recurrence"),
            _optional(str),
        ),
        **dict.fromkeys(("speaker", "action", "object", "issue", "label", "attributed_to", "cameo"), str),
        **dict.fromkeys(("states", "actors", "recipients", "acts_for", "by", "to", "holder"), _sides),
        **dict.fromkeys(("joint", "reaffirmed", "truncated", "translated"), _flag),
    }
)
"""How the text of an edit is read, by field: periods in ISO form, sides separated by commas."""

WORDS = "evidence"
"""The field that sets which words a sighting rests on: "60-135", or several such with commas."""


def spans_of(text: str) -> tuple[Span, ...]:
    """The spans of an edit of words, in code points; UsageError when there is none."""
    pairs = [part.strip().partition("-") for part in text.split(",")]
    try:
        return tuple(Span(int(start), int(end)) for start, _, end in pairs)
    except ValueError as error:
        raise UsageError(text, "is no place of words", "write start-end, such as 60-135") from error


KINDS: Mapping[type[Claim], Parser] = MappingProxyType({Engagement: EngagementKind, Commitment: CommitmentKind})


def editable(claim: Claim) -> tuple[str, ...]:
    """The fields of a claim that a person can set, in the order of the claim."""
    return tuple(part.name for part in fields(claim) if part.name in FIELDS or _is_kind(claim, part.name))


def _is_kind(claim: Claim, name: str) -> bool:
    return name == "kind" and type(claim) in KINDS


def edited(claim: Claim, edits: Iterable[tuple[str, str]]) -> Claim:
    """The claim with fields set to what the texts mean; UsageError when one cannot be meant."""
    values: dict[str, Any] = {name: _value(claim, name, text) for name, text in edits}
    return replace(claim, **values)


def can_be_set(claim: Claim, name: str, text: str) -> bool:
    """Whether the text can be meant as the field's value."""
    try:
        _value(claim, name, text)
    except UsageError:
        return False
    return True


def _value(claim: Claim, name: str, text: str) -> object:
    if name not in editable(claim):
        raise UsageError(name, f"is no field of {type(claim).__name__.lower()}s to be set", _choice(editable(claim)))
    parse = KINDS[type(claim)] if name == "kind" else FIELDS[name]
    try:
        return parse(text.strip())
    except (ValueError, KeyError) as error:
        raise UsageError(text, f"is no value for {name}", _options(parse)) from error


def _options(parse: Parser) -> str:
    if isinstance(parse, type) and issubclass(parse, StrEnum):
        return _choice(one.value for one in parse)
    return ""


def _choice(options: Iterable[str]) -> str:
    return f"one of: {', '.join(options)}"

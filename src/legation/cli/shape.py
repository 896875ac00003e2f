"""What the commands print as JSON: one function a type, field names of the annotation guidelines.

Offsets are code points of the document's text. A field that a report does not fill is null; what
goes beyond the guidelines (``score``, ``maker``, codes) stands beside their fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from legation.claims.coded_event import CodedEvent
from legation.types.claims import (
    Amount,
    Claim,
    Claims,
    Commitment,
    Engagement,
    Event,
    Participant,
    Person,
    Position,
    Statement,
)
from legation.types.document import Block, Document, RelatedLink
from legation.types.span import Excerpt
from legation.types.time import PartialDate, Period

Json = Mapping[str, Any]


def report_line(document: Document, claims: Claims, *, with_text: bool = False) -> Json:
    """One report as `legation read` prints it: its blocks, people, facts and related reports."""
    line = {
        "id": document.id,
        "title": document.title,
        "date": _text(document.published),
        "language": document.language or None,
        "publisher": document.publisher or None,
        "url": document.url or None,
        "blocks": [block(part) for part in document.blocks],
        "persons": [person(one) for one in claims.persons],
        "engagements": [engagement(fact) for fact in claims.engagements],
        "events": [event(fact) for fact in claims.events],
        "statements": [statement(fact) for fact in claims.statements],
        "commitments": [commitment(fact) for fact in claims.commitments],
        "positions": [position(fact) for fact in claims.positions],
        "related": [related(link) for link in document.links],
        "warnings": list(document.warnings),
    }
    return line | ({"text": document.text} if with_text else {})


def block(part: Block) -> Json:
    """A block: its kind, place and language; for a post who wrote it, where and when."""
    shape = {
        "kind": part.kind.value,
        "start": part.span.start,
        "end": part.span.end,
        "language": part.language or None,
    }
    if part.post is None:
        return shape
    return shape | {
        "author": part.post.author or None,
        "handle": part.post.handle or None,
        "platform": part.post.platform or None,
        "date": _text(part.post.date),
    }


def person(one: Person) -> Json:
    """An official; ``since``, ``since_text`` and ``aliases`` only where the report gives them."""
    shape: dict[str, Any] = {"name": one.name, "office": one.office, "for": one.acts_for}
    if one.since or one.since_text:
        shape |= {"since": _text(one.since), "since_text": one.since_text.text if one.since_text else None}
    if one.aliases:
        shape["aliases"] = list(one.aliases)
    return shape


def participant(one: Participant) -> Json:
    """Somebody who took part."""
    return {"name": one.name, "office": one.office, "for": one.acts_for}


def engagement(fact: Engagement) -> Json:
    """A contact between states or bodies."""
    return {
        "kind": fact.kind.value,
        "participants": [participant(one) for one in fact.participants],
        "states": sorted(fact.states),
        "host": fact.host,
        "place": fact.place,
        "date": _text(fact.date),
        "status": fact.status.value,
        "format": fact.format,
        "topics": list(fact.topics),
        "part_of": fact.part_of,
        **_grounds(fact),
    }


def event(fact: Event) -> Json:
    """A deed (PLOVER 0.8), with its CAMEO code and Goldstein value."""
    return {
        "type": fact.type.value,
        "actors": list(fact.actors),
        "recipients": list(fact.recipients),
        "date": _text(fact.date),
        "place": fact.place,
        "status": fact.status.value,
        "cameo": fact.cameo or None,
        "mode": fact.mode or None,
        "goldstein": fact.goldstein,
        "contexts": list(fact.contexts),
        "frame": fact.frame or None,
        **_grounds(fact),
    }


def statement(fact: Statement) -> Json:
    """Words said or written; ``spans`` are those of the content."""
    return {
        "speaker": fact.speaker,
        "office": fact.office,
        "for": sides(fact.acts_for, joint=fact.joint),
        "addressee": fact.addressee,
        "cue": fact.cue.text if fact.cue else None,
        "form": fact.form.value,
        "verbatim": [words.text for words in fact.verbatim],
        "content": fact.content.text,
        "channel": fact.channel,
        "date": _text(fact.date),
        "joint": fact.joint,
        "language": fact.language or None,
        "truncated": fact.truncated,
        "translated": fact.translated,
        "reports_statement": fact.reports_statement,
        "anonymity": fact.anonymity or None,
        **_grounds(fact),
        "spans": _spans(fact.content),
        "speaker_spans": _spans(fact.speaker_words),
        "cue_spans": _spans(fact.cue),
    }


def sides(acting: tuple[str, ...], *, joint: bool) -> str | list[str] | None:
    """Whom words are said for: one side as a string, several or a joint voice as a sorted list."""
    if joint or len(acting) > 1:
        return sorted(acting)
    return acting[0] if acting else None


def commitment(fact: Commitment) -> Json:
    """An undertaking."""
    return {
        "kind": fact.kind.value,
        "by": list(fact.by),
        "to": list(fact.to),
        "action": fact.action,
        "object": fact.object,
        "quantity": amount(fact.quantity) if fact.quantity else None,
        "deadline": _text(fact.deadline),
        "condition": fact.condition,
        "recurrence": fact.recurrence,
        "stage": fact.stage.value,
        "reaffirmed": fact.reaffirmed,
        **_grounds(fact),
    }


def fact(claim: Claim) -> Json:
    """Any of the five kinds of fact."""
    match claim:
        case Engagement():
            return engagement(claim)
        case Event():
            return event(claim)
        case Statement():
            return statement(claim)
        case Commitment():
            return commitment(claim)
        case Position():
            return position(claim)
    msg = f"not one of the five kinds of claim: {type(claim).__name__}"
    raise TypeError(msg)


def amount(quantity: Amount) -> Json:
    """A quantity; ``upper`` only for a range."""
    shape = {
        "value": number(quantity.value),
        "unit": quantity.unit,
        "per": quantity.per,
        "baseline": number(quantity.baseline),
    }
    return shape | ({"upper": number(quantity.upper)} if quantity.upper is not None else {})


def number(value: Decimal | None) -> int | float | None:
    """A decimal as JSON has it: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def position(fact: Position) -> Json:
    """What a side holds."""
    return {
        "holder": list(fact.holder),
        "issue": fact.issue,
        "stance": fact.stance.value,
        "label": fact.label or None,
        **_grounds(fact),
    }


def related(link: RelatedLink) -> Json:
    """Another report that the report points to."""
    return {"title": link.title, "url": link.url or None}


def _grounds(fact: Claim) -> Json:
    return {
        "evidence": fact.evidence.text,
        "spans": _spans(fact.evidence),
        "attributed_to": fact.attributed_to or None,
        "score": round(fact.score, 3),
        "maker": str(fact.maker),
    }


def _spans(words: Excerpt | None) -> list[list[int]]:
    return [[span.start, span.end] for span in words.spans] if words else []


def _text(value: object | None) -> str | None:
    return None if value is None else str(value)


def value_shape(value: object) -> Any:
    """A view's frozen result as JSON: dataclasses by field, excerpts by words and place."""
    if isinstance(value, Claim):
        return fact(value)
    if isinstance(value, Excerpt):
        return {"text": value.text, "spans": _spans(value)}
    if isinstance(value, tuple):
        return [value_shape(item) for item in value]
    if isinstance(value, bool | int | float | None):
        return value
    if is_dataclass(value) and not isinstance(value, PartialDate | Period):
        return {part.name: value_shape(getattr(value, part.name)) for part in fields(value)}
    return str(value)


def coded_event(event: CodedEvent) -> Json:
    """One event of ``legation code`` (design, section 4)."""
    return {
        "event": event.type.value,
        "cameo": event.cameo,
        "source": list(event.source),
        "target": list(event.target),
        "text": event.text,
        "status": event.status.value,
        "score": round(event.score, 3),
        "frame": event.frame,
    }

"""PLOVER 0.8 records, one JSON object a line, by the field names of its manual (chapter Data Fields)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from legation.types.claims import Event
from legation.types.record import ReportRef
from legation.views.exports.events.coded import Coded
from legation.views.exports.events.quads import Quad, quad_class
from legation.views.exports.events.sides import Side, side, state_of


def lines(made: Iterable[Coded], quad: Quad = Quad.PLOVER) -> Iterator[str]:
    """The file's lines; an event without a day has no place in it (``date`` is required)."""
    for one in made:
        if one.day:
            yield json.dumps(_filled(_record(one, quad)), ensure_ascii=False) + "\n"


def _record(one: Coded, quad: Quad) -> dict[str, Any]:
    event, words = one.event, one.entry.best.claim.evidence
    best = one.entry.best.report
    return {
        "id": one.entry.id,
        "has_event": True,
        "date": str(one.day),
        "enddate": str(event.date.end) if event.date and event.date.end and not event.date.is_point else "",
        "actor": [_entity(side(key)) for key in event.actors],
        "recipient": [_entity(side(key)) for key in event.recipients],
        "event": [event.type.value],
        "event_loc": _place(event),
        "event_text": [words.text],
        "quad_code": quad_class(event, quad),
        "event_scale": event.goldstein,
        "mode": [event.mode] if event.mode else [],
        "context": list(dict.fromkeys(event.contexts)),
        "link": [report.document for report in one.entry.reports if report != best],
        "text_info": {"start": words.hull.start, "end": words.hull.end},
        "cite_info": _cited(best),
        "coder": str(one.entry.best.claim.maker),
        "comment": "; ".join(_comments(one)),
    }


def _entity(one: Side) -> dict[str, Any]:
    return _filled({"code": one.country or one.group, "sector": one.sector, "entity_text": one.name})


def _place(event: Event) -> dict[str, Any]:
    return _filled({"extracted_place": event.place or "", "country_code": state_of(event.place)})


def _cited(report: ReportRef) -> dict[str, Any]:
    return _filled(
        {
            "citation": report.id,
            "url": report.url,
            "title": report.title,
            "language": report.language,
            "publication": report.publisher,
            "codebook": "PLOVER 0.8",
            "version": report.document,
        }
    )


def _comments(one: Coded) -> Iterator[str]:
    told = one.entry.claim
    if isinstance(told, Event):
        yield f"status: {told.status.value}"
        if told.type is not one.event.type:
            yield f"type in the record: {told.type.value}"
    if one.event.cameo:
        yield f"CAMEO: {one.event.cameo}"
    if not one.told:
        yield "date: of the report"


def _filled(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in ("", None, [], {})}

"""Our own table of events, which loses nothing of an entry but its other reports' words: CSV or Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from legation.types.claims import Event
from legation.views.exports.events.coded import Coded
from legation.views.exports.events.quads import Quad, quad_class
from legation.views.exports.events.sides import side
from legation.views.exports.table import harmless

COLUMNS = (
    *("id", "day", "end", "day_told", "type", "coded_type", "cameo", "mode", "goldstein", "quad"),
    *("actors", "recipients", "actors_cow", "recipients_cow", "actors_gw", "recipients_gw"),
    *("status", "place", "contexts", "attributed_to", "verdict", "edited", "sightings", "publishers", "reports"),
    *("score", "maker", "frame", "words", "spans", "report", "title", "publisher", "published", "url", "language"),
    "version",
)
LISTS = frozenset(name for name in COLUMNS if name.startswith(("actors", "recipients"))) | {"contexts", "spans"}
NUMBERS = frozenset({"goldstein", "score"})
TYPES: Mapping[str, type] = MappingProxyType(
    dict.fromkeys(COLUMNS, str)
    | dict.fromkeys(LISTS, list)
    | dict.fromkeys(("quad", "sightings", "publishers", "reports"), int)
    | dict.fromkeys(NUMBERS, float)
    | dict.fromkeys(("day_told", "edited"), bool)
)
"""What each column holds; every one but lists, counts and flags may be empty."""


def rows(made: Iterable[Coded], quad: Quad = Quad.PLOVER) -> Iterator[Mapping[str, object]]:
    """One row an event, by the names of ``COLUMNS``; None where nothing is known."""
    for one in made:
        yield {**_event(one, quad), **_sides(one.event), **_held(one), **_grounds(one)}


def _event(one: Coded, quad: Quad) -> Mapping[str, object]:
    event, told = one.event, one.entry.claim
    end = event.date.end if event.date and not event.date.is_point else None
    return {
        "id": one.entry.id,
        "day": str(one.day) if one.day else None,
        "end": str(end) if end else None,
        "day_told": one.told,
        "type": told.type.value if isinstance(told, Event) else event.type.value,
        "coded_type": event.type.value,
        "cameo": event.cameo or None,
        "mode": event.mode or None,
        "goldstein": event.goldstein,
        "quad": quad_class(event, quad),
        "status": told.status.value if isinstance(told, Event) else event.status.value,
        "place": event.place,
        "contexts": list(dict.fromkeys(event.contexts)),
        "attributed_to": event.attributed_to or None,
    }


def _sides(event: Event) -> Mapping[str, object]:
    found: dict[str, object] = {}
    for role, keys in (("actors", event.actors), ("recipients", event.recipients)):
        sides = [side(key) for key in keys]
        found |= {role: list(keys), f"{role}_cow": [s.cow for s in sides], f"{role}_gw": [s.gw for s in sides]}
    return found


def _held(one: Coded) -> Mapping[str, object]:
    entry = one.entry
    return {
        "verdict": entry.verdict.value if entry.verdict else None,
        "edited": bool(entry.edits),
        "sightings": len(entry.sightings),
        "publishers": one.publishers,
        "reports": len(entry.reports),
    }


def _grounds(one: Coded) -> Mapping[str, object]:
    best = one.entry.best
    claim, report = best.claim, best.report
    return {
        "score": claim.score,
        "maker": str(claim.maker),
        "frame": one.event.frame or None,
        "words": claim.evidence.text,
        "spans": [f"{span.start}-{span.end}" for span in claim.evidence.spans],
        "report": report.id,
        "title": report.title or None,
        "publisher": report.publisher or None,
        "published": report.published or None,
        "url": report.url or None,
        "language": report.language or None,
        "version": report.document,
    }


def csv_lines(made: Iterable[Coded], quad: Quad = Quad.PLOVER) -> Iterator[str]:
    """CSV with a head (RFC 4180); several values of a cell stand apart by blanks."""
    yield _csv(COLUMNS)
    for row in rows(made, quad):
        yield _csv(harmless(_cell(row[name])) if name not in NUMBERS else _cell(row[name]) for name in COLUMNS)


def _csv(cells: Iterable[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(list(cells))
    return text.getvalue()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return " ".join(str(item).replace(" ", "_") for item in value if item)
    return str(value)

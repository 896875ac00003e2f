"""The 40 columns of POLECAT: tab-separated with a head, one row an event, "None" where nothing is known.

Source of names and order: the POLECAT weekly files (Harvard Dataverse AJGVIT). Several values of a
cell are joined by "; ", and actors, countries and numbers stand in one order. What stands in which
column, and what is lost: docs/interchange.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from legation.views.exports.events.coded import Coded
from legation.views.exports.events.delimited import tabbed
from legation.views.exports.events.quads import NAMES, Quad, quad_class
from legation.views.exports.events.sides import side, state_of

_ROLE = ("Name", "Country", "COW", "Primary Sector", "Sectors", "Title", "Name Raw", "Wikipedia ID")


def _columns(role: str) -> tuple[str, ...]:
    named = {"Primary Sector": f"Primary {role} Sector", "Wikipedia ID": f"Wikipedia {role} ID"}
    return tuple(named.get(name, f"{role} {name}") for name in _ROLE)


COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *_columns("Actor"),
    *_columns("Recipient"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID"),
    *("Raw Placename", "Feature Type", "Source", "Publication Date"),
    *("Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)


NOTHING = "None"
"""Where nothing is known."""


def lines(made: Iterable[Coded], quad: Quad = Quad.PLOVER) -> Iterator[str]:
    """The file's lines; an event without a day has no place in it."""
    rows = (_row(one, quad) for one in made if one.day)
    return tabbed(COLUMNS, rows, head=True, nothing=NOTHING)


def _row(one: Coded, quad: Quad) -> Mapping[str, object]:
    event, report = one.event, one.first_report
    country = state_of(event.place)
    found = quad_class(event, quad)
    return {
        "Event ID": "_".join((one.entry.id, event.type.value, event.mode or "None")),
        "Event Date": one.day.first if one.day else "",
        "Event Type": event.type.value,
        "Event Mode": event.mode,
        "Intensity": event.goldstein,
        "Quad Code": NAMES[found] if found is not None else "",
        "Contexts": "; ".join(dict.fromkeys(event.contexts)),
        **_actors("Actor", event.actors),
        **_actors("Recipient", event.recipients),
        "Placename": event.place,
        "Country": country,
        "Raw Placename": event.place,
        "Source": report.publisher,
        "Publication Date": report.published,
        "Language": report.language,
        "Version": one.entry.best.claim.maker,
    }


def _actors(role: str, keys: tuple[str, ...]) -> Mapping[str, object]:
    sides = [side(key) for key in keys]
    return {
        f"{role} Name": _joined(one.name for one in sides),
        f"{role} Country": _joined(one.country for one in sides),
        f"{role} COW": _joined(one.cow for one in sides),
        f"Primary {role} Sector": next((one.sector for one in sides if one.sector), ""),
        f"{role} Sectors": "; ".join(dict.fromkeys(one.sector for one in sides if one.sector)),
        f"{role} Name Raw": _joined(one.key for one in sides),
    }


def _joined(values: Iterable[str]) -> str:
    return "; ".join(value or NOTHING for value in values)

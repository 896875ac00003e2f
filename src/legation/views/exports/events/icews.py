"""The 20 columns of ICEWS coded events: tab-separated with a head, both directions of a mutual event.

Source of names and order: ICEWS Coded Event Data (Harvard Dataverse). What stands in which column,
and what is lost: docs/interchange.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from legation.data.interchange import interchange
from legation.views.exports.events.coded import Coded, Dyad, dyads, number_of
from legation.views.exports.events.delimited import tabbed
from legation.views.exports.events.sides import Side, side, state_of
from legation.views.naming import side_name

COLUMNS = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code"),
    *("Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher"),
    *("City", "District", "Province", "Country", "Latitude", "Longitude"),
)


def lines(made: Iterable[Coded]) -> Iterator[str]:
    """The file's lines; events without a CAMEO code or a day have no place in it."""
    usable = (one for one in made if one.event.cameo and one.day)
    rows = (_row(dyad) for one in usable for dyad in dyads(one))
    return tabbed(COLUMNS, rows, head=True, nothing="")


def _row(dyad: Dyad) -> Mapping[str, object]:
    one, event, report = dyad.coded, dyad.coded.event, dyad.coded.first_report
    country = state_of(event.place)
    return {
        "Event ID": dyad.number,
        "Event Date": one.day.first if one.day else "",
        **_actor("Source", side(dyad.actor)),
        "Event Text": interchange().cameo.get(event.cameo, ""),
        "CAMEO Code": event.cameo,
        "Intensity": event.goldstein,
        **_actor("Target", side(dyad.recipient)),
        "Story ID": number_of(report.document),
        "Publisher": report.publisher,
        "City": _city(event.place),
        "Country": side_name(country) if country else "",
    }


def _actor(role: str, one: Side) -> Mapping[str, object]:
    return {
        f"{role} Name": one.name,
        f"{role} Sectors": SECTORS.get(one.sector, ""),
        f"{role} Country": one.country_name,
    }


def _city(place: str | None) -> str:
    head = place.partition(",")[0].strip() if place else ""
    return "" if state_of(head) else head


SECTORS: Mapping[str, str] = MappingProxyType(
    {
        "IGO": "International Government Organization",
        "NGO": "Nongovernmental Organization",
        "REB": "Rebel",
        "SEP": "Separatist",
        "OPP": "Opposition",
    }
)
"""CAMEO types of actors as ICEWS writes them."""

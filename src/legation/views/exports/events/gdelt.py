"""The 61 columns of GDELT 2.0 events: tab-separated, no head.

Source of names and order: GDELT 2.0 event database codebook. What stands in which column, and what
is lost: docs/interchange.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from legation.types.time import PartialDate
from legation.views.exports.events.coded import Coded, Dyad, dyads
from legation.views.exports.events.delimited import tabbed
from legation.views.exports.events.quads import Quad, quad_class
from legation.views.exports.events.sides import Side, side, state_of

_ACTOR = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code"),
    *("Type1Code", "Type2Code", "Type3Code"),
)
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{what}Geo_{name}" for what in ("Actor1", "Actor2", "Action") for name in _GEO),
    *("DATEADDED", "SOURCEURL"),
)


def lines(made: Iterable[Coded], quad: Quad = Quad.GDELT) -> Iterator[str]:
    """The file's lines; events without a CAMEO code or a day have no place in it."""
    usable = (one for one in made if one.event.cameo and one.day)
    rows = (_row(dyad, quad) for one in usable for dyad in dyads(one))
    return tabbed(COLUMNS, rows, head=False, nothing="")


def _row(dyad: Dyad, quad: Quad) -> Mapping[str, object]:
    one, event = dyad.coded, dyad.coded.event
    entry, report = one.entry, one.first_report
    return {
        "GLOBALEVENTID": dyad.number,
        **_dates(one.day),
        **_actor(1, side(dyad.actor)),
        **_actor(2, side(dyad.recipient)),
        "EventCode": event.cameo,
        "EventBaseCode": event.cameo[:3],
        "EventRootCode": event.cameo[:2],
        "QuadClass": quad_class(event, quad),
        "GoldsteinScale": event.goldstein,
        "NumMentions": len(entry.sightings),
        "NumSources": one.publishers,
        "NumArticles": len(entry.reports),
        "ActionGeo_Type": _place_type(event.place),
        "ActionGeo_FullName": event.place,
        "DATEADDED": _added(report.published),
        "SOURCEURL": report.url or report.address,
    }


def _dates(day: PartialDate | None) -> Mapping[str, object]:
    """The day in GDELT's five ways; of a month or year its first day."""
    if day is None:
        return {}
    first = day.first
    fraction = first.year + ((first.month - 1) * 30 + first.day) / 365
    return {
        "SQLDATE": f"{first:%Y%m%d}",
        "MonthYear": f"{first:%Y%m}",
        "Year": first.year,
        "FractionDate": f"{fraction:.4f}",
    }


def _actor(number: int, one: Side) -> Mapping[str, object]:
    return {
        f"Actor{number}Code": one.cameo,
        f"Actor{number}Name": one.name.upper(),
        f"Actor{number}CountryCode": one.cameo_country,
        f"Actor{number}KnownGroupCode": one.group,
        f"Actor{number}Type1Code": one.sector,
    }


def _place_type(place: str | None) -> int:
    """GDELT: 0 nothing, 1 a country, 4 a city of the world; finer kinds are not known here."""
    if not place:
        return 0
    return 1 if "," not in place and state_of(place) else 4


def _added(published: str) -> str:
    return f"{PartialDate.parse(published).first:%Y%m%d}000000" if published else ""

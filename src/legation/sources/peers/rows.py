"""One row of a peer's file to one event of the layer of peers; ValueError says what is wrong with it.

Columns: GDELT 2.0 event codebook; ICEWS coded event data; POLECAT weekly files; ACLED codebook.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from legation.data.predicates import load_lexicon
from legation.sources.peers import names
from legation.types.claims import EventType
from legation.types.peers import Peer, PeerEvent

Row = Mapping[str, str]

GDELT_COLUMNS = 61
_AT = MappingProxyType(
    {
        "GLOBALEVENTID": 0,
        "SQLDATE": 1,
        "Actor1CountryCode": 7,
        "Actor1KnownGroupCode": 8,
        "Actor1Name": 6,
        "Actor2CountryCode": 17,
        "Actor2KnownGroupCode": 18,
        "Actor2Name": 16,
        "EventCode": 26,
        "GoldsteinScale": 30,
        "ActionGeo_FullName": 52,
        "SOURCEURL": 60,
    }
)
"""Where GDELT's columns stand, counted from 0: its files have no head."""

_ROOTS: Mapping[str, EventType | None] = MappingProxyType(
    {
        "01": None,
        "02": EventType.REQUEST,
        "03": EventType.AGREE,
        "04": EventType.CONSULT,
        "05": EventType.SUPPORT,
        "06": EventType.COOPERATE,
        "07": EventType.AID,
        "08": EventType.CONCEDE,
        "09": EventType.ACCUSE,
        "10": EventType.REQUEST,
        "11": EventType.ACCUSE,
        "12": EventType.REJECT,
        "13": EventType.THREATEN,
        "14": EventType.PROTEST,
        "15": EventType.MOBILIZE,
        "16": EventType.SANCTION,
        "17": EventType.COERCE,
        "18": EventType.ASSAULT,
        "19": EventType.ASSAULT,
        "20": EventType.ASSAULT,
    }
)
_ACLED: Mapping[str, EventType] = MappingProxyType(
    {
        "protests": EventType.PROTEST,
        "riots": EventType.PROTEST,
        "battles": EventType.ASSAULT,
        "explosions/remote violence": EventType.ASSAULT,
        "violence against civilians": EventType.ASSAULT,
    }
)
_STRATEGIC: Mapping[str, EventType] = MappingProxyType({"agreement": EventType.AGREE, "arrests": EventType.COERCE})
_MANY = re.compile(r"[;|]")


def gdelt(cells: list[str]) -> PeerEvent:
    """A row of GDELT 2.0 events: 61 cells."""
    if len(cells) != GDELT_COLUMNS:
        msg = f"has {len(cells)} columns, not {GDELT_COLUMNS}"
        raise ValueError(msg)
    row = {name: cells[at].strip() for name, at in _AT.items()}
    return PeerEvent(
        peer=Peer.GDELT,
        id=_needed(row, "GLOBALEVENTID"),
        day=_day(row["SQLDATE"]),
        actors=_gdelt_side(row, 1),
        recipients=_gdelt_side(row, 2),
        type=cameo_type(_cameo(row["EventCode"])),
        code=row["EventCode"],
        goldstein=_number(row["GoldsteinScale"]),
        place=row["ActionGeo_FullName"],
        source=row["SOURCEURL"],
    )


def _gdelt_side(row: Row, number: int) -> tuple[str, ...]:
    country, group, name = (row[f"Actor{number}{part}"] for part in ("CountryCode", "KnownGroupCode", "Name"))
    found = names.by_code(country) or names.by_group(group) or name
    return (found,) if found else ()


def icews(row: Row) -> PeerEvent:
    """A row of ICEWS; its ids are unique only together with the day and the direction."""
    day = _day(row["Event Date"])
    sides = [_icews_side(row, role) for role in ("Source", "Target")]
    return PeerEvent(
        peer=Peer.ICEWS,
        id=" ".join((_needed(row, "Event ID"), day.isoformat(), row["Source Name"], "→", row["Target Name"])),
        day=day,
        actors=sides[0],
        recipients=sides[1],
        type=cameo_type(_cameo(row["CAMEO Code"])),
        code=row["CAMEO Code"],
        goldstein=_number(row["Intensity"]),
        place=_place(row, "City", "District", "Province", "Country"),
        source=row["Publisher"],
    )


def _icews_side(row: Row, role: str) -> tuple[str, ...]:
    found = names.named(row[f"{role} Country"]) or names.named(row[f"{role} Name"])
    return (found,) if found else ()


def polecat(row: Row) -> PeerEvent:
    """A row of POLECAT; several actors may act together."""
    kind = _needed(row, "Event Type").upper()
    if kind not in set(EventType):
        msg = f"{kind!r} is no event type of PLOVER"
        raise ValueError(msg)
    mode = "" if names.is_nothing(row["Event Mode"]) else f"-{row['Event Mode']}"
    return PeerEvent(
        peer=Peer.POLECAT,
        id=_needed(row, "Event ID"),
        day=_day(row["Event Date"]),
        actors=_polecat_sides(row, "Actor"),
        recipients=_polecat_sides(row, "Recipient"),
        type=EventType(kind),
        code=f"{kind}{mode}",
        goldstein=_number(row.get("Event Intensity") or row.get("Intensity") or ""),
        place=_place(row, "Placename", "Country"),
        source=row.get("Source", ""),
    )


def _polecat_sides(row: Row, role: str) -> tuple[str, ...]:
    for column in (f"{role} Country", f"{role} Name"):
        found = tuple(filter(None, map(names.named, _MANY.split(row[column]))))
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def acled(row: Row) -> PeerEvent:
    """A row of ACLED, which does not say who of the two acted."""
    kind, sub = row["event_type"].strip(), row["sub_event_type"].strip()
    made = _ACLED.get(kind.casefold()) or _STRATEGIC.get(sub.casefold())
    return PeerEvent(
        peer=Peer.ACLED,
        id=_needed(row, "event_id_cnty"),
        day=_day(row["event_date"]),
        actors=_acled_sides(row, "1"),
        recipients=_acled_sides(row, "2"),
        type=made,
        code=f"{kind}: {sub}" if sub else kind,
        place=_place(row, "location", "admin1", "country"),
        source=row.get("source", ""),
        directed=False,
    )


def _acled_sides(row: Row, number: str) -> tuple[str, ...]:
    told = (row[f"actor{number}"], *row.get(f"assoc_actor_{number}", "").split(";"))
    return tuple(dict.fromkeys(filter(None, map(names.of_actor, told))))


def cameo_type(code: str) -> EventType | None:
    """The PLOVER type of a CAMEO code, by its root where the code itself is unknown; None for comments."""
    found = load_lexicon().codes.get(code)
    return found.type if found else _ROOTS.get(code[:2])


def _cameo(code: str) -> str:
    """A code with the zero that spreadsheets take off its head; ValueError for none."""
    if not code.isdecimal() or not 2 <= len(code) <= 4:
        msg = f"{code!r} is no CAMEO code"
        raise ValueError(msg)
    return code if code[:2] in _ROOTS else f"0{code}"


def _needed(row: Row, column: str) -> str:
    if names.is_nothing(row[column]):
        msg = f"has no {column}"
        raise ValueError(msg)
    return row[column].strip()


def _day(cell: str) -> date:
    """``YYYY-MM-DD``, ``YYYYMMDD``, or those with a time behind."""
    text = cell.strip()
    try:
        return date.fromisoformat(text[:10] if "-" in text[:8] else text[:8])
    except ValueError as error:
        msg = f"{cell!r} is no date"
        raise ValueError(msg) from error


def _number(cell: str) -> float | None:
    if names.is_nothing(cell):
        return None
    try:
        found = float(cell)
    except ValueError as error:
        msg = f"{cell!r} is no number"
        raise ValueError(msg) from error
    if not -10 <= found <= 10:
        msg = f"{cell!r} is not on the Goldstein scale"
        raise ValueError(msg)
    return found


def _place(row: Row, *columns: str) -> str:
    told = (row.get(column, "").strip() for column in columns)
    return ", ".join(dict.fromkeys(part for part in told if not names.is_nothing(part)))

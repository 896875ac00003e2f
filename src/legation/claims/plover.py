"""From a frame and what the words make of it to a PLOVER type and a CAMEO code.

A report's record keeps the deed's own type with its status ("will withdraw": RETREAT, scheduled).
Coding sentence by sentence follows the PLOVER manual, in which a cooperative deed to come is AGREE,
a hostile one THREATEN, and a cooperative deed refused is REJECT.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from legation.claims.status import Modality
from legation.data.predicates import Code, Frame, Lexicon
from legation.types.claims import EventType, Status

COOPERATIVE = frozenset(
    {
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.COOPERATE,
        EventType.AID,
        EventType.RETREAT,
        EventType.CONCEDE,
    }
)
HOSTILE = frozenset({EventType.SANCTION, EventType.COERCE, EventType.ASSAULT, EventType.MOBILIZE, EventType.PROTEST})
VERBAL_CONFLICT = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.REQUEST})

_INTENT: Mapping[str, str] = MappingProxyType(
    {
        "06": "031",
        "061": "0311",
        "062": "0312",
        "063": "0313",
        "064": "0314",
        "05": "032",
        "07": "033",
        "071": "0331",
        "072": "0332",
        "073": "0333",
        "074": "0334",
        "075": "0333",
        "08": "035",
        "081": "0351",
        "082": "0352",
        "083": "034",
        "084": "0353",
        "085": "0354",
        "086": "0355",
        "087": "0356",
        "04": "036",
        "045": "039",
        "054": "032",
        "057": "037",
    }
)
"""Deed → the code of intending it (CAMEO 03); the other families have the same tree of sub-codes."""
_FAMILIES: Mapping[str, str] = MappingProxyType({"agree": "03", "request": "10", "appeal": "02", "reject": "12"})
_THREATS: Mapping[str, str] = MappingProxyType(
    {
        "16": "1313",
        "162": "1311",
        "163": "1312",
        "164": "134",
        "165": "135",
        "166": "136",
        "161": "1313",
        "172": "132",
        "1721": "1321",
        "1722": "1322",
        "1723": "1323",
        "1724": "1324",
        "14": "133",
        "15": "138",
        "173": "137",
        "175": "137",
        "191": "1381",
        "192": "1382",
        "18": "1383",
        "19": "1384",
        "190": "1384",
        "20": "1385",
        "171": "1384",
        "204": "1385",
    }
)


def code_of(lexicon: Lexicon, frame: Frame, content: Frame | None) -> Code:
    """The CAMEO code of a frame; for one that takes a deed as its content, by that deed."""
    if not frame.family or content is None:
        return frame.code
    inner = content.code.cameo
    if frame.family == "threaten":
        return lexicon.codes[_longest(_THREATS, inner) or frame.code.cameo]
    intended = _longest(_INTENT, inner)
    prefix = _FAMILIES.get(frame.family)
    if not intended or not prefix:
        return frame.code
    return lexicon.codes.get(_in_family(prefix, intended), frame.code)


_INTENTIONS: Mapping[EventType, str] = MappingProxyType({EventType.AGREE: "03", EventType.REJECT: "12"})


def intended_code(lexicon: Lexicon, cameo: str, kind: EventType) -> Code:
    """The code of a deed that is only agreed, refused or threatened, as near to the deed's own as there is."""
    if kind is EventType.THREATEN:
        return lexicon.codes[_longest(_THREATS, cameo) or "130"]
    prefix = _INTENTIONS[kind]
    intended = _longest(_INTENT, cameo)
    found = lexicon.codes.get(_in_family(prefix, intended)) if intended else None
    return found or lexicon.codes[f"{prefix}0"]


def _in_family(prefix: str, intended: str) -> str:
    """CAMEO numbers intentions 03x as requests 10x, appeals 02x and refusals 12x, but for meetings."""
    tail = intended[2:]
    if prefix == "12":
        tail = {
            "6": "5",
            "7": "7",
            "8": "6",
            "9": "6",
            "2": "1",
            "3": "2",
            "31": "21",
            "32": "22",
            "33": "23",
            "34": "24",
        }.get(tail, tail)
        tail = {
            "4": "3",
            "5": "4",
            "51": "41",
            "52": "42",
            "53": "43",
            "54": "44",
            "55": "45",
            "56": "46",
        }.get(intended[2:], tail)
    return prefix + tail


def _longest(table: Mapping[str, str], code: str) -> str:
    """The entry of the longest prefix of a code."""
    return next((table[code[:n]] for n in range(len(code), 1, -1) if code[:n] in table), "")


def coded_type(kind: EventType, modality: Modality) -> EventType | None:
    """The type of a sentence's deed by the PLOVER manual; None when the deed is only denied."""
    if kind in COOPERATIVE:
        return _cooperative(kind, modality)
    if kind in HOSTILE:
        return _hostile(kind, modality)
    if kind is EventType.AGREE and (modality.negated or modality.refused):
        return EventType.REJECT
    return kind


def _cooperative(kind: EventType, modality: Modality) -> EventType | None:
    if modality.refused or modality.negated:
        return EventType.REJECT
    if modality.status in (Status.SCHEDULED, Status.PROPOSED):
        return EventType.AGREE
    if modality.status is Status.HYPOTHETICAL:
        return EventType.AGREE if modality.conditional else None
    if modality.status is Status.CANCELLED:
        return EventType.REJECT
    return kind


def _hostile(kind: EventType, modality: Modality) -> EventType | None:
    if modality.negated or modality.refused or modality.status is Status.DENIED:
        return None
    if modality.status in (Status.SCHEDULED, Status.PROPOSED, Status.HYPOTHETICAL):
        return EventType.THREATEN
    return kind

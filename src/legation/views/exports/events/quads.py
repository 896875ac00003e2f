"""Quad classes: verbal and material, cooperation and conflict, by the scheme that is asked for.

GDELT and Phoenix number the classes alike but put CAMEO 14 (protest) on different sides of words
and deeds, and Phoenix has a class 0 for comments and appeals. PLOVER goes by its own types.
Sources: GDELT 2.0 event codebook (QuadClass) and its data, in which 14x are 3; Phoenix pipeline,
``postprocess.py``; PLOVER 0.8 manual, table of quad categories.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from legation.types.claims import Event, EventType


class Quad(StrEnum):
    """Whose quad classes."""

    GDELT = "gdelt"
    PHOENIX = "phoenix"
    PLOVER = "plover"


NAMES: Mapping[int, str] = MappingProxyType(
    {
        0: "NEUTRAL",
        1: "VERBAL COOPERATION",
        2: "MATERIAL COOPERATION",
        3: "VERBAL CONFLICT",
        4: "MATERIAL CONFLICT",
    }
)

_T = EventType
_PLOVER: Mapping[EventType, int] = MappingProxyType(
    {
        **dict.fromkeys((_T.AGREE, _T.CONSULT, _T.SUPPORT, _T.CONCEDE), 1),
        **dict.fromkeys((_T.COOPERATE, _T.AID, _T.RETREAT), 2),
        **dict.fromkeys((_T.REQUEST, _T.ACCUSE, _T.REJECT, _T.THREATEN), 3),
        **dict.fromkeys((_T.PROTEST, _T.SANCTION, _T.MOBILIZE, _T.COERCE, _T.ASSAULT), 4),
    }
)


def quad_class(event: Event, scheme: Quad) -> int | None:
    """The class of an event, 0 to 4; None when it has no CAMEO code and the scheme needs one."""
    if scheme is Quad.PLOVER:
        return _PLOVER[event.type]
    return of_root(event.cameo[:2], scheme)


def of_root(root: str, scheme: Quad) -> int | None:
    """The class of a CAMEO root code ("01" to "20") by GDELT or Phoenix; None for no root code."""
    if not root.isdecimal() or not 1 <= int(root) <= 20:
        return None
    number = int(root)
    if number == 14:
        return 3 if scheme is Quad.GDELT else 4
    if number < 3 and scheme is Quad.PHOENIX:
        return 0
    bounds = ((5, 1), (8, 2), (13, 3), (20, 4))
    return next(found for last, found in bounds if number <= last)

"""The codes of a side: country by ISO, Correlates of War and CAMEO, known group, sector."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from legation.data.bodies import STATE_BODY, bodies
from legation.data.interchange import interchange
from legation.data.states import states
from legation.views.parties import party

SECTORS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("igo", "bloc", "format", "organ", "agency", "court", "mission"), "IGO"),
        "ngo": "NGO",
        "armed": "REB",
        "partial": "SEP",
        "opposition": "OPP",
    }
)
"""Our types of bodies → CAMEO's types of actors."""


@dataclass(frozen=True, slots=True)
class Side:
    """What other event data say of an actor; "" where they would say what is not known.

    ``country`` is ISO 3166-1 alpha-3, ``cow`` the Correlates of War number, ``sector`` a CAMEO
    type, ``group`` CAMEO's code of a known group. A state's own acts have no sector here: the
    record does not keep which of its organs acted.
    """

    key: str
    name: str
    country: str = ""
    cow: str = ""
    gw: str = ""
    sector: str = ""
    group: str = ""

    @property
    def cameo_country(self) -> str:
        """The country in CAMEO's codes."""
        return interchange().countries.get(self.country, self.country)

    @property
    def cameo(self) -> str:
        """The whole CAMEO actor code: country, group, type."""
        return self.cameo_country + (self.group or self.sector)

    @property
    def country_name(self) -> str:
        """The English name of the country, "" for none."""
        return states()[self.country].name if self.country else ""


def side(key: str) -> Side:
    """The side that a code or name of the record stands for."""
    state = states().get(key)
    if state:
        return Side(key, state.name, key, state.cow, state.gw)
    body = bodies().get(key)
    if body is None:
        return Side(key, key)
    country = body.of if body.type == STATE_BODY and body.of in states() else body.home
    home = states().get(country)
    codes = (home.code, home.cow, home.gw) if home else ("", "", "")
    return Side(key, key, *codes, SECTORS.get(body.type, ""), interchange().groups.get(key, ""))


def state_of(place: str | None) -> str:
    """The code of the state that is the last part of a place's name, "" when none is."""
    found = party(place.rpartition(",")[2].strip()) if place else ""
    return found if found in states() else ""

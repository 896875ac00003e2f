"""From what peers call a side to what the record calls it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from legation.data.interchange import interchange
from legation.data.states import states

_FORCES = re.compile(r"^(?:Military|Police|Security|Naval|Air) Forces of (?:the )?(.+)$|^Government of (?:the )?(.+)$")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_NOTHING = frozenset({"", "na", "none", "nan", "null", "n/a", "unknown"})


def is_nothing(cell: str) -> bool:
    """Whether a cell says that nothing is known."""
    return cell.strip().casefold() in _NOTHING


def by_code(code: str) -> str:
    """The record's code for a country's code, "" when no state has it."""
    wanted = code.strip().upper()
    wanted = interchange().country_aliases.get(wanted, wanted)
    return wanted if wanted in states() else ""


@cache
def _groups() -> Mapping[str, str]:
    return MappingProxyType({code: key for key, code in interchange().groups.items()})


def by_group(code: str) -> str:
    """The record's key for CAMEO's code of a known group, "" when it is not known."""
    return _groups().get(code.strip().upper(), "")


@cache
def _names() -> Mapping[str, str]:
    found = {name.casefold(): code for name, code in interchange().country_names.items()}
    for state in states().values():
        for name in (state.name, *state.names):
            found.setdefault(name.lstrip("=").casefold(), state.code)
    return MappingProxyType(found)


def by_name(name: str) -> str:
    """The code of the state that a name stands for, "" when none does."""
    return _names().get(" ".join(name.split()).casefold(), "")


def named(cell: str) -> str:
    """A country by code or by name; what is neither stands as it is; "" for nothing."""
    return "" if is_nothing(cell) else by_code(cell) or by_name(cell) or cell.strip()


def of_actor(actor: str) -> str:
    """The state that an ACLED actor belongs to ("Military Forces of X (2018-)", "Protesters (X)"), else its name."""
    if is_nothing(actor):
        return ""
    bare = " ".join(_BRACKETS.sub("", actor).split())
    forces = _FORCES.match(actor.partition("(")[0].strip())
    if forces:
        return by_name(forces[1] or forces[2]) or bare
    inside = (by_name(words) for words in _BRACKETS.findall(actor))
    return next(filter(None, inside), "") or by_name(bare) or bare

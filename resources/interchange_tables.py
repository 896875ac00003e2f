"""What other event data call the same things, from ``interchange.yaml``, checked against our own codes."""

from __future__ import annotations

import json
from typing import Any

import actor_tables
from yaml_tables import dump, source


def interchange() -> bytes:
    """The table's bytes; ValueError names what no table of ours knows, or a code without a name."""
    found: dict[str, Any] = source("interchange.yaml")
    _check("state", {*found["countries"], *found["country_aliases"].values(), *found["country_names"].values()}, "code")
    _check("body", set(found["groups"]), "key")
    nameless = sorted(set(source("predicates/codes.yaml")) - set(found["cameo"]))
    if nameless:
        msg = f"CAMEO codes without a name: {nameless}"
        raise ValueError(msg)
    return dump(found)


def _check(what: str, used: set[str], field: str) -> None:
    made = actor_tables.states() if what == "state" else actor_tables.bodies()
    known = {row[field] for row in json.loads(made)}
    strange = sorted(used - known)
    if strange:
        msg = f"no such {what}: {strange}"
        raise ValueError(msg)

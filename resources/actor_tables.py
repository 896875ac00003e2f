"""Tables of states and of bodies: codes, names, dates, members."""

from __future__ import annotations

from typing import Any

from yaml_tables import dump, source

# Adjectives that end like these make the noun for the people with an "s": Iranian, Iranians.
_PLURAL_ENDINGS = ("an", "i", "k", "q", "o", "ot", "at", "yz", "ot", "ek", "ene", "bek", "ajan", "am", "n")


def states() -> bytes:
    """One row per state, territory and former state, by code."""
    rows = [_state(code, entry) for code, entry in source("states.yaml").items()]
    rows += [_former(code, entry) for code, entry in source("former_states.yaml").items()]
    return dump(sorted(rows, key=lambda row: str(row["code"])))


def _state(code: str, entry: dict[str, Any]) -> dict[str, object]:
    cow = str(entry.get("cow", ""))
    return {
        "code": code,
        "name": entry["names"][0].lstrip("="),
        "iso2": entry["iso"],
        "cow": cow,
        "gw": str(entry.get("gw", cow)),
        "status": entry.get("status", "state"),
        "of": entry.get("of", ""),
        "names": entry["names"],
        "adjectives": entry["adj"],
        "people": people(entry),
        "capitals": capitals(entry),
        "seats": entry.get("seats", []),
        "former": [_dated(name) for name in entry.get("former", [])],
    }


def _former(code: str, entry: dict[str, Any]) -> dict[str, object]:
    cow = str(entry.get("cow", ""))
    return {
        "code": code,
        "name": entry["names"][0],
        "iso2": "",
        "cow": cow,
        "gw": cow,
        "status": "former",
        "of": entry.get("heir", ""),
        "names": entry["names"],
        "adjectives": entry["adj"],
        "people": people(entry),
        "capitals": [],
        "seats": [],
        "former": [],
        "from": str(entry["from"]),
        "to": str(entry["to"]),
    }


def _dated(name: dict[str, Any]) -> dict[str, object]:
    return {
        "name": name["name"],
        "from": str(name["from"]),
        "to": str(name["to"]),
        "adjectives": name.get("adj", []),
    }


def capitals(entry: dict[str, Any]) -> list[str]:
    """The cities that stand for the government; a name with a hint in brackets is matched elsewhere."""
    return [name for name in entry.get("capital", []) if "(" not in name]


def people(entry: dict[str, Any]) -> list[str]:
    """Nouns for the people: those given, and plurals of the adjectives where English makes them."""
    made = [
        f"{adjective}s" for adjective in entry["adj"] if adjective.endswith(_PLURAL_ENDINGS) and adjective[0] != "="
    ]
    given = entry.get("people", [])
    plurals = [noun for noun in given if noun.endswith(("s", "men"))]
    return list(dict.fromkeys([*made, *plurals, *given]))


def bodies() -> bytes:
    """One row per organisation, organ of a state, armed group and fuzzy group, by key."""
    rows = [_organisation(key, entry) for key, entry in source("organisations.yaml").items()]
    rows += [_body(code, names.split("|")) for code, names in state_bodies()]
    known = homes()
    rows += [_row(key, kind, home=known.get(key, "")) for key, _, kind in fuzzy_groups()]
    rows += [_armed(key, entry, kind) for key, entry, kind in armed_groups()]
    return dump(sorted(rows, key=lambda row: str(row["key"])))


def state_bodies() -> list[tuple[str, str]]:
    """Every body of a state: its code, and the names joined by bars."""
    return [(code, names) for code, entry in source("states.yaml").items() for names in entry.get("bodies", [])]


def fuzzy_groups() -> list[tuple[str, list[str], str]]:
    """Groups whose members nobody fixes, and peoples."""
    table = source("groups.yaml")
    groups = [(key, entry, kind) for kind in ("fuzzy", "peoples") for key, entry in table[kind].items() if entry]
    return [(key, entry["names"] if isinstance(entry, dict) else entry, kind) for key, entry, kind in groups]


def homes() -> dict[str, str]:
    """The state of each people that lives in one."""
    entries = source("groups.yaml")["peoples"].items()
    return {key: entry["home"] for key, entry in entries if isinstance(entry, dict)}


def armed_groups() -> list[tuple[str, dict[str, Any], str]]:
    """Armed groups, parties, and lands that hold themselves to be states."""
    table = source("groups.yaml")
    kinds = (("armed", "armed"), ("parties", "opposition"), ("partial", "partial"))
    return [(key, entry, kind) for name, kind in kinds for key, entry in table[name].items()]


def body_key(names: list[str]) -> str:
    """The key of a body: its first name."""
    return names[0].lstrip("=")


def _organisation(key: str, entry: dict[str, Any]) -> dict[str, object]:
    return _row(key, entry["type"], of=entry.get("of", ""), members=[_member(m) for m in entry.get("members", [])])


def _body(code: str, names: list[str]) -> dict[str, object]:
    return _row(body_key(names), "body", of=code)


def _armed(key: str, entry: dict[str, Any], kind: str) -> dict[str, object]:
    return _row(key, kind, home=entry.get("home", ""))


def _row(
    key: str, kind: str, *, of: str = "", home: str = "", members: list[list[str]] | None = None
) -> dict[str, object]:
    return {"key": key, "type": kind, "of": of, "home": home, "members": members or []}


def _member(text: str) -> list[str]:
    code, _, dates = text.partition(":")
    start, _, end = dates.partition("..")
    return [code, start, end]

"""Tables of names: what each one may mean, in English with all its forms and in every language of CLDR."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from actor_tables import armed_groups, body_key, capitals, fuzzy_groups, homes, people, state_bodies
from babel import Locale, localedata
from yaml_tables import dump, packed, source

Row = tuple[str, str, str, str, str]
"""Surface ("=" before it: only in exactly this case), kind, key, usual name, state."""


def english() -> bytes:
    """Every English name; of two rows with one surface the earlier holds."""
    rows: dict[str, Row] = {}
    for row in _english_rows():
        rows.setdefault(row[0], row)
    kept = (row for surface, row in rows.items() if not _only_an_article_more(surface, rows))
    return dump(sorted(kept))


def _only_an_article_more(surface: str, rows: dict[str, Row]) -> bool:
    bare = surface.removeprefix("the ")
    return bare != surface and bare in rows and rows[bare][2] == rows[surface][2]


def _english_rows() -> Iterator[Row]:
    table = source("states.yaml")
    for code, entry in (table | source("former_states.yaml")).items():
        yield from _state_rows(code, entry)
    for iso3, name in _english_territories(_codes(table)):
        yield name, "state", iso3, table[iso3]["names"][0], iso3
    yield from _body_rows()
    yield from _place_rows()
    for code, entry in (table | source("former_states.yaml")).items():
        yield from ((noun, "people", people(entry)[0], people(entry)[0], code) for noun in people(entry))


def _english_territories(codes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Territory names of every English locale in Latin script."""
    for identifier in _locales()["en"]:
        locale = Locale.parse(identifier)
        if locale.script in (None, "Latn"):
            yield from _territories(locale, codes)


def _state_rows(code: str, entry: dict[str, Any]) -> Iterator[Row]:
    usual = entry["names"][0].lstrip("=")
    yield from ((name, "state", code, usual, code) for name in entry["names"])
    for former in entry.get("former", []):
        yield former["name"], "state", code, former["name"].lstrip("="), code
        yield from ((adjective, "demonym", code, adjective, code) for adjective in former.get("adj", []))
    yield from ((name, "capital", code, name, code) for name in capitals(entry))
    yield from ((name, "seat", code, name, code) for name in entry.get("seats", []))
    yield from ((name, "demonym", code, name, code) for name in entry["adj"])


def _body_rows() -> Iterator[Row]:
    for key, entry in source("organisations.yaml").items():
        yield from ((name, "organisation", key, entry["names"][0].lstrip("="), "") for name in entry["names"])
    for code, joined in state_bodies():
        names = joined.split("|")
        yield from ((name, "body", body_key(names), names[0].lstrip("="), code) for name in names)
    for key, entry, _ in armed_groups():
        yield from ((name, "group", key, key, entry.get("home", "")) for name in entry["names"])
        yield from ((name, "group", key, key, entry.get("home", "")) for name in entry.get("adj", []))
    known = homes()
    for key, names, kind in fuzzy_groups():
        yield from ((name, kind, key, key, known.get(key, "")) for name in names)


def _place_rows() -> Iterator[Row]:
    table = source("places.yaml")
    for code, places in table["states"].items():
        for joined in places:
            names = [name for name in joined.split("|") if "(" not in name]
            yield from ((name, "place", code, names[0], code) for name in names)
    for region in table["regions"]:
        names = region.split("|")
        yield from ((name, "region", "", names[0], "") for name in names)


def ambiguous() -> bytes:
    """Names with several readings, and the words that choose between them."""
    table = source("ambiguous.yaml")
    return dump({name: [_reading(name, reading) for reading in readings] for name, readings in sorted(table.items())})


def _reading(name: str, reading: dict[str, Any]) -> dict[str, object]:
    keys = reading["key"].split() if reading["kind"] == "state" else [reading["key"]] if reading["key"] else []
    state = reading.get("body_of") or reading.get("state") or (keys[0] if keys and len(keys[0]) == 3 else "")
    return {
        "keys": keys,
        "kind": "body" if "body_of" in reading else reading["kind"],
        "name": reading.get("name", name.lstrip("=")),
        "state": state,
        "unsure": reading.get("ambiguous", False),
        "cues": reading.get("cues", []),
        "before": reading.get("before", []),
        "after": reading.get("after", []),
        "also": reading.get("names", []),
    }


def every_language() -> bytes:
    """Language → code → names, over all locales of CLDR; a language's main locale wins a contest."""
    codes = _codes(source("states.yaml"))
    table: dict[str, dict[str, list[str]]] = {}
    for language, locales in sorted(_locales().items()):
        names = _language_names(locales, codes)
        if names:
            table[language] = names
    return packed(table)


def _codes(table: dict[str, Any]) -> dict[str, str]:
    return {entry["iso"]: code for code, entry in table.items()}


def _locales() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for identifier in sorted(localedata.locale_identifiers(), key=lambda name: (name.count("_"), name)):
        found[identifier.partition("_")[0]].append(identifier)
    return found


def _language_names(locales: list[str], codes: dict[str, str]) -> dict[str, list[str]]:
    owner: dict[str, str] = {}
    for identifier in locales:
        for code, name in _territories(Locale.parse(identifier), codes):
            owner.setdefault(name, code)
    names: defaultdict[str, list[str]] = defaultdict(list)
    for name, code in owner.items():
        names[code].append(name)
    return dict(sorted(names.items()))


def _territories(locale: Locale, codes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Code and name of every territory that has an ISO 3166-1 code and is named in words."""
    for iso2, code in codes.items():
        name = locale.territories.get(iso2)
        if name and name != iso2:
            yield code, name

"""Tables of offices: the words of titles, and how a title is classed."""

from __future__ import annotations

from typing import Any

from yaml_tables import dump, source


def offices() -> bytes:
    """The lexicon of titles; word lists keep their order, so that the first rule that fits holds."""
    table = source("offices.yaml")
    lists = {key: list(dict.fromkeys(table[key])) for key in ("heads", "weak_heads", "ranks", "modifiers", "links")}
    nested = {key: table[key] for key in ("honorifics", "gender", "standing", "idioms")}
    return dump({**lists, **nested, "rules": [_rule(entry) for entry in table["rules"]]})


def words() -> bytes:
    """Groups of words by which actors are told apart."""
    return dump({name: sorted(group) for name, group in source("actor_words.yaml").items()})


def _rule(entry: dict[str, Any]) -> dict[str, object]:
    return {
        "class": entry["class"],
        "has": entry.get("has", []),
        "head": entry.get("head", []),
        "not": entry.get("not", []),
    }

"""Tables of the finders of times, quantities and undertakings; words folded as the finders fold text."""

from __future__ import annotations

from typing import Any

import inflections
import yaml_tables

from legation.text.folding import plain


def calendar() -> bytes:
    """Words of the calendar."""
    table = yaml_tables.source("calendar.yaml")
    return yaml_tables.dump({name: rows if name == "recurring" else _folded(rows) for name, rows in table.items()})


def units() -> bytes:
    """Units of amounts."""
    table = yaml_tables.source("units.yaml")
    kept = ("codes", "owners", "amount_factor")
    return yaml_tables.dump({name: rows if name in kept else _folded(rows) for name, rows in table.items()})


def softness() -> bytes:
    """Words of undertaking, and every form of the verbs and nouns among them."""
    rows = yaml_tables.source("softness.yaml")
    verbs = [word for row in rows["groups"] for word in row.get("verbs", ())]
    verbs += [word for name in VERB_LISTS for word in rows[name]]
    verbs += [word for words in rows["not_willed"].values() for word in words]
    verbs += [act.split()[0] for act in rows["deeds"].values()]
    nouns = [word for row in rows["groups"] for word in row.get("nouns", ())]
    nouns += [*rows["deeds"], *(word for name in NOUN_LISTS for word in rows[name])]
    rows["forms"] = {form: word for word in reversed(nouns) for form in inflections.noun_forms(word)}
    rows["forms"] |= {form: word for word in reversed(verbs) for form in _verb_forms(word)}
    return yaml_tables.dump(rows)


VERB_LISTS = (
    "silent",
    "repeated",
    "lifting",
    "opening",
    "standing",
    "implementing",
    "levels",
    "joining",
    "reporting",
    "striking",
    "leaving",
    "moving",
    "recurring",
)
NOUN_LISTS = (
    "instruments",
    "barriers",
    "meeting",
    "unions",
    "values",
    "findings",
    "several",
    "private",
    "audiences",
    "ideas",
)


def _verb_forms(word: str) -> tuple[str, ...]:
    """The forms of a verb, also with its last letter doubled ("committed", "planning")."""
    forms = inflections.verb_forms(word)
    doubled = (f"{word}{word[-1]}ed", f"{word}{word[-1]}ing") if word[-1] in "bdgmnprtl" else ()
    return (*forms, *doubled)


def _folded(value: Any) -> Any:
    """The same table with every listed word folded, none twice; keys stay."""
    if isinstance(value, dict):
        return {str(key): _folded(part) for key, part in value.items()}
    if isinstance(value, list):
        return list(dict.fromkeys(plain(part) if isinstance(part, str) else part for part in value))
    return value

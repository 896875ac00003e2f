"""Tables of the finders of times, quantities and undertakings; words folded as the finders fold text."""

from __future__ import annotations

from typing import Any

import yaml_tables

from legation.text.folding import plain


def calendar() -> bytes:
    """Words of the calendar."""
    table = yaml_tables.source("calendar.yaml")
    return yaml_tables.dump(
        {name: rows if name == "recurring" else _folded(rows) for name, rows in table.items()}
    )


def units() -> bytes:
    """Units of amounts."""
    table = yaml_tables.source("units.yaml")
    kept = ("codes", "owners", "amount_factor")
    return yaml_tables.dump({name: rows if name in kept else _folded(rows) for name, rows in table.items()})


def softness() -> bytes:
    """Words of undertaking."""
    return yaml_tables.dump(yaml_tables.source("softness.yaml"))


def _folded(value: Any) -> Any:
    """The same table with every listed word folded, none twice; keys stay."""
    if isinstance(value, dict):
        return {str(key): _folded(part) for key, part in value.items()}
    if isinstance(value, list):
        return list(dict.fromkeys(plain(part) if isinstance(part, str) else part for part in value))
    return value

"""Writes the tables of the finders of times, quantities and undertakings from their YAML.

``resources/{calendar,units,softness}.yaml`` become ``src/legation/data/*.json``; the words of the
calendar and of units are folded on the way, as the finders fold what they read.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml

from legation.text.folding import plain

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/legation/data"
FOLDED = frozenset(("calendar", "units"))
NAMES = ("calendar", "units", "softness")


def folded(value: Any) -> Any:
    """The same table with every word folded; keys stay as they are unless they are words to look up."""
    if isinstance(value, dict):
        return {str(key): folded(part) for key, part in value.items()}
    if isinstance(value, list):
        return list(dict.fromkeys(plain(part) if isinstance(part, str) else part for part in value))
    return value


def render(name: str) -> str:
    """The JSON text of one table."""
    table = yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))
    if name in FOLDED:
        table = {section: rows if section in KEPT else folded(rows) for section, rows in table.items()}
    return json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


KEPT = frozenset(("recurring",))
"""Sections whose lists hold values, not words."""


def main(arguments: list[str]) -> int:
    """Write the tables, or with ``--check`` say whether the committed ones are up to date."""
    stale = []
    for name in NAMES:
        if not (HERE / f"{name}.yaml").exists():
            continue
        text, path = render(name), TARGET / f"{name}.json"
        if "--check" in arguments:
            stale += [] if path.exists() and path.read_text("utf-8") == text else [name]
        else:
            path.write_text(text, "utf-8")
    return len(stale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

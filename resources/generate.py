"""Generate the tables of ``src/legation/data`` from the YAML beside this file and CLDR (through Babel).

    python resources/generate.py            write every table
    python resources/generate.py --check    write nothing; exit 1 when a committed table differs

One function per table, each returning the file's bytes; the same input gives the same bytes.
To add a table, write a function and name it in ``TABLES``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import actor_tables
import calendar_names
import finder_tables
import holder_tables
import interchange_tables
import map_tables
import name_tables
import office_tables
import predicates
import speech_tables

DATA = Path(__file__).parents[1] / "src/legation/data"

TABLES: Mapping[str, Callable[[], bytes]] = MappingProxyType(
    {
        "states.json": actor_tables.states,
        "bodies.json": actor_tables.bodies,
        "english_names.json": name_tables.english,
        "ambiguous_names.json": name_tables.ambiguous,
        "offices.json": office_tables.offices,
        "actor_words.json": office_tables.words,
        "holders.json": holder_tables.holders,
        "calendar_names.py": calendar_names.module,
        "calendar.json": finder_tables.calendar,
        "softness.json": finder_tables.softness,
        "units.json": finder_tables.units,
        "map.json": map_tables.shapes,
        "interchange.json": interchange_tables.interchange,
        "predicates.json": predicates.table,
        "cues.json": speech_tables.cues,
        "stances.json": speech_tables.stances,
        "renderings.json": speech_tables.renderings,
        "sameness.json": speech_tables.sameness,
        "verbs.json": speech_tables.verbs,
        "names.json.gz": name_tables.every_language,
    }
)


def differing() -> list[str]:
    """Names of the tables whose committed bytes are not what the sources give."""
    return [name for name, make in TABLES.items() if not _same(DATA / name, make())]


def _same(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def write() -> None:
    """Write every table."""
    for name, make in TABLES.items():
        (DATA / name).write_bytes(make())


def main(arguments: list[str]) -> int:
    """Write, or with ``--check`` only compare."""
    if "--check" not in arguments:
        write()
        return 0
    stale = differing()
    sys.stderr.writelines(f"src/legation/data/{name} is not what resources/ gives: run `make data`\n" for name in stale)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

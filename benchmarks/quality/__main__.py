"""Run every suite, hold the floors, write the table: ``python -m benchmarks.quality [--raise] [SUITE ...]``."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.quality.suite import ROOT, Suite

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
TABLE = HERE / "README.md"
SUITES = (
    "records",
    "blocks",
    "pages",
    "quotes",
    "events",
    "visits",
    "times",
    "actors",
    "parse",
    "entities",
    "language",
    "hostile",
)
LOWERED = (
    'Lowered once, 2026-11-26: three of `quotes`, by less than 0.01, when "I" and "we" of nobody named, things and',
    "undertakings stopped being statements, which PolNeAR counts and nobody can sign; those of `records` rose by 0.02.",
)
_SLACK = 0.0005


def main() -> int:
    """Exit status 0 when every floor holds."""
    options = _options()
    shared = Path(os.environ.get("LEGATION_SHARED", ROOT.parent / "shared"))
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    fallen: list[str] = []
    for suite in _suites(options.suite):
        absent = suite.missing(shared)
        if absent:
            print(f"{suite.name}: skipped, needs {', '.join(absent)} in {shared}")
            continue
        figures = dict(suite.measure(shared))
        fallen += _report(suite.name, figures, floors.get(suite.name, {}))
        if options.raise_floors:
            floors[suite.name] = _raised(figures, floors.get(suite.name, {}))
    if options.raise_floors:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", "utf-8")
        TABLE.write_text(_table(floors), "utf-8")
    for line in fallen:
        print(f"BELOW ITS FLOOR: {line}")
    return bool(fallen)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("suite", nargs="*", help=f"one or more of {', '.join(SUITES)}; all when left out")
    parser.add_argument("--raise", dest="raise_floors", action="store_true", help="raise floors to what was measured")
    return parser.parse_args()


def _suites(wanted: list[str]) -> list[Suite]:
    found = []
    for name in wanted or SUITES:
        module = importlib.import_module(f"benchmarks.quality.{name}")
        found.append(module.SUITE)
    return found


def _report(name: str, figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    fallen = []
    for key, value in figures.items():
        floor = floors.get(key)
        against = "" if floor is None else f"  (floor {floor:.3f})"
        print(f"{name:12} {key:45} {value:.3f}{against}", flush=True)
        if floor is not None and value < floor - _SLACK:
            fallen.append(f"{name} {key}: {value:.3f} < {floor:.3f}")
    return fallen


def _raised(figures: Mapping[str, float], floors: Mapping[str, float]) -> dict[str, float]:
    return {key: round(max(value, floors.get(key, 0.0)), 4) for key, value in figures.items()}


def _table(floors: Mapping[str, Mapping[str, float]]) -> str:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT, check=False
    ).stdout.strip()
    lines = [
        "# Quality",
        "",
        "Floors that only rise, as shares of 1, from `make quality`. Development data; other sets are held back.",
        f"Last raised {datetime.now(UTC):%Y-%m-%d} after commit {commit or 'unknown'}.",
        *LOWERED,
        "",
        "| suite | figure | floor |",
        "|---|---|---|",
    ]
    lines += [
        f"| {name} | {key} | {value:.3f} |" for name, rows in sorted(floors.items()) for key, value in rows.items()
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())

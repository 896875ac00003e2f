"""The five kinds of fact against the development half of the gold records."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.quality.suite import Suite, legation, scorer

GOLD = "gold/records"
SEED = "reports/pakistan-iran-2025-11-25.txt"
FIELDS = {
    "engagements": ("kind", "status", "date", "host", "place", "states"),
    "events": ("status", "date"),
    "statements": ("speaker", "form", "verbatim", "addressee", "for", "office", "date"),
    "commitments": ("kind", "by", "to", "quantity", "deadline", "stage"),
    "positions": ("stance",),
}


def measure(shared: Path) -> Mapping[str, float]:
    """F1 of every kind and the share right of each field on matched facts."""
    with tempfile.TemporaryDirectory() as folder:
        system = Path(folder) / "read.jsonl"
        system.write_text(read_all(shared, Path(folder)), "utf-8")
        found = scorer(shared, "score_records", "--gold", shared / GOLD, "--system", system)
    return figures(found)


def read_all(shared: Path, folder: Path) -> str:
    """What Legation reads in the gold's reports and in the seed, as JSON lines."""
    reports = folder / "reports.jsonl"
    texts = sorted((shared / GOLD).glob("*.text.json"))
    lines = [json.dumps(json.loads(path.read_text("utf-8")) | {"id": path.name.split(".")[0]}) for path in texts]
    reports.write_text("\n".join(lines) + "\n", "utf-8")
    seed = json.loads(legation("read", shared / SEED, "--format", "jsonl", "--no-keep")) | {"id": "seed"}
    rest = legation("read", reports, "--format", "jsonl", "--no-keep")
    return json.dumps(seed, ensure_ascii=False) + "\n" + rest


def figures(found: Mapping[str, Any]) -> dict[str, float]:
    """The figures that have floors, by name."""
    chosen: dict[str, float] = {}
    for kind, fields in FIELDS.items():
        chosen.update(_of_kind(kind, found.get(kind, {}), fields))
    return chosen


def _of_kind(kind: str, scores: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, float]:
    chosen = {
        f"{kind} {key}": value["f1"] for key, value in scores.items() if isinstance(value, dict) and "f1" in value
    }
    if "f1" in scores:
        chosen[f"{kind} F1"] = float(scores["f1"])
    for field in fields:
        value = scores.get("fields", {}).get(field)
        if isinstance(value, dict):
            value = value.get("all")
        if isinstance(value, int | float):
            chosen[f"{kind} {field}"] = float(value)
    return chosen


SUITE = Suite("records", measure, (GOLD, SEED))

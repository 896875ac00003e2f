"""Block kinds of the seed report against its gold."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.quality.suite import Suite, legation, scorer

REPORT = "reports/pakistan-iran-2025-11-25.txt"
GOLD = "gold/records/seed.json"


def measure(shared: Path) -> Mapping[str, float]:
    """Share of the report's lines whose block has the right kind."""
    with tempfile.TemporaryDirectory() as folder:
        system = Path(folder) / "read.jsonl"
        system.write_text(legation("read", shared / REPORT, "--format", "jsonl", "--no-keep"), "utf-8")
        found = scorer(shared, "score_blocks", "--gold", shared / GOLD, "--text", shared / REPORT, "--system", system)
    return {"lines": float(found["accuracy"])}


SUITE = Suite("blocks", measure, (REPORT, GOLD))

"""Statements against PolNeAR's development part (attributions in political news)."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.quality.suite import Suite, legation, scorer

GOLD = "gold/quotes/polnear/dev"


def measure(shared: Path) -> Mapping[str, float]:
    """Content, source and cue F1, and the share of direct quotations whose speaker is right."""
    texts = sorted((shared / GOLD / "text").glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:
        system = Path(folder) / "read.jsonl"
        system.write_text(legation("read", *texts, "--format", "jsonl", "--no-keep"), "utf-8")
        found = scorer(shared, "score_quotes", "--gold", shared / GOLD, "--system", system)
    return {
        "content overlap F1": found["content"]["overlap"]["f1"],
        "content exact F1": found["content"]["exact"]["f1"],
        "source exact F1": found["source"]["exact"]["f1"],
        "source overlap F1": found["source"]["overlap"]["f1"],
        "direct speaker accuracy": found["direct_speaker_accuracy"],
        "texts read": 1 - found["crashes"] / max(1, found["articles"]),
    }


SUITE = Suite("quotes", measure, (GOLD,))

"""Every text of PolNeAR's two open parts is read, and what is always so of statements is so.

Slow (924 texts), so it runs only when named: ``python -m benchmarks.quality reading``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.quality.suite import Suite, legation

GOLD = ("gold/quotes/polnear/dev", "gold/quotes/polnear/train")


def measure(shared: Path) -> Mapping[str, float]:
    """Shares of texts read, of verbatim words that stand in their text, of statements that hold their own cue."""
    texts = [path for part in GOLD for path in sorted((shared / part / "text").glob("*.txt"))]
    printed = legation("read", *texts, "--format", "jsonl", "--no-keep", "--with-text")
    records = [json.loads(line) for line in printed.splitlines()]
    told = [(record["text"], statement) for record in records for statement in record["statements"]]
    verbatim = [words in text for text, statement in told for words in statement["verbatim"]]
    swallowed = [_swallows(statement) for _, statement in told]
    return {
        "texts read": len(records) / max(1, len(texts)),
        "verbatim in the text": sum(verbatim) / max(1, len(verbatim)),
        "attribution outside": 1 - sum(swallowed) / max(1, len(swallowed)),
    }


def _swallows(statement: Mapping[str, Any]) -> bool:
    """The content covers a part of its own cue."""
    return any(
        start < cue_end and cue_start < end
        for start, end in statement["spans"]
        for cue_start, cue_end in statement.get("cue_spans") or []
    )


SUITE = Suite("reading", measure, GOLD)

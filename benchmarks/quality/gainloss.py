"""Which items gained and which lost between two runs: ``python -m benchmarks.quality.gainloss BEFORE AFTER``.

A run is a file of verdicts, one JSON object a line: ``{"id": …, "right": true, "said": …, "wanted": …}``,
as ``python -m benchmarks.quality.events --verdicts FOLDER`` writes them. Sentences are not kept: with
``--texts FILE`` (the JSONL that was coded) each item is shown with its words.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a run said of one item, and whether that was right."""

    id: str
    right: bool
    said: str
    wanted: str


def load(path: Path) -> Mapping[str, Verdict]:
    """The verdicts of a run by id."""
    lines = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return {row["id"]: Verdict(row["id"], bool(row["right"]), row["said"], row["wanted"]) for row in lines}


def changed(before: Mapping[str, Verdict], after: Mapping[str, Verdict]) -> tuple[list[Verdict], list[Verdict]]:
    """Items gained and items lost, as the later run has them."""
    both = [(before[key], after[key]) for key in before if key in after]
    gained = [now for then, now in both if now.right and not then.right]
    lost = [now for then, now in both if then.right and not now.right]
    return gained, lost


def _lines(title: str, verdicts: list[Verdict], texts: Mapping[str, str]) -> Iterator[str]:
    yield f"{title}: {len(verdicts)}"
    for verdict in verdicts:
        words = texts.get(verdict.id, "")
        yield f"  {verdict.id}\tsaid {verdict.said}\twanted {verdict.wanted}\t{words}".rstrip()


def _texts(path: Path | None) -> Mapping[str, str]:
    if path is None:
        return {}
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return {str(row["id"]): row["text"] for row in rows}


def main() -> int:
    """Exit status 1 when more was lost than gained."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--texts", type=Path, help="the sentences that were coded, as JSONL")
    options = parser.parse_args()
    gained, lost = changed(load(options.before), load(options.after))
    texts = _texts(options.texts)
    sys.stdout.writelines(f"{line}\n" for line in (*_lines("gained", gained, texts), *_lines("lost", lost, texts)))
    return int(len(lost) > len(gained))


if __name__ == "__main__":
    sys.exit(main())

"""Writes `card.json`: the digests that are checked when the model is loaded, its version and its scores."""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

from legation.analysis.model_files import CARD, CHAINS, DECODER, GRAPH, LABELS, TOKENIZER, default_folder

FILES = (GRAPH, DECODER, LABELS, TOKENIZER, CHAINS)


def write_card(target: Path, scores: Path) -> None:
    """Describes the files as they are; the version is the digest of all digests."""
    digests = {name: hashlib.sha256((target / name).read_bytes()).hexdigest() for name in FILES}
    version = hashlib.sha256("".join(digests.values()).encode()).hexdigest()[:12]
    card = {
        "name": "legation-english",
        "version": version,
        "licence": "CC-BY-SA-4.0",
        "files": digests,
        "scores": json.loads(scores.read_text(encoding="utf-8")),
    }
    (target / CARD).write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", type=Path, default=default_folder())
    parser.add_argument("--scores", type=Path, default=Path(__file__).parents[1] / "scores.json")
    args = parser.parse_args()
    write_card(args.target, args.scores)


if __name__ == "__main__":
    main()

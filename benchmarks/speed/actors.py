"""The share of reading that goes into actors: ``python benchmarks/speed/actors.py SHARED [REPORTS]``.

CPU seconds of resolving actors over those of the whole analysis and the claims, on reports of the
shared corpus; the gazetteer and the model are loaded before the clock starts.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from legation.analysis import english
from legation.claims.reader import read_claims
from legation.documents import read_document
from legation.types.source import Locator, Raw


class Clock:
    """Runs a function and adds up its CPU seconds."""

    def __init__(self, timed: Any) -> None:
        self._timed = timed
        self.seconds = 0.0

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """What the function gives, with its CPU seconds added up."""
        start = time.process_time()
        found = self._timed(*arguments, **named)
        self.seconds += time.process_time() - start
        return found


def main() -> int:
    """Print the share."""
    shared, number = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100
    lines = (shared / "corpora" / "reports.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines[:: max(len(lines) // number, 1)]]
    documents = [read_document(Raw(Locator("r.txt"), text.encode(), "text/plain"), None) for text in texts]
    reader, clock = english.EnglishAnalyser.load(), Clock(english.resolve)
    reader(documents[0])
    english.resolve = clock  # type: ignore[assignment]
    start = time.process_time()
    for document in documents:
        read_claims(document, reader(document))
    whole = time.process_time() - start
    print(f"{len(documents)} reports: {whole:.1f} s, actors {clock.seconds:.1f} s: {clock.seconds / whole:.1%}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

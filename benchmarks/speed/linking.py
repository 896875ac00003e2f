"""How linking grows with the record: ``python -m benchmarks.speed.linking [REPORTS ...]``.

Keeps and links generated reports (benchmarks/speed/generated.py) a thousand at a time, and tells at
each mark the seconds for the last thousand, the highest memory so far and, at the end, pairwise
precision, recall and F1 against the truth that the reports were made from.
"""

from __future__ import annotations

import resource
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.speed.generated import Generated, generate
from legation.record.linking import settle
from legation.store import Store, open_store
from legation.types.source import Locator, Raw

STEP = 1000
"""Reports kept and then linked together."""

MARK = 5_000
"""Reports between the lines of the table."""

MEDIAN_OF = 5
"""Steps behind each figure: the median of the last so many."""


def main() -> int:
    """Print the table for a record of so many reports (100,000 when nothing is named)."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with TemporaryDirectory(prefix="legation-scale-") as folder:
        path = Path(folder) / "record.db"
        truth = dict(grow(path, count))
        print(*(f"{name} {value:.4f}" for name, value in quality(path, truth).items()), sep=" · ")
    return 0


def grow(path: Path, count: int) -> Iterator[tuple[tuple[str, int], str]]:
    """Read so many reports into a record; gives the real thing of each fact by text and place."""
    reports, spent = generate(count), []
    with closing(open_store(path)) as store:
        for done in range(STEP, count + 1, STEP):
            some = list(islice(reports, STEP))
            spent.append(_seconds(store, some))
            if done % MARK == 0 or done == count:
                _tell(done, spent[-MEDIAN_OF:])
            for report in some:
                yield from (((report.document.digest, at), about) for at, about in enumerate(report.about))


def _seconds(store: Store, reports: Iterable[Generated]) -> tuple[float, float]:
    start = time.process_time()
    for report in reports:
        raw = Raw(Locator(f"/{report.document.id}"), report.document.text.encode(), "text/plain", obtained=_NOW)
        store.keep(raw, report.document, report.claims, made_by="generated")
    kept = time.process_time()
    settle(store)
    return kept - start, time.process_time() - kept


_NOW = datetime(2026, 1, 1, tzinfo=UTC)


def _tell(done: int, spent: list[tuple[float, float]]) -> None:
    keeping, linking = (sorted(row)[len(row) // 2] for row in zip(*spent, strict=True))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{done:7} reports: {keeping:6.2f} s keeping, {linking:6.2f} s linking a thousand; {memory} MiB", flush=True)


def quality(path: Path, truth: Mapping[tuple[str, int], str]) -> Mapping[str, float]:
    """Pairwise precision, recall and F1 of the entries of a record."""
    with closing(sqlite3.connect(path)) as connection:
        rows = list(connection.execute("SELECT text, place, entry FROM claims"))
    both = Counter((truth[text, place], entry) for text, place, entry in rows)
    found = _pairs(Counter(entry for *_, entry in rows))
    wanted = _pairs(Counter(truth[text, place] for text, place, _ in rows))
    met = _pairs(both)
    return {"precision": met / found, "recall": met / wanted, "F1": 2 * met / (found + wanted)}


def _pairs(sizes: Mapping[object, int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


if __name__ == "__main__":
    sys.exit(main())

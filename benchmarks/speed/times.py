"""How fast times are found in running text: `python -m benchmarks.speed.times`.

Texts of the examples, repeated to 37 KB, the size for which the best pip-installable tool was measured at
32 s; start-up is left out on both sides. The median of seven runs counts, in CPU seconds.
"""

from __future__ import annotations

import statistics
import sys
import time
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from legation.analysis.times import find_times

EXAMPLES = Path(__file__).parents[2] / "examples"
SIZE, RUNS, OTHERS = 37_000, 7, 32.0
ANCHOR = date(2026, 1, 1)


def text() -> str:
    """The examples' words, one after the other, cut to size."""
    words = " ".join(path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))).split(" ")
    return " ".join(islice(cycle(words), SIZE))[:SIZE]


def seconds(sample: str) -> float:
    """The median CPU time of one reading."""
    taken = []
    for _ in range(RUNS):
        begun = time.process_time()
        find_times(sample, ANCHOR)
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


def main() -> None:
    """Print the time and the ratio."""
    sample = text()
    find_times(sample[:1000], ANCHOR)
    found = seconds(sample)
    sys.stdout.write(
        f"{len(sample)} characters in {found:.3f} s: {OTHERS / found:.0f} times as fast as {OTHERS:.0f} s\n"
    )


if __name__ == "__main__":
    main()

"""Start-up and the cold reading of the examples: ``python -m benchmarks.speed``.

Each command runs several times as its own process; the median counts. The ratio is to starting
Python alone in the same run, so that figures of different machines can be compared.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUNS = 5
KEPT = "## Words per second of the language model"
"""From here on the table is written by hand, from `python benchmarks/speed/words.py`."""
COMMANDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("python alone", ("-c", "pass")),
    ("legation --help", ("-m", "legation.cli.main", "--help")),
    ("examples read cold, model load included", ("-m", "legation.cli.main", "read", "examples", "--no-keep")),
)


def seconds(arguments: Sequence[str]) -> float:
    """Wall seconds of one run as a process of its own."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - start


def main() -> int:
    """Print and keep the table."""
    lines = [
        "# Speed",
        "",
        f"From `make bench`, {datetime.now(UTC):%Y-%m-%d}; medians of {RUNS} runs, wall seconds.",
        "",
    ]
    lines += ["| command | seconds | times python alone |", "|---|---|---|"]
    alone = 0.0
    for name, arguments in COMMANDS:
        median = statistics.median(seconds(arguments) for _ in range(RUNS))
        alone = alone or median
        lines.append(f"| {name} | {median:.2f} | {median / alone:.0f} |")
        print(lines[-1])
    table = Path(__file__).with_name("README.md")
    kept = table.read_text("utf-8").partition(KEPT)[2] if table.exists() else ""
    table.write_text("\n".join(lines) + "\n\n" + KEPT + kept, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

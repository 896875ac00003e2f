"""`python -m legation_training all`: the same as `make all`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Runs the Makefile's targets with this interpreter."""
    folder = Path(__file__).parents[1]
    return subprocess.run(
        ["make", "-C", str(folder), f"PYTHON={sys.executable}", *sys.argv[1:]], check=False
    ).returncode


if __name__ == "__main__":
    raise SystemExit(main())

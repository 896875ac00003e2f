"""The committed tables are what the sources give."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT


def test_every_generated_table_is_up_to_date() -> None:
    """`make data` changes nothing."""
    done = subprocess.run(
        [sys.executable, "resources/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr

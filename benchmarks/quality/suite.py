"""What a quality suite is: a name, the data it needs, and figures that may only rise."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Suite:
    """``measure`` takes the shared folder and gives figures by name, as shares of 1."""

    name: str
    measure: Callable[[Path], Mapping[str, float]]
    needs: tuple[str, ...] = ()
    """Paths below the shared folder without which the suite is skipped."""

    def missing(self, shared: Path) -> tuple[str, ...]:
        """What it needs and does not find."""
        return tuple(path for path in self.needs if not (shared / path).exists())


def scorer(shared: Path, name: str, *arguments: str | Path) -> Mapping[str, Any]:
    """Run one of the shared scorers with ``--json`` and return what it says."""
    command = [sys.executable, str(shared / "scorers" / f"{name}.py"), *map(str, arguments), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        message = f"{name} failed: {done.stderr.strip()}"
        raise RuntimeError(message)
    found: Mapping[str, Any] = json.loads(done.stdout)
    return found


def legation(*arguments: str | Path, text: str | None = None) -> str:
    """Run the command as users do and return what it prints; exit status 1 is a result like any other."""
    command = [sys.executable, "-m", "legation.cli.main", *map(str, arguments)]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if done.returncode > 1:
        message = f"legation {arguments[0]} failed: {done.stderr.strip()}"
        raise RuntimeError(message)
    return done.stdout

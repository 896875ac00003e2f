"""Resolve every dependency into requirements.lock: hashes for all platforms, no addresses."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEADER = "# Made by `make lock` from pyproject.toml. Do not edit.\n"


def wanted() -> list[str]:
    """What the package, its build and its developers need."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *(need for extra in project["project"]["optional-dependencies"].values() for need in extra),
        *project["dependency-groups"]["dev"],
    ]


def main() -> int:
    """Write the lock; the resolver's exit status."""
    with tempfile.NamedTemporaryFile("w", suffix=".in", delete=False) as needs:
        needs.write("\n".join(wanted()))
    command = [sys.executable, "-m", "uv", "pip", "compile", needs.name]
    command += ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header"]
    command += ["--no-annotate", "--no-emit-index-url", "--upgrade", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    if done.returncode:
        sys.stderr.write(done.stderr)
        return done.returncode
    (ROOT / "requirements.lock").write_text(HEADER + done.stdout, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""What the tests ask of the machine: room in memory for their files, programs of Debian's packages."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder with a random name is made in it
ROOM = 2 * 1024**3
"""Bytes that must be free there."""
PATIENCE = 300
"""Seconds that one step of an installation may take."""


def memory() -> Path | None:
    """Memory as a file system where there is room: on a disk, small databases are most of the run; else None."""
    held = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM
    return MEMORY if held else None


def install(package: str) -> bool:
    """Install a package of Debian, when root runs the tests and it can be had."""
    if os.geteuid() or shutil.which("apt-get") is None:
        return False
    # RUNLEVEL 1 keeps a package from starting a service of its own.
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    command = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", package]
    for words in (["apt-get", "update", "-qq"], command):
        try:
            subprocess.run(words, env=quiet, capture_output=True, check=True, timeout=PATIENCE)  # noqa: S603 - our own
        except (subprocess.SubprocessError, OSError):
            return False
    return True

"""Reading the generated tables that ship beside this module."""

from __future__ import annotations

import gzip
import json
from importlib import resources
from typing import Any


def content(name: str) -> bytes:
    """The bytes of a file."""
    return resources.files("legation.data").joinpath(name).read_bytes()


def table(name: str) -> Any:
    """A generated table, parsed; ``.gz`` is unpacked."""
    raw = content(name)
    return json.loads(gzip.decompress(raw) if name.endswith(".gz") else raw)

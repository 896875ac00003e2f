"""Reading the generated tables that ship beside this module."""

from __future__ import annotations

import gzip
import json
from importlib import resources
from typing import Any


def table(name: str) -> Any:
    """A generated table, parsed; ``.gz`` is unpacked."""
    content = resources.files("legation.data").joinpath(name).read_bytes()
    return json.loads(gzip.decompress(content) if name.endswith(".gz") else content)

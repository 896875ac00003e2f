"""Reading the YAML sources and writing tables as bytes that do not change from run to run."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


def source(name: str) -> Any:
    """A YAML file of this folder, parsed."""
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def dump(table: object) -> bytes:
    """JSON with a line for each entry of the outermost list or object, so that a difference is readable."""
    if isinstance(table, list):
        rows = (json.dumps(row, ensure_ascii=False) for row in table)
        return ("[\n" + ",\n".join(rows) + "\n]\n").encode()
    if not isinstance(table, dict):
        message = f"a table is a list or an object, not {type(table).__name__}"
        raise TypeError(message)
    rows = (
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(row, ensure_ascii=False)}" for key, row in table.items()
    )
    return ("{\n" + ",\n".join(rows) + "\n}\n").encode()


def packed(table: object) -> bytes:
    """The same, compressed; no time stamp, so equal tables give equal bytes."""
    return gzip.compress(dump(table), compresslevel=9, mtime=0)

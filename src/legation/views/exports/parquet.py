"""Rows as Parquet, with the extra that holds pyarrow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from legation.errors import UsageError


def write(rows: Iterable[Mapping[str, object]], types: Mapping[str, type], target: BinaryIO) -> None:
    """Write rows as one Parquet table; ``types`` names the columns, in order, and what they hold.

    Lists are lists of text. UsageError when pyarrow is not installed.
    """
    arrow, parquet = _needed()
    kinds = {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}
    kinds[list] = arrow.list_(arrow.string())
    schema = arrow.schema([(name, kinds[kind]) for name, kind in types.items()])
    parquet.write_table(arrow.Table.from_pylist([dict(row) for row in rows], schema=schema), target)


def _needed() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError as error:
        raise UsageError("parquet", "pyarrow is not installed", "pip install 'legation[parquet]'") from error
    return pa, pq

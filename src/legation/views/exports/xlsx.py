"""Entries as a spreadsheet (XLSX), with the columns of the tables in CSV; numbers and texts, never formulas."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from legation.errors import UsageError
from legation.types.record import Entry
from legation.views.exports import table

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 32_767
"""Characters that a cell holds (ECMA-376; Excel's specifications)."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def simple(entries: Iterable[Entry]) -> bytes:
    """One row an entry; UsageError when openpyxl is not installed."""
    return _book(table.SIMPLE, table.entry_rows(entries), "Entries")


def full(entries: Iterable[Entry]) -> bytes:
    """One row a report of each entry, with its words."""
    return _book(table.FULL, table.sighting_rows(entries), "Sightings")


def _book(names: tuple[str, ...], rows: Iterable[Mapping[str, object]], title: str) -> bytes:
    try:
        from openpyxl import Workbook
    except ModuleNotFoundError as error:
        raise UsageError("XLSX", "needs the package openpyxl", "pip install 'legation[xlsx]'") from error
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    _put(sheet, names, bold=True)
    for row in rows:
        _put(sheet, [row[name] for name in names])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _put(sheet: WriteOnlyWorksheet, values: Iterable[object], *, bold: bool = False) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cells = []
    for value in values:
        cell = WriteOnlyCell(sheet, value if isinstance(value, int | float) else _text(value))
        cell.data_type = "n" if isinstance(value, int | float) else "s"
        cell.font = Font(bold=bold)
        cells.append(cell)
    sheet.append(cells)


def _text(value: object) -> str:
    """Text that XML and a cell can hold."""
    return _UNWRITABLE.sub("�", str(value))[:LONGEST]

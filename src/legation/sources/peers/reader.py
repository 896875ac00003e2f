"""A peer's file, recognised by its columns, as a stream of events and of rows that cannot be read."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from legation.errors import MalformedSource
from legation.sources.peers import rows
from legation.sources.peers.lines import lines
from legation.types.peers import BadRow, Peer, PeerEvent

T = TypeVar("T")

NEEDED: Mapping[Peer, frozenset[str]] = MappingProxyType(
    {
        Peer.ICEWS: frozenset(
            {
                *("Event ID", "Event Date", "Source Name", "Source Country", "CAMEO Code", "Intensity"),
                *("Target Name", "Target Country", "Publisher"),
            }
        ),
        Peer.POLECAT: frozenset(
            {
                *("Event ID", "Event Date", "Event Type", "Event Mode", "Actor Name", "Actor Country"),
                *("Recipient Name", "Recipient Country"),
            }
        ),
        Peer.ACLED: frozenset(("event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1", "actor2")),
    }
)
"""Columns by which a file with a head is known, and which its rows cannot do without."""

_MADE: Mapping[Peer, Callable[[rows.Row], PeerEvent]] = MappingProxyType(
    {Peer.ICEWS: rows.icews, Peer.POLECAT: rows.polecat, Peer.ACLED: rows.acled}
)


@dataclass(frozen=True, slots=True)
class PeerReading:
    """A file being read: whose it is, and its rows in order."""

    peer: Peer
    rows: Iterator[PeerEvent | BadRow]


def read_peer(path: Path) -> PeerReading:
    """Open a file of GDELT 2.0, ICEWS, POLECAT or ACLED; MalformedSource when it is none of them.

    Rows come as they are read; the file is never held as a whole.
    """
    stream = lines(path)
    first = next(stream, "").removeprefix("\ufeff")
    if len(first.rstrip("\r\n").split("\t")) == rows.GDELT_COLUMNS and first.split("\t")[0].strip().isdecimal():
        return PeerReading(Peer.GDELT, _gdelt(chain([first], stream)))
    tabbed = "\t" in first
    head = _head(first, tabbed=tabbed)
    for peer, needed in NEEDED.items():
        if needed <= set(head):
            cells = _tabbed(stream) if tabbed else _commas(stream)
            return PeerReading(peer, _with_head(cells, head, _MADE[peer]))
    reason = "its columns are not those of GDELT 2.0 events, ICEWS, POLECAT or ACLED"
    raise MalformedSource(str(path), reason, "docs/interchange.md lists them")


def _head(line: str, *, tabbed: bool) -> list[str]:
    cells = line.rstrip("\r\n").split("\t") if tabbed else next(csv.reader([line]), [])
    while cells and not cells[-1].strip():
        cells.pop()
    return [cell.strip().strip('"').removeprefix("#!") for cell in cells]


Cells = Iterator[tuple[int, list[str] | str]]
"""The line on which a row begins, and its cells or what is wrong with it."""


def _gdelt(stream: Iterator[str]) -> Iterator[PeerEvent | BadRow]:
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield _made(number, line.rstrip("\r\n").split("\t"), rows.gdelt)


def _tabbed(stream: Iterator[str]) -> Cells:
    for number, line in enumerate(stream, 2):
        if line.strip():
            yield number, line.rstrip("\r\n").split("\t")


def _commas(stream: Iterator[str]) -> Cells:
    reader = csv.reader(stream, strict=True)
    while True:
        number = reader.line_num + 2
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, str(error)
            continue
        if any(cells):
            yield number, cells


def _with_head(cells: Cells, head: list[str], make: Callable[[rows.Row], PeerEvent]) -> Iterator[PeerEvent | BadRow]:
    for number, found in cells:
        if isinstance(found, str):
            yield BadRow(number, found)
            continue
        extra = [cell for cell in found[len(head) :] if cell.strip()]
        if len(found) < len(head) or extra:
            yield BadRow(number, f"has {len(found)} columns, not {len(head)}")
            continue
        row = {name: cell.strip().strip('"') for name, cell in zip(head, found, strict=False)}
        yield _made(number, row, make)


def _made(number: int, found: T, make: Callable[[T], PeerEvent]) -> PeerEvent | BadRow:
    try:
        return make(found)
    except ValueError as error:
        return BadRow(number, str(error))

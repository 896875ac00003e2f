"""From a peer's file to the layer of peers, some rows a transaction: killed and run again, nothing is double."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from legation.sources.peers import read_peer
from legation.sources.peers.lines import digest_of
from legation.types.peers import BadRow, PeerEvent, PeerFile, PeerKeeper, PeerKept

AT_ONCE = 2000
"""Events a transaction: small enough that a reader beside it never waits long."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What importing a file did."""

    file: PeerFile
    kept: PeerKept


def import_peer(keeper: PeerKeeper, path: Path, bad: Callable[[BadRow], None]) -> Imported:
    """Read one file into ``keeper``; rows that cannot be read go to ``bad``. SourceError names the file."""
    digest = digest_of(path)
    reading = read_peer(path)
    left_out: list[int] = []

    def good() -> Iterator[PeerEvent]:
        for row in reading.rows:
            if isinstance(row, BadRow):
                left_out.append(row.line)
                bad(row)
            else:
                yield row

    kept, count = PeerKept(), 0
    events = good()
    while some := tuple(islice(events, AT_ONCE)):
        kept, count = kept.plus(keeper.keep_peer_events(some)), count + len(some)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    file = PeerFile(reading.peer, path.name, digest, count, len(left_out), at)
    keeper.keep_peer_file(file)
    return Imported(file, kept)

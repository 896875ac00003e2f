"""Reads small reports into a record and rules on them, as the processes do that are killed.

``python -m tests.store.reading RECORD COUNT [--only-read]``
"""

from __future__ import annotations

import sys
from pathlib import Path

from legation.record.linking import settle
from legation.store import Store
from legation.types.claims import EventType
from legation.types.record import Entry, EntryQuery, Ruling, Verdict
from tests import builders as b

EVERY = EntryQuery(rejected=True)
"""Entries ruled out as well: what is to be ruled must not hang on what was."""


def read_all(store: Store, count: int) -> None:
    """Keep ``count`` reports and place their facts."""
    for number in range(count):
        made = b.document(f"Ro met Li. Ro blamed Li. Item {number}.", f"r{number}", day=f"2026-03-{number % 5 + 1:02}")
        facts = (b.meeting(made, "Ro met Li"), b.event(made, "Ro blamed Li", EventType.ACCUSE, "AAA", "BBB"))
        if store.known(b.raw(made), made_by="test 1") is None:
            b.keep(store, made, *facts)
    settle(store, batch=5)


def rule_all(store: Store) -> None:
    """Accept, edit, merge, split, undo, one after the other; what was ruled before is not ruled again."""
    for ruling in planned(store.entries(EVERY))[len(store.journal()) :]:
        store.rule(ruling)
        settle(store, batch=5)
    settle(store, batch=5)


def planned(entries: tuple[Entry, ...]) -> list[Ruling]:
    """The rulings, in order, on sightings that are the same however entries are joined meanwhile."""
    ids = sorted(sighting.id for entry in entries for sighting in entry.sightings if sighting.kind == "engagement")
    made = [b.ruling(id_, Verdict.ACCEPTED) for id_ in ids[:4]]
    made += [b.ruling(ids[0], Verdict.EDITED, field="place", value=place) for place in ("Corvo", "Sela")]
    made += [b.ruling(ids[0], Verdict.MERGED, ids[-1]), b.ruling(ids[1], Verdict.MERGED, ids[-2])]
    made += [b.ruling(ids[2], Verdict.SPLIT, ids[2], kept=(ids[3],))]
    return [*made, b.ruling(ids[0], Verdict.UNDONE, undoes=7), b.ruling(ids[3], Verdict.REJECTED)]


if __name__ == "__main__":
    with b.record(Path(sys.argv[1])) as opened:
        read_all(opened, int(sys.argv[2]))
        if "--only-read" not in sys.argv:
            rule_all(opened)

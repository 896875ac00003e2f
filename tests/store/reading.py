"""Reads a folder of small reports into a record, as the process that is killed does."""

from __future__ import annotations

import sys
from pathlib import Path

from legation.record.linking import settle
from legation.store import Store
from legation.types.claims import EventType
from legation.types.record import Verdict
from tests import builders as b


def read_all(store: Store, count: int) -> None:
    """Keep ``count`` reports, settle, rule on one entry unless it is ruled on."""
    for number in range(count):
        made = b.document(f"Ro met Li. Ro blamed Li. Item {number}.", f"r{number}", day=f"2026-03-{number % 5 + 1:02}")
        facts = (b.meeting(made, "Ro met Li"), b.event(made, "Ro blamed Li", EventType.ACCUSE, "AAA", "BBB"))
        if store.known(b.raw(made), made_by="test 1") is None:
            b.keep(store, made, *facts)
    settle(store, batch=5)
    if not store.journal():
        store.rule(b.ruling(store.entries()[0].id, Verdict.ACCEPTED))


if __name__ == "__main__":
    with b.record(Path(sys.argv[1])) as opened:
        read_all(opened, int(sys.argv[2]))

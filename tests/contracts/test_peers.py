"""The layer of peers, on every database: kept once, counted by pair and month, apart from our own facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from legation.store import Store
from legation.types.claims import EventType
from legation.types.peers import Peer, PeerEvent, PeerFile, PeerKept, PeerMonth

TALKS = PeerEvent(
    peer=Peer.GDELT,
    id="1",
    day=date(2026, 3, 2),
    actors=("NOR",),
    recipients=("GHA",),
    type=EventType.CONSULT,
    code="046",
    goldstein=7.0,
)
THREAT = replace(TALKS, id="2", actors=("GHA",), recipients=("NOR", "KEN"), code="130", goldstein=-4.0)
SAME_ID = replace(TALKS, peer=Peer.ICEWS, day=date(2026, 4, 1), goldstein=None)


def test_the_same_again_changes_nothing(store: Store) -> None:
    """Two peers may use the same id; what a newer file says otherwise takes the older's place."""
    assert store.keep_peer_events([TALKS, THREAT, SAME_ID]) == PeerKept(3, 0, 0)
    assert store.keep_peer_events([TALKS, THREAT, SAME_ID]) == PeerKept(0, 0, 3)
    assert store.keep_peer_events([replace(THREAT, recipients=("KEN",))]) == PeerKept(0, 1, 0)
    assert store.peer_months("GHA", "NOR", None, None) == (
        PeerMonth(Peer.GDELT, "2026-03", 1, 7.0),
        PeerMonth(Peer.ICEWS, "2026-04", 1, None),
    )


def test_a_pair_is_counted_whichever_of_them_acted(store: Store) -> None:
    """With the mean of the values that there are, inside the days asked for."""
    store.keep_peer_events([TALKS, THREAT, SAME_ID])
    found = store.peer_months("NOR", "GHA", date(2026, 3, 1), date(2026, 3, 31))
    assert found == (PeerMonth(Peer.GDELT, "2026-03", 2, 1.5),)
    assert store.peer_months("NOR", "KEN", date(2026, 4, 1), None) == ()


def test_peers_never_become_facts(store: Store) -> None:
    """No entry, no report, no line of the dump comes of them; forgetting one leaves the others."""
    before = list(store.dump())
    store.keep_peer_events([TALKS, SAME_ID])
    store.keep_peer_file(PeerFile(Peer.GDELT, "e.CSV", "ab" * 32, 1, 0, "2026-05-01T00:00:00+00:00"))
    assert (store.entries(), list(store.reports()), list(store.dump())) == ((), [], before)
    assert store.forget_peer(Peer.GDELT) == 1
    assert store.peer_files() == ()
    assert [month.peer for month in store.peer_months("NOR", "GHA", None, None)] == [Peer.ICEWS]


def test_ids_that_no_database_takes_are_kept_all_the_same(store: Store) -> None:
    """NUL and lone surrogates are made plain."""
    assert store.keep_peer_events([replace(TALKS, id="a\0b", place="x\ud800")]).new == 1

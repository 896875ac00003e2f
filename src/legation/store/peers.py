"""Event data of others in the record: kept once each, counted, never joined to our own facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, func, insert, select, tuple_

from legation.store.codec import dumps
from legation.store.peer_tables import peer_events, peer_files, peer_sides
from legation.store.rows import add, parts
from legation.store.shadow import plain
from legation.types.peers import Peer, PeerEvent, PeerFile, PeerKept, PeerMonth


def keep_events(connection: Connection, events: Iterable[PeerEvent]) -> PeerKept:
    """Keep events; a later one of the same peer and id takes the place of an earlier one that differs."""
    latest = {(event.peer.value, plain(event.id)): event for event in events}
    kept = PeerKept()
    for part in parts(latest):
        kept = kept.plus(_keep_batch(connection, {key: latest[key] for key in part}))
    return kept


Key = tuple[str, str]


def _keep_batch(connection: Connection, events: dict[Key, PeerEvent]) -> PeerKept:
    gists = {key: _gist(event) for key, event in events.items()}
    held = _held(connection, list(events))
    changed = [key for key, gist in held.items() if gist != gists[key]]
    new = [key for key in events if key not in held]
    _drop(connection, changed)
    told = (*new, *changed)
    add(connection, peer_events, (_row(key, events[key], gists[key]) for key in told))
    add(connection, peer_sides, (side for key in told for side in _sides(key, events[key])))
    return PeerKept(len(new), len(changed), len(held) - len(changed))


def _held(connection: Connection, keys: Sequence[Key]) -> dict[Key, str]:
    found: dict[Key, str] = {}
    row = peer_events.c
    for peer in sorted({peer for peer, _ in keys}):
        ids = [id_ for own, id_ in keys if own == peer]
        query = select(row.id, row.gist).where(row.peer == peer, row.id.in_(ids))
        found.update({(peer, held.id): held.gist for held in connection.execute(query)})
    return found


def _drop(connection: Connection, keys: Sequence[Key]) -> None:
    if keys:
        for table in (peer_sides, peer_events):
            connection.execute(delete(table).where(tuple_(table.c.peer, table.c.id).in_(keys)))


def _gist(event: PeerEvent) -> str:
    told = (*map(str, (event.day, event.type, event.goldstein)), event.code, event.place, event.source)
    whole = dumps((*told, "a", *event.actors, "r", *event.recipients))
    return sha256(whole.encode()).hexdigest()[:32]


def _row(key: Key, event: PeerEvent, gist: str) -> dict[str, object]:
    return {
        "peer": key[0],
        "id": key[1],
        "day": event.day.isoformat(),
        "type": event.type.value if event.type else "",
        "code": plain(event.code),
        "goldstein": event.goldstein,
        "place": plain(event.place),
        "source": plain(event.source),
        "directed": event.directed,
        "gist": gist,
    }


def _sides(key: Key, event: PeerEvent) -> list[dict[str, str]]:
    roles = (("a", event.actors), ("r", event.recipients))
    return [
        {"peer": key[0], "id": key[1], "role": role, "side": plain(side)}
        for role, sides in roles
        for side in dict.fromkeys(sides)
    ]


def keep_file(connection: Connection, file: PeerFile) -> None:
    """Remember a file in place of an earlier import of the same bytes."""
    row = peer_files.c
    connection.execute(delete(peer_files).where(row.peer == file.peer.value, row.digest == file.digest))
    names = ("digest", "name", "rows", "bad", "at")
    values = {name: getattr(file, name) for name in names} | {"peer": file.peer.value, "name": plain(file.name)}
    connection.execute(insert(peer_files).values(values))


def files(connection: Connection) -> tuple[PeerFile, ...]:
    """The files imported, by peer, name and time."""
    row = peer_files.c
    found = connection.execute(select(peer_files).order_by(row.peer, row.name, row.at))
    return tuple(PeerFile(Peer(f.peer), f.name, f.digest, f.rows, f.bad, f.at) for f in found)


def months(
    connection: Connection, one: str, other: str, since: date | None, until: date | None
) -> tuple[PeerMonth, ...]:
    """How many events each peer has of a pair per month, whichever of the two acted."""
    row = peer_events.c
    month = func.substr(row.day, 1, 7)
    chosen = [_involves(one), _involves(other)]
    chosen += [row.day >= since.isoformat()] if since else []
    chosen += [row.day <= until.isoformat()] if until else []
    query = (
        select(row.peer, month.label("month"), func.count().label("events"), func.avg(row.goldstein).label("mean"))
        .where(*chosen)
        .group_by(row.peer, month)
        .order_by(month, row.peer)
    )
    return tuple(PeerMonth(Peer(f.peer), f.month, f.events, _mean(f.mean)) for f in connection.execute(query))


def _involves(side: str) -> ColumnElement[bool]:
    own = peer_sides.c
    same = and_(own.peer == peer_events.c.peer, own.id == peer_events.c.id, own.side == side)
    return exists(select(own.id).where(same))


def _mean(found: float | None) -> float | None:
    return round(float(found), 3) if found is not None else None


def forget(connection: Connection, peer: Peer) -> int:
    """Take everything of one peer out; how many events that were."""
    for table in (peer_sides, peer_files):
        connection.execute(delete(table).where(table.c.peer == peer.value))
    return connection.execute(delete(peer_events).where(peer_events.c.peer == peer.value)).rowcount

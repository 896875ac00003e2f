"""The record on disk, as everything above the store sees it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine, select

from legation.errors import RecordError
from legation.store import answering, journal, keeping, packs, peers, refs, schema, searching, series, tenures, upkeep
from legation.store.dumping import dump
from legation.store.engine import connect, explained, locate, reading, writing
from legation.store.linkbook import SqlLinkBook
from legation.store.migrate import bring_up
from legation.store.upkeep import Verified
from legation.store.watching import SqlWatchBook
from legation.types.actors import Tenure
from legation.types.analysis import Analysis
from legation.types.claims import Claims
from legation.types.document import Document
from legation.types.peers import Peer, PeerEvent, PeerFile, PeerKept, PeerMonth
from legation.types.record import (
    Entry,
    EntryQuery,
    Hit,
    KeepResult,
    LinkBook,
    PersonSighting,
    ReportRef,
    Ruling,
)
from legation.types.series import Figure
from legation.types.source import Raw

EVERYTHING = EntryQuery()


class Store:
    """An open record. One writer at a time, any number of readers beside it.

    Every method is one transaction and raises :class:`~legation.errors.RecordError` or one of its
    kinds when the database fails: locked by another writer, read-only, full, damaged.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def url(self) -> str:
        """The database's address, without a password."""
        return self._engine.url.render_as_string(hide_password=True)

    def close(self) -> None:
        """Let go of the database."""
        with explained(self._engine):
            self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def keep(
        self,
        raw: Raw,
        document: Document,
        claims: Claims | None,
        *,
        analysis: Analysis | None = None,
        made_by: str = "",
    ) -> KeepResult:
        """Keep a report and what it asserts: all of it or, on any error, nothing.

        ``claims`` is None for a report that is kept but cannot be read yet. ``analysis``, when
        given, tells which states and bodies the words of each claim name. ``made_by`` names the
        reader and its version: the same text read by another reader has its claims replaced. New
        claims stand alone until ``legation.record.linking.settle`` has placed them.
        """
        with writing(self._engine) as connection:
            return keeping.keep(connection, keeping.Reading(raw, document, claims, analysis, made_by))

    def known(self, raw: Raw, *, made_by: str = "") -> KeepResult | None:
        """What keeping these bytes from this place again would say; None when they are new.

        Lets a second run pass over what it has read, without reading it.
        """
        with reading(self._engine) as connection:
            return keeping.known(connection, raw, made_by)

    def reports(self) -> Iterator[ReportRef]:
        """Every version of every report, in order of publication, undated ones last."""
        with reading(self._engine) as connection:
            yield from refs.all_refs(connection)

    def report(self, named: str) -> ReportRef:
        """The report that a digest or its beginning, an id, or an address names.

        Of several versions the current one; UsageError when none or several are meant.
        """
        with reading(self._engine) as connection:
            return refs.ref_of(connection, refs.find_text(connection, named))

    def versions(self, digest: str) -> tuple[ReportRef, ...]:
        """All versions of the report that a version belongs to, oldest first."""
        with reading(self._engine) as connection:
            return refs.versions_of(connection, digest)

    def document(self, digest: str) -> Document:
        """A version's text and blocks; RecordError when it is not held."""
        with reading(self._engine) as connection:
            return refs.document_of(connection, digest)

    def claims(self, digest: str) -> Claims:
        """All that a version asserts, as it was read; empty when it was not."""
        with reading(self._engine) as connection:
            return answering.claims_of(connection, digest)

    def raw(self, digest: str) -> bytes:
        """The bytes of a source, by their digest; RecordError when they are not held."""
        with reading(self._engine) as connection:
            table = schema.raws
            held = connection.scalar(select(table.c.content).where(table.c.digest == digest))
        if held is None:
            raise RecordError(digest[:12], "no such source is held")
        return bytes(held)

    def entries(self, query: EntryQuery = EVERYTHING) -> tuple[Entry, ...]:
        """Entries that match, by the day they happened (else were published), then by id."""
        with reading(self._engine) as connection:
            return answering.entries(connection, query)

    def entry(self, id: str) -> Entry | None:  # noqa: A002 - the field's own name
        """The entry that a sighting's id, or an unambiguous beginning of it, belongs to."""
        with reading(self._engine) as connection:
            return answering.find_entry(connection, id)

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Where words stand in current reports and their claims, best first.

        All words must stand there; "several words" in quotation marks stand together; ``word*``
        begins a word. UsageError when there is no word in it.
        """
        with reading(self._engine) as connection:
            return searching.search(connection, words, limit)

    def persons(self, sides: tuple[str, ...] = ()) -> tuple[PersonSighting, ...]:
        """Officials named in current reports, all or those who act for one of the sides."""
        with reading(self._engine) as connection:
            return answering.persons(connection, sides)

    def tenures(self) -> tuple[Tenure, ...]:
        """Every tenure held."""
        with reading(self._engine) as connection:
            return tenures.read(connection)

    def keep_tenures(self, source: str, held: Iterable[Tenure]) -> None:
        """Keep the tenures that one source gives (a table's name), in place of its earlier ones."""
        with writing(self._engine) as connection:
            tenures.write(connection, source, held)

    def figures(self, one: str, other: str) -> tuple[Figure, ...]:
        """What either of two states reports of its trade with the other, by reporter and year."""
        with reading(self._engine) as connection:
            return series.of_pair(connection, one, other)

    def keep_figures(self, origin: str, held: Iterable[Figure]) -> None:
        """Keep the figures of one table (its file's name), in place of what it gave before."""
        with writing(self._engine) as connection:
            series.keep(connection, origin, held)

    def keep_peer_events(self, events: Iterable[PeerEvent]) -> PeerKept:
        """Keep event data of others in one transaction, apart from our own; the same again changes nothing."""
        with writing(self._engine) as connection:
            return peers.keep_events(connection, events)

    def keep_peer_file(self, file: PeerFile) -> None:
        """Remember a file of a peer that was imported."""
        with writing(self._engine) as connection:
            peers.keep_file(connection, file)

    def peer_files(self) -> tuple[PeerFile, ...]:
        """The files of peers that were imported."""
        with reading(self._engine) as connection:
            return peers.files(connection)

    def peer_months(self, one: str, other: str, since: date | None, until: date | None) -> tuple[PeerMonth, ...]:
        """How many events each peer has of a pair per month, and their mean Goldstein value."""
        with reading(self._engine) as connection:
            return peers.months(connection, one, other, since, until)

    def forget_peer(self, peer: Peer) -> int:
        """Take everything of one peer out; how many events that were."""
        with writing(self._engine) as connection:
            return peers.forget(connection, peer)

    def rule(self, *rulings: Ruling) -> tuple[Ruling, ...]:
        """Append rulings to the journal, all or none; they come back with their numbers.

        After merges, splits and their undoing, ``settle`` places the sightings concerned.
        """
        with writing(self._engine) as connection:
            return tuple(journal.write(connection, ruling) for ruling in rulings)

    def journal(self, subject: str = "") -> tuple[Ruling, ...]:
        """Rulings in order: all, or those that name a sighting of the subject's entry."""
        with reading(self._engine) as connection:
            entry = answering.find_entry(connection, subject) if subject else None
            names = {subject, *(s.id for s in entry.sightings)} if entry else {subject}
            return journal.read(connection, names if subject else None)

    @contextmanager
    def linking(self) -> Iterator[LinkBook]:
        """One write transaction in which sightings are placed."""
        with writing(self._engine) as connection:
            yield SqlLinkBook(connection)

    @property
    def watch(self) -> SqlWatchBook:
        """What watching feeds remembers in this record."""
        return SqlWatchBook(self._engine)

    def verify(self) -> Verified:
        """Compute every hash anew and look up the words of every claim; what does not hold is named."""
        with reading(self._engine) as connection:
            return upkeep.verify(connection)

    def back_up(self, target: Path) -> None:
        """Copy the record, as it is at this moment, into a new file, while others write."""
        upkeep.back_up(self._engine, target)

    def pack(self, target: Path, *, made_by: str = "") -> packs.Packed:
        """Write everything that this record was given (not what it derives) into a new file for others."""
        with writing(self._engine) as connection:
            packs.record_id(connection)
        with reading(self._engine) as connection:
            return packs.pack(connection, target, made_by)

    def join(self, source: Path, *, forget: bool = False) -> packs.Joined:
        """Take another record's pack in, all of it or nothing; ``settle`` places the new facts afterwards.

        ``forget``: also remove what the other record has forgotten. SourceError when the file is no
        whole pack; nothing is written before all of it was checked.
        """
        with packs.opened(source) as pack, writing(self._engine) as connection:
            return packs.join(connection, pack, forget=forget)

    def forget(self, digest: str, *, by: str, at: datetime, note: str = "") -> Ruling:
        """Remove a version, its facts and bytes on purpose; a tombstone stays in the journal.

        The same text is not kept again unless the tombstone is undone.
        """
        with writing(self._engine) as connection:
            return upkeep.forget(connection, digest, by, at, note)

    def dump(self) -> Iterator[str]:
        """The whole record as sorted lines of JSON, without the times at which it was obtained.

        Two records with the same dump hold the same.
        """
        with reading(self._engine) as connection:
            yield from dump(connection)


def open_store(where: str | Path, *, timeout: float = 30.0) -> Store:
    """Open the record at a path or database URL, made or migrated when need be.

    ``timeout``: seconds that a writer waits for another before RecordLocked. RecordVersion for a
    record of a newer Legation, RecordError when it cannot be opened.
    """
    engine = connect(locate(where), timeout)
    with explained(engine):
        bring_up(engine)
    return Store(engine)

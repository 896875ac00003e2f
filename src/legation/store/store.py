"""The record on disk, as everything above the store sees it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine, select

from legation.errors import RecordError
from legation.store import (
    answering,
    asking,
    cards,
    journal,
    keeping,
    listing,
    packs,
    peers,
    refs,
    schema,
    searching,
    series,
    statistics,
    tenures,
    upkeep,
)
from legation.store.dumping import dump
from legation.store.engine import connect, explained, locate, reading, writing
from legation.store.linkbook import SqlLinkBook
from legation.store.migrate import bring_up
from legation.store.upkeep import Verified
from legation.store.watching import SqlWatchBook
from legation.types.actors import Tenure
from legation.types.analysis import Analysis
from legation.types.asking import (
    Appraiser,
    Group,
    Moment,
    NameCount,
    NameTie,
    PlainAppraiser,
    ReportQuery,
)
from legation.types.claims import Claims
from legation.types.document import Document
from legation.types.linkbook import LinkBook
from legation.types.peers import Peer, PeerEvent, PeerFile, PeerKept, PeerMonth
from legation.types.record import (
    Entry,
    EntryQuery,
    Hit,
    HitKind,
    KeepResult,
    Kept,
    PersonSighting,
    ReportRef,
    Ruling,
)
from legation.types.series import Figure
from legation.types.source import Raw

EVERYTHING, EVERY_REPORT = EntryQuery(), ReportQuery()
PLAIN = PlainAppraiser()


class Store:
    """An open record. One writer at a time, any number of readers beside it.

    Every method is one transaction and raises :class:`~legation.errors.RecordError` or one of its
    kinds when the database fails: locked by another writer, read-only, full, damaged.
    """

    def __init__(self, engine: Engine, appraise: Appraiser = PLAIN) -> None:
        self._engine, self._appraise = engine, appraise

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
        reading_ = keeping.Reading(raw, document, claims, analysis, made_by)
        spot = (reading_.identity, document.digest)
        with writing(self._engine) as connection:
            before = cards.of_report(connection, *spot)
            result = keeping.keep(connection, reading_)
            if result.kept is not Kept.SAME:
                cards.refresh(connection, before | cards.of_report(connection, *spot), self._appraise)
            return result

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
            return asking.entries(connection, query)

    def several(self, queries: tuple[EntryQuery, ...]) -> tuple[tuple[Entry, ...], ...]:
        """What :meth:`entries` gives for each of some queries; an entry that fits several is read once."""
        with reading(self._engine) as connection:
            return asking.several(connection, queries)

    def count(self, query: EntryQuery = EVERYTHING) -> int:
        """How many entries match, whatever window is asked for."""
        with reading(self._engine) as connection:
            return asking.count(connection, query)

    def place(self, query: EntryQuery, id: str) -> int:  # noqa: A002 - the field's own name
        """At which place, from 1, an entry stands among those that match by doubt; 0 when it does not."""
        with reading(self._engine) as connection:
            return asking.place(connection, query, id)

    def groups(self, query: EntryQuery = EVERYTHING) -> tuple[Group, ...]:
        """The entries that match, counted by kind and parties."""
        with reading(self._engine) as connection:
            return asking.groups(connection, query)

    def found(self, query: EntryQuery = EVERYTHING) -> tuple[tuple[Group, ...], tuple[Entry, ...]]:
        """The groups of the entries that match, and the window of them, newest first."""
        with reading(self._engine) as connection:
            return asking.found(connection, query)

    def moments(self, query: EntryQuery = EVERYTHING) -> tuple[Moment, ...]:
        """The entries that match as marks on a line of time, in its order."""
        with reading(self._engine) as connection:
            return asking.moments(connection, query)

    def names(self, query: EntryQuery = EVERYTHING, limit: int = 40) -> tuple[NameCount, ...]:
        """Names of people in the entries that match, the most frequent first."""
        with reading(self._engine) as connection:
            return asking.names(connection, query, limit)

    def name_ties(self, query: EntryQuery, names: tuple[str, ...]) -> tuple[NameTie, ...]:
        """Which two of the names stand together in entries that match."""
        with reading(self._engine) as connection:
            return asking.name_ties(connection, query, names)

    def mark(self) -> int:
        """A number that grows with every report kept."""
        with reading(self._engine) as connection:
            return listing.mark(connection)

    def listed(self, query: ReportQuery = EVERY_REPORT) -> tuple[ReportRef, ...]:
        """A window of the current reports, newest first."""
        with reading(self._engine) as connection:
            return listing.listed(connection, query)

    def count_reports(self, query: ReportQuery = EVERY_REPORT) -> int:
        """How many current reports a query holds, whatever window is asked for."""
        with reading(self._engine) as connection:
            return listing.count_reports(connection, query)

    def publishers(self) -> tuple[NameCount, ...]:
        """Who published the current reports, the most frequent first."""
        with reading(self._engine) as connection:
            return listing.publishers(connection)

    def behind(self, digests: tuple[str, ...]) -> Mapping[str, int]:
        """How many entries rest on each of some texts."""
        with reading(self._engine) as connection:
            return listing.behind(connection, digests)

    def officials(self, side: str, limit: int) -> tuple[NameCount, ...]:
        """Folded names of those who act for a side, those in most reports first."""
        with reading(self._engine) as connection:
            return listing.officials(connection, side, limit)

    def entry(self, id: str) -> Entry | None:  # noqa: A002 - the field's own name
        """The entry that a sighting's id, or an unambiguous beginning of it, belongs to."""
        with reading(self._engine) as connection:
            return answering.find_entry(connection, id)

    def search(self, words: str, *, limit: int = 20, kind: HitKind | None = None) -> tuple[Hit, ...]:
        """Where words stand in current reports and their claims (or one of both), best first.

        All words must stand there; "several words" in quotation marks stand together; ``word*``
        begins a word. UsageError when there is no word in it.
        """
        with reading(self._engine) as connection:
            return searching.search(connection, words, limit, kind)

    def persons(self, sides: tuple[str, ...] = (), names: tuple[str, ...] = ()) -> tuple[PersonSighting, ...]:
        """Officials named in current reports: all, those who act for one of the sides, those of some names."""
        with reading(self._engine) as connection:
            return answering.persons(connection, sides, names)

    def tenures(self, source: str = "") -> tuple[Tenure, ...]:
        """Every tenure held, or those that one source gives."""
        with reading(self._engine) as connection:
            return tenures.read(connection, source)

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
            made = tuple(journal.write(connection, ruling) for ruling in rulings)
            named = (id_ for ruling in journal.follow(connection, made) for id_ in (ruling.subject, *ruling.others))
            cards.refresh(connection, cards.of_claims(connection, named), self._appraise)
            return made

    def steps(self, by: str, limit: int = 1000) -> tuple[Ruling, ...]:
        """The latest rulings of one person, in order."""
        with reading(self._engine) as connection:
            return journal.latest(connection, by, limit)

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
            book = SqlLinkBook(connection)
            yield book
            cards.refresh(connection, book.touched, self._appraise)
            statistics.keep_up(connection)

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
            joined = packs.join(connection, pack, forget=forget)
            cards.rebuild(connection, self._appraise)
            statistics.gather(connection)
            return joined

    def forget(self, digest: str, *, by: str, at: datetime, note: str = "") -> Ruling:
        """Remove a version, its facts and bytes on purpose; a tombstone stays in the journal.

        The same text is not kept again unless the tombstone is undone.
        """
        with writing(self._engine) as connection:
            before = cards.of_text(connection, digest)
            made = upkeep.forget(connection, digest, by, at, note)
            cards.refresh(connection, before, self._appraise)
            return made

    def dump(self) -> Iterator[str]:
        """The whole record as sorted lines of JSON, without the times at which it was obtained.

        Two records with the same dump hold the same.
        """
        with reading(self._engine) as connection:
            yield from dump(connection)


def open_store(where: str | Path, *, timeout: float = 30.0, appraise: Appraiser = PLAIN, durable: bool = True) -> Store:
    """Open the record at a path or database URL, made or migrated when need be.

    ``timeout``: seconds that a writer waits for another before RecordLocked. ``appraise`` says what
    entries are worth when they change. ``durable`` False does not wait for the disk.
    RecordVersion for a record of a newer Legation, RecordError when it cannot be opened.
    """
    engine = connect(locate(where), timeout, durable=durable)
    with explained(engine):
        bring_up(engine)
    _make_cards(engine, appraise)
    return Store(engine, appraise)


def _make_cards(engine: Engine, appraise: Appraiser) -> None:
    """Make the cards anew when other rules made them, or none."""
    with reading(engine) as connection:
        is_made = cards.is_made_by(connection, appraise.name)
    if not is_made:
        with writing(engine) as connection:
            cards.rebuild(connection, appraise)
            statistics.gather(connection)

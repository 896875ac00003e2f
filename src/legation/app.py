"""The object that users hold: one record, and everything that can be asked of it.

import legation

desk = legation.open("desk.db")
for outcome in desk.read("reports/"):
    print(outcome)
print(desk.brief("PAK", "IRN"))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from legation.errors import DataError, UsageError
from legation.location import record_location
from legation.pipeline import Failure, Outcome, Pipeline, Reading

if TYPE_CHECKING:
    from legation.analysis.english import EnglishAnalyser
    from legation.claims.coded_event import CodedEvent
    from legation.peering import Imported
    from legation.record.linking import Settled
    from legation.record.series_tables import SeriesTable
    from legation.record.tenure_tables import TenureTable
    from legation.store import KeepResult, Store
    from legation.store.packs import Joined, Packed
    from legation.types.actors import Tenure
    from legation.types.analysis import Analysis
    from legation.types.claims import Form
    from legation.types.document import Document
    from legation.types.peers import BadRow
    from legation.types.people import Roster
    from legation.types.record import Entry, Ruling
    from legation.types.source import Raw
    from legation.types.time import Step
    from legation.views.commitments import Ledger
    from legation.views.exports.events.coded import Coded
    from legation.views.fact import Fact
    from legation.views.measures import Measured
    from legation.views.page import Page
    from legation.views.peers import Comparison
    from legation.watching import Watch
    from legation.watching.rounds import Looker

CODED_AT_ONCE = 64
"""Sentences given to the model together: more gains nothing (benchmarks/speed)."""


@dataclass(frozen=True, slots=True)
class CodingTask:
    """A sentence to code; ``source`` and ``target`` are words of it, or both empty."""

    id: str
    text: str
    date: date | None = None
    source: str = ""
    target: str = ""

    @property
    def document(self) -> Document:
        """The sentence as a document of one paragraph."""
        from legation.types.document import Block, BlockKind, DateBasis, Document
        from legation.types.span import Span
        from legation.types.time import PartialDate

        return Document(
            id=self.id,
            text=self.text,
            blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(self.text)), "en"),),
            published=PartialDate.of(self.date) if self.date else None,
            published_basis=DateBasis.GIVEN if self.date else None,
            language="en",
        )


def batched(tasks: Iterable[CodingTask], size: int) -> Iterator[tuple[CodingTask, ...]]:
    """The tasks in order, several at a time."""
    left = iter(tasks)
    while some := tuple(islice(left, size)):
        yield some


def open_record(location: str | None = None) -> Legation:
    """Open the record at ``location`` (:func:`record_location`); it is made when first written to."""
    return Legation(record_location(location))


class Legation:
    """One record and the parts that read into it; everything is loaded when first needed."""

    def __init__(self, location: str) -> None:
        self.location = location

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the record; harmless when nothing was opened."""
        if "store" in self.__dict__:
            self.store.close()

    @cached_property
    def store(self) -> Store:
        """The record on disk; RecordError when it cannot be used."""
        from legation.record.ledger import account
        from legation.store import open_store
        from legation.views.appraisal import Appraise

        return open_store(self.location, appraise=Appraise(account))

    @cached_property
    def english(self) -> EnglishAnalyser:
        """The English analyser with its model loaded; ModelError when it is missing or altered."""
        from legation.analysis.english import EnglishAnalyser

        return EnglishAnalyser.load()

    @cached_property
    def pipeline(self) -> Pipeline:
        """The stages in their order."""
        from legation.claims.reader import read_claims
        from legation.documents import read_document
        from legation.sources import Sources

        return Pipeline(Sources(), read_document, {"en": self._analyse_english}, read_claims)

    def _analyse_english(self, document: Document) -> Analysis:
        return self.english(document)

    @cached_property
    def made_by(self) -> str:
        """What reads here, with its version; another reader's claims of the same text are replaced."""
        from legation import __version__
        from legation.analysis.model_files import checked_version, default_folder

        return f"legation {__version__}, model {checked_version(default_folder())}"

    def read(self, *addresses: str, published: date | None = None, keep: bool = True) -> Iterator[Outcome]:
        """Read files, folders, globs, addresses, feeds or ``-``; keep each report unless told not to.

        ``published`` supplies the publication date of reports that do not know their own. Yields
        one Reading or Failure per report, in order; what was yielded is already on disk.
        """
        pipeline = replace(self.pipeline, recall=self._recalled) if keep else self.pipeline
        try:
            for outcome in pipeline.read(addresses, published):
                if keep and isinstance(outcome, Reading):
                    outcome = replace(outcome, kept=self.keep(outcome))  # noqa: PLW2901 - the same, kept
                yield outcome
        finally:
            if keep:
                self.settle()

    def _recalled(self, raw: Raw) -> Reading | None:
        """What an earlier run of the same readers made of these bytes."""
        known = self.store.known(raw, made_by=self.made_by)
        if known is None:
            return None
        document, claims = (
            self.store.document(known.report.document),
            self.store.claims(known.report.document),
        )
        return Reading(raw, document, None, claims if document.language in self.pipeline.analysers else None)

    def keep(self, reading: Reading) -> KeepResult:
        """Put one reading into the record, in one transaction; :meth:`settle` places its facts."""
        return self.store.keep(
            reading.raw, reading.document, reading.claims, analysis=reading.analysis, made_by=self.made_by
        )

    def settle(self) -> Settled:
        """Link the facts kept since the last time with those of other reports."""
        from legation.record.linking import settle

        return settle(self.store)

    def pack(self, target: Path) -> Packed:
        """Write the whole record into a new file that another record can take in (docs/merging.md)."""
        from legation import __version__

        return self.store.pack(target, made_by=f"legation {__version__}")

    def join(self, source: Path, *, forget: bool = False) -> Joined:
        """Take another record's pack in, all of it or nothing, and place its facts; SourceError for no whole pack."""
        done = self.store.join(source, forget=forget)
        self.settle()
        return done

    def watch(self, plan: Path, looker: Looker | None = None, now: Callable[[], datetime] | None = None) -> Watch:
        """Watch the feeds of a plan, a round at a time; UsageError names what is wrong in the plan.

        ``looker`` and ``now`` are for tests: feeds are visited by the polite fetcher.
        """
        from legation.sources.fetch import Fetcher
        from legation.sources.manners import PoliteFetcher
        from legation.sources.polling import Poller
        from legation.watching import Desk, Watch, read_plan

        made = read_plan(plan, side_code)
        pipeline = replace(self.pipeline, recall=self._recalled)
        desk = Desk(pipeline.read_raw, self.keep, self.settle, self.store)
        looker = looker or Poller(PoliteFetcher(Fetcher(), made.pause))
        return Watch(made, looker, self.store.watch, desk, now or (lambda: datetime.now(UTC)))

    def brief(
        self,
        one: str,
        other: str,
        *,
        since: date | None = None,
        until: date | None = None,
        today: date | None = None,
    ) -> Page:
        """The briefing of a pair of states or bodies, each a code or a name.

        ``today`` (the current day by default) decides which deadlines are past. UsageError for a
        name that no state or body has.
        """
        from legation.views.between import Pair
        from legation.views.briefing import brief

        day = today or date.today()
        pair = Pair(one=side_code(one), other=side_code(other), since=since, until=until, today=day)
        if pair.one == pair.other:
            raise UsageError(other, "is the same side as the first", "name two")
        return brief(self.store, pair)

    def show(self, named: str) -> Fact:
        """One fact in its context; ``named`` is its id or an unambiguous beginning of it."""
        from legation.record.visits import belongs
        from legation.views.fact import fact

        return fact(self.store, named, belongs=belongs)

    def compare(self, named: str, *reports: str) -> Page:
        """Two reports of one fact side by side (:func:`legation.views.readouts.compare`).

        ``reports``: two reports by id, address or the beginning of their digests; chosen when left out.
        """
        from legation.views.readouts import compare, comparison

        return comparison(compare(self.store, named, *(self.store.report(report).document for report in reports)))

    def search(self, words: str, *, limit: int = 20) -> Page:
        """Facts and reports that hold the words."""
        from legation.views.search import search

        return search(self.store, words, limit=limit)

    def said(
        self,
        who: str = "",
        *,
        to: str = "",
        about: str = "",
        since: date | None = None,
        until: date | None = None,
        form: Form | None = None,
    ) -> Page:
        """Who said what to whom (:class:`legation.views.said.SaidQuery`)."""
        from legation.views.said import SaidQuery, said

        query = SaidQuery(who=who, to=side_code(to) if to else "", about=about, since=since, until=until, form=form)
        return said(self.store, query)

    def commitments(
        self,
        *sides: str,
        due: bool = False,
        overdue: bool = False,
        about: str = "",
        today: date | None = None,
    ) -> Ledger:
        """Commitments with their history (:class:`legation.views.commitments.CommitmentQuery`)."""
        from legation.record.ledger import account
        from legation.views.commitments import CommitmentQuery, commitments

        day, codes = today or date.today(), tuple(map(side_code, sides))
        query = CommitmentQuery(today=day, sides=codes, due=due, overdue=overdue, about=about)
        return commitments(self.store, query, account)

    def events(self, *sides: str, since: date | None = None, until: date | None = None) -> Iterator[Coded]:
        """Events of a side, of several together, or all, as schemes without a status code them."""
        from legation.claims.recoding import recoded
        from legation.types.record import EntryQuery, FactKind
        from legation.views.exports.events.coded import coded

        codes = tuple(map(side_code, sides))
        query = EntryQuery(kinds=(FactKind.EVENT,), parties=codes, since=since, until=until)
        return coded(self.store.entries(query), recoded)

    def import_peer(self, file: Path, bad: Callable[[BadRow], None]) -> Imported:
        """Read a file of GDELT 2.0, ICEWS, POLECAT or ACLED into the layer of peers, beside the record.

        Rows are kept as they are read; one that cannot be read is handed to ``bad``. The same file
        again changes nothing. SourceError when the file cannot be read or is none of theirs.
        """
        from legation.peering import import_peer

        return import_peer(self.store, file, bad)

    def peers(self, one: str, other: str, *, since: date | None = None, until: date | None = None) -> Comparison:
        """Own events of a pair beside those of other event data, month by month."""
        from legation.views.peers import PairAsked, compare

        asked = PairAsked(side_code(one), side_code(other), since, until)
        own = self.events(asked.one, asked.other, since=since, until=until)
        return compare(own, self.store, asked)

    def measure(
        self,
        *sides: str,
        step: Step | None = None,
        directed: bool = False,
        since: date | None = None,
        until: date | None = None,
    ) -> Measured:
        """Pairs of the sides (of all states met, when none is given) month by month, or year by year.

        See :mod:`legation.views.measures` for what is counted; :mod:`legation.views.exports.frames`
        makes tables of it. UsageError for a single side.
        """
        from legation.types.record import EntryQuery
        from legation.types.time import Step
        from legation.views.measures import Wanted, measure

        codes = tuple(map(side_code, sides))
        if len(codes) == 1:
            raise UsageError(sides[0], "is one side only", "name two or more, or none for all")
        step = step or Step.MONTH
        bounds = [str(day)[: 7 if step is Step.MONTH else 4] if day else "" for day in (since, until)]
        wanted = Wanted(sides=codes, step=step, directed=directed, since=bounds[0], until=bounds[1])
        query = EntryQuery(parties=codes if len(codes) == 2 else (), since=since, until=until)
        return measure(self.store.entries(query), self.store.reports(), wanted)

    def dealings(self, one: str, other: str) -> Mapping[str, Entry]:
        """The entries in which both sides are parties, by id."""
        from legation.types.record import EntryQuery

        query = EntryQuery(parties=(side_code(one), side_code(other)))
        return {entry.id: entry for entry in self.store.entries(query)}

    def people(self, *sides: str) -> Page:
        """Officials that reports name, all or those of some sides."""
        from legation.views.people import people

        return people(self.store, *(side_code(side) for side in sides))

    def roster(self) -> Roster:
        """Everybody whom reports name: one person under every name, offices over time, what is in doubt."""
        from legation.record.roster import roster

        return roster(self.store.persons(), self.store.journal())

    def merge_people(self, *named: str, by: str, at: datetime, note: str = "") -> Ruling:
        """Rule that people of different names are one; UsageError for a name that nobody has."""
        from legation.record.roster import merge

        return self.store.rule(merge(self.roster(), named, by, at, note))[0]

    def split_people(self, one: str, other: str, *, by: str, at: datetime, note: str = "") -> Ruling:
        """Rule that two names are not one person's; UsageError for a name that nobody has."""
        from legation.record.people import names_of
        from legation.record.roster import split

        return self.store.rule(split(names_of(self.store.persons()), self.roster(), (one, other), by, at, note))[0]

    def correct_tenure(self, tenure: Tenure) -> None:
        """Say who holds an office from when until when; it stands in place of what a table says of the two."""
        from legation.record.corrections import CORRECTIONS, corrected

        self.store.keep_tenures(CORRECTIONS, corrected(self.store.tenures(CORRECTIONS), tenure))

    def who(self, office: str, side: str, on: date) -> Page:
        """Who held an office of a state or body on a day, by tables and by reports."""
        from legation.analysis.actors.offices import EnglishOffices
        from legation.record.corrections import CORRECTIONS, standing
        from legation.record.spells import tenure_of
        from legation.record.tenures import Tenures
        from legation.views.holders import Books, OfficeQuery, holders

        query = OfficeQuery(office, side_code(side), on)
        listed = standing(self.store.tenures(CORRECTIONS), self.store.tenures())
        return holders(listed, self.roster(), query, EnglishOffices(), Books(Tenures, tenure_of))

    def learn_tenures(self, table: Path) -> TenureTable:
        """Keep the office-holders of a table (CSV, Popolo JSON) in place of those it gave before.

        Rows that cannot be used are named in the result; DataError when no row can be found.
        """
        from legation.analysis.actors.offices import EnglishOffices
        from legation.record.tenure_tables import read_tenures

        found = read_tenures(read_table(table), table.name, EnglishOffices())
        self.store.keep_tenures(table.name, found.tenures)
        return found

    def import_series(self, table: Path) -> SeriesTable:
        """Keep the trade figures of a table in place of those it gave before; bad rows are named in the result.

        DataError when the file cannot be read or a column is missing: nothing is kept then.
        """
        from legation.record.series_tables import read_series

        found = read_series(read_table(table), table.name, _known_side)
        self.store.keep_figures(table.name, found.figures)
        return found

    def figures(self, one: str, other: str) -> Page:
        """What two states report of their trade with each other."""
        from legation.views.figures import figures

        return figures(self.store, side_code(one), side_code(other))

    def code(self, tasks: Iterable[CodingTask]) -> Iterator[tuple[CodingTask, tuple[CodedEvent, ...]]]:
        """Code sentences as events, in order; with both actors given, the relation between these two."""
        from legation.claims.code import code

        for some in batched(tasks, CODED_AT_ONCE):
            documents = [task.document for task in some]
            for task, document, analysis in zip(some, documents, self.english.batch(documents), strict=True):
                yield task, code(document, analysis, task.source, task.target)

    def parse(self, text: str, *, pretokenised: bool = False) -> Iterator[str]:
        """The analysis of a text (or of CoNLL-U words) as CoNLL-U, sentence by sentence."""
        from legation.analysis.conllu import parse_conllu, parse_text

        read = parse_conllu if pretokenised else parse_text
        yield from read(text, self.english.model)


def read_table(table: Path) -> str:
    """The text of a table that the user names; DataError when it cannot be read."""
    try:
        return table.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not text in UTF-8"
        raise DataError(str(table), reason) from error


def _known_side(name: str) -> str:
    """The code of a side by code or name, "" when nobody has that name."""
    try:
        return side_code(name)
    except UsageError:
        return ""


def side_code(name: str) -> str:
    """The code of a state, or the common name of a body, that a code or a name stands for.

    UsageError when nobody has that name.
    """
    from legation.data.bodies import bodies
    from legation.data.states import is_state, states

    wanted = name.strip().casefold()
    if is_state(name.strip().upper()):
        return name.strip().upper()
    for state in states().values():
        if wanted in {known.lstrip("=").casefold() for known in (state.name, *state.names)}:
            return state.code
    body = next((key for key in bodies() if key.casefold() == wanted), None)
    if body is None:
        raise UsageError(name, "is no state or body that is known", "write a name, or a code such as PAK or EU")
    return body


def failures(outcomes: Sequence[Outcome]) -> tuple[Failure, ...]:
    """The inputs that could not be read."""
    return tuple(outcome for outcome in outcomes if isinstance(outcome, Failure))

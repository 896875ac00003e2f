"""What is between two sides: contacts, words, deeds, commitments and positions, each sourced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from legation.types.asking import Order
from legation.types.claims import Commitment, Event, EventType, Statement, Status
from legation.types.holdings import Holdings
from legation.types.record import Entry, EntryQuery, FactKind, Sighting
from legation.types.span import Excerpt
from legation.views.accounts import accounts_of
from legation.views.commitment_lines import commitment_line
from legation.views.naming import side_name
from legation.views.page import Line, Notes, Page, Section, marks_of, page
from legation.views.positions import positions_between
from legation.views.progress import progress_section
from legation.views.statement_lines import statement_line
from legation.views.telling import SETTLED, lead, tell, when

Sides = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The question: two sides (ISO 3166-1 alpha-3 or a body's name), from when until when.

    ``today`` is the day by which deadlines are judged.
    """

    one: str
    other: str
    today: date
    since: date | None = None
    until: date | None = None

    @property
    def sides(self) -> tuple[str, str]:
        """Both sides."""
        return (self.one, self.other)

    def query(self, kind: FactKind, *, parties: Sides = (), sides: Sides = ()) -> EntryQuery:
        """The entries of one kind in the time asked for."""
        return EntryQuery(kinds=(kind,), parties=parties, sides=sides, since=self.since, until=self.until)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A pair asked of the record, the latest ``size`` entries of each kind, or all."""

    holdings: Holdings
    pair: Pair
    size: int | None

    def entries(self, query: EntryQuery) -> tuple[Entry, ...]:
        """What fits, in order of time."""
        if self.size is None:
            return self.holdings.entries(query)
        return tuple(reversed(self.holdings.entries(replace(query, order=Order.NEWEST, limit=self.size))))

    def of_either(self, kind: FactKind) -> tuple[Entry, ...]:
        """What one side is a party to, then what the other is."""
        held = (self.entries(self.pair.query(kind, parties=(side,))) for side in self.pair.sides)
        return tuple({entry.id: entry for entries in held for entry in entries}.values())

    def more(self, query: EntryQuery) -> int:
        """How many are left out."""
        return 0 if self.size is None else max(0, self.holdings.count(query) - self.size)


def brief(holdings: Holdings, pair: Pair, *, size: int | None = None) -> Page:
    """The briefing of a pair: six sections, every line with the words that it rests on.

    ``size``: how many of the latest entries of each kind are told; all, when None.
    """
    notes, asked = Notes(), _Asked(holdings, pair, size)
    query = pair.query(FactKind.ENGAGEMENT, parties=pair.sides)
    contacts = asked.entries(query)
    spoken, positions = asked.of_either(FactKind.STATEMENT), asked.of_either(FactKind.POSITION)
    own = _own_commitments(asked)
    sections = (
        Section("Contacts", _contacts(contacts, notes), "No contact between the two is held.", asked.more(query)),
        _said(asked, contacts, spoken, notes),
        _commitments(asked, own, notes),
        *progress_section(own, holdings, notes),
        _deeds(asked, contacts, notes),
        *positions_between(positions, pair.sides, reports_of(contacts), notes),
        *accounts_of((*spoken, *positions), contacts, pair.sides, notes),
    )
    title = f"{side_name(pair.one)} – {side_name(pair.other)}"
    return page(title, _subtitle(pair, notes), sections, notes)


def reports_of(entries: Sequence[Entry]) -> frozenset[str]:
    """The digests of all reports behind entries."""
    return frozenset(report.document for entry in entries for report in entry.reports)


def _subtitle(pair: Pair, notes: Notes) -> str:
    since = f"from {pair.since}" if pair.since else ""
    until = f"until {pair.until}" if pair.until else ""
    count = len(notes.sources)
    reports = f"{count} report{'' if count == 1 else 's'}"
    return " · ".join(filter(None, (f"{since} {until}".strip(), reports, f"as of {pair.today}")))


def _contacts(entries: Sequence[Entry], notes: Notes) -> tuple[Line, ...]:
    return tuple(fact_line(entry, notes) for entry in entries)


def fact_line(entry: Entry, notes: Notes) -> Line:
    """Any entry as a line: when, who, what; marked when it is not settled."""
    claim = entry.claim
    status = getattr(claim, "status", None)
    marks = (status.value,) if status and status not in SETTLED else ()
    told = (when(entry.best), lead(claim), tell(claim))
    return Line(*told, marks=(*marks, *marks_of(entry)), notes=notes.cite(entry), entry=entry)


def _said(asked: _Asked, contacts: Sequence[Entry], spoken: Sequence[Entry], notes: Notes) -> Section:
    pair = asked.pair
    about = pair.query(FactKind.STATEMENT, sides=pair.sides)
    heard = [entry for entry in asked.entries(about) if _spoken_by(entry, pair)]
    seen = {entry.id for entry in heard}
    meant = reports_of(contacts)
    heard += [e for e in spoken if e.id not in seen and _spoken_by(e, pair) and _belongs(e, pair, meant)]
    ordered = sorted(heard, key=lambda entry: (when(entry.best).strip("()") or "9999", _place(entry)))
    lines = tuple(statement_line(entry, notes) for entry in ordered)
    return Section("Who said what", lines, "No statement is held.", asked.more(about))


def _spoken_by(entry: Entry, pair: Pair) -> bool:
    claim = entry.claim
    return isinstance(claim, Statement) and bool(set(claim.acts_for) & set(pair.sides))


def _belongs(entry: Entry, pair: Pair, reports: frozenset[str]) -> bool:
    """Whether words that name neither other side were said in a report of the pair's contact."""
    third = set(entry.best.named) - set(pair.sides)
    return not third and any(report.document in reports for report in entry.reports)


def _place(entry: Entry) -> tuple[str, int]:
    sighting = entry.sightings[0]
    return (sighting.report.document, sighting.claim.evidence.hull.start)


def _commitments(asked: _Asked, held: Sequence[Entry], notes: Notes) -> Section:
    lines = tuple(commitment_line(entry, asked.pair.today, notes) for entry in held)
    return Section("Commitments", lines, "No commitment is held.", asked.more(_own_query(asked.pair)))


def _own_query(pair: Pair) -> EntryQuery:
    return replace(pair.query(FactKind.COMMITMENT, sides=pair.sides), any_party=pair.sides)


def _own_commitments(asked: _Asked) -> tuple[Entry, ...]:
    """Commitments of either side that concern both, the nearest deadline first."""
    return tuple(sorted(asked.entries(_own_query(asked.pair)), key=_urgency))


def _urgency(entry: Entry) -> tuple[str, str]:
    claim = entry.claim
    last = claim.deadline.last if isinstance(claim, Commitment) and claim.deadline else None
    return (str(last or "9999"), when(entry.best))


def _deeds(asked: _Asked, contacts: Sequence[Entry], notes: Notes) -> Section:
    """Events between the two, but for those that only say that a contact took or takes place."""
    query = asked.pair.query(FactKind.EVENT, parties=asked.pair.sides)
    found = asked.entries(query)
    told = {_words(sighting) for contact in contacts for sighting in contact.sightings}
    lines = tuple(fact_line(entry, notes) for entry in found if not _is_contact(entry, told))
    return Section("Deeds", lines, "No other deed is held.", asked.more(query))


def _words(sighting: Sighting) -> tuple[str, Excerpt]:
    return (sighting.report.document, sighting.claim.evidence)


def _is_contact(entry: Entry, told: set[tuple[str, Excerpt]]) -> bool:
    claim = entry.claim
    if not isinstance(claim, Event):
        return False
    planned = claim.type is EventType.AGREE and claim.status is Status.SCHEDULED
    return claim.type is EventType.CONSULT or (planned and _words(entry.best) in told)

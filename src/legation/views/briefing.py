"""What is between two sides: contacts, words, deeds, commitments and positions, each sourced."""

from __future__ import annotations

from collections.abc import Sequence

from legation.types.claims import Commitment, Event, EventType, Statement, Status
from legation.types.holdings import Holdings
from legation.types.record import Entry, FactKind, Sighting
from legation.types.span import Excerpt
from legation.views.accounts import accounts_of
from legation.views.between import Answers, Pair, ask
from legation.views.commitment_lines import commitment_line
from legation.views.naming import side_name
from legation.views.page import Line, Notes, Page, Section, marks_of, page
from legation.views.positions import positions_between
from legation.views.progress import progress_section
from legation.views.statement_lines import statement_line
from legation.views.telling import SETTLED, lead, tell, when


def brief(holdings: Holdings, pair: Pair) -> Page:
    """The briefing of a pair with all that is held: six sections, every line with the words that it rests on."""
    return brief_of(ask(holdings, pair, None))


def brief_of(asked: Answers) -> Page:
    """The briefing of a pair from what the record answered."""
    notes, pair = Notes(), asked.pair
    contacts = asked.entries(pair.contacts)
    spoken, positions = asked.of_either(FactKind.STATEMENT), asked.of_either(FactKind.POSITION)
    own = _own_commitments(asked, contacts)
    sections = (
        _contacts(asked, contacts, notes),
        _said(asked, contacts, spoken, notes),
        _commitments(asked, own, notes),
        *progress_section(own, asked.holdings, notes),
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


def _contacts(asked: Answers, held: Sequence[Entry], notes: Notes) -> Section:
    lines = tuple(fact_line(entry, notes) for entry in held)
    return Section("Contacts", lines, "No contact between the two is held.", asked.more(asked.pair.contacts))


def fact_line(entry: Entry, notes: Notes) -> Line:
    """Any entry as a line: when, who, what; marked when it is not settled."""
    claim = entry.claim
    status = getattr(claim, "status", None)
    marks = (status.value,) if status and status not in SETTLED else ()
    told = (when(entry.best), lead(claim), tell(claim))
    return Line(*told, marks=(*marks, *marks_of(entry)), notes=notes.cite(entry), entry=entry)


def _said(asked: Answers, contacts: Sequence[Entry], spoken: Sequence[Entry], notes: Notes) -> Section:
    pair = asked.pair
    heard = [entry for entry in asked.entries(pair.words) if _spoken_by(entry, pair)]
    seen = {entry.id for entry in heard}
    meant = reports_of(contacts)
    heard += [e for e in spoken if e.id not in seen and _spoken_by(e, pair) and _belongs(e, pair, meant)]
    ordered = sorted(heard, key=lambda entry: (when(entry.best).strip("()") or "9999", _place(entry)))
    lines = tuple(statement_line(entry, notes) for entry in ordered)
    return Section("Who said what", lines, "No statement is held.", asked.more(pair.words))


def _spoken_by(entry: Entry, pair: Pair) -> bool:
    claim = entry.claim
    return isinstance(claim, Statement) and bool(set(claim.acts_for) & set(pair.sides))


def _belongs(entry: Entry, pair: Pair, reports: frozenset[str]) -> bool:
    """Whether what names no third side was told in a report of the pair's contact."""
    third = {*entry.best.named, *getattr(entry.claim, "to", ())} - set(pair.sides)
    return not third and any(report.document in reports for report in entry.reports)


def _place(entry: Entry) -> tuple[str, int]:
    sighting = entry.sightings[0]
    return (sighting.report.document, sighting.claim.evidence.hull.start)


def _commitments(asked: Answers, held: Sequence[Entry], notes: Notes) -> Section:
    lines = tuple(commitment_line(entry, asked.pair.today, notes) for entry in held)
    return Section("Commitments", lines, "No commitment is held.", asked.more(asked.pair.commitments))


def _own_commitments(asked: Answers, contacts: Sequence[Entry]) -> tuple[Entry, ...]:
    """Commitments that concern both, and one side's to nobody named in a report of their contact; nearest first."""
    meant = reports_of(contacts)
    told = (e for e in asked.of_either(FactKind.COMMITMENT) if _belongs(e, asked.pair, meant))
    held = {entry.id: entry for entry in (*asked.entries(asked.pair.commitments), *told)}
    return tuple(sorted(held.values(), key=_urgency))


def _urgency(entry: Entry) -> tuple[str, str]:
    claim = entry.claim
    last = claim.deadline.last if isinstance(claim, Commitment) and claim.deadline else None
    return (str(last or "9999"), when(entry.best))


def _deeds(asked: Answers, contacts: Sequence[Entry], notes: Notes) -> Section:
    """Events between the two, but for those that only say that a contact took or takes place."""
    found = asked.entries(asked.pair.deeds)
    told = {_words(sighting) for contact in contacts for sighting in contact.sightings}
    lines = tuple(fact_line(entry, notes) for entry in found if not _is_contact(entry, told))
    return Section("Deeds", lines, "No other deed is held.", asked.more(asked.pair.deeds))


def _words(sighting: Sighting) -> tuple[str, Excerpt]:
    return (sighting.report.document, sighting.claim.evidence)


def _is_contact(entry: Entry, told: set[tuple[str, Excerpt]]) -> bool:
    claim = entry.claim
    if not isinstance(claim, Event):
        return False
    planned = claim.type is EventType.AGREE and claim.status is Status.SCHEDULED
    return claim.type is EventType.CONSULT or (planned and _words(entry.best) in told)

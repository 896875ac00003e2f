"""The ledger of commitments: who undertook what, how firm, by when, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from legation.text.folding import fold
from legation.types.claims import Claim, Commitment
from legation.types.edits import can_be_set, edited
from legation.types.holdings import Holdings
from legation.types.ledger import Account, Change, Fulfilment, Step, Told
from legation.types.record import Entry, EntryQuery, FactKind, Sighting
from legation.types.series import FigureBook
from legation.views.commitment_lines import SOON
from legation.views.naming import side_name
from legation.views.page import Line, Notes, Page, Section, marks_of, page
from legation.views.progress import progress_section
from legation.views.telling import lead, tell, when

Accountant = Callable[[Iterable[Told], date], Account]
"""What tells the history of one commitment on a day (``legation.record.ledger.account``)."""
_OVER = frozenset({Change.IMPLEMENTED, Change.DROPPED, Change.DENIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentQuery:
    """The question; ``today`` is the day by which deadlines are judged.

    ``sides``: codes or bodies; all of them are parties or named, one is a party. ``overdue`` and
    ``due`` (within thirty days) keep those that are either. ``about``: words that all stand in it.
    """

    today: date
    sides: tuple[str, ...] = ()
    due: bool = False
    overdue: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """One commitment with its history, and its state on the day asked: "overdue", "due soon" or ""."""

    entry: Entry
    account: Account
    state: str

    @property
    def claim(self) -> Commitment:
        """The commitment as it was last told."""
        return self.account.latest


@dataclass(frozen=True, slots=True)
class Ledger:
    """The answer: the commitments, the nearest deadline first, and the page that shows them."""

    held: tuple[Undertaking, ...]
    page: Page


def commitments(holdings: Holdings, asked: CommitmentQuery, accountant: Accountant) -> Ledger:
    """Commitments that fit the question, each with its history in the reports."""
    query = EntryQuery(kinds=(FactKind.COMMITMENT,), sides=asked.sides)
    found = (e for e in holdings.entries(query) if not asked.sides or set(e.sides) & set(asked.sides))
    told = (undertaking(entry, asked.today, accountant) for entry in found)
    held = tuple(sorted((one for one in told if _fits(one, asked)), key=_urgency))
    return Ledger(held, _page(held, asked, holdings))


def undertaking(entry: Entry, today: date, accountant: Accountant) -> Undertaking:
    """One commitment with its history."""
    account = accountant(tellings(entry), today)
    return Undertaking(entry, account, _state(account, today))


def tellings(entry: Entry) -> tuple[Told, ...]:
    """Every report's version of it; what people set holds for all of them."""
    ruled = ((sighting, _as_ruled(sighting.claim, entry)) for sighting in entry.sightings)
    return tuple(Told(one.report.day, claim, one.id) for one, claim in ruled if isinstance(claim, Commitment))


def is_over(account: Account) -> bool:
    """Whether the last word on it is that it is done, dropped or denied."""
    return not _OVER.isdisjoint(account.steps[-1].changes)


def _as_ruled(claim: Claim, entry: Entry) -> Claim:
    return edited(claim, ((e.field, e.value) for e in entry.edits if can_be_set(claim, e.field, e.value)))


def _state(account: Account, today: date) -> str:
    if account.fulfilment is Fulfilment.OVERDUE:
        return "overdue"
    last = account.latest.deadline.last if account.latest.deadline else None
    if last is None or is_over(account):
        return ""
    return "due soon" if today <= last and last - today <= SOON else ""


def _fits(one: Undertaking, asked: CommitmentQuery) -> bool:
    wanted = {state for state, is_wanted in (("due soon", asked.due), ("overdue", asked.overdue)) if is_wanted}
    return (not wanted or one.state in wanted) and (not asked.about or _tells_of(one.entry, asked.about))


def _tells_of(entry: Entry, about: str) -> bool:
    """Whether all words asked for stand in one report's version of it, spelling apart."""
    wanted = _words(about)
    return any(wanted <= _words(_all_of(sighting)) for sighting in entry.sightings)


def _all_of(sighting: Sighting) -> str:
    return f"{sighting.claim.evidence.text} {lead(sighting.claim)} {tell(sighting.claim)}"


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(text)))


def _urgency(one: Undertaking) -> tuple[str, str, str]:
    deadline = one.claim.deadline
    return (str((deadline and deadline.last) or "9999"), when(one.entry.best), one.entry.id)


def _page(held: tuple[Undertaking, ...], asked: CommitmentQuery, book: FigureBook) -> Page:
    notes = Notes()
    lines = tuple(_line(one, notes) for one in held)
    sections = [Section("Commitments", lines, "No commitment in the record fits.")]
    moved = tuple(line for one in held if len(one.account.steps) > 1 for line in _history(one, notes))
    sections += [Section("What became of them", moved)] if moved else []
    sections += progress_section((one.entry for one in held), book, notes)
    count = f"{len(held)} commitment{'' if len(held) == 1 else 's'} · as of {asked.today}"
    return page(_title(asked), count, sections, notes)


def _title(asked: CommitmentQuery) -> str:
    sides = " – ".join(map(side_name, asked.sides)) or "everybody"
    about = f" about {asked.about}" if asked.about else ""
    return f"Commitments: {sides}{about}"


def _line(one: Undertaking, notes: Notes) -> Line:
    """The commitment as last told: parties; action, stage, amount, deadline; its state and drifts."""
    marks = (*((one.state,) if one.state else ()), *_warnings(one.account), *marks_of(one.entry))
    told = (when(one.entry.best), lead(one.claim), tell(one.claim))
    return Line(*told, marks=marks, notes=notes.cite(one.entry), entry=one.entry)


def _warnings(account: Account) -> Iterator[str]:
    if account.denied_by:
        yield f"denied by {', '.join(map(side_name, account.denied_by))}"
    for drift in account.drifts:
        yield f"{drift.field} moved"
    for proposal in dict.fromkeys(proposal.fulfilment for proposal in account.proposals):
        yield f"perhaps {proposal.value}"


def _history(one: Undertaking, notes: Notes) -> Iterator[Line]:
    by_id = {sighting.id: sighting for sighting in one.entry.sightings}
    for step in one.account.steps:
        number = notes.note(by_id[step.told.source])
        yield Line(str(step.told.day or ""), lead(one.claim), _change(step), notes=(number,), entry=one.entry)


def _change(step: Step) -> str:
    changes = ", ".join(change.value for change in step.changes)
    return f"{changes}: {step.note}" if step.note else changes

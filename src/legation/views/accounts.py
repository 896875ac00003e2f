"""Where the two sides' accounts of one contact differ: what one side speaks of alone, what they dispute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from legation.data.stances import load_stances
from legation.types.claims import Claim, Engagement, Position, Stance, Statement
from legation.types.record import Entry, Sighting
from legation.views.naming import side_name
from legation.views.page import Line, Notes, Quote, Section
from legation.views.telling import when

_AGAINST = frozenset({Stance.SUPPORTS, Stance.OPPOSES})


@dataclass(frozen=True, slots=True)
class _Told:
    """What one side alone said or held in a report of the contact, with the issue that it is on."""

    side: str
    issue: str
    entry: Entry
    sighting: Sighting

    @property
    def stance(self) -> Stance | None:
        """Where the side stands, when it told a position."""
        claim = self.sighting.claim
        return claim.stance if isinstance(claim, Position) else None


def accounts_of(
    told: Sequence[Entry], contacts: Sequence[Entry], sides: tuple[str, str], notes: Notes
) -> tuple[Section, ...]:
    """One section on the ``contacts`` of which both sides give an account; none when nothing differs.

    An account of a side is what it alone said or holds (entries ``told``) in the reports of the contact; accounts
    are compared by the issues that they name (resources/stances.yaml, labels). Joint words are no difference.
    """
    lines = tuple(line for contact in contacts for line in _differences(contact, told, sides, notes))
    return (Section("Accounts that differ", lines),) if lines else ()


def _differences(contact: Entry, held: Sequence[Entry], sides: tuple[str, str], notes: Notes) -> Iterator[Line]:
    if not isinstance(contact.claim, Engagement):
        return
    told = tuple(_told(contact, held, sides))
    if {one.side for one in told} != set(sides):
        return
    for issue in dict.fromkeys(one.issue for one in told if one.issue):
        on_it = [one for one in told if one.issue == issue]
        if len({one.side for one in on_it}) == 1:
            yield _line(contact, on_it[0], f"alone speaks of {issue}", notes)
        elif {one.stance for one in on_it} >= _AGAINST:
            yield from (_line(contact, one, f"{one.stance} on {issue}", notes) for one in on_it if one.stance)


def _told(contact: Entry, held: Iterable[Entry], sides: tuple[str, str]) -> Iterator[_Told]:
    """What a side said or holds in the reports of the contact, in the order held."""
    reports = {report.document for report in contact.reports}
    for entry in held:
        sighting = next((s for s in entry.sightings if s.report.document in reports), None)
        speakers = set(_speakers(sighting)) & set(sides) if sighting is not None else set()
        if sighting is not None and len(speakers) == 1:
            yield _Told(speakers.pop(), _issue(sighting), entry, sighting)


def _speakers(sighting: Sighting) -> tuple[str, ...]:
    claim = sighting.claim
    if isinstance(claim, Statement):
        return claim.acts_for
    return claim.holder if isinstance(claim, Position) else ()


def _issue(sighting: Sighting) -> str:
    """The group of the issue, "" when the words name none."""
    claim = sighting.claim
    if isinstance(claim, Position) and claim.label:
        return claim.label
    return load_stances().label_of(_words(claim))


def _words(claim: Claim) -> str:
    """The words told."""
    return claim.content.text if isinstance(claim, Statement) else claim.evidence.text


def _line(contact: Entry, told: _Told, text: str, notes: Notes) -> Line:
    language = getattr(told.sighting.claim, "language", "") or told.sighting.report.language
    quote = Quote(_words(told.sighting.claim), language)
    return Line(
        when(contact.best), side_name(told.side), text, quote, notes=(notes.note(told.sighting),), entry=told.entry
    )

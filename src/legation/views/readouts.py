"""Two reports of one meeting side by side: what both tell, what only one of them mentions.

Meant for readouts, in which each side tells its own story of a meeting; any two reports will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from legation.data.states import states
from legation.errors import UsageError
from legation.text.folding import fold
from legation.text.wording import telling_words, words
from legation.types.holdings import Holdings
from legation.types.record import Entry, EntryQuery, ReportRef, Sighting
from legation.views.differences import differences, differing
from legation.views.fact import entry_named
from legation.views.page import Line, Notes, Page, Section, page
from legation.views.telling import lead, tell, when

COVERED = 0.75
"""Share of a fact's telling words, close together in the other report, from which it is mentioned there too."""

REACH = 2.5
"""How much wider than the fact's own words the stretch may be in which they stand."""


@dataclass(frozen=True, slots=True)
class Readout:
    """One of the two reports, and the side that it speaks for ("" when it is nobody's)."""

    report: ReportRef
    side: str
    text: str

    @property
    def name(self) -> str:
        """By whom it goes: its side, publisher or name."""
        return self.report.publisher or self.report.title or self.report.id


@dataclass(frozen=True, slots=True)
class Compared:
    """Two readouts of one meeting, and the facts that both tell or only one of them mentions."""

    entry: Entry
    left: Readout
    right: Readout
    both: tuple[Entry, ...]
    only_left: tuple[Entry, ...]
    only_right: tuple[Entry, ...]


def compare(holdings: Holdings, named: str, *chosen: str) -> Compared:
    """Compare two reports of the fact that an id names.

    ``chosen``: digests of two reports; when not given, those of different sides, else the first
    two that are no copies of each other. UsageError when the fact is in fewer than two.
    """
    entry = entry_named(holdings, named)
    left, right = (_readout(holdings, ref, entry) for ref in _two(entry, chosen))
    facts = {side.report.document: tuple(_facts(holdings, side.report, entry)) for side in (left, right)}
    one, other = facts[left.report.document], facts[right.report.document]
    shared = [fact for fact in one if _told_in(fact, right, left)]
    ids = {fact.id for fact in shared}
    both = [*shared, *(fact for fact in other if fact.id not in ids and _told_in(fact, left, right))]
    met = {fact.id for fact in both}
    only_left, only_right = (tuple(fact for fact in held if fact.id not in met) for held in (one, other))
    return Compared(entry, left, right, tuple(both), only_left, only_right)


def _two(entry: Entry, chosen: tuple[str, ...]) -> tuple[ReportRef, ReportRef]:
    refs = [ref for ref in entry.reports if not chosen or ref.document in chosen]
    firsts = {ref.origin: ref for ref in reversed(refs)}
    apart = [ref for ref in refs if firsts[ref.origin] is ref]
    if len(apart) < 2:
        raise UsageError(entry.id, "fewer than two reports tell of it", "choose a fact with several sources")
    first = next((ref for ref in apart if side_of(ref, entry)), apart[0])
    others = [ref for ref in apart if ref is not first]
    own = side_of(first, entry)
    return first, next((ref for ref in others if side_of(ref, entry) not in ("", own)), others[0])


def side_of(ref: ReportRef, entry: Entry) -> str:
    """The side among those of a meeting whose own report this is, by its publisher; "" for the press."""
    publisher = f" {' '.join(words(ref.publisher))} "
    official = any(f" {word} " in publisher for word in _OFFICIAL)
    found = [side for side in entry.sides if official and any(name in publisher for name in _names(side))]
    return found[0] if len(found) == 1 else ""


_OFFICIAL = (
    "ministry", "government", "office", "embassy", "presidency", "cabinet", "department", "house", "mission"
)  # fmt: skip


def _names(side: str) -> Iterator[str]:
    state = states().get(side)
    for name in (state.name, *state.names, *state.adjectives) if state else (side,):
        yield f" {' '.join(words(name.lstrip('=')))} "


def _readout(holdings: Holdings, ref: ReportRef, entry: Entry) -> Readout:
    return Readout(ref, side_of(ref, entry), holdings.document(ref.document).text)


def _facts(holdings: Holdings, ref: ReportRef, entry: Entry) -> Iterator[Entry]:
    """What a report tells that involves a side of the meeting, the meeting itself left out."""
    for fact in holdings.entries(EntryQuery(report=ref.document)):
        if fact.id != entry.id and set(fact.sides) & set(entry.sides):
            yield fact


def _told_in(fact: Entry, there: Readout, here: Readout) -> bool:
    """Whether the other report tells a fact, too: it is one of its sources, or its words stand there."""
    if any(seen.report.document == there.report.document for seen in fact.sightings):
        return True
    own = _sighting(fact, here.report)
    return own is not None and _mentioned(own.claim.evidence.text, there.text)


def _sighting(fact: Entry, ref: ReportRef) -> Sighting | None:
    return next((seen for seen in fact.sightings if seen.report.document == ref.document), None)


def _mentioned(fact: str, text: str) -> bool:
    """Whether most telling words of a fact stand within one short stretch of a text."""
    wanted, row = telling_words(fact), words(text)
    if len(wanted) < 3:
        return fold(fact) in fold(text)
    reach = int(max(8, REACH * len(words(fact))))
    starts = (at for at, word in enumerate(row) if word in wanted)
    return any(len(wanted & set(row[at : at + reach])) >= COVERED * len(wanted) for at in starts)


def comparison(made: Compared) -> Page:
    """The comparison as a page: how they differ on the meeting, what both tell, what only one does."""
    notes = Notes()
    sections = (
        Section("They differ on", tuple(_differing(made, notes)), "They agree on what they say of the meeting itself."),
        Section("Both tell", tuple(_lines(made.both, notes)), "Nothing beyond the meeting."),
        Section(f"Only {_shown(made.left)}", tuple(_lines(made.only_left, notes)), "Nothing."),
        Section(f"Only {_shown(made.right)}", tuple(_lines(made.only_right, notes)), "Nothing."),
    )
    claim = made.entry.claim
    title = f"{when(made.entry.best)} {lead(claim)}: {tell(claim)}".strip()
    return page(title, f"{_shown(made.left)} beside {_shown(made.right)}", sections, notes)


def _shown(side: Readout) -> str:
    return f"{side.name} ({side.side})" if side.side else side.name


def _differing(made: Compared, notes: Notes) -> Iterator[Line]:
    kept = {made.left.report.document, made.right.report.document}
    seen = tuple(sighting for sighting in made.entry.sightings if sighting.report.document in kept)
    two = replace(made.entry, sightings=seen)
    for difference in differences(two):
        numbers = tuple(notes.note(sighting) for sighting in seen)
        yield Line("", difference.field.replace("_", " "), differing(difference), notes=numbers)


def _lines(facts: Iterable[Entry], notes: Notes) -> Iterator[Line]:
    for fact in facts:
        claim = fact.claim
        yield Line(when(fact.best), lead(claim), tell(claim), notes=notes.cite(fact), entry=fact)

"""What an answer looks like before anybody renders it: sections of lines, each with its footnotes.

A footnote holds the exact words that a line rests on, the report, its date and the place of the
words in code points; so every line can be checked without the record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from legation.types.record import Entry, ReportRef, Sighting, Verdict
from legation.types.span import Excerpt


@dataclass(frozen=True, slots=True)
class Footnote:
    """The words behind a line. ``sighting`` is the claim's id, "" when none rests on them."""

    number: int
    report: ReportRef
    words: Excerpt | None
    sighting: str = ""
    language: str = ""
    maker: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words shown as said, in their own language (ISO 639-1, "" when unknown)."""

    words: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that the record holds: when, who or what (``lead``), the rest, its footnotes."""

    when: str
    lead: str
    text: str = ""
    quote: Quote | None = None
    marks: tuple[str, ...] = ()
    """What the reader must know of it: "scheduled", "overdue", "3 reports", "accepted"."""
    notes: tuple[int, ...] = ()
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One question of the page; ``nothing`` says what an empty one means."""

    title: str
    lines: tuple[Line, ...]
    nothing: str = ""
    more: int = 0
    """How many older ones are left out."""


@dataclass(frozen=True, slots=True)
class Page:
    """A whole answer."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    notes: tuple[Footnote, ...] = ()
    sources: tuple[ReportRef, ...] = ()


class Notes:
    """Numbers footnotes in the order in which they are asked for, the same words once."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, object], Footnote] = {}

    def cite(self, entry: Entry) -> tuple[int, ...]:
        """The numbers of the footnotes behind an entry, one for each report and language of it."""
        return tuple(sorted({self.note(sighting) for sighting in _one_a_report(entry)}))

    def note(self, sighting: Sighting) -> int:
        """The number of the footnote for one sighting."""
        claim = sighting.claim
        language = getattr(claim, "language", "") or sighting.report.language
        made = (sighting.report, claim.evidence, sighting.id, language, str(claim.maker))
        return self._number((sighting.report.document, claim.evidence.spans), *made)

    def words(self, report: ReportRef, words: Excerpt | None) -> int:
        """The number of the footnote for words of a report, or for the report at large."""
        return self._number((report.document, words and words.spans), report, words)

    def _number(
        self,
        key: tuple[str, object],
        report: ReportRef,
        words: Excerpt | None,
        sighting: str = "",
        language: str = "",
        maker: str = "",
    ) -> int:
        if key not in self._made:
            number = len(self._made) + 1
            self._made[key] = Footnote(number, report, words, sighting, language, maker)
        return self._made[key].number

    @property
    def made(self) -> tuple[Footnote, ...]:
        """All footnotes, by number."""
        return tuple(self._made.values())

    @property
    def sources(self) -> tuple[ReportRef, ...]:
        """The reports behind them, in order of publication."""
        refs = {note.report.document: note.report for note in self._made.values()}
        return tuple(sorted(refs.values(), key=lambda ref: (ref.published or "9999", ref.id)))


def _one_a_report(entry: Entry) -> Iterable[Sighting]:
    best: dict[tuple[str, str], Sighting] = {}
    for sighting in entry.sightings:
        key = (sighting.report.document, getattr(sighting.claim, "language", ""))
        held = best.get(key)
        if held is None or sighting.claim.score > held.claim.score:
            best[key] = sighting
    return best.values()


def page(title: str, subtitle: str, sections: Iterable[Section], notes: Notes) -> Page:
    """A page with the footnotes that its lines asked for."""
    return Page(title, subtitle, tuple(sections), notes.made, notes.sources)


def marks_of(entry: Entry) -> tuple[str, ...]:
    """What the reader must know of any entry: rulings on it, how many reports, a withdrawn text."""
    found = [entry.verdict.value] if entry.verdict else []
    found += ["edited"] if entry.edits else []
    found += ["disputed"] if is_disputed(entry) else []
    found += [f"{len(entry.reports)} reports"] if len(entry.reports) > 1 else []
    found += ["superseded"] if all(report.superseded for report in entry.reports) else []
    return tuple(found)


def is_disputed(entry: Entry) -> bool:
    """Whether people's newest rulings on its worth, or on one of its fields, say different things."""
    said: dict[str, set[tuple[Verdict, str]]] = {}
    for ruling in entry.opinions:
        if ruling.verdict is not Verdict.REOPENED:
            said.setdefault(ruling.field, set()).add((ruling.verdict, ruling.value))
    return any(len(values) > 1 for values in said.values())

"""Answers as plain text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from legation.types.record import ReportRef
from legation.views.differences import differing
from legation.views.fact import Fact, Source, related_titles, standing_of
from legation.views.page import Footnote, Line, Page, Quote, Section
from legation.views.related import Related
from legation.views.wordings import told_by

WIDTH = 100
_HIDDEN = {code: f"⟨U+{code:04X}⟩" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_CONTROLS = {code: "�" for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if code not in (9, 10)}


def safe(words: str) -> str:
    """Words that cannot steer a terminal: controls replaced, direction overrides made visible."""
    return words.translate(_HIDDEN | _CONTROLS)


def render_page(page: Page) -> str:
    """A page as text: title, sections, footnotes, sources; ends without a newline."""
    parts = [_title(page), *(_section(section) for section in page.sections)]
    letters = {report.document: f"S{number}" for number, report in enumerate(page.sources, 1)}
    if page.notes:
        parts.append("\n".join(("Notes", *(note_line(note, letters) for note in page.notes))))
    if page.sources:
        rows = (wrapped(f"{letters[report.document]} {source(report)}", 2) for report in page.sources)
        parts.append("\n".join(("Sources", *rows)))
    return "\n\n".join(parts)


def _title(page: Page) -> str:
    return "\n".join((safe(page.title), safe(page.subtitle))) if page.subtitle else safe(page.title)


def _section(section: Section) -> str:
    lines = [_line(line) for line in section.lines] or [f"  {section.nothing}"]
    return "\n".join((safe(section.title), *lines))


def _line(line: Line) -> str:
    head = " ".join(filter(None, (line.when, safe(line.lead))))
    told = f"{head}: {safe(line.text)}" if line.text else head
    tail = " ".join((*(f"[{note}]" for note in line.notes), *_id(line)))
    marks = f" — {safe(', '.join(line.marks))}" if line.marks else ""
    return "\n".join((wrapped(f"{told}{marks} {tail}".rstrip(), 2), *_quote(line.quote)))


def _id(line: Line) -> Iterator[str]:
    if line.entry:
        yield f"({line.entry.id})"


def _quote(quote: Quote | None) -> Iterator[str]:
    if quote:
        yield wrapped(safe(quote.words), 6)


def wrapped(words: str, indent: int) -> str:
    """Words in lines of the page's width, the first at ``indent``, the others deeper."""
    first, rest = " " * indent, " " * (indent + (2 if indent < 6 else 0))
    rows = (row for row in words.splitlines() if row.strip())
    wrapper = textwrap.TextWrapper(
        WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, break_long_words=False
    )
    return "\n".join(map(wrapper.fill, rows))


def note_line(note: Footnote, letters: Mapping[str, str]) -> str:
    """A footnote: number, exact words, the report's short name, its day, place of the words."""
    words = f"“{safe(note.words.text)}” — " if note.words else ""
    place = f"characters {places(note)}" if note.words else ""
    told = ", ".join(filter(None, (letters[note.report.document], note.report.published, place)))
    return wrapped(f"[{note.number}] {words}{told}".replace("\n", " "), 2)


def places(note: Footnote) -> str:
    """Where the words stand in the report's text, in code points."""
    spans = note.words.spans if note.words else ()
    return ", ".join(f"{span.start}–{span.end}" for span in spans)


def source(report: ReportRef) -> str:
    """A report in one line: title, publisher, date, address, version."""
    parts = (report.title or report.id, report.publisher, report.published, report.url or report.address)
    return safe(f"{', '.join(filter(None, parts))} [{report.document[:12]}]")


def render_fact(fact: Fact) -> str:
    """One fact as text."""
    parts = [_fact_head(fact), "\n".join(_values(fact.values)), *(_source(one) for one in fact.sources)]
    parts += ["\n".join(("Wordings", *_wordings(fact)))] if fact.wordings else []
    parts += ["\n".join(("Differences", *_differences(fact)))] if fact.differences else []
    parts += ["\n".join((title, *_related(held))) for title, held in related_titles(fact) if held]
    parts += ["\n".join(("May be the same as", *_proposals(fact)))] if fact.proposals else []
    parts += ["\n".join(("Rulings", *_rulings(fact)))] if fact.rulings else []
    return "\n\n".join(parts)


def _fact_head(fact: Fact) -> str:
    count = len(fact.entry.reports)
    standing = "".join(f", {told}" for told in standing_of(fact))
    head = f"{fact.entry.id}  {fact.entry.kind.value} in {count} report{'' if count == 1 else 's'}{standing}"
    return f"{head}\n{wrapped(safe(f'{fact.lead}: {fact.telling}'), 2)}"


def _values(values: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, value in values:
        yield wrapped(safe(f"{name.replace('_', ' ')}: {value}".replace("\n", " ")), 2)


def _source(one: Source) -> str:
    claim = one.sighting.claim
    words = "".join(f"[[{piece.words}]]" if piece.marked else piece.words for piece in one.context)
    read = f"read by {claim.maker}, score {claim.score:.2f}, {one.sighting.id}"
    orphan = [] if one.holds else ["  ORPHANED: these words no longer stand where the fact says"]
    return "\n".join((source(one.report), wrapped(safe(words), 4), f"  {safe(read)}", *orphan))


def _related(held: Iterable[Related]) -> Iterator[str]:
    for one in held:
        why = ", ".join(f"{reason.name} {reason.score:.2f}" for reason in one.reasons)
        yield wrapped(safe(f"{one.when} {one.telling} — {one.id} ({why})".replace("\n", " ")), 2)


def _differences(fact: Fact) -> Iterator[str]:
    for difference in fact.differences:
        yield wrapped(safe(f"{difference.field.replace('_', ' ')}: {differing(difference)}".replace("\n", " ")), 2)


def _wordings(fact: Fact) -> Iterator[str]:
    for one in fact.wordings:
        yield wrapped(safe(f"“{one.words}” ({told_by(one)})".replace("\n", " ")), 2)


def _proposals(fact: Fact) -> Iterator[str]:
    own = {sighting.id for sighting in fact.entry.sightings}
    for link in fact.proposals:
        why = ", ".join(f"{reason.name} {reason.score:.2f}" for reason in link.reasons)
        other = link.one if link.other in own else link.other
        yield f"  {other} (score {link.score:.2f}: {why})"


def _rulings(fact: Fact) -> Iterator[str]:
    for ruling in fact.rulings:
        edit = f" {ruling.field} = {ruling.value}" if ruling.field else ""
        undoes = f" undoes {ruling.undoes}" if ruling.undoes else ""
        made = f"{ruling.by}, {ruling.at.isoformat(timespec='minutes')}"
        yield safe(f"  {ruling.number}. {ruling.verdict.value}{edit}{undoes}, {made} {ruling.note}".rstrip())

"""Answers as Markdown with footnotes (CommonMark, and the footnotes of Pandoc and GitHub)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote as quote_url

from legation.types.record import ReportRef
from legation.views.differences import differing
from legation.views.fact import Fact, Source, related_titles, standing_of
from legation.views.page import Footnote, Line, Page, Section
from legation.views.render.text import places, safe
from legation.views.wordings import told_by

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$^])")
_STARTS = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")


def escaped(words: str) -> str:
    """Words on one line that Markdown shows as they are."""
    plain = _SPECIAL.sub(r"\\\1", " ".join(safe(words).split()))
    return _STARTS.sub(r"\1\\\2", plain)


def render_page(page: Page) -> str:
    """A page as Markdown; every line ends with references to its footnotes."""
    head = f"# {escaped(page.title)}" + (f"\n\n{escaped(page.subtitle)}" if page.subtitle else "")
    parts = [head, *(_section(section) for section in page.sections)]
    if page.sources:
        parts.append("\n".join(("## Sources\n", *(f"- {source(report)}" for report in page.sources))))
    parts += [note_line(note) for note in page.notes]
    return "\n\n".join(parts)


def _section(section: Section) -> str:
    lines = [_line(line) for line in section.lines] or [f"*{escaped(section.nothing)}*"]
    return "\n".join((f"## {escaped(section.title)}\n", *lines))


def _line(line: Line) -> str:
    head = " ".join(filter(None, (escaped(line.when), f"**{escaped(line.lead)}**")))
    told = f"{head}: {escaped(line.text)}" if line.text else head
    marks = f" *({escaped(', '.join(line.marks))})*" if line.marks else ""
    notes = "".join(f"[^{note}]" for note in line.notes)
    quote = f"\n  > {escaped(line.quote.words)}" if line.quote else ""
    return f"- {told}{marks}{notes}{quote}"


def note_line(note: Footnote) -> str:
    """A footnote: exact words, report, place of the words, id of the fact."""
    words = f"“{escaped(note.words.text)}” — " if note.words else ""
    place = f", characters {places(note)}" if note.words else ""
    sighting = f", `{note.sighting}`" if note.sighting else ""
    return f"[^{note.number}]: {words}{source(note.report)}{place}{sighting}"


def source(report: ReportRef) -> str:
    """A report: its title linked when it has a web address, publisher, date, version."""
    title = escaped(report.title or report.id)
    if report.url.startswith(("http://", "https://")):
        title = f"[{title}](<{quote_url(report.url, safe=':/?#[]@!$&*+,;=%~')}>)"
    parts = (title, escaped(report.publisher), report.published, f"version {report.document[:12]}")
    return ", ".join(filter(None, parts))


def render_fact(fact: Fact) -> str:
    """One fact as Markdown."""
    standing = "".join(f", {told}" for told in standing_of(fact))
    head = f"# {escaped(fact.lead)}\n\n{escaped(fact.telling)}\n\n`{fact.entry.id}`{standing}"
    values = "\n".join(f"- {escaped(name.replace('_', ' '))}: {escaped(value)}" for name, value in fact.values)
    parts = [
        head,
        values,
        "## Sources",
        *(_source(one) for one in fact.sources),
        *_wordings(fact),
        *_differences(fact),
        *_related(fact),
    ]
    return "\n\n".join(part for part in parts if part)


def _source(one: Source) -> str:
    words = "".join(_piece(piece.words, marked=piece.marked) for piece in one.context)
    orphan = "" if one.holds else "\n\n*Orphaned: these words no longer stand where the fact says.*"
    read = f"read by {escaped(str(one.sighting.claim.maker))}, score {one.sighting.claim.score:.2f}"
    return f"{source(one.report)}\n\n> {words}\n\n{read}, `{one.sighting.id}`{orphan}"


def _piece(words: str, *, marked: bool) -> str:
    inner = escaped(words)
    left = " " if words[:1].isspace() else ""
    right = " " if words[-1:].isspace() else ""
    return f"{left}**{inner}**{right}" if marked and inner else f"{left}{inner}{right}"


def _wordings(fact: Fact) -> Iterator[str]:
    if fact.wordings:
        yield "## Wordings"
    for one in fact.wordings:
        yield f"- “{escaped(one.words)}” ({escaped(told_by(one))})"


def _differences(fact: Fact) -> Iterator[str]:
    if fact.differences:
        yield "## Differences"
    for difference in fact.differences:
        yield f"- {escaped(difference.field.replace('_', ' '))}: {escaped(differing(difference))}"


def _related(fact: Fact) -> Iterator[str]:
    for title, held in related_titles(fact):
        if held:
            rows = (f"- {one.when} {escaped(one.telling)} `{one.id}`" for one in held)
            yield "\n".join((f"## {title}", "", *rows))

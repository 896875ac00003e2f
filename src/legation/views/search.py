"""Where words stand in what is held: facts first, then reports."""

from __future__ import annotations

from collections.abc import Iterable

from legation.types.claims import Statement
from legation.types.holdings import Holdings
from legation.types.record import Entry, EntryQuery, Hit, HitKind
from legation.views.briefing import fact_line
from legation.views.page import Line, Notes, Page, Quote, Section, page
from legation.views.statement_lines import statement_line


def search(holdings: Holdings, words: str, *, limit: int = 20) -> Page:
    """Facts whose words hold what is asked for, and reports that do elsewhere.

    All words must stand there; "quoted words" stand together; ``word*`` begins a word.
    UsageError when there is no word in the question.
    """
    hits = holdings.search(words, limit=limit)
    notes = Notes()
    ids = tuple(hit.claim for hit in hits if hit.kind is HitKind.CLAIM)
    facts = holdings.entries(EntryQuery(ids=ids, rejected=True)) if ids else ()
    reports = [hit for hit in hits if hit.kind is HitKind.REPORT]
    sections = (
        Section("Facts", tuple(_fact(entry, notes) for entry in facts), "No fact holds these words."),
        Section("Reports", tuple(_reports(reports, notes)), "No report holds these words."),
    )
    return page(f"Search: {words}", f"{len(facts)} facts, {len(reports)} reports", sections, notes)


def _fact(entry: Entry, notes: Notes) -> Line:
    statement = isinstance(entry.claim, Statement)
    return statement_line(entry, notes) if statement else fact_line(entry, notes)


def _reports(hits: Iterable[Hit], notes: Notes) -> Iterable[Line]:
    for hit in hits:
        lead = hit.report.title or hit.report.id
        quote = Quote(hit.context.text, hit.report.language)
        places = f"{len(hit.spans)} place{'' if len(hit.spans) == 1 else 's'}"
        yield Line(hit.report.published, lead, places, quote, notes=(notes.words(hit.report, hit.context),))

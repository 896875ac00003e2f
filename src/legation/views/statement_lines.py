"""A statement as a line: who, how, and the words in their own language."""

from __future__ import annotations

from legation.types.claims import Statement
from legation.types.record import Entry
from legation.views.page import Line, Notes, Quote, marks_of
from legation.views.telling import lead, tell, when


def statement_line(entry: Entry, notes: Notes) -> Line:
    """One statement; a report of a post and words given in translation are marked."""
    sighting, claim = entry.best, entry.claim
    marks = (*_marks(claim), *marks_of(entry)) if isinstance(claim, Statement) else marks_of(entry)
    words = claim.content.text if isinstance(claim, Statement) else claim.evidence.text
    language = (claim.language if isinstance(claim, Statement) else "") or sighting.report.language
    told = (when(sighting), lead(claim), tell(claim))
    return Line(*told, Quote(words, language), marks, notes.cite(entry), entry)


def _marks(claim: Statement) -> tuple[str, ...]:
    found = [claim.form.value]
    found += ["report of a post"] if claim.reports_statement is not None else []
    found += ["translated"] if claim.translated else []
    found += ["cut off"] if claim.truncated else []
    return tuple(found)

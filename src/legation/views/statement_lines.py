"""A statement as a line: who, how, and the words in their own language."""

from __future__ import annotations

from legation.types.claims import Statement
from legation.types.record import Entry
from legation.views.page import Line, Notes, Quote, marks_of
from legation.views.telling import lead, tell, when
from legation.views.wordings import ENGLISH, in_english, wording_marks, wordings


def statement_line(entry: Entry, notes: Notes) -> Line:
    """One statement; a report of a post, words given in translation and other wordings are marked."""
    sighting, claim = entry.best, entry.claim
    told = wordings(entry)
    marks = (
        (*_marks(claim), *wording_marks(told), *marks_of(entry)) if isinstance(claim, Statement) else marks_of(entry)
    )
    words = claim.content.text if isinstance(claim, Statement) else claim.evidence.text
    language = (claim.language if isinstance(claim, Statement) else "") or sighting.report.language
    english = in_english(told) if language != ENGLISH else ""
    text = f"{tell(claim)}, in English: {english}" if english else tell(claim)
    return Line(when(sighting), lead(claim), text, Quote(words, language), marks, notes.cite(entry), entry)


def _marks(claim: Statement) -> tuple[str, ...]:
    found = [claim.form.value]
    found += ["report of a post"] if claim.reports_statement is not None else []
    found += ["translated"] if claim.translated else []
    found += ["cut off"] if claim.truncated else []
    return tuple(found)

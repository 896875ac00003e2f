"""A sentence of a report with what is needed to read deeds in it."""

from __future__ import annotations

from dataclasses import dataclass

from legation.claims.engagement_drafts import Draft, gathering
from legation.claims.frames import Reading, read
from legation.claims.sides import Sides
from legation.types.analysis import Analysis, Sentence
from legation.types.claims import Event, Statement
from legation.types.document import Document


@dataclass(frozen=True, slots=True)
class Report:
    """What all sentences share. ``told``: the events read so far, in order."""

    document: Document
    analysis: Analysis
    drafts: tuple[Draft, ...]
    statements: tuple[Statement, ...]
    told: list[Event]


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence of a report, read."""

    report: Report
    reading: Reading
    sides: Sides

    @property
    def document(self) -> Document:
        """The report's text."""
        return self.report.document

    @property
    def analysis(self) -> Analysis:
        """The report's analysis."""
        return self.report.analysis


def scene_of(report: Report, sentence: Sentence) -> Scene:
    """The sentence with its frames and sides."""
    reading = read(sentence, report.analysis)
    return Scene(report, reading, sides_in(report, reading))


def sides_in(report: Report, reading: Reading) -> Sides:
    """Who is who in a sentence, quoted words included."""
    together = gathering(report.drafts)
    return Sides(reading.syntax, reading.nouns, report.analysis, statements=report.statements, together=together)

"""Reports for tests of the claim readers, read with the shipped model."""

from __future__ import annotations

from datetime import date

from legation.analysis.english import EnglishAnalyser
from legation.documents import read_document
from legation.types.document import Document
from legation.types.source import Locator, Raw

READER = EnglishAnalyser.load()
HEADLINE = "A day of diplomacy"
PUBLISHED = date(2025, 3, 4)


def report(text: str, published: date = PUBLISHED) -> Document:
    """A report with a neutral headline and the text's lines as its paragraphs."""
    content = f"{HEADLINE}\n\n" + text.replace("\n", "\n\n") + "\n"
    return read_document(Raw(Locator("report.txt"), content.encode(), "text/plain"), published)

"""What one stage may ask of another: services arrive as these protocols, never as imports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from legation.types.actors import Tenure
from legation.types.analysis import Analysis, Timex
from legation.types.claims import Claims
from legation.types.document import Document
from legation.types.source import Locator, Raw


class Source(Protocol):
    """Turns what the user named into bytes; fails per item with a SourceError."""

    def expand(self, address: str) -> Iterator[Locator]:
        """The things to read that an address, folder, glob, feed or container holds."""

    def obtain(self, locator: Locator) -> Iterable[Raw]:
        """The bytes of one thing, with what its container says of it."""


class DocumentReader(Protocol):
    """Turns bytes into a document with typed blocks; raises DocumentError when there is no text."""

    def __call__(self, raw: Raw, published: date | None = None) -> Document:
        """Read one document; ``published`` is the user's own word on the date."""


class Analyser(Protocol):
    """A language: turns a document into words, names, people and times."""

    @property
    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes of the languages that it reads."""

    def __call__(self, document: Document) -> Analysis:
        """Analyse one document."""


class ClaimReader(Protocol):
    """Turns what language says into what the report asserts."""

    def __call__(self, document: Document, analysis: Analysis) -> Claims:
        """Read the facts of one document."""


class TimeFinder(Protocol):
    """Finds time expressions without a model."""

    def __call__(self, text: str, anchor: date | None, offset: int = 0) -> tuple[Timex, ...]:
        """Time expressions of ``text``; spans are moved by ``offset`` code points."""


class TenureBook(Protocol):
    """Who holds which office when, as far as it has been learned or loaded."""

    def holders(self, office: str, of: str, on: date) -> tuple[Tenure, ...]:
        """Everybody who is known to hold the office of that state or body on that day."""

    def offices(self, person: str, on: date) -> tuple[Tenure, ...]:
        """The offices that a person is known to hold on that day."""

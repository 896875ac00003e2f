"""The order of the stages, and the only module that knows it.

    address → Raw → Document → Analysis → Claims

What fails is one item: its error is an outcome like any other, and the next item is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from legation.errors import AnalysisError, LegationError
from legation.types.analysis import Analysis
from legation.types.claims import Claims
from legation.types.document import Document
from legation.types.protocols import ClaimReader, DocumentReader, Source
from legation.types.source import Locator, Raw

if TYPE_CHECKING:
    from legation.types.record import KeepResult


@dataclass(frozen=True, slots=True)
class Reading:
    """One report read: every stage's result. ``analysis`` is None when an earlier run made the claims."""

    raw: Raw
    document: Document
    analysis: Analysis | None
    claims: Claims | None
    """None when the report's language is not read."""
    kept: KeepResult | None = None
    """What keeping it did; None when it was not kept."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know of this report: warnings, and a language that is not read."""
        unread = (f"kept, not read: language {self.document.language or 'unknown'}",) if self.claims is None else ()
        reread = self.kept.reread if self.kept else None
        changes = (f"read again: {reread}",) if reread else ()
        return (*self.document.warnings, *unread, *changes)


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that could not be read, and why."""

    locator: Locator
    error: LegationError


Outcome = Reading | Failure


def _nothing(raw: Raw) -> Reading | None:
    """Remember no earlier run."""
    del raw
    return None


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The stages in their order, each a replaceable part."""

    source: Source
    read_document: DocumentReader
    analysers: Mapping[str, Callable[[Document], Analysis]]
    """By ISO 639-1 code of the language; looked up only when a document is in it."""
    read_claims: ClaimReader
    recall: Callable[[Raw], Reading | None] = _nothing
    """What an earlier run made of the same bytes; None when it must be read."""

    def expand(self, addresses: Iterable[str]) -> Iterator[Locator | Failure]:
        """Everything that the addresses stand for, in order; an address that cannot be opened fails."""
        for address in addresses:
            try:
                yield from self.source.expand(address)
            except LegationError as error:
                yield Failure(Locator(address), error)

    def read(self, addresses: Iterable[str], published: date | None = None) -> Iterator[Outcome]:
        """Read every address; ``published`` supplies the date of all of them."""
        for item in self.expand(addresses):
            if isinstance(item, Failure):
                yield item
            else:
                yield from self.read_item(item, published)

    def read_item(self, locator: Locator, published: date | None = None) -> Iterator[Outcome]:
        """Read one thing, which may hold several reports; a broken one does not stop the rest."""
        try:
            for raw in self.source.obtain(locator):
                yield self._attempt(raw, published)
        except LegationError as error:
            yield Failure(locator, error)

    def _attempt(self, raw: Raw, published: date | None) -> Outcome:
        try:
            return self.read_raw(raw, published)
        except LegationError as error:
            return Failure(raw.locator, error)
        except (RecursionError, MemoryError) as error:
            reason = f"is too deep or too large to read ({type(error).__name__})"
            return Failure(raw.locator, AnalysisError(str(raw.locator), reason))

    def read_raw(self, raw: Raw, published: date | None = None) -> Reading:
        """Bytes to claims; raises LegationError."""
        earlier = self.recall(raw) if published is None else None
        if earlier is not None:
            return earlier
        document = self.read_document(raw, published)
        analyser = self.analysers.get(document.language)
        if analyser is None:
            return Reading(raw, document, None, None)
        analysis = analyser(document)
        return Reading(raw, document, analysis, self.read_claims(document, analysis))

"""Locators that already know where their bytes are: items of feeds, lines of JSONL, fetched pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from legation.errors import SourceError
from legation.types.source import Locator, Raw


@dataclass(frozen=True, slots=True)
class Held(Locator):
    """A part whose bytes were obtained, or failed, while its container was opened."""

    outcome: Raw | SourceError | None = field(default=None, repr=False, compare=False)

    def raw(self) -> Raw:
        """The bytes; raises what went wrong with this part."""
        if isinstance(self.outcome, Raw):
            return self.outcome
        raise self.outcome or SourceError(str(self), "it was not obtained")


@dataclass(frozen=True, slots=True)
class Slice(Locator):
    """A line of a JSONL file: where it starts and how long it is, in bytes."""

    start: int = field(default=0, compare=False)
    length: int = field(default=0, compare=False)


def held(raw: Raw) -> Held:
    """The part that a Raw came from, with the Raw."""
    return Held(raw.locator.address, raw.locator.part, raw)


def failed(locator: Locator, error: SourceError) -> Held:
    """A part that could not be obtained; asking for it raises the error."""
    return Held(locator.address, locator.part, error)

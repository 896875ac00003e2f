"""Every error that Legation raises, and what each one means for the run.

LegationError                 something a user can act on; its text says what
├── SourceError               one input could not be obtained; the others go on
│   ├── UnreachableSource     no answer, refused, timed out
│   │   └── RefusedSource     the server answered, but with an error
│   ├── ForbiddenSource       an address that the safe fetcher does not visit
│   ├── OversizedSource       more bytes, pages or layers than the caps allow
│   └── MalformedSource       the bytes are not what their type says
├── DocumentError             obtained, but there is no text to read in it
├── AnalysisError             the text could not be analysed
├── ModelError                the language model is missing or not the one on its card
├── DataError                 a table loaded by the user is wrong; each bad row is named
├── RecordError               the record cannot be used
│   ├── RecordLocked          another process is writing
│   ├── RecordVersion         made by a newer Legation, or by one too old to migrate
│   └── RecordDamaged         a hash or a span does not hold
└── UsageError                the question itself is wrong (an unknown state, a date that is none)
"""

from __future__ import annotations


class LegationError(Exception):
    """Something that a user can act on: what failed, why, and what to do."""

    def __init__(self, subject: str, reason: str, advice: str = "") -> None:
        self.subject = subject
        self.reason = reason
        self.advice = advice
        super().__init__(subject, reason, advice)

    def __str__(self) -> str:
        tail = f" ({self.advice})" if self.advice else ""
        return f"{self.subject}: {self.reason}{tail}"


class SourceError(LegationError):
    """One input could not be obtained; the others are still read."""


class UnreachableSource(SourceError):
    """No answer, an error answer, or none in time."""


class RefusedSource(UnreachableSource):
    """The server answered with an error: ``status`` (HTTP); ``wait`` seconds that it asks to be left alone."""

    status = 0
    wait: float | None = None


class ForbiddenSource(SourceError):
    """An address or path that Legation does not visit."""


class OversizedSource(SourceError):
    """More bytes, pages or layers of compression than the caps allow."""


class MalformedSource(SourceError):
    """The bytes are not what their media type says."""


class DocumentError(LegationError):
    """The source was obtained, but there is no text to read in it."""


class AnalysisError(LegationError):
    """The text could not be analysed."""


class ModelError(LegationError):
    """The language model is missing, or is not the one that its card describes."""


class DataError(LegationError):
    """A table that the user loaded is wrong in the row that the subject names."""


class RecordError(LegationError):
    """The record cannot be used."""


class RecordLocked(RecordError):
    """Another process is writing to the record."""


class RecordVersion(RecordError):
    """The record was made by a Legation that this one does not understand."""


class RecordDamaged(RecordError):
    """A stored hash or span does not hold any more."""


class UsageError(LegationError):
    """The question is wrong: an unknown state, a date that is none."""

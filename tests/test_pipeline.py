"""The pipeline reads everything it can, and says what it could not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from legation.errors import DocumentError, SourceError, UnreachableSource
from legation.pipeline import Failure, Pipeline, Reading
from legation.types.analysis import Analysis, Maker
from legation.types.claims import Claims
from legation.types.document import Document
from legation.types.source import Locator, Raw


class Shelf:
    """A source of named texts; "lost" cannot be opened and "torn" breaks in its middle."""

    def expand(self, address: str) -> Iterator[Locator]:
        if address == "lost":
            raise UnreachableSource(address, "is not there")
        yield Locator(address)

    def obtain(self, locator: Locator) -> Iterable[Raw]:
        yield Raw(locator, locator.address.encode(), "text/plain")
        if locator.address == "torn":
            raise SourceError(str(locator), "breaks off")


def document(raw: Raw, published: date | None = None) -> Document:
    """The name of the text is its language; "blank" has no text."""
    if raw.content == b"blank":
        raise DocumentError(str(raw.locator), "holds no text")
    del published
    return Document(raw.locator.address, "words", language=raw.content.decode())


def analysis(document: Document) -> Analysis:
    return Analysis(document.id, Maker("test"))


def claims(document: Document, analysis: Analysis) -> Claims:
    return Claims(f"{document.id} by {analysis.maker}")


PIPELINE = Pipeline(Shelf(), document, {"en": analysis}, claims)


def kinds(*addresses: str) -> list[str]:
    """What came of each address, in a word."""
    return ["read" if isinstance(one, Reading) else "failed" for one in PIPELINE.read(addresses)]


def test_an_input_that_fails_does_not_stop_the_others() -> None:
    """A missing file, an empty text and a broken container are outcomes among others."""
    assert kinds("en", "lost", "blank", "torn", "en") == [
        "read",
        "failed",
        "failed",
        "read",
        "failed",
        "read",
    ]


def test_a_failure_names_the_input_and_the_reason() -> None:
    """The error's text is one line that a user can act on."""
    (failure,) = PIPELINE.read(["lost"])
    assert isinstance(failure, Failure)
    assert str(failure.error) == "lost: is not there"


def test_a_language_that_is_not_read_is_kept_and_says_so() -> None:
    """Nothing is claimed of a report that nobody can read."""
    (reading,) = PIPELINE.read(["fa"])
    assert isinstance(reading, Reading)
    assert reading.claims is None
    assert reading.notes == ("kept, not read: language fa",)


def test_claims_come_from_the_documents_own_analysis() -> None:
    """Every stage is given what the stage before it made."""
    (reading,) = PIPELINE.read(["en"])
    assert isinstance(reading, Reading)
    assert reading.claims == Claims("en by test")


def test_what_an_earlier_run_made_is_not_made_again() -> None:
    """Recalled bytes are neither decoded nor analysed, unless a date is given for them."""
    earlier = Reading(Raw(Locator("x"), b"x", "text/plain"), Document("old", "x"), None, None)
    pipeline = Pipeline(Shelf(), document, {"en": analysis}, claims, recall=lambda _: earlier)
    assert list(pipeline.read(["en"])) == [earlier]
    assert list(pipeline.read(["en"], date(2025, 1, 1))) != [earlier]


def test_a_stage_that_runs_out_of_stack_fails_its_own_report_only() -> None:
    """Hostile nesting ends one report, with its name, and not the run."""

    def exhausted(document: Document) -> Analysis:
        raise RecursionError(document.id)

    pipeline = Pipeline(Shelf(), document, {"en": exhausted}, claims)
    failure, other = pipeline.read(["en", "fa"])
    assert isinstance(failure, Failure)
    assert "too deep" in str(failure.error)
    assert isinstance(other, Reading)

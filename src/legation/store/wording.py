"""Words that people moved the edges of: the claim as held stays, the entry shows the words they chose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from legation.errors import UsageError
from legation.store.refs import document_of
from legation.types.claims import Statement
from legation.types.edits import WORDS, spans_of
from legation.types.record import Ruling, Sighting
from legation.types.span import Excerpt


def check_words(connection: Connection, digest: str, value: str) -> None:
    """UsageError when an edit's spans are no words of a text."""
    try:
        Excerpt.cut(document_of(connection, digest).text, *spans_of(value))
    except ValueError as error:
        raise UsageError(value, "are no words of the report") from error


def reworded(connection: Connection, seen: Sequence[Sighting], edits: Iterable[Ruling]) -> list[Sighting]:
    """Sightings, each with the words that an edit in force gives it."""
    chosen = {edit.subject: edit.value for edit in edits if edit.field == WORDS}
    return [_reworded(connection, one, chosen[one.id]) if one.id in chosen else one for one in seen]


def _reworded(connection: Connection, sighting: Sighting, value: str) -> Sighting:
    """One sighting; what was said moves with the words it rests on, when these are the same."""
    text, claim = document_of(connection, sighting.report.document).text, sighting.claim
    words = Excerpt.cut(text, *spans_of(value))
    if isinstance(claim, Statement) and claim.content.spans == claim.evidence.spans:
        claim = replace(claim, content=words)
    return replace(sighting, claim=replace(claim, evidence=words))

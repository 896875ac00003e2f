"""Who asserts which words of a report: read once, with the statements, and asked by every other reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from legation.types.claims import Statement
from legation.types.span import Span


@dataclass(frozen=True, slots=True)
class Assertions:
    """The statements of a report by the words that they cover."""

    statements: tuple[Statement, ...] = ()

    def by_cue(self, span: Span) -> Statement | None:
        """The statement whose reporting word covers ``span`` (code points); None when it is no cue."""
        return next((s for s in self.statements if s.cue is not None and s.cue.hull.covers(span)), None)

    def around(self, span: Span) -> Statement | None:
        """The innermost statement in whose content ``span`` stands; None for the report's own words."""
        return min(self._holding(span), key=lambda s: len(s.content.text), default=None)

    def _holding(self, span: Span) -> Iterable[Statement]:
        return (s for s in self.statements if any(part.covers(span) for part in s.content.spans))

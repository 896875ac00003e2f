"""A predicate of the lexicon found in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from legation.claims.arguments import Arguments
from legation.data.predicates import Frame


@dataclass(frozen=True, slots=True)
class FrameMatch:
    """A frame found in a sentence; all numbers are token indices of it.

    ``top`` is the verb that carries a noun ("hold" of "hold talks"), else the trigger itself;
    ``actors`` and ``recipients`` are heads of phrases; ``content`` heads of the clauses and nouns
    that the predicate is about; ``under`` the trigger of the match in whose content it lies, -1 for none.
    """

    frame: Frame
    sentence: int
    trigger: int
    top: int
    arguments: Arguments
    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    content: tuple[int, ...] = ()
    words: tuple[int, ...] = ()
    under: int = -1
    rank: int = 0

    @property
    def mutual(self) -> bool:
        """Whether actors and recipients do it together: "agreed with X", not "agreed to lend X …"."""
        if not self.frame.reciprocal:
            return False
        shared = self.arguments.after("with", "between", "among", "and")
        return not self.frame.family or not self.recipients or set(self.recipients) <= set(shared)

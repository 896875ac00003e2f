"""How a word is shown to the language model: its sub-tokens and its shape.

Training uses the same functions, so the two can never drift apart.
"""

from __future__ import annotations

from collections.abc import Sequence

#: A word gives at most this many sub-tokens: the first ones and the last ones.
FIRST_PIECES, LAST_PIECES = 8, 4
#: Longer words are cut in the middle before the tokeniser sees them (it would give up at 100 characters).
LONGEST_WORD = 96
SHAPES = 12


def shortened(word: str) -> str:
    """The word itself, or the beginning and end of an over-long one."""
    return word if len(word) <= LONGEST_WORD else word[: LONGEST_WORD - 32] + word[-32:]


def kept_pieces(pieces: Sequence[int], unknown: int) -> tuple[int, ...]:
    """The sub-tokens that stand for one word; never empty."""
    if not pieces:
        return (unknown,)
    if len(pieces) <= FIRST_PIECES + LAST_PIECES:
        return tuple(pieces)
    return (*pieces[:FIRST_PIECES], *pieces[-LAST_PIECES:])


def shape(word: str) -> int:
    """Letter case and make-up of a word as a number below SHAPES (the encoder itself is uncased)."""
    if word.isalpha():
        return _letters(word)
    if not any(c.isalnum() for c in word):
        return 8 if len(word) == 1 else 9
    if any(c.isdigit() for c in word):
        return _figures(word)
    return _marked(word)


def _letters(word: str) -> int:
    if word.islower():
        return 1
    if word.isupper():
        return 2 if len(word) == 1 else 3
    if word[0].isupper() and word[1:].islower():
        return 4
    return 5 if word[0].isupper() else 0


def _figures(word: str) -> int:
    if word.isdigit():
        return 6
    return 7 if any(c.isalpha() for c in word) else 11


def _marked(word: str) -> int:
    """Words with a mark inside: U.S., n't, 's, O'Brien."""
    if word[0].isupper():
        return 3 if word.isupper() else 5
    return 10

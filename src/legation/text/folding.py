"""Folding of letters that readers take as the same: for search, comparison and look-up.

Two strengths. ``plain`` keeps the length, one character for one, so offsets hold. ``shadow``
also drops marks and joins compatibility forms, and carries the offsets back to the original.
Source: Unicode Standard 9.2 (Arabic), UAX #15 (normalisation), UAX #44 (decimal digits).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from legation.types.span import Span

_SAME = MappingProxyType(
    {
        **dict.fromkeys("يىېۍئ", "ی"),
        **dict.fromkeys("كڪ", "ک"),
        "ګ": "گ",
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ةۀہھۂ", "ه"),
        **dict.fromkeys("ؤۇ", "و"),
        **dict.fromkeys("‘’ʼ′`´", "'"),
        **dict.fromkeys("“”„«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f", " "),
    }
)
"""Letters of Arabic script that keyboards of one language type for another's, and look-alike marks."""

_DROPPED = frozenset("\u0640\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Tatweel, joiners and the marks that only steer direction."""


@dataclass(frozen=True, slots=True)
class Shadow:
    """Folded text and, for each of its characters, where it stands in the original (code points)."""

    text: str
    origins: tuple[int, ...]

    def original(self, span: Span) -> Span:
        """The stretch of the original that a stretch of the shadow came from; ValueError when empty."""
        if not len(span):
            msg = "an empty stretch has no original"
            raise ValueError(msg)
        return Span(self.origins[span.start], self.origins[span.end - 1] + 1)


@cache
def _letter(character: str) -> str:
    """One character folded to one character."""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    lower = _SAME.get(character, character).lower()
    return lower if len(lower) == 1 else character


def plain(text: str) -> str:
    """Lower case, one form of each letter, ASCII digits; as long as ``text``."""
    return "".join(map(_letter, text))


@cache
def _letters(character: str) -> str:
    """What one character leaves in a shadow: nothing for a mark, several letters for a ligature."""
    if character in _DROPPED:
        return ""
    apart = unicodedata.normalize("NFKD", _SAME.get(character, character)).casefold()
    return "".join(_letter(c) for c in apart if unicodedata.category(c) != "Mn" and c not in _DROPPED)


def shadow(text: str) -> Shadow:
    """``text`` without case, marks, joiners or letter variants, with the offsets kept."""
    pieces = [_letters(character) for character in text]
    origins = tuple(at for at, piece in enumerate(pieces) for _ in piece)
    return Shadow("".join(pieces), origins)


def fold(text: str) -> str:
    """The text of the shadow alone: what two spellings of a word have in common."""
    return "".join(map(_letters, text))

"""Words for looking names up: cut so that possessives, hyphens and initials do not hide a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from legation.text.folding import fold

# Letters that read as single words: scripts written without spaces.
_ALONE = "\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Marks that belong to the word they stand in, although Python's \w leaves them out.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0963\u0966-\u0dff\u0f00-\u0fff\u200c\u200d"
)
_WORD = re.compile(
    rf"(?P<initials>[^\W\d_](?:\.[^\W\d_])+\b\.?)|(?P<alone>[{_ALONE}])|(?P<word>(?:(?![{_ALONE}])[\w{_MARKS}])+)|[,،、，]"
)
_GAP = re.compile(r"[\s\-‐‑–—'’ʻʼ.&/()（）+\"“”]{0,4}")
_COMMAS = frozenset(",،、，")
_LATIN = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ð": "d", "þ": "th"})


@dataclass(frozen=True, slots=True)
class LookupWord:
    """A word as printed, its folded form, and where it stands (code points)."""

    printed: str
    folded: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital, or its script has none."""
        return self.printed[:1] == self.printed[:1].upper()


def folded(word: str) -> str:
    """The form that two spellings of a word share: no case, marks or full stops."""
    if word in _COMMAS:
        return ","
    if word.isascii():
        return word.replace(".", "").lower()
    return fold(word).replace(".", "").translate(_LATIN)


def lookup_words(text: str) -> tuple[LookupWord, ...]:
    """Words of a text in order; commas count as words, because some names hold one."""
    return tuple(
        LookupWord(match.group(), folded(match.group()), match.start(), match.end()) for match in _WORD.finditer(text)
    )


def joined(text: str, left: LookupWord, right: LookupWord) -> bool:
    """Whether two neighbouring words can belong to one name: little between them, and no new line of thought."""
    return _GAP.fullmatch(text, left.end, right.start) is not None

"""The consonants of a name, by which spellings in Latin, Arabic and Cyrillic letters can be compared.

"Larijani", "Laridjani" and "لاریجانی" share one skeleton. Vowels, and letters that stand for vowels
as often as for consonants, are left out; letters that transliterations mix up are one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType

from legation.text.folding import fold

_DIGRAPHS = (("dj", "j"), ("kh", "x"), ("gh", "q"), ("sh", "s"), ("ch", "č"), ("zh", "j"), ("th", "t"), ("ph", "f"))
_ARABIC = dict(zip("بپتطثصسجچژحهخدڈذزضظرڑشغقفکگلمنٹ", "bpttsssjčjhhxddzzzzrrsqqfkglmnt", strict=True))
_CYRILLIC = dict(zip("бгджзклмнпрстфхцчшщ", "bgdjzklmnprstfxsčss", strict=True))
_LATIN = {letter: letter for letter in "bčdfghjklmnpqrstxz"} | {"c": "k"}
_LETTERS = MappingProxyType(_ARABIC | _CYRILLIC | _LATIN)
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "ال", "بن"})


@lru_cache(maxsize=8192)
def skeleton(name: str) -> tuple[str, ...]:
    """The skeletons of a name's words, in order; words that leave nothing are dropped."""
    words = (word for word in _WORD.findall(fold(name).replace("'", "")) if word not in _PARTICLES)
    return tuple(found for found in map(_bones, words) if found)


def script(name: str) -> str:
    """The script of a name's first letter: "arabic", "cyrillic", "latin" or "other"."""
    letter = next((c for c in fold(name) if c.isalpha()), "")
    if "\u0600" <= letter <= "\u06ff":
        return "arabic"
    if "\u0400" <= letter <= "\u04ff":
        return "cyrillic"
    return "latin" if letter and letter < "\u0250" else "other"


def _bones(word: str) -> str:
    for pair, one in _DIGRAPHS:
        word = word.replace(pair, one)
    bones = "".join(_LETTERS.get(letter, "") for letter in word)
    bones = bones.replace("sh", "s")  # "Ishaq": nobody can tell whether s and h are one letter
    bones = re.sub(r"(.)\1+", r"\1", bones)
    return bones[:-1] if len(bones) > 1 and bones.endswith("h") else bones

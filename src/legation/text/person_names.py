"""When two printed names are names of one person.

Full names agree when the shorter's words are among the longer's, spelling variants apart; a
surname alone agrees with every full name that holds it, and the caller decides. Two people who
share a surname but not the first name stay apart.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from legation.text.folding import fold

_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "bint", "jr", "sr", "ii", "iii", "de", "da", "van", "von", "the", "s"}
)
_LONG = 5
"""Words of this length or more may differ by a letter or two and be one name (Araghchi, Araqchi)."""
_SOUNDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"gh|q|ck|k", "k"),
        (r"sh|sch", "s"),
        (r"kh", "h"),
        (r"ou|oo|u", "u"),
        (r"ee|y|i|e", "i"),
        (r"ph", "f"),
        (r"dj|zh|j", "j"),
        (r"w", "v"),
        (r"aa|a|o", "a"),
        (r"(.)\1+", r"\1"),
    )
)
_SHORT_FORMS = (
    ("joe", "joseph"),
    ("bill", "william"),
    ("mike", "michael"),
    ("tony", "anthony"),
    ("bob", "robert"),
    ("jim", "james"),
    ("jimmy", "james"),
    ("tom", "thomas"),
    ("dick", "richard"),
    ("jack", "john"),
    ("bashar", "bashshar"),
    ("vladimir", "volodymyr"),
    ("volodymyr", "vladimir"),
    ("ed", "edward"),
    ("chuck", "charles"),
    ("dan", "daniel"),
    ("dave", "david"),
    ("ben", "benjamin"),
    ("alex", "alexander"),
    ("liz", "elizabeth"),
    ("kate", "katherine"),
    ("cathy", "catherine"),
    ("hank", "henry"),
    ("ted", "edward"),
)


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart, folded, in order."""
    words = tuple(fold(word) for word in _WORD.findall(name.replace("’", "'").replace("'", "")))
    return tuple(word for word in words if word not in _PARTICLES) or words


@lru_cache(maxsize=16384)
def same_word(left: str, right: str) -> bool:
    """Whether two words of names are one, give or take the spelling."""
    if left == right:
        return True
    if min(len(left), len(right)) < _LONG or left[0] != right[0]:
        return False
    return _sound(left) == _sound(right) or DamerauLevenshtein.distance(left, right, score_cutoff=1) <= 1


@lru_cache(maxsize=4096)
def _sound(word: str) -> str:
    for pattern, to in _SOUNDS:
        word = pattern.sub(to, word)
    return word


def holds(words: tuple[str, ...], one: str) -> bool:
    """Whether a name holds a word."""
    return any(same_word(word, one) for word in words)


def same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two names of two words or more are one person's."""
    short, long = sorted((left, right), key=len)
    if len(short) < 2:
        return left == right
    if all(holds(long, word) or (len(word) == 1 and any(w[0] == word for w in long)) for word in short):
        return same_word(short[-1], long[-1]) or same_word(short[0], long[0])
    return same_word(short[-1], long[-1]) and _same_first(short[0], long[0])


def _same_first(left: str, right: str) -> bool:
    if (left, right) in _SHORT_FORMS or (right, left) in _SHORT_FORMS:
        return True
    return 1 in (len(left), len(right)) and left[0] == right[0]

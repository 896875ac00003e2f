"""Whether two contents can be one saying: retold in other words of a language, or put into another.

Renderings of one saying share its figures, its names and most of its sense; what keeps the frame of a
sentence and puts another thing into it is another saying. Words of one sense: resources/renderings.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache

from legation.data.renderings import load_renderings
from legation.record.duplicates import Outline, outline
from legation.text.folding import fold
from legation.text.person_names import same_word
from legation.text.wording import IDLE, words

LEAST = 4
"""Senses in common from which two contents may be one saying in other words."""

ANCHORS = 2
"""Figures and states in common from which two contents in two languages may be one saying."""

_NAME = re.compile(r"(?<=[\w,;:’'\"”)] )[A-Z][\w’'-]+")
_FIGURE = re.compile(r"\d(?:[\d.,٫٬]*\d)?")


def retold(one: str, other: str) -> float:
    """Share of senses that two contents in one language have in common (Dice); 0 with fewer than ``LEAST``."""
    left, right = frozenset(_senses(one)), frozenset(_senses(other))
    shared = left & right
    return 2 * len(shared) / (len(left) + len(right)) if len(shared) >= LEAST else 0.0


def parted(one: str, other: str) -> str:
    """What keeps two contents in one language from being told to be one saying; "" when nothing does."""
    if _differ(_figures(one), _figures(other)):
        return "figures"
    if names_differ(one, other):
        return "names"
    if _is_contrary(one, other):
        return "one denies what the other says"
    return "one thing put for another" if has_one_slot(one, other) else ""


def anchored(one: str, other: str, languages: tuple[str, str]) -> float:
    """How far the figures and states of contents in two languages line up (Jaccard), 0 to 1.

    0 when fewer than ``ANCHORS`` are shared, or each has a figure that the other lacks.
    """
    left, right = _outline(one, languages[0]), _outline(other, languages[1])
    held, told = left.figures | left.states, right.figures | right.states
    if len(held & told) < ANCHORS or clash(one, other, languages):
        return 0.0
    return len(held & told) / len(held | told)


def clash(one: str, other: str, languages: tuple[str, str]) -> bool:
    """Whether the figures, or the states named, of contents in two languages speak against one saying."""
    left, right = _outline(one, languages[0]), _outline(other, languages[1])
    return _differ(left.figures, right.figures) or _differ(left.states, right.states)


@lru_cache(maxsize=2_000)
def _outline(text: str, language: str) -> Outline:
    return outline(text, language)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each has something that the other lacks."""
    return bool(one - other) and bool(other - one)


@lru_cache(maxsize=20_000)
def _senses(text: str) -> tuple[str, ...]:
    """The senses of the telling words, in order."""
    known = load_renderings()
    return tuple(known.sense(word) for word in words(text) if not _is_idle(word))


def _is_idle(word: str) -> bool:
    known = load_renderings()
    return word in _quiet() or known.bases.get(word) in _quiet()


@cache
def _quiet() -> frozenset[str]:
    return IDLE | load_renderings().idle | load_renderings().denying


def _figures(text: str) -> frozenset[str]:
    return frozenset(re.sub(r"\D", "", figure) for figure in _FIGURE.findall(fold(text)))


def names_differ(one: str, other: str) -> bool:
    """Whether each names somebody or some place that the other does not."""
    return _has_own_name(one, other) and _has_own_name(other, one)


def _has_own_name(text: str, other: str) -> bool:
    known = words(other)
    return any(not any(same_word(name, word) for word in known) for name in _names(text))


def _names(text: str) -> Iterator[str]:
    """Words in capitals that do not begin a sentence, folded."""
    return (word for name in _NAME.findall(text) for word in words(name) if not _is_idle(word) and len(word) > 1)


def _is_contrary(one: str, other: str) -> bool:
    """Whether one content denies what the other says: by a word of denial, or by a word's opposite, not by both."""
    return (_denials(one) % 2 != _denials(other) % 2) != _opposed(one, other)


def _denials(text: str) -> int:
    known = load_renderings()
    return sum(word in known.denying or known.bases.get(word) in known.denying for word in words(text))


def _opposed(one: str, other: str) -> bool:
    left, right = frozenset(_senses(one)), frozenset(_senses(other))
    own, others = left - right, right - left
    return any((a in own and b in others) or (b in own and a in others) for a, b in load_renderings().opposite)


def has_one_slot(one: str, other: str) -> bool:
    """Whether the two are alike word for word but for one place, where each has something of its own."""
    blocks = SequenceMatcher(None, _senses(one), _senses(other), autojunk=False).get_opcodes()
    changed = [block for block in blocks if block[0] != "equal"]
    put = [block for block in changed if block[0] == "replace"]
    added = sum(to - at + end - start for tag, at, to, start, end in changed if tag != "replace")
    return len(put) == 1 and added <= 1 and len(blocks) > len(changed)

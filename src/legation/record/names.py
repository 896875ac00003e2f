"""When two names can be one person's, and two places one place."""

from __future__ import annotations

import re

from legation.text.wording import words

_JOINT = re.compile(r"\s*;\s*")


def same_person(one: str, other: str) -> bool:
    """Whether all words of the shorter name are in the longer: "Dar", "Mohammad Ishaq Dar"."""
    left, right = sorted((set(words(one)), set(words(other))), key=len)
    return bool(left) and left <= right


def same_speakers(one: str, other: str) -> bool:
    """The same for voices joined by ";": each has its like among the others."""
    left, right = _JOINT.split(one), _JOINT.split(other)
    return _all_met(left, right) and _all_met(right, left)


def _all_met(names: list[str], others: list[str]) -> bool:
    return all(any(same_person(name, other) for other in others) for name in names)


def same_place(one: str, other: str) -> bool:
    """Whether one place's words are among the other's: "Islamabad", "Islamabad, Pakistan"."""
    left, right = sorted((set(words(one)), set(words(other))), key=len)
    return bool(left) and left <= right

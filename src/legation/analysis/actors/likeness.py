"""When a title that stands alone can be a title that somebody holds."""

from __future__ import annotations

from legation.analysis.actors.classes import LEADERS
from legation.analysis.actors.titles import title_words
from legation.types.actors import OfficeClass

LOOSE = frozenset({"leader", "premier", "ruler", "monarch", "chief", "official", "diplomat", "head", "dignitary", "pm"})
"""Nouns that name a rank loosely: they fit a holder of the class without being in the title."""


def bare_title(title: str) -> str:
    """The office's own words: no side, no complement after a side's name."""
    words = title_words(title).split()
    return " ".join(word for word in words if word not in ("the", "acting", "interim", "caretaker"))


def same_title(wanted: str, held: str) -> bool:
    """Whether a short title is a held one: equal, or its last words ("minister" of "foreign minister")."""
    if wanted == held:
        return True
    short = wanted.split()
    own = held.split()
    if "of" in own or "for" in own:
        own = own[: min(own.index(w) for w in ("of", "for") if w in own)] or own
    if short == own:
        return True
    if own[-len(short) :] != short or len(short) >= len(own):
        return False
    before = own[-len(short) - 1]
    return not is_lesser(before) and (short != ["minister"] or before != "prime")


_LESSER = frozenset({"vice", "deputy", "assistant", "under", "former", "crown", "undersecretary"})


def is_lesser(title: str) -> bool:
    """Whether a title starts with a word that puts its holder in the second line."""
    return next(iter(title.split()), "") in _LESSER


def suits_loosely(noun: str, classes: set[OfficeClass], *, sided: bool) -> bool:
    """Whether a noun that names a rank loosely fits the classes that somebody holds."""
    if noun in ("premier", "pm"):
        return OfficeClass.HEAD_OF_GOVERNMENT in classes
    if noun in ("monarch", "ruler"):
        return bool(classes & {OfficeClass.MONARCH, OfficeClass.HEAD_OF_STATE})
    if noun == "leader":
        return bool(classes & LEADERS)
    return sided and bool(classes)

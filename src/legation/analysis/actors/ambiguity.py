"""Choosing between the meanings of one name: Georgia the state or Georgia in the United States.

A meaning is chosen by the words right before or after the name, else by how many of its cue
words stand within sixty words; without either the first meaning holds. The table is
resources/ambiguous.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from legation.analysis.actors.words import LookupWord, joined, lookup_words
from legation.data.actor_names import ReadingRow

_WINDOW = 60
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame"})
_PERSONAL = frozenset({"state", "capital", "place"})
_SHOUTED = frozenset({"US", "WHO", "IS", "IT"})
"""Acronyms that are also words: not read inside a line in capitals."""


class Chooser:
    """Chooses readings of names in one text; what it looks up near a name it looks up once per stretch."""

    def __init__(self, text: str, words: tuple[LookupWord, ...]) -> None:
        self._text = text
        self._words = words
        self._near: dict[tuple[str, int], ReadingRow] = {}
        self._stretches: dict[int, str] = {}

    def choose(self, title: str, readings: Sequence[ReadingRow], at: int, length: int) -> ReadingRow | None:
        """The reading of the name at word ``at``; None when it names no actor or place here."""
        if self._shouted(at, length) or self._person(readings, at):
            return None
        chosen = readings[0]
        if len(readings) > 1:
            chosen = self._beside(readings, at, length) or self._by_cues(title, readings, at)
        return chosen if chosen.kind != "other" else None

    def _person(self, readings: Sequence[ReadingRow], at: int) -> bool:
        """Whether a title of courtesy before it makes the name somebody's surname."""
        before = self._words[at - 1] if at else None
        return before is not None and before.folded in _HONORIFICS and readings[0].kind in _PERSONAL

    def _shouted(self, at: int, length: int) -> bool:
        if length > 1 or self._words[at].printed not in _SHOUTED:
            return False
        around = [*self._words[max(at - 3, 0) : at], *self._words[at + 1 : at + 4]]
        letters = [word.printed for word in around if len(word.printed) > 1]
        return len(letters) > 2 and all(word.isupper() for word in letters)

    def _beside(self, readings: Sequence[ReadingRow], at: int, length: int) -> ReadingRow | None:
        for reading in readings:
            if any(self._ends_at(cue, at) for cue in reading.before):
                return reading
            if any(self._starts_at(cue, at + length) for cue in reading.after):
                return reading
        return None

    def _ends_at(self, cue: str, at: int) -> bool:
        size = len(_words_of(cue))
        return at >= size and self._reads(cue, at - size) and self._touches(at)

    def _starts_at(self, cue: str, at: int) -> bool:
        following = at < len(self._words) and self._words[at].folded == ","
        return self._touches(at) and self._reads(cue, at + following)

    def _reads(self, cue: str, at: int) -> bool:
        wanted = _words_of(cue)
        found = self._words[at : at + len(wanted)]
        if len(found) < len(wanted):
            return False
        return all(a.folded == b.folded and a.capital >= b.capital for a, b in zip(found, wanted, strict=True))

    def _touches(self, at: int) -> bool:
        """Whether word ``at`` follows the one before it inside one phrase."""
        if at >= len(self._words):
            return False
        return "," in (self._words[at].folded, self._words[at - 1].folded) or joined(
            self._text, self._words[at - 1], self._words[at]
        )

    def _by_cues(self, title: str, readings: Sequence[ReadingRow], at: int) -> ReadingRow:
        place = (title, at // _WINDOW)
        if place not in self._near:
            stretch = self._stretch(at // _WINDOW)
            self._near[place] = max(readings, key=lambda reading: _hits(reading, stretch))
        return self._near[place]

    def _stretch(self, number: int) -> str:
        if number not in self._stretches:
            words = self._words[max(number - 1, 0) * _WINDOW : (number + 2) * _WINDOW]
            self._stretches[number] = " ".join(["", *(word.folded for word in words), ""])
        return self._stretches[number]


@cache
def _words_of(cue: str) -> tuple[LookupWord, ...]:
    """The words of a cue of the table, of which there are some thousand."""
    return lookup_words(cue)


def _hits(reading: ReadingRow, stretch: str) -> int:
    return sum(1 for cue in reading.cues if f" {' '.join(word.folded for word in _words_of(cue))} " in stretch)

"""Officials as tables write them: "Prime Minister Yitzhak Rabin", "King Hussein and Queen Noor".

For lists of visitors, participants and office-holders, where no sentence is at hand to analyse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from legation.analysis.actors.gazetteer import find_names
from legation.analysis.actors.titles import parse_office, side_of_name
from legation.analysis.actors.words import folded
from legation.data.actor_words import actor_words
from legation.data.offices import office_words
from legation.types.actors import Office

_WORD = re.compile(r"[^\s,;()]+")
_PARTS = re.compile(r"\s*(?:;|,\s*and\b|,|\band\b|&)\s+")
_INNER = frozenset({"of", "the", "for", "to", "and", "in", "on"})
_BODIES = actor_words("title bodies")
_PEERAGE = frozenset({"lord", "lady", "earl", "viscount", "baron", "baroness", "shah"})
"""Ranks of birth that belong to the name when an office stands before them."""
_FUZZY = 6
"""Words of titles of this length or more may be misspelt by one letter ("Minster")."""


@dataclass(frozen=True, slots=True)
class Official:
    """One person of a table's cell, with the offices before or behind the name."""

    name: str
    offices: tuple[Office, ...]
    of: str


def read_officials(text: str, of: str = "") -> tuple[Official, ...]:
    """The people of a cell, in order; ``of`` is the side when the cell does not say it.

    A part without a name adds its office to the next name; a part without an office is the name
    of somebody who holds the office before it ("Presidents A and B").
    """
    found: list[Official] = []
    waiting: list[str] = []
    for part in _PARTS.split(text.strip()):
        title, name = split_title(part)
        if not name:
            waiting.append(title)
        elif title or waiting or not found:
            found.append(_official(name, (*waiting, title), of))
            waiting = []
        else:
            found.append(_official(name, tuple(o.title for o in found[-1].offices), of))
    return tuple(found)


def _official(name: str, titles: tuple[str, ...], of: str) -> Official:
    offices = tuple(_office(title, of) for title in titles if title)
    return Official(name, offices, of or next((o.of for o in offices if o.of), ""))


def _office(title: str, of: str) -> Office:
    parsed = parse_office(title, of)
    return Office(title, parsed.of, parsed.classes, parsed.standing)


def split_title(text: str) -> tuple[str, str]:
    """The title that a text starts with and the name that is left, either may be empty."""
    words = list(_WORD.finditer(text))
    end = _title_end(text, [match.group() for match in words])
    if end == 0:
        return "", text.strip()
    if end > 1 and words[end - 1].group().lower() in _PEERAGE:
        end -= 1
    cut = words[end - 1].end()
    return text[:cut].strip(), text[cut:].strip(" ,")


def _title_end(text: str, words: list[str]) -> int:
    """How many words belong to the title: up to the last noun for a holder, and what completes it."""
    last = 0
    named = {index for index, _ in _sides(text)}
    for index, word in enumerate(words):
        kind = _kind(word)
        if kind == "head" or (kind == "inside" and last and _opened(words, last, index)):
            last = index + 1
        elif index not in named and kind == "" and word.lower() not in _INNER:
            break
    return last


def _opened(words: list[str], last: int, index: int) -> bool:
    """Whether a word completes a title that went on after "of": "Chairman of the Presidium"."""
    return any(word.lower() in ("of", "for", "to") for word in words[last:index]) or (
        index == last and any(word.lower() == "of" for word in words[:last])
    )


def _sides(text: str) -> Iterator[tuple[int, str]]:
    """Words that name a state or body, by their index."""
    for match in find_names(text):
        inside = [i for i, word in enumerate(_WORD.finditer(text)) if match.span.start <= word.start() < match.span.end]
        yield from ((index, side_of_name(match)) for index in inside)


def _kind(word: str) -> str:
    """ "head" for a noun for a holder, "inside" for another word of titles, "" for anything else."""
    known = office_words()
    low = folded(word).strip("'’")
    last = low.rpartition("-")[2]
    if (
        low in known.heads
        or low in known.plurals
        or (last in known.heads and "-" in low)
        or last in ("elect", "designate")
    ):
        return "head"
    if low in known.ranks or low in known.courtesy or _misspelt(low):
        return "head"
    return "inside" if low in known.modifiers or low in _BODIES else ""


def _misspelt(word: str) -> bool:
    heads = ("minister", "president", "secretary", "chancellor")
    return len(word) >= _FUZZY and any(DamerauLevenshtein.distance(word, head, score_cutoff=1) <= 1 for head in heads)

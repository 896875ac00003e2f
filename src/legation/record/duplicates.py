"""Texts that are nearly the same (agency copies, updates), and translations of one item.

Copies: MinHash over runs of words (Broder 1997; computed by rensa), met by locality-sensitive
hashing, then compared. Translations: the same figures and the same states named, in two languages,
within days.

The thresholds are chosen, not fitted; no marked set of copies stands behind them. Looked at were all
1.2 million pairs of 1,566 public reports. 13 pairs reach ``ALIKE`` and none of them is one text printed
twice: 9 are yearly notices or statements that repeat their wording, 2 are articles on one matter,
2 are readouts of two calls on one day. Days and people keep their facts apart, not this share. Read as
if in two languages, 10 pairs pass for translations, 4 of them within three days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from rensa import RMinHash

from legation.data.actor_names import state_names
from legation.text.folding import fold
from legation.text.wording import words

RUN = 5
"""Words in a run; runs of five are rarely shared by chance."""

HASHES = 64
BANDS = 16
"""Sixteen bands of four: texts half alike meet with probability .64, of .8 with .9998."""

ALIKE = 0.5
"""Share of runs from which two texts are held to be one item in two papers."""

_SEED = 0x1E6A
_MOST = 20_000
"""Runs of one text that are looked at: a hostile text costs no more than a long communiqué."""

_HEAD: bytes = RMinHash.ALGORITHM_VERSION.to_bytes(4, "little")
"""Signatures of another version of the algorithm are not comparable."""


def signature(text: str) -> bytes:
    """The text's minima of 64 hash functions over its runs of words, after the algorithm's version.

    Without words b"".
    """
    row = words(text)
    if not row:
        return b""
    count = min(max(1, len(row) - RUN + 1), _MOST)
    sketch = RMinHash(num_perm=HASHES, seed=_SEED)
    sketch.update([" ".join(row[at : at + RUN]) for at in range(count)])
    return bytes(_HEAD + np.asarray(sketch.digest(), dtype="<u4").tobytes())


def is_current(signed: bytes) -> bool:
    """Whether a signature was made by this version of the algorithm."""
    return not signed or signed.startswith(_HEAD)


def alike(one: bytes, other: bytes) -> float:
    """Estimated share of runs that two texts have in common, from their signatures (0 to 1)."""
    if not one or not other or len(one) != len(other):
        return 0.0
    left, right = (np.frombuffer(signed, dtype="<u4")[1:] for signed in (one, other))
    return float(np.mean(left == right))


def bands(signed: bytes) -> frozenset[str]:
    """Sixteen keys; two texts that share one may be nearly the same."""
    minima = signed[len(_HEAD) :]
    size = len(minima) // BANDS
    starts = range(0, size * BANDS, size) if size else ()
    return frozenset(f"{at:03d}{minima[at : at + size].hex()}" for at in starts)


FIGURES = 4
SHARE = 0.7
STATES = 0.6
"""Figures in common at least, their share of the shorter list, and the share of states in common
(Jaccard) from which two texts in two languages are held to be one item."""

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d(?:[\d.,٫٬ ]*\d)?")


@dataclass(frozen=True, slots=True)
class Outline:
    """What a text has in common with its translations: figures of two digits or more, and states."""

    figures: frozenset[str]
    states: frozenset[str]


def outline(text: str, language: str) -> Outline:
    """The figures of a text without their separators, and the states that it names in its language."""
    folded = fold(text[:_LONGEST])
    found = (re.sub(r"\D", "", number) for number in _NUMBER.findall(folded))
    return Outline(frozenset(n for n in found if 1 < len(n) < 12), _states(folded, language))


@lru_cache(maxsize=20_000)
def named_states(text: str, language: str) -> frozenset[str]:
    """The states that a short text names in its language, endings apart."""
    return _states(fold(text[:_LONGEST]), language)


_LONGEST = 60_000
"""Characters of one text that are looked at."""


def _states(folded: str, language: str) -> frozenset[str]:
    held = " ".join(("", *_WORD.findall(folded)))
    return frozenset(code for code, stems in _stems(language) if any(stem in held for stem in stems))


@cache
def _stems(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Beginnings by which each state's names are found, endings of long ones left off."""
    names = state_names(language).items()
    return tuple((code, tuple(filter(None, map(_stem, held)))) for code, held in names)


def _stem(name: str) -> str:
    row = " ".join(_WORD.findall(fold(name)))
    if len(row) < 3:
        return ""
    return f" {row[:-1]}" if len(row) > 5 else f" {row}"


def translated(one: Outline, other: Outline) -> bool:
    """Whether the figures and states of two texts line up."""
    shared, least = one.figures & other.figures, min(len(one.figures), len(other.figures))
    if len(shared) < FIGURES or len(shared) < SHARE * least:
        return False
    named = one.states | other.states
    return len(one.states & other.states) >= max(1.0, STATES * len(named))


def figure_keys(made: Outline, week: int) -> frozenset[str]:
    """Keys under which a text meets its translations: its longer figures, in this week and the next."""
    long = sorted(figure for figure in made.figures if len(figure) > 2)[:12]
    return frozenset(f"t{figure}|{at}" for figure in long for at in (week, week + 1))

"""What a title says: the class of the office, whose it is, and how it is held.

"Iranian acting foreign minister" → (foreign), IRN, acting. Classes follow resources/offices.yaml,
whose rules were checked on 300 office strings marked by hand (benchmarks/quality/actors.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from legation.analysis.actors.gazetteer import Match, NameKind, find_names
from legation.data.bodies import bodies
from legation.data.offices import ClassRule, office_words
from legation.types.actors import OfficeClass, Standing

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
_SPLIT = re.compile(r"\s*(?:,\s*and|,|;|\band\b|&)\s+")
_ADDRESSED = re.compile(r"\b(?:to|in|at|for|on)\s+(?:the\s+)?$", re.IGNORECASE)
_SOVEREIGN = frozenset({OfficeClass.HEAD_OF_STATE, OfficeClass.HEAD_OF_GOVERNMENT})
_HEADLESS = frozenset({"of", "for", "to", "on", "at", "in", "as"})


@dataclass(frozen=True, slots=True)
class ParsedOffice:
    """Classes in the order of the title's parts, the state or body ("" when unsaid), and the standing."""

    classes: tuple[OfficeClass, ...]
    of: str
    standing: Standing


def parse_office(text: str, of: str = "") -> ParsedOffice:
    """Read an office as a table or a report writes it; ``of`` is the side where it is known beforehand.

    "Deputy Prime Minister and Foreign Minister" has two classes. An ambassador acts for the
    sender: the state after "to" is not the side.
    """
    classes = tuple(dict.fromkeys(class_of(part) for part in title_parts(text)))
    return ParsedOffice(classes or (OfficeClass.OTHER,), of or side_of(text), standing_of(text))


def title_parts(text: str) -> tuple[str, ...]:
    """The offices of a joint title: cut at "and" or a comma only where both sides name an office."""
    pieces = _SPLIT.split(text)
    joins = [match.group() for match in _SPLIT.finditer(text)]
    parts = [pieces[0]]
    for join, piece in zip(joins, pieces[1:], strict=True):
        if has_head(piece) and has_head(parts[-1]) and not _only_a_field(piece):
            parts.append(piece)
        else:
            parts[-1] += join + piece
    return tuple(part.strip() for part in parts)


def _only_a_field(piece: str) -> bool:
    """ "Chancellors" in "Presidents and Chancellors" is an office; "General Affairs" is a field."""
    words = title_words(piece).split()
    return bool(words) and words[-1] not in office_words().heads and not _HEADLESS & set(words)


def has_head(piece: str) -> bool:
    """Whether a piece of a title holds a noun for an office-holder."""
    words = title_words(piece).split()
    return any(word in office_words().heads for word in words)


def title_words(text: str) -> str:
    """A title in lower case, its words parted by single spaces, with one at either end."""
    words = (word.casefold().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text.replace("U.S.", "US")))
    return f" {' '.join(words)} "


@lru_cache(maxsize=4096)
def class_of(title: str) -> OfficeClass:
    """The class of one office."""
    words = title_words(title)
    head = head_of(words)
    fitting = next((rule for rule in office_words().rules if _fits(rule, words, head)), None)
    found = OfficeClass(fitting.name) if fitting else OfficeClass.OTHER
    return OfficeClass.OTHER if found in _SOVEREIGN and _is_of_place(title) else found


def _is_of_place(title: str) -> bool:
    """Whether the office is of a part of a state: "Prime Minister of Azad Kashmir"."""
    last = next(iter(find_names(title)[-1:]), None)
    return last is not None and last.kind is NameKind.PLACE and title[: last.span.start].endswith("of ")


def head_of(words: str) -> str:
    """The noun for the office-holder: the last one before "of", "for", "to"; "" without one."""
    found = ""
    for word in words.split():
        if word in _HEADLESS and found:
            return found
        if word in office_words().heads:
            found = word
    return found


def _fits(rule: ClassRule, words: str, head: str) -> bool:
    if any(phrase in words for phrase in rule.forbidden):
        return False
    return head in rule.head or any(phrase in words for phrase in rule.has)


def standing_of(text: str) -> Standing:
    """How the office is held: "acting", "former", "-elect" …"""
    table = office_words().standing
    found = {table[word] for word in title_words(text).split() if word in table}
    return next((Standing(name) for name in ("former", "acting", "designate") if name in found), Standing.CURRENT)


def side_of(text: str) -> str:
    """The state or body whose office it is, "" when the title does not say."""
    sides = (side_of_name(match) for match in find_names(text) if not _is_posting(text, match))
    return next((side for side in sides if side), "")


def _is_posting(text: str, match: Match) -> bool:
    """Whether the name is where an envoy is sent, not who sends."""
    return _ADDRESSED.search(text[: match.span.start]) is not None and class_of(text) == OfficeClass.ENVOY


def side_of_name(match: Match) -> str:
    """The side that a named office acts for: the state of a demonym, place or body, the body itself else."""
    if match.kind in (NameKind.ORGANISATION, NameKind.GROUP):
        body = bodies().get(match.keys[0])
        parent = body.of if body and body.type in ("organ", "agency", "court", "mission") else ""
        return parent or match.keys[0]
    if match.kind in (NameKind.FUZZY, NameKind.PEOPLES, NameKind.REGION, NameKind.PEOPLE):
        return ""
    return match.state or (match.keys[0] if match.keys else "")

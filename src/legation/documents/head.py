"""The head of a report: kicker, title, deck, and where the report itself begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from legation.documents import cues
from legation.documents.datelines import opening
from legation.documents.languages import script_of
from legation.documents.lines import Line
from legation.text.dates import weekday_names
from legation.text.folding import fold
from legation.types.document import BlockKind

_TITLE_WORDS, _TITLE_LENGTH = 32, 240
_DECK_WORDS = range(5, 61)
_DECK_THRESHOLD = 4
_SUBTITLE_WORDS = range(7, 33)
"""A first line without a full stop under a title that the text does not repeat is a subtitle."""
_SITE_NAME = 1.6
"""How much longer a title may be for the site's name behind it."""
_LOOK = 12
_ISSUER = re.compile(
    r"(?i)^(?:the )?(?:[\w.’'-]+ ){0,4}(?:ministry|department|office|embassy|consulate|"
    r"permanent mission|directorate|secretariat|presidency|chancellery|"
    r"government|republic|kingdom|white house|press (?:office|service|department|centre|"
    r"center)|information department|foreign office)(?: (?:of|for|to|the|and|&|"
    r"[A-Z][\w.’'-]+),?){0,9}$"
)
_VERB_IN_ISSUER = re.compile(
    r"(?i)\b(?:says?|said|urges?|calls?|condemns?|welcomes?|meets?|hosts?|rejects?|"
    r"denies|signs?|agrees?|announces?|holds?|summons|reaffirms?|expresses|warns?|"
    r"visits?)\b"
)
_WORD = re.compile(r"\w{3,}")
_BREAKS = frozenset({BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.CAPTION, BlockKind.DATELINE})


def label_head(lines: Sequence[Line], kinds: Mapping[int, BlockKind], hint: str) -> dict[int, BlockKind]:
    """Title, deck and what stands over them; nothing where the text begins with its first paragraph."""
    if BlockKind.TITLE in kinds.values():
        title = next(number for number, kind in kinds.items() if kind is BlockKind.TITLE)
        return _deck(lines, kinds, title)
    found = _hinted(lines, kinds, hint) if hint else _unhinted(lines, kinds)
    title = next((number for number, kind in found.items() if kind is BlockKind.TITLE), -1)
    return found | (_deck(lines, {**kinds, **found}, title) if title >= 0 else {})


def same_title(one: str, other: str) -> bool:
    """Whether two printed titles are the same but for case, marks and the site's name behind it."""
    short, long = sorted((" ".join(_WORD.findall(fold(unescape(text)))) for text in (one, other)), key=len)
    if not short:
        return False
    return short == long or (len(short) > 20 and len(long) < _SITE_NAME * len(short) and long.startswith(short))


def _hinted(lines: Sequence[Line], kinds: Mapping[int, BlockKind], hint: str) -> dict[int, BlockKind]:
    for number, line in enumerate(lines[:_LOOK]):
        if len(line.text) <= _TITLE_LENGTH + 60 and same_title(line.text, hint):
            return {number: BlockKind.TITLE}
    is_subtitle = len(lines) > 1 and _can_be_title(lines, 0) and lines[0].words in _SUBTITLE_WORDS
    return {0: BlockKind.DECK} if is_subtitle and 0 not in kinds else {}


def _unhinted(lines: Sequence[Line], kinds: Mapping[int, BlockKind]) -> dict[int, BlockKind]:
    free = [number for number in range(min(_LOOK, len(lines))) if number not in kinds]
    found: dict[int, BlockKind] = {}
    for place, number in enumerate(free):
        after = free[place + 1] if place + 1 < len(free) else None
        if after is not None and _is_over_title(lines[number]) and _can_be_title(lines, after):
            found[number] = BlockKind.FURNITURE
            continue
        if _can_be_title(lines, number):
            found[number] = BlockKind.TITLE
            return found
        return {}
    return {}


def _is_over_title(line: Line) -> bool:
    """A section's name or the issuer's, printed over the title."""
    text = line.text.strip("*# ")
    if cues.KICKER.match(text) or re.match(r"^[\w &]{2,24}(?: ?[>»/|] ?[\w &]{2,24}){1,4}$", text):
        return True
    return bool(_ISSUER.match(text)) and not _VERB_IN_ISSUER.search(text)


def _can_be_title(lines: Sequence[Line], number: int) -> bool:
    line = lines[number]
    if number == len(lines) - 1 or line.words > _TITLE_WORDS or len(line.text) > _TITLE_LENGTH:
        return False
    if cues.PERIOD.search(line.text) or cues.MARKUP.sub("", line.text).endswith(":") or opening(line.text):
        return False
    return bool(script_of(line.text)) and not cues.BULLET.match(line.text)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """The line after the title, with what stands around it."""

    line: Line
    title: Line
    next_kind: BlockKind | None
    after: Line | None


def _is_undated(candidate: _Candidate) -> bool:
    text = candidate.line.text
    return not (any(weekday_names(text)) or cues.TODAY.search(text))


def _is_followed_by_lede(candidate: _Candidate) -> bool:
    after = candidate.after
    if after is None or candidate.next_kind is not None or len(after.text) < 1.2 * len(candidate.line.text):
        return False
    return bool(
        opening(after.text)
        or any(weekday_names(after.text))
        or cues.TODAY.search(after.text)
        or cues.REPORTED.search(after.text)
    )


def _overlaps(candidate: _Candidate) -> bool:
    stems = [{word[:5] for word in _WORD.findall(fold(line.text))} for line in (candidate.line, candidate.title)]
    return len(stems[0] & stems[1]) >= 2


_DECK_CUES: tuple[tuple[str, int, Callable[[_Candidate], bool]], ...] = (
    ("it has no full stop", 2, lambda it: not cues.PERIOD.search(it.line.text)),
    ("it is one sentence", 1, lambda it: not cues.SENTENCE_BREAK.search(it.line.text)),
    ("it is short", 1, lambda it: it.line.words <= 35),
    ("something else stands between it and the text", 2, lambda it: it.next_kind in _BREAKS),
    ("a longer paragraph that reports comes next", 1, _is_followed_by_lede),
    ("it says the title again", 1, _overlaps),
    ("it is dated like a report", -2, lambda it: not _is_undated(it)),
    ("it reports in the past tense", -2, lambda it: bool(cues.REPORTED.search(it.line.text))),
    ("it quotes", -1, lambda it: bool(re.search(r"[\"“«]\w[^\"”»]{30,}", it.line.text))),
    ("it begins with a dateline", -5, lambda it: opening(it.line.text) is not None),
)


def _deck(lines: Sequence[Line], kinds: Mapping[int, BlockKind], title: int) -> dict[int, BlockKind]:
    number = title + 1
    while number < len(lines) and kinds.get(number) in _BREAKS - {BlockKind.CAPTION}:
        number += 1
    if number >= len(lines) - 1 or number in kinds or lines[number].words not in _DECK_WORDS:
        return {}
    candidate = _Candidate(lines[number], lines[title], kinds.get(number + 1), lines[number + 1])
    total = sum(weight for _, weight, holds in _DECK_CUES if holds(candidate))
    return {number: BlockKind.DECK} if total >= _DECK_THRESHOLD else {}

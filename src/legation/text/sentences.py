"""Sentences of running text.

Paragraphs end at empty lines; a single line break ends a sentence unless the line is wrapped. Inside a
line, a sentence ends at closing punctuation that is followed by something that can open the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from legation.text.abbreviations import OPENERS, is_abbreviation
from legation.types.span import Span

#: Broken text without any punctuation is cut at a space near this length, so that work stays bounded.
LONGEST = 4000
#: A line at least this long that ends without punctuation is taken for a wrapped one.
_WRAPPED = 50
_CLOSERS = "\"'”’»)]}"
_OPENING = "\"'“‘«([{¿¡—–-•*$€£¥@#>"
_END = re.compile(
    rf"""
    [.!?…؟۔。]+[{re.escape(_CLOSERS)}]*(?:\s?\[\d{{1,3}}\])*(?=\s|$) | (?<=[^\W\d_][.!?])(?=[“"])(?=[“"][A-Z])
  | (?P<stamp>\d{{1,2}}/\d{{1,2}}/\d{{2,4}},?\ \d{{1,2}}:\d\d(?::\d\d)?(?:\ ?[AaPp][Mm])?)(?=\s+[A-Z])
  | (?P<face>(?<=\s)(?:[:;=]-?[()DPp]|\^_*\^|<3))(?=\s+[A-Z])
  | (?P<line>(?<!\S)[-=_*~]{{5,}})(?=\s)
  | (?P<greeting>(?:[Tt]hanks|(?:[Bb]est|[Kk]ind|[Ww]arm)?\ ?[Rr]egards|[Ss]incerely|[Cc]heers),)
      (?=\s+(?!M(?:rs?|s)\b)[A-Z])
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[^\W_](?:[\w.’'-]{0,40})$")
_NEXT_WORD = re.compile(rf"[\s{re.escape(_OPENING)}]*([\w’']{{1,40}})")
_LINES = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$|^[^\W\d_]$")


def split_sentences(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """Sentences of ``text`` or of ``text[span]``, without the spaces around them; together they hold every word."""
    start, end = (span.start, span.end) if span else (0, len(text))
    found: list[Span] = []
    for first, last in _stretches(text, start, end):
        found.extend(_in_stretch(text, first, last))
    return tuple(found)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Lines, those that are only wrapped joined."""
    begin = finish = -1
    for match in _LINES.finditer(text, start, end):
        if not match.group().strip():
            continue
        if begin >= 0 and _is_wrapped(text, begin, finish, match.start()):
            finish = match.end()
            continue
        if begin >= 0:
            yield begin, finish
        begin, finish = match.span()
    if begin >= 0:
        yield begin, finish


def _is_wrapped(text: str, begin: int, finish: int, following: int) -> bool:
    """Whether a sentence runs on over a single line break."""
    gap = text[finish:following]
    if gap not in ("\n", "\r\n", "\r") or following - begin > LONGEST:
        return False
    line = text[max(begin, text.rfind("\n", begin, finish) + 1) : finish].rstrip()
    after = text[following : following + 2].lstrip()
    open_end = bool(line) and line[-1] not in '.!?:;…"”’)'
    return len(line) >= _WRAPPED and open_end and (after[:1].islower() or line[-1] in ",-–—" or after[:1].isdigit())


def _in_stretch(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for match in _END.finditer(text, start, end):
        if match.end() > at and _is_end(text, at, match, end):
            yield from _bounded(text, at, match.end())
            at = match.end()
    yield from _bounded(text, at, end)


def _is_end(text: str, start: int, match: re.Match[str], end: int) -> bool:
    if match.lastgroup:
        return match.lastgroup != "greeting" or not text[start : match.start()].strip()
    following = _NEXT_WORD.match(text, match.end(), min(end, match.end() + 80))
    if following is None:
        return not text[match.end() : end].strip()
    word = following.group(1)
    if match.group().rstrip(_CLOSERS) == ".":
        return _stop_ends(text, start, match, word)
    return not word[0].islower() or match.group()[-1] in "!?"


def _stop_ends(text: str, start: int, match: re.Match[str], following: str) -> bool:
    """Whether one full stop ends a sentence, given the word after it."""
    if following[0].islower():
        return match.group() == "." and _is_plain(text, start, match.start())
    if (
        match.group() != "."
        or (before := _LAST_WORD.search(text, max(start, match.start() - 42), match.start())) is None
    ):
        return True
    word = before.group()
    if _DOTTED.search(word):
        return following.lower() in OPENERS and len(word) > 1
    if word.isdigit() and len(word) < 3 and not text[start : before.start()].strip():
        return False
    if not is_abbreviation(word, last=False):
        return True
    return is_abbreviation(word, last=True) and _may_close(word) and following.lower() in OPENERS


def _is_plain(text: str, start: int, end: int) -> bool:
    """Whether the word that ends here is a common one in small letters, and no abbreviation."""
    before = _LAST_WORD.search(text, max(start, end - 42), end)
    word = before.group() if before else ""
    return len(word) > 1 and word.isalpha() and word.islower() and not is_abbreviation(word, last=False)


def _may_close(word: str) -> bool:
    from legation.text.abbreviations import CLOSING

    return word.lower() in CLOSING


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without outer spaces, cut where it is over-long."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield Span(start, cut)
        start = cut + (text[cut : cut + 1] == " ")
    if start < end:
        yield Span(start, end)

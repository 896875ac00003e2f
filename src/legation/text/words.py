"""Words of a sentence, cut as the English treebanks of Universal Dependencies cut them.

Contractions and possessives are split (do n't, Iran 's), hyphened words too (15 - year) unless the first
part is a prefix (non-aligned), figures keep their points and commas, abbreviations their full stops.
Offsets are code points; the words and the spaces between them rebuild the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from legation.text.abbreviations import is_abbreviation
from legation.types.span import Span


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word as printed, and where it stands (code points)."""

    text: str
    span: Span


#: Marks that join the letter before them (the usual blocks), and the joiners of Arabic script and emoji.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u0816-\u082d\u08d3-\u0903\u093a-\u094f"
    "\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0abc-\u0acd\u0b3c-\u0b4d"
    "\u0bbe-\u0bcd\u0c3e-\u0c56\u0cbc-\u0cd6\u0d3e-\u0d4d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0f71-\u0f84\u102b-\u103e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u200c\u200d\ufe00-\ufe0f\ufe20-\ufe2f"
)
_W = rf"[\w{_MARKS}]"
_APOSTROPHE = "['’ʼ`]"
_PREFIXES = (
    "non|co|re|pre|pro|anti|mid|ex|e|pan|counter|semi|mini|post|sub|inter|multi|neo|ultra|intra|micro|socio|super|"
    "proto|pseudo|extra|trans|arch|un|over|de|bi|tri|cross"
)
_UNITS = "km|cm|mm|kg|mg|kWh|GWh|MWh|kW|MW|GW|am|pm|bn|mn|tn|m|k|lb|lbs|ft|in|mph|kph|ha|bpd|bcm"
#: One pass over a run without spaces; every alternative is bounded or linear.
_TOKEN = re.compile(
    rf"""
    (?P<link>(?:https?://|ftp://|www\.)[^\s<>"“”]+
      | (?:mailto:)?[\w.+-]{{1,64}}@[^\W\d_][\w-]{{0,64}}(?:\.[\w-]{{1,64}})*)
  | (?P<tag>@(?=[^\W\d]){_W}+|\#\d*+(?=[^\W\d]){_W}+)
  | (?P<smile>[:;=8]-?[()DPp](?!\w)|\^_*\^|<3(?!\w))
  | (?P<dotted>(?<!\w)(?:[^\W\d_]\.){{2,12}}(?:[^\W\d_](?!\w))? | (?<!\w)(?:Ph|M|Sc|B|LL)\.(?:D|Sc|A|B|Phil|Com)\.)
  | (?P<short>(?:(?<=\d)|(?<![\w'’])){_APOSTROPHE}(?:s|re|ve|ll|d|m|em|til|cause)(?!{_W}))
  | (?P<money>(?:US|A|C|NZ|HK|S|R)\$)
  | (?P<figure>(?<!\w)(?:\d{{3}}-\d{{4}}|\d{{1,4}}(?:-\d{{1,4}}){{2,6}})(?![\w-])
      | \d++(?:[.,:]\d++)*+(?=(?:{_UNITS})(?!{_W}))
      | \d++(?:[.,:/]\d++)*+(?:st|nd|rd|th|s)?+(?!{_W}))
  | (?P<prefixed>(?<!{_W})(?:{_PREFIXES})-{_W}+(?:{_APOSTROPHE}{_W}+)*)
  | (?P<word>{_W}+(?:(?:{_APOSTROPHE}|&|\.(?=[^\W\d_]{{2}})|_|·){_W}+)*)
  | (?P<run>''{{1}}|’’|``|\.{{2,}}|-{{2,}}|—{{2,}}|\.?[!?]+|\*{{2,}}|={{2,}}|_{{2,}}|~{{2,}}|<{{2,}}|>{{2,}}|\+{{2,}})
  | (?P<other>[^\s][{_MARKS}]*(?:\u200d[^\s\w][{_MARKS}]*){{0,6}})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLITIC = re.compile(rf"(?:n{_APOSTROPHE}t|{_APOSTROPHE}(?:s|re|ve|ll|d|m))$", re.IGNORECASE)
#: Words written as one, by the length of their first part; those without an apostrophe are common in posts.
_FUSED = {
    whole.replace(" ", ""): whole.index(" ")
    for whole in (
        "can not,gon na,got ta,wan na,lot ta,do nt,wo nt,ca nt,did nt,does nt,is nt,was nt,are nt,were nt,"
        "have nt,has nt,had nt,could nt,would nt,should nt,ai nt,you re,you ve,you ll,they re,they ve,they ll,we ve,"
        "that s,what s,there s,he s,she s"
    ).split(",")
}
#: Names and acronyms too, so only in small letters or before a word in small letters.
_MINE = {"im": 1, "ive": 1}
_BEFORE_SMALL = re.compile(r"\s+[a-z]")
#: What stands after "it is" and never after a possessive.
_AFTER_IS = re.compile(r"\s+(?:an?|the|not|been|my|your|really|gonna)(?![\w-])")
_TRAILING = re.compile(r"[.,;:!?'\"”’)\]}>…]+$")
#: Not spaces to Python, but nothing that a word could hold.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]"
)


def split_words(text: str, span: Span | None = None) -> tuple[Word, ...]:
    """Words of one sentence: of ``text[span]``, with offsets into ``text``. Spaces and control characters part them."""
    start, end = (span.start, span.end) if span else (0, len(text))
    part = _INVISIBLE.sub(" ", text[start:end])
    return tuple(Word(part[a:b], Span(start + a, start + b)) for a, b in _bounds(part))


def _bounds(part: str) -> Iterator[tuple[int, int]]:
    last = len(part.rstrip("\"'”’)]} \t\r\n"))
    at = 0
    while match := _TOKEN.search(part, at):
        a, b = match.span()
        kind = match.lastgroup or "other"
        b = _corrected(part, a, b, kind, last)
        yield from _pieces(part, a, b, kind)
        at = b


def _corrected(part: str, a: int, b: int, kind: str, last: int) -> int:
    """The end of a token once full stops and closing marks beside it are given to whom they belong."""
    if kind == "link":
        return a + max(1, len(_TRAILING.sub("", part[a:b])))
    if kind in ("word", "prefixed") and part[b : b + 1] == "-" and part[b + 1 : b + 2].isspace():
        return b + 1
    if kind == "figure" and _is_item_number(part, a, b):
        return b + 1
    if kind in ("word", "prefixed") and part[b : b + 1] == "." and part[b + 1 : b + 2] != ".":
        return b + 1 if _keeps_stop(part, a, b, last) else b
    return b


def _is_item_number(part: str, a: int, b: int) -> bool:
    """The number of an item in a list: "3. Both sides ..."."""
    return part[b : b + 1] == "." and part[b + 1 : b + 2].isspace() and b - a < 3 and not part[:a].strip()


def _keeps_stop(part: str, a: int, b: int, last: int) -> bool:
    word = part[a:b]
    final = b + 1 >= last
    if len(word) == 1 and word.isalpha() and word.isupper():
        return not final
    return is_abbreviation(word, last=final)


def _pieces(part: str, a: int, b: int, kind: str) -> Iterator[tuple[int, int]]:
    """A word apart from its clitics, of which it has three at most ("I 'd n't 've")."""
    ends = [b]
    if kind in ("word", "prefixed"):
        for _ in range(3):
            if not (cut := _cut(part, a, ends[-1])):
                break
            ends.append(cut)
    start = a
    for end in reversed(ends):
        yield start, end
        start = end


def _cut(part: str, a: int, b: int) -> int:
    """Where the last clitic of a word begins, 0 when it has none."""
    if b - a < 9 and (fused := _fused(part, a, b)):
        return a + fused
    clitic = _CLITIC.search(part, max(a + 1, b - 4), b)
    return clitic.start() if clitic else 0


def _fused(part: str, a: int, b: int) -> int:
    """The length of the first of two words written as one, 0 for a single word."""
    word = part[a:b]
    small = word.lower()
    if small == "its":
        return 2 if not word.isupper() and _AFTER_IS.match(part, b) else 0
    if small in _MINE and (word.islower() or (word.istitle() and _BEFORE_SMALL.match(part, b))):
        return _MINE[small]
    return _FUSED.get(small, 0)

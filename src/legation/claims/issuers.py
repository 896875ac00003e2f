"""For whom a document speaks: the sides that issue a statement, a declaration, a readout.

Read from its title ("Joint Declaration by … and …", "Readout of …'s Call with …"); in it the names
that the text itself uses are looked for, so that the text's own reading of them holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from legation.data.holders import KnownHolder, known_holders
from legation.text.folding import fold
from legation.types.analysis import Analysis, MentionKind
from legation.types.document import Document

_NOUN = re.compile(
    r"\b(?:statement|declaration|communiqu[eé]|remarks?|readout|read-out|fact sheet|address|speech|message|letter)s?\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\bjoint(?:ly)?\b", re.IGNORECASE)
_MAKER = re.compile(r"\s(?:by|from|of)\s", re.IGNORECASE)
_REST = re.compile(
    r"['’]s?\s+(?:\w+\s+)?(?:call|meeting|talks?|visit|trip)\b"
    r"|\s(?:[A-Za-z]+ing|on|with|at|in|to|following|regarding|concerning|after|before|during|ahead|in advance)\s",
    re.IGNORECASE,
)
_SHORTEST = 4
"""Letters of a name that is looked for in a title."""


def is_issued(document: Document) -> bool:
    """Whether the title names a statement, a declaration or another text that speaks for somebody."""
    return _NOUN.search(document.title) is not None


def issuers(document: Document, analysis: Analysis) -> tuple[str, ...]:
    """Codes or names of the sides that a document is issued by, sorted; empty when its title does not tell."""
    noun = _NOUN.search(document.title)
    if noun is None:
        return ()
    maker = _maker(document.title, noun)
    day = document.published.first if document.published else None
    return tuple(sorted({*_sides_in(maker, analysis), *_sides_of_holders(maker, day)}))


def maker_words(title: str) -> str:
    """The part of a title that names who issues the text; "" when it names nobody."""
    noun = _NOUN.search(title)
    return _maker(title, noun).strip() if noun else ""


def is_joint(title: str) -> bool:
    """Whether a title says that several sides speak as one."""
    return _JOINT.search(title) is not None


def _maker(title: str, noun: re.Match[str]) -> str:
    """The part of a title that names who issues it."""
    if _JOINT.search(title):
        return re.split(r"\s(?:on|regarding|concerning)\s(?=the\b)", title)[0]
    made = _MAKER.match(title, noun.end()) if noun.end() < len(title) else None
    if made is None:
        return title[: noun.start()]
    return _REST.split(title[made.end() :])[0]


def _sides_in(words: str, analysis: Analysis) -> Iterator[str]:
    """The sides of the text's names that stand in some words; the longest names are taken first."""
    left = words
    for name, sides in sorted(_names(analysis).items(), key=lambda item: -len(item[0])):
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        if whole.search(left):
            yield from sides
            left = whole.sub(" ", left)


def _sides_of_holders(words: str, day: date | None) -> Iterator[str]:
    """The sides of well-known office-holders that a title names without their state."""
    named = {fold(word) for word in re.findall(r"\w+", words) if word[0].isupper()}
    for word in named:
        held = [h for h in known_holders().get(word, ()) if day is None or h.covers(day)]
        sides = {h.of for h in held if _is_named(h, word, named)}
        if len(sides) == 1:
            yield from sides


def _is_named(holder: KnownHolder, word: str, named: set[str]) -> bool:
    """Whether the full name stands there, or the surname of somebody whom it is enough for."""
    parts = [fold(part) for part in holder.name.replace("-", " ").split()]
    return set(parts) <= named or (holder.famous and word == parts[-1])


def _names(analysis: Analysis) -> dict[str, tuple[str, ...]]:
    """Names of the text that stand for one side; a person also by the last word of the name."""
    found: dict[str, tuple[str, ...]] = {}
    for mention in analysis.mentions:
        sides = analysis.sides(mention)
        if len(sides) != 1 or mention.kind not in (MentionKind.NAME, MentionKind.ADJECTIVE):
            continue
        tokens = analysis.sentences[mention.sentence].tokens[mention.first : mention.last + 1]
        name = " ".join(token.text for token in tokens)
        first_name = mention.label == "PERSON" and len(tokens) == 1
        if len(name) >= _SHORTEST and not first_name:
            found.setdefault(name, sides)
        if mention.label == "PERSON" and len(tokens) > 1 and len(tokens[-1].text) >= _SHORTEST:
            found.setdefault(tokens[-1].text, sides)
    return found

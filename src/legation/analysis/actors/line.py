"""A sentence with the names in it laid onto its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.analysis.actors.gazetteer import Match, NameKind
from legation.analysis.actors.words import folded
from legation.data.actor_words import actor_words
from legation.types.analysis import EntityLabel, Sentence, Token
from legation.types.span import Span, hull

Entity = tuple[int, int, int, EntityLabel]
SIDES = frozenset({NameKind.STATE, NameKind.DEMONYM, NameKind.CAPITAL, NameKind.SEAT, NameKind.ORGANISATION})
"""Kinds of names that say for whom an office acts."""

_SETTLED = actor_words("peoples of many descents")
"""What citizens of lands of immigration are called, whatever stands before it: "Korean Americans"."""
_GIVEN = frozenset({NameKind.STATE, NameKind.CAPITAL, NameKind.PLACE})
_PLACING = frozenset({"of", "for", "to", "from", "in", "the"})


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the gazetteer over tokens ``first``..``last`` (inclusive)."""

    first: int
    last: int
    match: Match


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its tokens, their folded forms, names of the gazetteer, entities of the model."""

    sentence: Sentence
    text: str
    low: tuple[str, ...]
    names: tuple[Named, ...]
    entities: tuple[tuple[int, int, EntityLabel], ...]
    named_at: tuple[int, ...]
    """For every token the index of the name that covers it, -1 without one."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    def __len__(self) -> int:
        return len(self.sentence.tokens)

    def name(self, index: int) -> Named | None:
        """The name that covers a token."""
        at = self.named_at[index] if 0 <= index < len(self) else -1
        return self.names[at] if at >= 0 else None

    def word(self, index: int) -> str:
        """A token in folded form, "" outside the sentence."""
        return self.low[index] if 0 <= index < len(self) else ""

    def printed(self, index: int) -> str:
        """A token as printed, "" outside the sentence."""
        return self.tokens[index].text if 0 <= index < len(self) else ""

    def upos(self, index: int) -> str:
        """A token's part of speech, "" outside the sentence."""
        return self.tokens[index].upos if 0 <= index < len(self) else ""

    def span(self, first: int, last: int) -> Span:
        """From the first to the last character of the tokens."""
        return hull(self.tokens[first].span, self.tokens[last].span)

    def words(self, first: int, last: int) -> str:
        """The text of the tokens as printed."""
        return self.span(first, last).of(self.text)

    def glued(self, index: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return 0 < index < len(self) and self.tokens[index - 1].span.end == self.tokens[index].span.start

    def is_possessive(self, index: int) -> bool:
        """Whether a token is the mark of a possessive."""
        return self.word(index) in ("'s", "'", "s'") and self.glued(index) and self.upos(index) not in ("VERB", "AUX")

    def capital(self, index: int) -> bool:
        """Whether a token starts with a capital letter."""
        return self.printed(index)[:1].isupper()

    def head(self, first: int, last: int) -> int:
        """The token of the stretch that hangs from outside it: its syntactic head."""
        inside = range(first, last + 1)
        roots = [i for i in inside if self.tokens[i].head not in inside]
        words = [i for i in roots if self.upos(i) not in ("PUNCT", "DET", "PART", "ADP", "CCONJ")]
        return next(iter(words or roots), last)

    def heads(self, first: int, last: int) -> tuple[int, ...]:
        """Every token of the stretch that hangs from outside it and is no function word."""
        inside = range(first, last + 1)
        skipped = ("PUNCT", "DET", "PART", "ADP", "CCONJ")
        return tuple(i for i in inside if self.tokens[i].head not in inside and self.upos(i) not in skipped)


def is_descent(line: Line, named: Named) -> bool:
    """Whether a demonym only says whence the people came whose own follows it: "Cuban American"."""
    following = line.name(named.last + 1)
    both = following is not None and named.match.kind is following.match.kind is NameKind.DEMONYM
    return both and line.word(named.last + 1) in _SETTLED


def lines(
    text: str, sentences: Sequence[Sentence], matches: Sequence[Match], entities: Sequence[Entity]
) -> tuple[Line, ...]:
    """Lay names and entities onto the sentences that hold them."""
    starts = [match.span.start for match in matches]
    by_sentence: dict[int, list[tuple[int, int, EntityLabel]]] = {}
    for number, first, last, label in entities:
        by_sentence.setdefault(number, []).append((first, last, label))
    found = []
    for sentence in sentences:
        low = tuple(folded(token.text.replace("’", "'")) or token.text for token in sentence.tokens)
        inside = matches[bisect_left(starts, sentence.span.start) : bisect_right(starts, max(sentence.span.end - 1, 0))]
        spoken = by_sentence.get(sentence.index, ())
        names = tuple(named for named in _laid(sentence, inside) if not _is_first_name(sentence, named, spoken))
        at = _covering(len(sentence.tokens), names)
        found.append(Line(sentence, text, low, names, tuple(spoken), at))
    return tuple(found)


def _laid(sentence: Sentence, matches: Sequence[Match]) -> Iterator[Named]:
    ends = [token.span.end for token in sentence.tokens]
    starts = [token.span.start for token in sentence.tokens]
    for match in matches:
        first = bisect_right(ends, match.span.start)
        last = bisect_left(starts, match.span.end) - 1
        if first <= last < len(starts):
            yield Named(first, last, match)


def _is_first_name(sentence: Sentence, named: Named, entities: Sequence[tuple[int, int, EntityLabel]]) -> bool:
    """Whether the model takes a place's name for the first name of a person: "Chad Smith", "Israel Katz"."""
    before = sentence.tokens[named.first - 1].text.lower() if named.first else ""
    if named.first != named.last or named.match.kind not in _GIVEN or before in _PLACING:
        return False
    return any(
        first == named.first < last and label is EntityLabel.PERSON and sentence.tokens[first + 1].upos == "PROPN"
        for first, last, label in entities
    )


def _covering(length: int, names: Sequence[Named]) -> tuple[int, ...]:
    at = [-1] * length
    for number, name in enumerate(names):
        for index in range(name.first, name.last + 1):
            at[index] = number
    return tuple(at)

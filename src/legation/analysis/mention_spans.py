"""Mentions from trees: which words belong to the mention that a word heads (GUM's entity guidelines)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.analysis.model import Parse
from legation.types.analysis import Sentence, Token

_OUTSIDE = frozenset("parataxis dislocated discourse vocative orphan list reparandum appos".split())
_CLAUSE = frozenset("nsubj csubj cop aux expl".split())
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_OPEN, _CLOSED = "([“", ")]”"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words first..last (inclusive) of a sentence that may refer to something; ``type`` is GUM's."""

    sentence: int
    first: int
    last: int
    head: int
    type: str
    group: bool = False


def candidates(parses: Sequence[Parse]) -> list[Candidate]:
    """Mentions of a text in the order of their beginning, the longer first."""
    found: dict[tuple[int, int, int], Candidate] = {}
    for number, parse in enumerate(parses):
        for candidate in _of_sentence(number, parse):
            found.setdefault((candidate.sentence, candidate.first, candidate.last), candidate)
    return sorted(found.values(), key=lambda c: (c.sentence, c.first, -c.last))


def _of_sentence(number: int, parse: Parse) -> Iterator[Candidate]:
    for nominal in parse.nominals:
        first, last = mention_words(parse.sentence, nominal.head, group=False)
        yield Candidate(number, first, last, nominal.head, nominal.type)
        if nominal.group:
            first, last = mention_words(parse.sentence, nominal.head, group=True)
            yield Candidate(number, first, last, nominal.head, nominal.type, group=True)


def mention_words(sentence: Sentence, head: int, *, group: bool) -> tuple[int, int]:
    """First and last word of the mention that ``head`` heads; with ``group`` the whole coordination."""
    inside = {head}
    for child in sentence.children(head):
        if _belongs(sentence, sentence.tokens[head], child, group=group):
            inside.update(sentence.subtree(child.index))
    first = last = head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return _trimmed(sentence.tokens, first, last, head)


def _belongs(sentence: Sentence, head: Token, child: Token, *, group: bool) -> bool:
    relation = child.relation
    if relation in ("cc", "conj"):
        return group
    if relation in _OUTSIDE:
        return False
    if relation in ("case", "mark"):
        return child.text in _POSSESSIVE
    predicate = sentence.child(head.index, "cop") is not None
    verbal = head.upos in ("VERB", "AUX") and head.xpos != "VBG" and not predicate
    if relation in _CLAUSE:
        return verbal
    if predicate and relation in ("advmod", "obl", "advcl", "ccomp"):
        return False
    return verbal or relation != "advcl" or child.index > head.index


def _trimmed(tokens: tuple[Token, ...], first: int, last: int, head: int) -> tuple[int, int]:
    """Without marks at the edges, unless a bracket closes what opens inside."""
    while first < head and tokens[first].upos == "PUNCT":
        first += 1
    while last > head and tokens[last].upos == "PUNCT" and not _closes(tokens, first, last):
        last -= 1
    return first, last


def _closes(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    return tokens[last].text in _CLOSED and any(t.text in _OPEN for t in tokens[first:last])

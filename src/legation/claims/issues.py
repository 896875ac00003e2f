"""The words of an issue, and whether they tell one that can be read alone."""

from __future__ import annotations

from legation.claims.joining import apart_from
from legation.claims.stance_words import Standing
from legation.claims.statements.content import TELLING
from legation.claims.statements.naming import is_party
from legation.data.stances import load_stances
from legation.types.analysis import Analysis, Sentence, Token
from legation.types.claims import Stance

_POINTING = frozenset(
    "the this that these those such a an any his her its their our my your which what another no it they he she".split()
)
"""Determiners and owners that leave a lone noun untold: "the proposal", "such allegations"."""
_NEAR = frozenset({"in", "across", "between", "among", "within", "throughout", "on", "over", "against", "for"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_NAMING = ("amod", "compound", "flat", "nmod", "nmod:poss", "nummod")
_REMEMBERED = 6
"""Sentences back in which a thing may have been named in full."""


def issue_words(sentence: Sentence, found: Standing, head: Token) -> tuple[int, ...]:
    """Token indices of the issue: one stretch, without its preposition, what is joined to it, and a denying "not"."""
    kept = _own(sentence, head)
    if found.party is not None:
        kept |= _own(sentence, found.party)
    first, last = min(kept), max(kept)
    stance_at = (found.word or found.verb).index
    if (found.party or head).index > stance_at:
        first = max(first, stance_at + 1)
    tail = _tail(sentence, found, head, last)
    stretch = {index for index in range(first, max((last, *tail)) + 1) if not _is_denial(sentence, head, index)}
    return tuple(sorted(_without_edges(sentence, _without_opening(sentence, head, found.party, stretch))))


def _own(sentence: Sentence, head: Token) -> set[int]:
    """The head's phrase without an aside and a clause joined to it that is of another form."""
    dropped: set[int] = set()
    for child in sentence.children(head.index):
        if child.relation == "parataxis" or (child.relation == "conj" and not _is_alike(head, child)):
            dropped.update(sentence.subtree(child.index))
    return set(apart_from(sentence, frozenset(sentence.subtree(head.index)))) - dropped


def _is_alike(head: Token, joined: Token) -> bool:
    """Nouns join nouns and gerunds, a gerund a gerund, an infinitive an infinitive."""
    if joined.upos != "VERB":
        return True
    if head.upos != "VERB":
        return joined.xpos == "VBG"
    return (head.xpos == "VBG") == (joined.xpos == "VBG")


def _is_denial(sentence: Sentence, head: Token, index: int) -> bool:
    """ "urged X *not* to do Y": the stance has taken it up."""
    token = sentence.tokens[index]
    return token.lemma.lower() == "not" and token.head == head.index and index < head.index


def _without_opening(sentence: Sentence, head: Token, party: Token | None, kept: set[int]) -> set[int]:
    """Without the preposition or "that" or "to" that introduces the issue."""
    introduced = {head.index, party.index if party is not None else head.index}
    order = sorted(kept)
    while (
        order
        and sentence.tokens[order[0]].relation in ("case", "mark")
        and sentence.tokens[order[0]].head in introduced
    ):
        order.pop(0)
    return set(order)


def _without_edges(sentence: Sentence, kept: set[int]) -> set[int]:
    """Without marks and joining words at its ends."""
    while kept and _is_edge(sentence.tokens[max(kept)]):
        kept.discard(max(kept))
    while kept and _is_edge(sentence.tokens[min(kept)]):
        kept.discard(min(kept))
    return kept


def _is_edge(token: Token) -> bool:
    return token.upos == "CCONJ" or (token.upos == "PUNCT" and token.text in ",.;:–—-*")


def _tail(sentence: Sentence, found: Standing, head: Token, last: int) -> set[int]:
    """ "the importance of peace *in the lagoon*": what follows at once, though the tree hangs it on the verb."""
    if head.upos not in ("NOUN", "PROPN") or found.verb.upos != "VERB":
        return set()
    for phrase in sentence.children(found.verb.index, "obl"):
        nodes = sentence.subtree(phrase.index)
        case = sentence.child(phrase.index, "case")
        if nodes[0] == last + 1 and case is not None and case.lemma.lower() in _NEAR and not _is_occasion(phrase):
            return set(nodes)
    return set()


def _is_occasion(phrase: Token) -> bool:
    return phrase.upos == "NUM" or phrase.lemma.lower() in load_stances().occasions


def is_telling(analysis: Analysis, sentence: Sentence, found: Standing, stance: Stance, words: tuple[int, ...]) -> bool:
    """Whether an issue says something by itself: no bare pointer, nor a mere party that was spoken to."""
    told = [index for index in words if sentence.tokens[index].upos in TELLING]
    if not told:
        return False
    if is_party(analysis, sentence, told):
        return (found.word or found.verb).lemma.lower() in load_stances().partisan and stance is Stance.SUPPORTS
    named = any(sentence.tokens[index].upos != "VERB" for index in told)
    if len(told) > 1 and named:
        return True
    pointed = any(sentence.tokens[index].lemma.lower() in _POINTING for index in words)
    lone = sentence.tokens[told[0]].lemma.lower()
    return not pointed and lone not in load_stances().thin


def named_before(
    analysis: Analysis, sentence: Sentence, words: tuple[int, ...]
) -> tuple[Sentence, tuple[int, ...]] | None:
    """ "The operation was condemned": the fuller name that the last sentences gave the same thing; None without one."""
    told = [index for index in words if sentence.tokens[index].upos in TELLING]
    if len(told) != 1 or not any(sentence.tokens[index].lemma.lower() in _DEFINITE for index in words):
        return None
    lemma = sentence.tokens[told[0]].lemma.lower()
    for number in range(sentence.index - 1, max(-1, sentence.index - 1 - _REMEMBERED), -1):
        before = analysis.sentences[number]
        for token in before.tokens:
            phrase = _name(before, token) if token.lemma.lower() == lemma and token.upos in ("NOUN", "PROPN") else ()
            if sum(before.tokens[index].upos in TELLING for index in phrase) > 1:
                return before, phrase
    return None


def _name(sentence: Sentence, head: Token) -> tuple[int, ...]:
    """A noun with what names it: "the Turkish *operation* in the north", "*Operation* Dawn"."""
    while head.relation in ("compound", "flat") and sentence.tokens[head.head].upos == "PROPN":
        head = sentence.tokens[head.head]
    kept = {head.index}
    for child in sentence.children(head.index, *_NAMING):
        kept.update(sentence.subtree(child.index))
    return tuple(range(min(kept), max(kept) + 1))

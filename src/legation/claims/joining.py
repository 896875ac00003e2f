"""To which verb a joined verb belongs: "pledged to lift the ban and *thanked* Y" joins the two past ones.

A parser hangs a joined verb on the nearest one before it. Where the forms disagree, English joins it to the
nearest verb above with which they agree (Quirk et al., A Comprehensive Grammar, 13.43-13.49: conjoins are of
one form).
"""

from __future__ import annotations

from legation.data.cues import Strength, load_cues
from legation.types.analysis import Sentence, Token

_PAST = frozenset({"VBD", "VBN"})
_PRESENT = frozenset({"VBZ", "VBP"})
_TAKEN = ("obj", "obl", "xcomp", "ccomp")
_BELOW = frozenset({"xcomp", "ccomp", "advcl", "acl"})


def joined_to(sentence: Sentence, token: Token) -> Token | None:
    """The verb above the one that the tree joins ``token`` to, when only that agrees with it; None otherwise."""
    if token.relation != "conj" or token.head < 0:
        return None
    first = _first(sentence, token)
    forms = _forms(sentence, token, first)
    if not forms or forms & _tenses(sentence, first) or _is_view(sentence, token, first):
        return None
    return next((verb for verb in _above(sentence, first) if forms & _tenses(sentence, verb)), None)


def apart_from(sentence: Sentence, indices: frozenset[int]) -> frozenset[int]:
    """``indices`` without the joined clause at their end that belongs to a verb outside."""
    for index in sorted(indices):
        outer = joined_to(sentence, sentence.tokens[index])
        if outer is not None and outer.index not in indices:
            first = min(index, *_joint(sentence, index))
            rest = {node for node in indices if node >= first}
            return indices - rest if rest <= set(sentence.subtree(index)) else indices
    return indices


def _joint(sentence: Sentence, index: int) -> tuple[int, ...]:
    """What joins a clause: its "and" and comma."""
    return tuple(c.index for c in sentence.children(index, "cc", "punct") if c.index < index) or (index,)


def _first(sentence: Sentence, token: Token) -> Token:
    while token.relation == "conj" and token.head >= 0:
        token = sentence.tokens[token.head]
    return token


def _forms(sentence: Sentence, token: Token, first: Token) -> frozenset[str]:
    """The forms that a joined verb without a subject of its own agrees with; a base form only by a noun."""
    bare = sentence.child(token.index, "nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "mark") is None
    told = token.xpos != "VBN" or (first.upos == "VERB" and sentence.child(token.index, *_TAKEN) is not None)
    if token.upos != "VERB" or not bare or not told:
        return frozenset()
    if token.xpos in _PAST:
        return _PAST
    joins_noun = (
        token.xpos == "VB" and first.upos in ("NOUN", "PROPN") and sentence.child(token.index, "cc") is not None
    )
    return _PRESENT if token.xpos in _PRESENT or joins_noun else frozenset()


def _tenses(sentence: Sentence, verb: Token) -> frozenset[str]:
    """The forms that can join a verb or predicate: of a finite one its tense, of any other none."""
    auxiliary = sentence.child(verb.index, "aux", "aux:pass", "cop")
    finite = {auxiliary.xpos} if auxiliary is not None else {verb.xpos} if verb.upos == "VERB" else set()
    perfect = verb.xpos == "VBN" and (auxiliary is None or auxiliary.lemma.lower() == "have")
    return frozenset(finite & (_PAST | _PRESENT)) | (_PAST if perfect else frozenset())


def _is_view(sentence: Sentence, token: Token, first: Token) -> bool:
    """ "said that Chad would train pilots and *wanted* to stay": a view is as well of whom the clause tells."""
    strengths = {pattern.strength for pattern in load_cues().verbs.get(token.lemma.lower(), ())}
    return strengths == {Strength.ATTITUDE} and sentence.child(first.index, "nsubj") is not None


def _above(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """The verbs and predicates in whose clauses a word stands, the nearest first."""
    found: list[Token] = []
    for above in (token, *sentence.ancestors(token.index)):
        below = above.relation in _BELOW or above.relation == "conj" or token.upos != "VERB"
        governor = sentence.tokens[above.head] if above.head >= 0 and below else None
        if governor is not None and (governor.upos == "VERB" or sentence.child(governor.index, "cop") is not None):
            found.append(governor)
    return tuple(found)

"""Small repairs of trees where the words leave no doubt: like is joined with like, "who" tells of a name.

"the war waged by A and B": a parser that hangs the name B on a common noun further left is put
right, because the name before "and" is what B stands beside. On GUM's development part (1,575 sentences)
it changes nothing; it is for the long lists of parties in diplomatic news.
"""

from __future__ import annotations

from dataclasses import replace

from legation.types.analysis import Sentence, Token

_MARKS = frozenset({'"', "'", "“", "”", "‘", "’", "«", "»", ",", "the", "(", ")"})
_TITLED = frozenset({"flat", "compound", "appos", "nmod"})
_INSIDE = frozenset({"flat", "compound", "amod", "det", "nummod"})


def repaired(sentence: Sentence) -> Sentence:
    """The sentence with names joined to the names before them; the same object when nothing changes."""
    moved = {t.index: head for t in sentence.tokens if (head := _like_before(sentence, t)) is not None}
    told = {t.index: head for t in sentence.tokens if (head := _person_told_of(sentence, t)) is not None}
    if not moved and not told:
        return sentence
    return replace(sentence, tokens=tuple(_moved(t, moved, told) for t in sentence.tokens))


def _moved(token: Token, moved: dict[int, int], told: dict[int, int]) -> Token:
    if token.index in told:
        return replace(token, head=told[token.index], deprel="acl:relcl")
    return replace(token, head=moved[token.index]) if token.index in moved else token


def _person_told_of(sentence: Sentence, clause: Token) -> int | None:
    """The name that a clause with "who" tells of, when the tree hangs it on a verb; None when all is well.

    "met N., Secretary of the Council (SNSC), who is on a visit": N. is on a visit.
    """
    who = sentence.child(clause.index, "nsubj")
    if who is None or who.text.lower() != "who" or not clause.deprel.endswith(":relcl"):
        return None
    if sentence.tokens[clause.head].upos not in ("VERB", "AUX"):
        return None
    last = _word_before(sentence, who.index)
    if last is None or last.upos != "PROPN" or last.index < clause.head:
        return None
    while last.relation in _TITLED and sentence.tokens[last.head].upos == "PROPN":
        last = sentence.tokens[last.head]
    return last.index if last.index not in sentence.subtree(clause.index) else None


def _like_before(sentence: Sentence, token: Token) -> int | None:
    """The name right before the "and" of a name that hangs on a common noun; None when all is well."""
    if token.relation != "conj" or token.upos != "PROPN" or sentence.tokens[token.head].upos != "NOUN":
        return None
    joint = sentence.child(token.index, "cc")
    if joint is None or joint.index > token.index:
        return None
    last = _word_before(sentence, joint.index)
    if last is None or last.upos != "PROPN":
        return None
    name = _top(sentence, last)
    between = token.head < name.index < token.index
    return name.index if between and name.upos == "PROPN" else None


def _word_before(sentence: Sentence, index: int) -> Token | None:
    """The last word before a place that is no mark of quotation."""
    at = index - 1
    while at >= 0 and sentence.tokens[at].text.lower() in _MARKS:
        at -= 1
    return sentence.tokens[at] if at >= 0 else None


def _top(sentence: Sentence, token: Token) -> Token:
    """The head of the name that a token belongs to."""
    while token.relation in _INSIDE and token.head >= 0 and sentence.tokens[token.head].upos == "PROPN":
        token = sentence.tokens[token.head]
    return token

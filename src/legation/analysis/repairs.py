"""Small repairs of trees where the words leave no doubt: like is joined with like, "who" tells of a name.

"the war waged by A and B": a parser that hangs the name B on a common noun further left is put
right, because the name before "and" is what B stands beside. On GUM's development part (1,575 sentences)
it changes nothing; it is for the long lists of parties in diplomatic news. "Ottawa last week urged": the name is
the subject; "with his counterpart N.": the preposition is the name's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from legation.types.analysis import Sentence, Token

Place = tuple[int, str]
"""The head and the relation that a token should have."""

_MARKS = frozenset({'"', "'", "“", "”", "‘", "’", "«", "»", ",", "the", "(", ")"})
_TITLED = frozenset({"flat", "compound", "appos", "nmod"})
_BESIDE_TIME = frozenset({"appos", "compound", "nmod", "nsubj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_INSIDE = frozenset({"flat", "compound", "amod", "det", "nummod"})


def repaired(sentence: Sentence) -> Sentence:
    """The sentence with what is wrong without doubt put right; the same object when nothing changes."""
    moved = {t.index: place for t in sentence.tokens if (place := _place(sentence, t)) is not None}
    if not moved:
        return sentence
    return replace(sentence, tokens=tuple(_moved(t, moved.get(t.index)) for t in sentence.tokens))


def _moved(token: Token, place: Place | None) -> Token:
    return replace(token, head=place[0], deprel=place[1]) if place is not None else token


def _place(sentence: Sentence, token: Token) -> Place | None:
    """Where a token belongs by the first repair that applies; None when all is well."""
    return next((place for repair in _REPAIRS if (place := repair(sentence, token)) is not None), None)


def _person_told_of(sentence: Sentence, clause: Token) -> Place | None:
    """The name that a clause with "who" tells of, when the tree hangs it on a verb.

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
    return (last.index, "acl:relcl") if last.index not in sentence.subtree(clause.index) else None


def _like_before(sentence: Sentence, token: Token) -> Place | None:
    """The name right before the "and" of a name that hangs on a common noun."""
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
    return (name.index, token.deprel) if between and name.upos == "PROPN" else None


def _subject_before_time(sentence: Sentence, name: Token) -> Place | None:
    """The verb whose subject a name is, when the tree hangs it on the time between: "Ottawa last week urged …"."""
    if name.upos != "PROPN" or name.relation not in _BESIDE_TIME or sentence.child(name.index, "case"):
        return None
    time = sentence.tokens[name.head]
    verb = sentence.tokens[time.head] if time.head >= 0 and time.relation == "obl" and time.upos == "NOUN" else None
    if verb is None or verb.xpos not in _FINITE or not name.index < time.index < verb.index:
        return None
    return None if sentence.child(verb.index, "nsubj", "csubj") else (verb.index, "nsubj")


def _case_of_title(sentence: Sentence, case: Token) -> Place | None:
    """The name to which a preposition before its title belongs: "with his counterpart N."."""
    title = sentence.tokens[case.head]
    if case.relation != "case" or title.deprel != "nmod:desc" or sentence.child(title.head, "case"):
        return None
    return title.head, case.deprel


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


_REPAIRS: tuple[Callable[[Sentence, Token], Place | None], ...] = (
    _like_before,
    _person_told_of,
    _subject_before_time,
    _case_of_title,
)

"""Whether the words at a predicate itself deny it: "did not", "nobody", "neither … nor", "has yet to", "almost"."""

from __future__ import annotations

from collections.abc import Iterable

from legation.claims.arguments import Syntax
from legation.types.analysis import Token

_NOBODY = frozenset({"nobody", "none", "neither", "noone"})
_BARELY = frozenset({"almost", "nearly", "narrowly", "allegedly", "supposedly", "purportedly"})
_HELD_OF = frozenset({"allege", "rumour", "rumor", "believe", "suspect", "suppose", "presume", "think", "fear"})
_SAID = frozenset({"advmod", "det", "cc:preconj", "aux"})


def is_negated(syntax: Syntax, token: Token) -> bool:
    """Whether a verb is denied by its own words, by its subject, or with the verb before it."""
    low, children = syntax.low, syntax.sentence.children(token.index)
    negations = syntax.lexicon.status["negations"]
    if any(low[c.index] in negations for c in children if c.relation in _SAID or c.deprel == "cc:preconj"):
        return True
    return _has_no_subject(syntax, children) or _has_yet_to(syntax, token) or _is_nor(syntax, token)


def is_barely(syntax: Syntax, token: Token) -> bool:
    """Whether it only nearly, or allegedly, happened: "almost attacked", "is believed to have attacked"."""
    children = syntax.sentence.children(token.index, "advmod")
    if any(syntax.low[c.index] in _BARELY and c.index < token.index for c in children):
        return True
    head = syntax.tokens[token.head] if token.head >= 0 and token.relation == "xcomp" else None
    return head is not None and syntax.is_passive(head) and bool(_HELD_OF.intersection(syntax.verb_words(head)))


def denies_content(syntax: Syntax, clauses: Iterable[int]) -> bool:
    """Whether the first clause that a predicate is about is denied: "vowed never to attack"."""
    first = next(iter(clauses), None)
    return first is not None and syntax.tokens[first].relation == "xcomp" and is_negated(syntax, syntax.tokens[first])


def _has_no_subject(syntax: Syntax, children: Iterable[Token]) -> bool:
    subjects = [c for c in children if c.relation == "nsubj"]
    if any(syntax.low[c.index] in _NOBODY for c in subjects):
        return True
    determiners = (d for c in subjects for d in syntax.sentence.children(c.index, "det"))
    return any(syntax.low[d.index] in ("no", "neither") for d in determiners)


def _has_yet_to(syntax: Syntax, token: Token) -> bool:
    mark = next((c.index for c in syntax.sentence.children(token.index, "mark") if syntax.low[c.index] == "to"), 0)
    return mark > 1 and syntax.low[mark - 1] == "yet" and syntax.low[mark - 2] in ("has", "have", "had", "is", "are")


def _is_nor(syntax: Syntax, token: Token) -> bool:
    joining = syntax.sentence.children(token.index, "cc")
    return token.relation == "conj" and any(syntax.low[c.index] == "nor" for c in joining)

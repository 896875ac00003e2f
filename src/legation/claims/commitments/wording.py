"""The words of an undertaking: which of a sentence's are its own, and which are its evidence."""

from __future__ import annotations

from collections.abc import Iterable

from legation.claims.arguments import Syntax
from legation.claims.commitments.cues import Cue
from legation.types.analysis import Analysis
from legation.types.span import Span, hull

LONGEST = 24
"""Tokens of a subject or an adjunct that is taken into the evidence."""
SMALL_GAP = 3
"""Tokens between two stretches of evidence that are filled in."""
BESIDE = frozenset(("as", "while", "because", "since", "although", "though", "when", "whereas"))
"""Conjunctions of clauses that tell something else beside the undertaking."""
DENYING = frozenset(("denied", "denies", "deny", "denying"))
OCCASIONS = frozenset(("during", "amid", "on the sidelines of"))


def inside(syntax: Syntax, analysis: Analysis, content: int, others: Iterable[int]) -> frozenset[int]:
    """Tokens of a content without the undertakings, and the clauses, that are told beside it."""
    sentence = syntax.sentence
    chosen = set(sentence.subtree(content))
    for other in others:
        if content not in sentence.subtree(other):
            chosen.difference_update(sentence.subtree(other))
    for child in sentence.children(content, "advcl", "parataxis"):
        marks = {syntax.low[c.index] for c in sentence.children(child.index, "mark", "advmod")}
        if marks & BESIDE:
            chosen.difference_update(sentence.subtree(child.index))
    for index in tuple(chosen):
        if index != content and _is_occasion(syntax, analysis, index):
            chosen.difference_update(sentence.subtree(index), _described_after(syntax, content, index))
    return frozenset(chosen | {content})


def _described_after(syntax: Syntax, content: int, occasion: int) -> set[int]:
    """Relative clauses behind an occasion: they say who or what was there, wherever the tree hangs them."""
    clauses = (i for i in syntax.sentence.subtree(content) if i > occasion)
    return {inner for i in clauses if syntax.tokens[i].deprel == "acl:relcl" for inner in syntax.sentence.subtree(i)}


def _is_occasion(syntax: Syntax, analysis: Analysis, index: int) -> bool:
    """Whether a phrase tells where it was undertaken ("during a meeting with X"), not when it is to be done."""
    token = syntax.tokens[index]
    if token.relation not in ("obl", "nmod") or syntax.preposition(token) not in OCCASIONS:
        return False
    return not any(timex.span.covers(token.span) for timex in analysis.times)


def evidence_spans(syntax: Syntax, cue: Cue, content: int, within: frozenset[int]) -> tuple[Span, ...]:
    """The cue with its subject, and the content; ``within`` are the content's own tokens."""
    sentence = syntax.sentence
    head = cue.carrier if cue.carrier >= 0 else cue.word
    chosen = {head, cue.word, *within, *_denied_by(syntax, head)}
    subjects = () if head == content else sentence.children(head, "nsubj", "aux", "cop", "compound:prt", "advmod")
    for child in (*subjects, *sentence.children(cue.word, "nmod:poss", "det", "amod", "case")):
        phrase = sentence.subtree(child.index)
        if len(phrase) <= LONGEST and content not in phrase:
            chosen.update(phrase)
    return tuple(hull(syntax.tokens[a].span, syntax.tokens[b].span) for a, b in _runs(syntax, sorted(chosen)))


def _denied_by(syntax: Syntax, head: int) -> set[int]:
    """Who denies it, and the word: without them the evidence would say the contrary."""
    token = syntax.tokens[head]
    above = syntax.tokens[token.head] if token.head >= 0 and token.relation == "ccomp" else None
    if above is None or syntax.low[above.index] not in DENYING:
        return set()
    return {
        above.index,
        *(i for c in syntax.sentence.children(above.index, "nsubj") for i in syntax.sentence.subtree(c.index)),
    }


def _runs(syntax: Syntax, chosen: list[int]) -> list[tuple[int, int]]:
    """Runs of tokens, small gaps filled, marks at the edges left out."""
    runs: list[list[int]] = []
    for index in chosen:
        if runs and index - runs[-1][1] <= SMALL_GAP + 1:
            runs[-1][1] = index
        else:
            runs.append([index, index])
    trimmed = [_trimmed(syntax, first, last) for first, last in runs]
    return [(a, b) for a, b in trimmed if syntax.tokens[a].upos != "PUNCT"]


def _trimmed(syntax: Syntax, first: int, last: int) -> tuple[int, int]:
    while first < last and syntax.tokens[first].upos in ("PUNCT", "CCONJ"):
        first += 1
    while last > first and (syntax.tokens[last].upos == "CCONJ" or syntax.low[last] in (",", ";", "-")):
        last -= 1
    return first, last

"""The words of an undertaking: its evidence, its action in a short normal form, its object."""

from __future__ import annotations

from collections.abc import Iterable

from legation.claims.arguments import Syntax
from legation.claims.commitments.cues import Cue
from legation.data.softness import SoftnessTable
from legation.types.analysis import Token
from legation.types.span import Span, hull

LONGEST_ACTION = 24
"""Words; what follows is detail."""
SMALL_GAP = 3
"""Tokens between two stretches of evidence that are filled in."""
DROPPED = frozenset(("to", "the", "a", "an", "its", "their", "our", "his", "her"))
BESIDE = frozenset(("as", "while", "because", "since", "although", "though", "when", "whereas"))
"""Conjunctions of clauses that tell something else beside the undertaking."""


def inside(syntax: Syntax, content: int, others: Iterable[int]) -> frozenset[int]:
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
    return frozenset(chosen)


def evidence_spans(syntax: Syntax, cue: Cue, content: int, within: frozenset[int]) -> tuple[Span, ...]:
    """The cue with its subject, and the content; ``within`` are the content's own tokens."""
    sentence = syntax.sentence
    head = cue.carrier if cue.carrier >= 0 else cue.word
    chosen = {head, cue.word, *within}
    subjects = () if head == content else sentence.children(head, "nsubj", "aux", "cop", "compound:prt", "advmod")
    for child in (*subjects, *sentence.children(cue.word, "nmod:poss", "det", "amod", "case")):
        phrase = sentence.subtree(child.index)
        if len(phrase) <= LONGEST_ACTION and content not in phrase:
            chosen.update(phrase)
    return tuple(hull(syntax.tokens[a].span, syntax.tokens[b].span) for a, b in _runs(syntax, sorted(chosen)))


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


def action_of(syntax: Syntax, table: SoftnessTable, content: int, within: frozenset[int], text: str) -> str:
    """What is to be done, as an infinitive without "to": "raise bilateral trade to $10 billion"."""
    token = syntax.tokens[content]
    rest = _unbroken([i for i in sorted(within) if i > content])[:LONGEST_ACTION]
    if token.upos in ("NOUN", "PROPN"):
        return _act_of_noun(syntax, table, token, within, rest, text)
    adverbs = syntax.sentence.children(content, "advmod")
    negation = "not " if any(syntax.low[c.index] in ("not", "n't", "never") for c in adverbs) else ""
    base = token.text.lower() if token.xpos == "VB" else table.word(token)
    return f"{negation}{base} {_joined(syntax, rest, text)}".strip()


def _act_of_noun(
    syntax: Syntax, table: SoftnessTable, token: Token, within: frozenset[int], rest: list[int], text: str
) -> str:
    """The act that a noun names, by its verb where the table has one ("withdrawal from" → "withdraw from")."""
    verb = table.deeds.get(table.word(token)) or table.deeds.get(syntax.low[token.index])
    if verb is None or verb.endswith("+"):
        kept = (i for i in sorted(within) if i < token.index and syntax.low[i] not in DROPPED)
        before = " ".join(syntax.tokens[i].text for i in kept)
        act = (verb or "").rstrip("+ ")
        return " ".join(f"{act} {before} {token.text} {_joined(syntax, rest, text)}".split())
    if rest and syntax.tokens[rest[0]].upos == "CCONJ":
        rest = []
    if rest and syntax.low[rest[0]] == "of":
        rest = rest[1:]
    owners = [c for c in syntax.sentence.children(token.index, "nmod:poss", "compound") if c.index < token.index]
    whose = "" if rest or not owners else hull(owners[0].span, owners[-1].span).of(text)
    return f"{verb} {_joined(syntax, rest, text) or whose}".strip()


def _unbroken(indices: list[int]) -> list[int]:
    """The tokens up to the first wide gap, where something else is told."""
    for place in range(1, len(indices)):
        if indices[place] - indices[place - 1] > SMALL_GAP + 1:
            return indices[:place]
    return indices


def _joined(syntax: Syntax, indices: list[int], text: str) -> str:
    """The words as printed from the first to the last, without a mark at the end."""
    while indices and syntax.tokens[indices[-1]].upos in ("PUNCT", "CCONJ", "ADP", "PART"):
        indices = indices[:-1]
    if not indices:
        return ""
    return " ".join(hull(syntax.tokens[indices[0]].span, syntax.tokens[indices[-1]].span).of(text).split())


def object_of(syntax: Syntax, content: int, text: str) -> str:
    """What the undertaking concerns: the object's noun with what stands before it."""
    sentence = syntax.sentence
    token = syntax.tokens[content]
    linked = sentence.children(content, "obj", "nsubj:pass", "obl", "xcomp", "nmod")
    if token.upos in ("NOUN", "PROPN"):
        linked = tuple(
            c for c in sentence.children(content, "nmod") if syntax.preposition(c) in ("of", "on", "in", "to")
        )
        head = linked[0].index if linked else content
    elif not linked:
        return token.lemma
    else:
        head = linked[0].index
    if syntax.tokens[head].upos == "VERB":
        return object_of(syntax, head, text) if head != content else token.lemma
    before = [c.index for c in sentence.children(head, "amod", "compound") if c.index < head]
    return hull(syntax.tokens[min([head, *before])].span, syntax.tokens[head].span).of(text)

"""Which predicate of the lexicon stands where in a sentence, and what its arguments are.

The one place where verbs, nouns and adjectives of diplomacy are recognised: events, engagements
and whoever else asks "which frame governs this word?" read the same matches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from legation.claims.arguments import Syntax
from legation.claims.finder import Finder
from legation.claims.matches import FrameMatch
from legation.claims.nouns import Nouns
from legation.claims.slots import Slots
from legation.data.predicates import Lexicon, load_lexicon
from legation.types.analysis import Analysis, Sentence

_OCCASIONS = frozenset({"during", "after", "following", "before", "ahead of", "amid", "since", "despite", "because of"})

__all__ = ["FrameMatch", "Reading", "match", "read"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with its matches and the tools that found them."""

    syntax: Syntax
    nouns: Nouns
    matches: tuple[FrameMatch, ...]
    claimed: tuple[FrameMatch, ...] = ()
    """Nouns of the lexicon that a verb's own frame takes as its object: "cancelled the visit"."""

    def governing(self, index: int) -> FrameMatch | None:
        """The innermost match whose trigger, carrier or content holds a token."""
        sentence = self.syntax.sentence
        around = (index, *(t.index for t in sentence.ancestors(index)))
        by_word = {word: m for m in self.matches for word in (m.trigger, m.top)}
        return next((by_word[i] for i in around if i in by_word), None)

    def with_speaker(self, m: FrameMatch) -> FrameMatch:
        """A pronoun that does what its speaker says ("X said it would …") counts as the speaker too."""
        if not any(self.syntax.tokens[t].upos == "PRON" for t in m.actors):
            return m
        speaker = Slots(self.syntax, self.nouns).speaker(m.top)
        return replace(m, actors=(*m.actors, *(t for t in speaker if t not in m.actors)))

    def words_of(self, m: FrameMatch, text: str) -> str:
        """The words of the clause that a match stands in."""
        return self.syntax.sentence.subtree_span(m.top).of(text)


def match(sentence: Sentence, analysis: Analysis | None = None) -> tuple[FrameMatch, ...]:
    """The frames of a sentence in order of their triggers; at most one for a word."""
    return read(sentence, analysis).matches


def read(sentence: Sentence, analysis: Analysis | None = None, lexicon: Lexicon | None = None) -> Reading:
    """The frames of a sentence with the syntax that they rest on."""
    syntax = Syntax(sentence, lexicon or load_lexicon())
    nouns = Nouns(syntax, analysis)
    finder = Finder(syntax, nouns)
    found = finder.all()
    matches = _without_claimed(found)
    return Reading(syntax, nouns, _filled(syntax, matches), tuple(m for m in found if m not in matches))


def _without_claimed(matches: tuple[FrameMatch, ...]) -> tuple[FrameMatch, ...]:
    """Without nouns that a verb's own frame takes as its object, and verbs that only carry a noun."""
    claimed = {o for m in matches if m.frame.object for o in m.arguments.objects if o != m.trigger}
    carrying = {m.top: m for m in matches if m.top != m.trigger}
    kept = []
    for m in matches:
        verb = next((v for v in matches if v.trigger == m.top), None) if m.top != m.trigger else None
        if m.trigger in claimed and (m.top == m.trigger or (verb and verb.rank >= m.rank)):
            continue
        if m.trigger in carrying and m.top == m.trigger and not (m.frame.object and m.rank >= carrying[m.trigger].rank):
            continue
        kept.append(m)
    return tuple(kept)


def _filled(syntax: Syntax, matches: tuple[FrameMatch, ...]) -> tuple[FrameMatch, ...]:
    """With what lies in whose content, and recipients that come from there."""
    found = tuple(replace(m, under=_governor(syntax, matches, m)) for m in matches)
    return tuple(_with_outer(syntax, _with_inner(m, found), found) for m in found)


def _governor(syntax: Syntax, matches: tuple[FrameMatch, ...], inner: FrameMatch) -> int:
    path = [inner.top, *(t.index for t in syntax.sentence.ancestors(inner.top))]
    if inner.top != inner.trigger:
        path = [inner.trigger, *path]
    for at in _in_scope(syntax, path):
        for outer in matches:
            if outer.trigger != inner.trigger and at in outer.content and outer.trigger not in inner.words:
                return outer.trigger
    return -1


def _in_scope(syntax: Syntax, path: list[int]) -> Iterator[int]:
    """Up to the first relative or participial clause: what that says of a noun is said in its own right."""
    for at in path:
        yield at
        token = syntax.tokens[at]
        if token.deprel == "acl:relcl" or (token.relation == "acl" and token.xpos == "VBN"):
            return
        if token.relation == "obl" and syntax.preposition(token) in _OCCASIONS:
            return


def _with_inner(m: FrameMatch, found: tuple[FrameMatch, ...]) -> FrameMatch:
    """A recipient that stands in the content: "agreed to lend Uganda …"."""
    if m.recipients or "clause.recipient" not in m.frame.recipient:
        return m
    inner = next((n for n in found if n.under == m.trigger), None)
    recipients = inner.recipients if inner else ()
    return replace(m, recipients=tuple(r for r in recipients if r not in m.actors))


def _with_outer(syntax: Syntax, m: FrameMatch, found: tuple[FrameMatch, ...]) -> FrameMatch:
    """A participle that says how a deed was done has its recipient: "wrote to X, threatening to …"."""
    token = syntax.tokens[m.top]
    named = any(syntax.tokens[r].upos != "PRON" for r in m.recipients)
    if named or not m.frame.speech or token.relation not in ("acl", "advcl", "xcomp") or token.head < 0:
        return m
    outer = next((o for o in found if token.head in (o.trigger, o.top) and not o.frame.absorbs), None)
    recipients = tuple(r for r in (outer.recipients if outer else ()) if r not in (*m.actors, *m.recipients))
    return replace(m, recipients=(*recipients, *m.recipients))

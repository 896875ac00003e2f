"""Whether a draft tells that something was said: not a greeting, a topic in a headline, or a lone pointer."""

from __future__ import annotations

from legation.claims.statements.content import TELLING
from legation.claims.statements.draft import Draft
from legation.claims.statements.naming import is_party
from legation.data.cues import Strength, load_cues
from legation.types.analysis import Analysis, Token
from legation.types.document import Block, BlockKind

_LEAST = 2
"""Words of substance without which unquoted words tell nothing ("also died")."""
_POINTERS = frozenset({"what", "this", "these", "those"})
_HEADLINES = frozenset({BlockKind.TITLE, BlockKind.DECK, BlockKind.CAPTION})
_TOPIC = frozenset({"discuss", "say"})


def is_said(analysis: Analysis, draft: Draft, block: Block) -> bool:
    """Whether the words of a draft, in a block of some kind, are worth a statement."""
    if not draft.spans:
        return True
    inside = [t for t in draft.sentence.tokens if any(span.covers(t.span) for span in draft.spans)]
    told = [token.index for token in inside if token.upos in TELLING]
    predicated = bool(told) and any(token.upos == "AUX" or _is_undertaken(draft, token) for token in inside)
    if inside and len(told) < _LEAST and not predicated:
        return any(q.inner.overlaps(t.span) for q in analysis.quotations for t in inside)
    return _is_somebody(draft) and not (
        _is_phone_call(analysis, draft) or _is_greeting(analysis, draft, told) or _is_topic(draft, block)
    )


def _is_undertaken(draft: Draft, token: Token) -> bool:
    """ "Threatened *to* retaliate" tells something, "wants to get" does not."""
    return token.xpos == "TO" and any(p.strength is not Strength.ATTITUDE for p in draft.cue.patterns)


def _is_somebody(draft: Draft) -> bool:
    """Not "*what he wanted* sends a message": a clause, or a pronoun for one, says nothing."""
    head = draft.speaker
    return head is None or not (head.upos in ("VERB", "AUX") or head.lemma.lower() in _POINTERS)


def _is_phone_call(analysis: Analysis, draft: Draft) -> bool:
    """ "Called the envoy to thank him": a call, and what it was for."""
    sentence, head = draft.sentence, draft.head
    called = sentence.child(head.index, "obj") if head.lemma.lower() == "call" else None
    if called is None or not is_party(analysis, sentence, [called.index]):
        return False
    clauses = sentence.children(head.index, "xcomp", "advcl", "ccomp")
    return any(c.xpos == "VB" and c.index > called.index for c in clauses)


def _is_greeting(analysis: Analysis, draft: Draft, told: list[int]) -> bool:
    """ "Welcomed the envoy", "greets Ruto": a guest is no content."""
    greets = draft.head.lemma.lower() in load_cues().greeting and bool(told)
    return greets and is_party(analysis, draft.sentence, told)


def _is_topic(draft: Draft, block: Block) -> bool:
    """A headline's or caption's "discuss": what was talked about; a caption tells no judgment either."""
    patterns = draft.cue.patterns
    if block.kind not in _HEADLINES:
        return False
    judged = all(pattern.strength is not Strength.SPEECH for pattern in patterns)
    return {pattern.group for pattern in patterns} <= _TOPIC or (block.kind is BlockKind.CAPTION and judged)

"""Whether a draft tells that something was said: not a greeting, a topic in a headline, or a lone pointer."""

from __future__ import annotations

from legation.claims.statements.draft import Draft
from legation.claims.statements.naming import is_party
from legation.data.cues import Strength, load_cues
from legation.types.analysis import Analysis
from legation.types.document import Block, BlockKind

_TELLING = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM", "ADV", "INTJ"})
_HEADLINES = frozenset({BlockKind.TITLE, BlockKind.DECK, BlockKind.CAPTION})
_TOPIC = frozenset({"discuss", "say"})


def is_said(analysis: Analysis, draft: Draft, block: Block) -> bool:
    """Whether the words of a draft, in a block of some kind, are worth a statement."""
    if not draft.spans:
        return True
    inside = [t for t in draft.sentence.tokens if any(span.covers(t.span) for span in draft.spans)]
    told = [token.index for token in inside if token.upos in _TELLING]
    if inside and not told:
        return any(analysis.quotations and q.inner.overlaps(t.span) for q in analysis.quotations for t in inside)
    return not (_is_greeting(analysis, draft, told) or _is_topic(draft, block))


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

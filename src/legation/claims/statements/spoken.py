"""Drafts whose speaker is known, and which of them are statements of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from legation.claims.statements.draft import Draft
from legation.claims.statements.naming import Voice, is_thing
from legation.data.cues import Strength, load_cues
from legation.types.analysis import Token
from legation.types.document import Block
from legation.types.span import Span

_TALKING = frozenset({"talk", "speak"})
_OWN = frozenset({"i", "we", "you"})
_SELF = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "that", "his", "her", "their", "its"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A draft whose speaker is known, in its block."""

    draft: Draft
    voice: Voice
    block: Block
    spans: tuple[Span, ...]
    announced: bool = False
    """Set out after a colon, word for word, without marks."""
    beside: bool = False
    """Told in the clause of what the same speaker said before, but an act of its own."""

    @property
    def speaks(self) -> bool:
        """The cue is an act of saying, not a view or a finding."""
        return any(pattern.strength is Strength.SPEECH for pattern in self.draft.cue.patterns)

    @property
    def in_own_words(self) -> bool:
        """The text itself says "we" or "I", or "you" of whom it addresses."""
        speaker = self.draft.speaker
        return speaker is not None and speaker.upos == "PRON" and speaker.lemma.lower() in _OWN

    @property
    def named_by_pronoun(self) -> bool:
        """Words like "he", which inside reported speech mostly stand for the speaker."""
        return self.draft.speaker is not None and self.draft.speaker.lemma.lower() in _SELF


def attributed(spoken: Iterable[Spoken]) -> tuple[Spoken, ...]:
    """Only words that somebody said: a cue without a speaker, or without content, tells nothing."""
    said = [one for one in spoken if one.spans and one.voice.name and _can_speak(one)]
    return _without_echoes(_parted(_unclaimed(said)))


def _unclaimed(told: Sequence[Spoken]) -> tuple[Spoken, ...]:
    """ "“X?” the envoy asked": a quotation of the sentence before is taken only where nobody else claims it."""
    return tuple(one for one in told if not _is_before(one) or not any(_claims(o, one) for o in told if o is not one))


def _is_before(one: Spoken) -> bool:
    return all(span.end <= one.draft.sentence.span.start for span in one.spans)


def _claims(other: Spoken, one: Spoken) -> bool:
    return any(theirs.overlaps(ours) for theirs in other.spans for ours in one.spans)


def _can_speak(one: Spoken) -> bool:
    """ "According to the programme" quotes nobody, and what two sides discussed neither of them said."""
    groups = {pattern.group for pattern in one.draft.cue.patterns}
    about = any(word.text.lower() == "about" for word in _cue_tokens(one)) and one.draft.head.lemma.lower() in _TALKING
    if (groups <= {"discuss", "say"} and "discuss" in groups) or about:
        return bool(one.voice.keys) and not one.voice.joint
    head = one.draft.speaker
    if head is not None and not one.beside and is_thing(head, one.voice):
        return False
    return groups != {"attributing"} or head is None or head.lemma.lower() not in load_cues().impersonal


def _cue_tokens(one: Spoken) -> tuple[Token, ...]:
    return tuple(one.draft.sentence.tokens[index] for index in one.draft.cue.words)


def _parted(told: Sequence[Spoken]) -> tuple[Spoken, ...]:
    """ "argued that X and urged Y": the clause of the second act is no part of what the first one said."""
    return tuple(_without(one, [b for b in told if b.beside and b is not one]) for one in told)


def _without(one: Spoken, others: Iterable[Spoken]) -> Spoken:
    spans = one.spans
    for other in others:
        if other.draft.sentence is one.draft.sentence:
            at = _clause_start(other)
            spans = tuple(
                Span(s.start, at) if s.start < at <= s.end and s.covers(other.draft.head.span) else s for s in spans
            )
    return replace(one, spans=spans)


def _clause_start(one: Spoken) -> int:
    """Where the act's own clause begins, with what joins it: the end of the last word before it."""
    sentence, head = one.draft.sentence, one.draft.head
    first = min(sentence.subtree(head.index))
    while first > 0 and sentence.tokens[first - 1].upos in ("PUNCT", "CCONJ"):
        first -= 1
    return sentence.tokens[first - 1].span.end if first > 0 else sentence.tokens[0].span.start


def _without_echoes(told: Sequence[Spoken]) -> tuple[Spoken, ...]:
    """Without those that only say again what a statement around them says.

    "The minister said he believes X" is one statement of the minister. "The minister said that the
    envoy had told him X" is a chain: the envoy's words are a statement of their own.
    """
    return tuple(one for one in told if not any(_echoes(one, other) for other in told if other is not one))


def _echoes(inner: Spoken, outer: Spoken) -> bool:
    if inner.draft.sentence is not outer.draft.sentence and not (inner.in_own_words and outer.announced):
        return False
    inside = any(span.covers(inner.draft.head.span) for span in outer.spans)
    same = inner.named_by_pronoun or inner.voice.name == outer.voice.name
    owned = inner.draft.head.upos == "NOUN" and not inner.voice.keys
    return inside and (same or owned or not inner.speaks or inner.in_own_words)

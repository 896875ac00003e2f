"""A statement in the making: grammar found it, but nobody has named its speaker yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from legation.claims.statements.content import EDGES, Indices, content_of, runs
from legation.claims.statements.cues import Cue, find_cues
from legation.claims.statements.speaker import speaker_of, speaker_words
from legation.types.analysis import Quotation, Sentence, Token
from legation.types.span import Span

_CONTINUING = frozenset({"add", "continue"})
_ON = frozenset({"on", "upon"})
_QUOTE_LIMIT = 2
_SOON = 8
"""Tokens from the start of a sentence within which a cue can belong to the quotation before it."""
_LONGEST = 300
"""Words beyond which a "sentence" is no sentence; keeps the work on hostile text bounded."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A cue with its content's spans and its speaker's head token, both in one sentence."""

    sentence: Sentence
    cue: Cue
    spans: tuple[Span, ...]
    speaker: Token | None

    @property
    def head(self) -> Token:
        """The head token of the cue."""
        return self.sentence.tokens[self.cue.head]

    @property
    def quoted_only(self) -> bool:
        """No words of its own sentence were found by grammar alone."""
        return not self.spans

    @property
    def start(self) -> int:
        """Offset of the first word of the content."""
        return min(span.start for span in self.spans)


def drafts_of(sentence: Sentence, quotations: Sequence[Quotation]) -> tuple[Draft, ...]:
    """Every cue of the sentence that has content, quotations made whole; continuations joined."""
    if len(sentence.tokens) > _LONGEST:
        return ()
    near = [q for q in quotations if q.span.overlaps(sentence.span)]
    behind = next((q for q in quotations if 0 <= sentence.span.start - q.span.end <= 1 and _is_speech(q)), None)
    found: list[Draft] = []
    for cue in find_cues(sentence):
        if _inside_marks(sentence.tokens[cue.head].span, near):
            continue
        draft = _draft(sentence, cue, near, behind)
        if draft is not None:
            found.append(draft)
    return tuple(_joined(_exclusive(found)))


def _inside_marks(span: Span, quotations: Iterable[Quotation]) -> bool:
    """What the quoted person says that others said is part of the quotation."""
    return any(q.inner.covers(span) and q.closed and not q.scare for q in quotations)


def _is_speech(quotation: Quotation) -> bool:
    return quotation.depth == 0 and quotation.closed and not quotation.scare


def _draft(sentence: Sentence, cue: Cue, near: Sequence[Quotation], behind: Quotation | None) -> Draft | None:
    speaker = speaker_of(sentence, cue)
    indices = content_of(sentence, cue, speaker)
    words = _untouchable(sentence, cue, speaker)
    indices = _without_asides(sentence, indices - words, cue)
    spans = _quotes_alone(_made_whole(_spans(sentence, indices), near, sentence, words), near)
    if cue.takes("quote") and all(any(q.span == span for q in near) for span in spans):
        spans = merged((*spans, *_free_quotations(sentence, cue, near, words)))
    if not spans and behind is not None and cue.takes("quote") and cue.head < _SOON:
        spans = (behind.span,)
    if not spans and not _introduces(sentence, cue):
        return None
    return Draft(sentence, _with_preposition(sentence, cue, indices), spans, speaker)


def _with_preposition(sentence: Sentence, cue: Cue, indices: Indices) -> Cue:
    """ "called *for* talks", "called *on* X to leave": the preposition right before the content is the cue's."""
    after = max(cue.words) + 1
    if after + 1 not in indices or after in indices:
        return cue
    word = sentence.tokens[after].lemma.lower()
    taken = word in cue.prepositions or (word in _ON and cue.takes("on+clause"))
    return replace(cue, words=(*cue.words, after)) if taken else cue


def _without_asides(sentence: Sentence, indices: Indices, cue: Cue) -> Indices:
    """ "X, he said on Thursday": words that follow the cue without a break belong to the cue."""
    before = {index for index in indices if index < cue.head}
    if not before or cue.head + 1 not in indices:
        return indices
    end = cue.head + 1
    while end in indices and sentence.tokens[end].upos != "PUNCT":
        end += 1
    return indices - frozenset(range(cue.head + 1, end))


def _quotes_alone(spans: tuple[Span, ...], near: Sequence[Quotation]) -> tuple[Span, ...]:
    """Where a stretch is all quotation, stretches without marks are the cue's own asides."""
    quoted = [span for span in spans if any(q.span == span and q.closed for q in near)]
    if not quoted:
        return spans
    return tuple(span for span in spans if any(q.inner.overlaps(span) for q in near))


def _introduces(sentence: Sentence, cue: Cue) -> bool:
    """The sentence ends in a colon right after the cue's clause: the words follow in the next block."""
    return cue.takes("quote") and sentence.tokens[-1].text == ":" and len(sentence.tokens) - cue.head < 12


def _untouchable(sentence: Sentence, cue: Cue, speaker: Token | None) -> Indices:
    """The cue's words and its speaker are never content."""
    words = set(cue.words)
    if speaker is not None:
        first, last = speaker_words(sentence, cue, speaker)
        words.update(range(first, last + 1))
    return frozenset(words)


def _spans(sentence: Sentence, indices: Indices) -> tuple[Span, ...]:
    tokens = sentence.tokens
    found = []
    for first, last in runs(indices):
        kept = [t for t in tokens[first : last + 1] if t.text not in EDGES]
        if any(t.upos != "PUNCT" for t in kept):
            found.append(Span(kept[0].span.start, kept[-1].span.end))
    return tuple(found)


def _made_whole(
    spans: tuple[Span, ...], near: Sequence[Quotation], sentence: Sentence, words: Indices
) -> tuple[Span, ...]:
    """Each span with all of every quotation that it shares words with, unless that holds the cue."""
    taboo = [sentence.tokens[index].span for index in words]
    whole: list[Span] = []
    for span in spans:
        start, end = span.start, span.end
        for quotation in near:
            if quotation.inner.overlaps(span) and not any(quotation.span.overlaps(t) for t in taboo):
                start, end = min(start, quotation.span.start), max(end, quotation.span.end)
        whole.append(Span(start, end))
    return merged(whole)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Overlapping spans as one, in order."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _free_quotations(sentence: Sentence, cue: Cue, near: Sequence[Quotation], words: Indices) -> tuple[Span, ...]:
    """Quotations beside a cue whose tree shows no content: the nearest on either side."""
    taboo = [sentence.tokens[index].span for index in words]
    at = sentence.tokens[cue.head].span
    free = [
        q
        for q in near
        if q.depth == 0 and not q.scare and not any(q.span.overlaps(t) for t in taboo) and _adjoins(sentence, q, at)
    ]
    return merged(q.span for q in free[:_QUOTE_LIMIT])


def _adjoins(sentence: Sentence, quotation: Quotation, cue: Span) -> bool:
    """No other verb stands between the quotation and the cue."""
    low, high = (
        sorted((quotation.span.end, cue.start)) if quotation.span.end <= cue.start else (cue.end, quotation.span.start)
    )
    between = (t for t in sentence.tokens if low <= t.span.start and t.span.end <= high)
    return not any(t.upos == "VERB" for t in between)


def _exclusive(drafts: list[Draft]) -> list[Draft]:
    """Two cues never share all their content: of equals the nearer keeps it."""
    kept: list[Draft] = []
    for draft in drafts:
        rival = next((d for d in kept if d.spans and d.spans == draft.spans), None)
        if rival is None:
            kept.append(draft)
        elif _distance(draft) < _distance(rival):
            kept[kept.index(rival)] = draft
    return kept


def _distance(draft: Draft) -> int:
    at = draft.head.span
    return min(abs(span.start - at.end) if span.start >= at.end else abs(at.start - span.end) for span in draft.spans)


def _joined(drafts: list[Draft]) -> list[Draft]:
    """ "…, adding that …" continues the statement before it in the same sentence."""
    kept: list[Draft] = []
    for draft in drafts:
        if kept and _continues(draft, kept[-1]):
            kept[-1] = replace(kept[-1], spans=merged((*kept[-1].spans, *draft.spans)))
        else:
            kept.append(draft)
    return kept


def _continues(draft: Draft, before: Draft) -> bool:
    head = draft.head
    return (
        head.lemma.lower() in _CONTINUING
        and head.relation in ("advcl", "acl")
        and bool(before.spans)
        and draft.speaker == before.speaker
    )

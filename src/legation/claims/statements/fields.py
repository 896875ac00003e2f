"""The fields of a statement that its content and its clause give: form, verbatim words, channel, date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from legation.claims.statements.draft import Draft
from legation.data.cues import load_cues
from legation.types.analysis import Analysis, Quotation, Timex, TimexType
from legation.types.claims import Form
from legation.types.document import Document
from legation.types.span import Excerpt, Span
from legation.types.time import Period

_OUTLET = re.compile(r"interview (?:with|to) (?P<outlet>(?:the )?(?:[A-Z][\w’'&.-]*(?: |$)){1,4})")
_WORD = re.compile(r"\w+")
_INTERVIEWERS = re.compile(r"(?:Mr|Mrs|Ms|Dr)\b")


def verbatim_of(document: Document, quotations: Iterable[Quotation], content: Iterable[Span]) -> tuple[Excerpt, ...]:
    """The quoted stretches inside the content, without their marks; names at arm's length are none."""
    spans = tuple(content)
    kept: list[Span] = []
    for quotation in quotations:
        inside = any(span.covers(quotation.inner) for span in spans)
        named = quotation.scare and _is_name(quotation.inner.of(document.text))
        if inside and len(quotation.inner) and not named and not any(k.covers(quotation.inner) for k in kept):
            kept.append(_trim(document.text, quotation.inner))
    return tuple(document.excerpt(span) for span in kept if len(span))


def _is_name(words: str) -> bool:
    """A name at arm's length ("Israel") quotes nobody."""
    return all(word[:1].isupper() for word in words.split())


def _trim(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))


def form_of(text: str, content: Iterable[Span], verbatim: Iterable[Excerpt]) -> Form:
    """Direct when nothing but marks remains outside the quoted words, mixed when some does."""
    quoted = [excerpt.hull for excerpt in verbatim]
    if not quoted:
        return Form.INDIRECT
    outside = "".join(
        text[place]
        for span in content
        for place in range(span.start, span.end)
        if not any(q.start <= place < q.end for q in quoted)
    )
    words = [word for word in _WORD.findall(outside) if word.lower() != "that"]
    return Form.MIXED if words else Form.DIRECT


@cache
def _channel_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (
            channel,
            re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, patterns)) + r")(?!\w)", _flags(patterns)),
        )
        for channel, patterns in load_cues().channels
    )


def _flags(patterns: tuple[str, ...]) -> int:
    """ "on X" must have its capital; words may not."""
    return 0 if "on X" in patterns else re.IGNORECASE


def channel_of(text: str, draft: Draft) -> str | None:
    """Where the words were said, when the sentence around them tells."""
    around = _around(text, draft)
    for channel, pattern in _channel_patterns():
        if pattern.search(around):
            return _with_outlet(channel, around)
    return None


def _with_outlet(channel: str, around: str) -> str:
    match = _OUTLET.search(around) if channel == "interview" else None
    if match is None or _INTERVIEWERS.match(match["outlet"]):
        return channel
    return f"interview with {match['outlet'].strip()}"


def _around(text: str, draft: Draft) -> str:
    """The sentence without the content."""
    parts, at = [], draft.sentence.span.start
    for span in draft.spans:
        parts.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    parts.append(text[at : max(at, draft.sentence.span.end)])
    return " ".join(parts)


def said_on(document: Document, analysis: Analysis, draft: Draft) -> Period | None:
    """The date that the cue's own clause gives, content apart.

    A day behind the content ("condemned the launch on 5 May") may be the deed's: it counts only when
    it is the report's own day or the one before.
    """
    times = (t for t in analysis.times_in(draft.sentence.span) if _dates(t) and not _within(t, draft.spans))
    dated = (t for t in times if not _is_of_another(draft, t))
    nearest = min(dated, key=lambda t: abs(t.span.start - draft.head.span.start), default=None)
    if nearest is None or (_is_behind(draft, nearest) and not _is_fresh(document, nearest)):
        return None
    return nearest.period


def _is_behind(draft: Draft, timex: Timex) -> bool:
    return bool(draft.spans) and draft.head.span.start < draft.start and timex.span.start > draft.start


def _is_fresh(document: Document, timex: Timex) -> bool:
    """Whether a day is that of the report or the one before; of a report without a day any is."""
    day = timex.period.start if timex.period else None
    if document.published is None or day is None:
        return True
    return 0 <= (document.published.last - day.first).days <= 1


def _is_of_another(draft: Draft, timex: Timex) -> bool:
    """Whether a day stands in what another verb is about, or what is told of somebody.

    "condemned the raid of 3 May and urged …"; "X, who arrived on Thursday, said …".
    """
    sentence = draft.sentence
    inside = next((t for t in sentence.tokens if timex.span.overlaps(t.span) and t.head >= 0), None)
    verb = next((a for a in sentence.ancestors(inside.index) if a.upos == "VERB"), None) if inside else None
    if verb is None or verb.index == draft.cue.head or verb.span.start > timex.span.start:
        return False
    aside = verb.relation == "acl" and draft.cue.head not in sentence.subtree(verb.index)
    return aside or sentence.child(verb.index, "obj") is not None


def _dates(timex: Timex) -> bool:
    """A day: a year or a season in the sentence is rarely when the words were said."""
    period = timex.period
    dated = timex.type in (TimexType.DATE, TimexType.TIME) and period is not None and period.is_point
    return dated and period is not None and period.start is not None and period.start.day is not None


def _within(timex: Timex, spans: Iterable[Span]) -> bool:
    return any(span.overlaps(timex.span) for span in spans)

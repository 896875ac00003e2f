"""When a deed was done: the time expression of its own clause, as days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from legation.claims.arguments import VERBAL, Syntax
from legation.claims.frames import FrameMatch
from legation.types.analysis import Analysis, TimeRole, Timex, TimexType, Token
from legation.types.claims import Status
from legation.types.document import Document
from legation.types.time import PartialDate, Period

TIME_ZONE = 1
"""Days by which a report may be dated before what it tells of."""
_DATED = frozenset({TimexType.DATE, TimexType.TIME})
_POINTS = frozenset({TimeRole.POINT, TimeRole.START, TimeRole.VAGUE})
_SPANNING = frozenset({"for", "by", "until", "till", "since", "through", "before", "after"})
_WHILE = frozenset({"as", "while", "when"})
"""A clause after these is of the time of the clause above ("signed a pact on Monday as X met Y")."""
_SOMEBODY = frozenset({"official", "actor", "body", "person", "party", "media", "diplomat"})
_APART = frozenset({"acl", "advcl", "parataxis", "conj", "ccomp", "csubj"})


def date_of(syntax: Syntax, analysis: Analysis, m: FrameMatch) -> Period | None:
    """The days of a match, None when its clause does not say."""
    times = [t for t in analysis.times_in(syntax.sentence.span) if t.type in _DATED and t.role in _POINTS and t.period]
    times = [t for t in times if not _is_of_object(syntax, t, m) and not _is_of_content(syntax, t, m)]
    ranked = [(distance, t) for t in times if (distance := _distance(syntax, t, m)) is not None]
    best = min(ranked, key=lambda pair: (pair[0], pair[1].span.start), default=None)
    return best[1].period if best else None


def _is_of_object(syntax: Syntax, timex: Timex, m: FrameMatch) -> bool:
    """Whether a time behind a deed that is spoken of is that deed's: "condemned the raid of 3 May", "… on 3 May"."""
    head = _head(syntax, timex) if m.frame.speech else None
    if head is None:
        return False
    told = (*m.arguments.objects, *m.arguments.after("for", "over", "about", "of"), *_objects_above(syntax, head))
    things = (t for t in told if t not in (m.trigger, m.top) and syntax.tokens[t].upos == "NOUN")
    return any(syntax.tokens[t].span.end <= timex.span.start and not _is_somebody(syntax, t) for t in things)


def _is_of_content(syntax: Syntax, timex: Timex, m: FrameMatch) -> bool:
    """Whether a month or a year is that of what is spoken of: it is unless it stands beside the verb.

    "accused Y last month of arming rebels" has a month of its own, "accused Y of arming rebels last month" not.
    """
    if not m.frame.speech or timex.period is None or (timex.period.start and timex.period.start.day):
        return False
    head = _head(syntax, timex)
    above = syntax.tokens[head.head] if head is not None and head.head >= 0 else None
    named = above is not None and above.upos == "PROPN" and above.head == m.top
    if head is None or above is None or not (named or above.index == m.top):
        return True
    told = (*m.content, *(i for row in m.arguments.prepositions.values() for i in row))
    behind = (t for t in told if t > m.top and t not in (head.index, *m.recipients))
    return head.index > min(behind, default=m.top)


def _is_somebody(syntax: Syntax, index: int) -> bool:
    """Whether a noun names people or a body, who can be spoken to on a day."""
    lexicon = syntax.lexicon
    return any(
        name in _SOMEBODY for word in lexicon.noun_words(syntax.low[index]) for _, name in lexicon.classes.get(word, ())
    )


def _objects_above(syntax: Syntax, time: Token) -> list[int]:
    """The objects of the verb in whose phrase a time stands."""
    verb = next((a for a in syntax.sentence.ancestors(time.index) if a.upos == "VERB"), None)
    return [c.index for c in syntax.sentence.children(verb.index, "obj")] if verb else []


def has_later_day(analysis: Analysis, document: Document, date: Period | None) -> bool:
    """Whether a report tells of a day after ``date`` and up to its own, on which the same may have been said."""
    published = document.published
    if published is None or date is None or date.end is None:
        return False
    points = (t.period.start for t in analysis.times if t.period and t.period.is_point and t.period.start)
    return any(date.end.last < point.first <= published.last for point in points if point.day)


def within_report(date: Period | None, status: Status, document: Document) -> Period | None:
    """The date of what is past, cut at the day of the report ("this week"); a later one is that of something else."""
    day = document.published
    if date is None or day is None or day.day is None:
        return date
    if status is Status.SCHEDULED:
        return _coming(date, day)
    if status not in (Status.HELD, Status.ONGOING):
        return date
    if date.first is not None and (date.first - day.last).days > TIME_ZONE:
        return None
    if not (date.start and date.end and date.start.first <= day.first < date.end.last) or date.is_point:
        return date
    return Period(date.start, day) if date.start.day else date


def _coming(date: Period, day: PartialDate) -> Period:
    """A weekday of something to come is the next one, not the last."""
    if not date.is_point or date.start is None or date.start.day is None:
        return date
    behind = (day.first - date.start.first).days
    return Period.on(date.start.first + timedelta(days=7)) if 0 < behind < 7 else date


def _distance(syntax: Syntax, timex: Timex, m: FrameMatch) -> int | None:
    """Steps in the tree from a time to the deed; None when it belongs to another clause."""
    token = _head(syntax, timex)
    if token is None or syntax.preposition(token) in _SPANNING:
        return None
    if _closes(syntax, timex, token, m):
        return _BESIDE
    own = {m.trigger, m.top, *m.words}
    path = [token.index, *(t.index for t in syntax.sentence.ancestors(token.index))]
    for steps, index in enumerate(path):
        if index in own:
            return steps
        if syntax.tokens[index].relation in _APART and not _holds(syntax, index, m):
            return None
    if m.top == m.trigger and syntax.is_noun(syntax.tokens[m.top]) and m.frame.engagement is None:
        return None
    return _from_above(syntax, path, m)


def _closes(syntax: Syntax, timex: Timex, token: Token, m: FrameMatch) -> bool:
    """Whether a bare time that is no day follows a participle: "the war waged by X against Y earlier this year".

    Trees hang it on the main verb as often; a day ("on Tuesday") is more often that of the telling.
    """
    top = syntax.tokens[m.top]
    if top.relation != "acl" or top.xpos != "VBN" or syntax.preposition(token) or token.head < 0:
        return False
    if timex.period is None or timex.period.start is None or timex.period.start.day or token.head == m.top:
        return False
    last = max(syntax.sentence.subtree(m.top))
    return syntax.tokens[last].span.end + 1 == timex.span.start and m.top in syntax.sentence.subtree(token.head)


_BESIDE = 2


def _holds(syntax: Syntax, index: int, m: FrameMatch) -> bool:
    return m.top in syntax.sentence.subtree(index)


def _from_above(syntax: Syntax, path: list[int], m: FrameMatch) -> int | None:
    """A time at the verb on which the deed hangs without a clause of its own between."""
    for steps, index in enumerate(_upwards(syntax, m.top), start=1):
        if index in path:
            return steps + path.index(index)
    return None


def _upwards(syntax: Syntax, index: int) -> Iterator[int]:
    below = syntax.tokens[index]
    for above in syntax.sentence.ancestors(index):
        if _has_own_time(syntax, below, above):
            return
        yield above.index
        below = above


def _has_own_time(syntax: Syntax, below: Token, above: Token) -> bool:
    """Whether a clause is told of another time than the one above it.

    A participle shares the time of its main clause ("…, urging X to"), and what is announced or
    declared is done on the day of the announcement.
    """
    if below.relation in ("acl", "parataxis"):
        return True
    if below.relation == "advcl" and below.xpos != "VBG":
        return not any(syntax.low[c.index] in _WHILE for c in syntax.sentence.children(below.index, "mark", "advmod"))
    if below.relation == "ccomp":
        return not syntax.lexicon.declared.intersection(syntax.verb_words(above))
    own = syntax.sentence.children(below.index, "nsubj", "aux")
    return below.relation == "conj" and below.upos in VERBAL and bool(own)


def _head(syntax: Syntax, timex: Timex) -> Token | None:
    """The word of a time expression that hangs on something outside it."""
    inside = [t for t in syntax.tokens if timex.span.overlaps(t.span)]
    own = {t.index for t in inside}
    return next((t for t in inside if t.head not in own), None)

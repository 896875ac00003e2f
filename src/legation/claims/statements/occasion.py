"""The occasion of a statement: what a participant of a meeting said is dated by the meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.claims.when import has_later_day
from legation.types.analysis import Analysis
from legation.types.claims import Engagement, EngagementKind, Statement, Status
from legation.types.document import Document

_SPOKEN_AT = frozenset(
    {EngagementKind.MEETING, EngagementKind.CALL, EngagementKind.TALKS, EngagementKind.SUMMIT, EngagementKind.CEREMONY}
)
_TOOK_PLACE = frozenset({Status.HELD, Status.ONGOING})


def on_occasion(
    document: Document, analysis: Analysis, statements: Sequence[Statement], engagements: Sequence[Engagement]
) -> tuple[Statement, ...]:
    """Statements with the date of the meeting that their speaker took part in, where they have none.

    Only when the report tells of one such day, and of no later one up to its own: with two, nobody
    can say on which the words fell.
    """
    dated = [e for e in engagements if not has_later_day(analysis, document, e.date)]
    return tuple(_dated(statement, dated) for statement in statements)


def _dated(statement: Statement, engagements: Sequence[Engagement]) -> Statement:
    if statement.date is not None or statement.reports_statement is not None or statement.channel in _ELSEWHERE:
        return statement
    days = {str(e.date): e.date for e in engagements if _at(statement, e)}
    return replace(statement, date=next(iter(days.values()))) if len(days) == 1 else statement


_ELSEWHERE = frozenset({"X", "Facebook", "Telegram", "Instagram", "Truth Social", "Weibo", "letter", "op-ed"})


def _at(statement: Statement, engagement: Engagement) -> bool:
    """The speaker is a participant of a dated contact that took place."""
    if engagement.kind not in _SPOKEN_AT or engagement.status not in _TOOK_PLACE or engagement.date is None:
        return False
    names = {participant.name for participant in engagement.participants}
    speakers = set(statement.speaker.split("; "))
    return speakers <= names or (statement.joint and set(statement.acts_for) <= set(engagement.states))

"""What became of a contact or a deed: announced, held, put off, lapsed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from legation.types.claims import Claim, Engagement, Event, Status
from legation.types.time import Period

AHEAD = frozenset({Status.SCHEDULED, Status.PROPOSED, Status.HYPOTHETICAL})
"""What is yet to come, or may never."""
_RANK = (Status.HELD, Status.ONGOING, Status.CANCELLED, Status.DENIED, *sorted(AHEAD, reverse=True))
"""Which status stands when reports give several: what happened before what was called off or planned."""

GRACE = timedelta(days=2)
"""After its day so long is waited for a report that a contact took place."""


class Course(StrEnum):
    """Where something announced stands on a day."""

    AHEAD = "ahead"
    DUE = "due"
    """Its day has come; no report tells yet that it took place."""
    LAPSED = "lapsed"
    """Its day has passed, and no report tells that it took place."""
    HELD = "held"
    CALLED_OFF = "called off"


def status_of(claim: Claim) -> Status | None:
    """Whether what is claimed happened; None for kinds that do not happen."""
    return claim.status if isinstance(claim, Engagement | Event) else None


def standing(claims: Iterable[Claim]) -> Status | None:
    """The status that stands for one thing of which several claims tell; None when none has one."""
    found = {status for status in map(status_of, claims) if status}
    return min(found, key=_RANK.index, default=None)


def course(claims: Iterable[Claim], today: date) -> Course | None:
    """Where a thing stands on a day; None for what has no status, or is only proposed."""
    listed = list(claims)
    status = standing(listed)
    if status in (Status.HELD, Status.ONGOING):
        return Course.HELD
    if status in (Status.CANCELLED, Status.DENIED):
        return Course.CALLED_OFF
    if status is not Status.SCHEDULED:
        return None
    return _ahead([claim.date for claim in listed if isinstance(claim, Engagement | Event) and claim.date], today)


def _ahead(days: list[Period], today: date) -> Course:
    last = max((period.last for period in days if period.last), default=None)
    first = min((period.first for period in days if period.first), default=None)
    if last is not None and last + GRACE < today:
        return Course.LAPSED
    return Course.DUE if first is not None and first <= today else Course.AHEAD

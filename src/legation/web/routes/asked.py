"""A question from an address, and the address of a question: what is asked can be shared."""

from typing import Annotated

from fastapi import Query

from legation.app import side_code
from legation.types.asking import Standing
from legation.types.claims import Status
from legation.types.record import FactKind
from legation.views.finding import Question
from legation.web.rendering import address
from legation.web.serving import Day, Share, Words, filled

Kinds = Annotated[list[FactKind], filled, Query(alias="kind")]
Statuses = Annotated[list[Status], filled, Query(alias="status")]


def question(
    q: Words = "",
    side: Words = "",
    other: Words = "",
    person: Words = "",
    kinds: Kinds = [],  # noqa: B006 - FastAPI copies it
    statuses: Statuses = [],  # noqa: B006 - FastAPI copies it
    since: Day = None,
    until: Day = None,
    standing: Standing = Standing.ANY,
    least: Share = None,
    most: Share = None,
    report: Words = "",
) -> Question:
    """The question of an address; sides may be given by any of their names."""
    return Question(
        words=q.strip(),
        sides=tuple(side_code(name) for name in (side, other) if name.strip()),
        person=person.strip(),
        kinds=tuple(kinds),
        statuses=tuple(statuses),
        since=since,
        until=until,
        standing=standing,
        least=least,
        most=most,
        report=report,
    )


def address_of(path: str, asked: Question, **more: object) -> str:
    """The shortest address that asks a question again."""
    sides = (*asked.sides, "", "")
    return address(
        path,
        q=asked.words,
        side=sides[0],
        other=sides[1],
        person=asked.person,
        kind=tuple(kind.value for kind in asked.kinds),
        status=tuple(status.value for status in asked.statuses),
        since=asked.since,
        until=asked.until,
        standing=asked.standing.value,
        least=asked.least,
        most=asked.most,
        report=asked.report,
        **more,
    )


def told(asked: Question) -> str:
    """The question in words, for a title."""
    parts = [
        f"“{asked.words}”" if asked.words else "",
        " – ".join(asked.sides),
        asked.person,
        ", ".join(asked.kinds),
        ", ".join(asked.statuses),
        f"from {asked.since}" if asked.since else "",
        f"until {asked.until}" if asked.until else "",
        asked.standing.value,
    ]
    return " · ".join(filter(None, parts)) or "Everything"

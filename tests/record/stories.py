"""Story clusters: reports of the same things, with what must be linked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from legation.types.claims import Claim, EngagementKind, EventType, Stance, Status
from legation.types.document import Document
from tests import builders as b

FOLDER = Path(__file__).parents[1] / "cases" / "stories"


@dataclass(frozen=True)
class Told:
    """One report of a story: its facts, and the real thing that each is about."""

    document: Document
    facts: tuple[Claim, ...]
    about: tuple[str, ...]


@cache
def reports() -> tuple[Told, ...]:
    """Every report of every story."""
    paths = sorted(FOLDER.glob("*.yaml"))
    stories = [story for path in paths for story in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return tuple(told for number, story in enumerate(stories) for told in _reports(number, story))


def _reports(number: int, story: Mapping[str, Any]) -> Iterator[Told]:
    for place, report in enumerate(story["reports"]):
        made = b.document(report["text"], f"{number}-{place}", day=str(report["day"]))
        rows = report["facts"]
        yield Told(made, tuple(_fact(made, row) for row in rows), tuple(f"{number} {row['is']}" for row in rows))


def _fact(made: Document, row: Mapping[str, Any]) -> Claim:
    day = str(row.get("date", ""))
    if "engagement" in row:
        return b.meeting(
            made,
            row["engagement"],
            *row.get("people", ()),
            day=day,
            states=row["states"],
            kind=EngagementKind(row["kind"]),
            status=Status(row.get("status", "held")),
            place=row.get("place"),
        )
    if "event" in row:
        parties = (row["actors"], row.get("recipients", ""))
        return b.event(made, row["event"], EventType(row["type"]), *parties, day)
    if "statement" in row:
        given = {name: row[name] for name in ("quoted", "language", "channel", "reports") if name in row}
        said = {"side": row["side"], "day": day, **given}
        return b.statement(made, row["speaker"], row["statement"], **said)
    if "commitment" in row:
        given = {name: row.get(name, "") for name in ("by", "to", "action", "value")}
        return b.commitment(made, row["commitment"], **given)
    return b.position(made, row["position"], row["holder"], row["issue"], Stance(row["stance"]))


def pairs(groups: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """Pairs of names that are in one group; ``groups`` gives the group of each."""
    members: dict[str, list[str]] = {}
    for name, group in groups.items():
        members.setdefault(group, []).append(name)
    return frozenset(pair for row in members.values() for pair in combinations(sorted(row), 2))

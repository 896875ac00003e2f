"""Visits of foreign leaders to the United States, 1874 to 1999: kind, states and days from a register's remarks.

The register keeps visitor, country, days and remarks apart; each visit is read as one sentence of the first
three with the remarks behind it. Every fourth visit is taken.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.quality.suite import Suite, legation

VISITS = "gold/visits"
_EVERY = 4


@dataclass(frozen=True, slots=True)
class Visit:
    """One entry of the register."""

    id: str
    start: str
    end: str
    visitor: str
    origin: str
    remarks: str

    @property
    def text(self) -> str:
        """The entry as a report tells it."""
        days = f"on {_day(self.start)}" if self.start == self.end else f"from {_day(self.start)} to {_day(self.end)}"
        return f"{self.visitor} of {self.origin} visited the United States {days}. {self.remarks}"

    @property
    def days(self) -> str:
        """The days as Legation writes them."""
        return self.start if self.start == self.end else f"{self.start}/{self.end}"


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day:%B} {day.day}, {day.year}"


def register(shared: Path) -> Iterator[Visit]:
    """Every visit of the register with both days."""
    for path in sorted((shared / VISITS).glob("*.xml")):
        for row in ET.parse(path).getroot().iter("visit"):  # noqa: S314 - a gold set on this machine
            fields = ("id", "start-date", "end-date", "visitor", "from", "description")
            yield Visit(*(" ".join((row.findtext(name) or "").split()) for name in fields))


def measure(shared: Path) -> Mapping[str, float]:
    """Share of visits with the right kind, states and days."""
    chosen = list(islice(register(shared), 0, None, _EVERY))
    found = dict(zip((v.id for v in chosen), _read(chosen), strict=True))
    kinds = [[e for e in found[v.id] if e["kind"] == "visit"] for v in chosen]
    return {
        "kind": sum(bool(part) for part in kinds) / len(chosen),
        "states": sum(any(_is_to_usa(e) for e in part) for part in kinds) / len(chosen),
        "days": sum(any(e["date"] == v.days for e in part) for v, part in zip(chosen, kinds, strict=True))
        / len(chosen),
    }


def _is_to_usa(engagement: Mapping[str, Any]) -> bool:
    return "USA" in engagement["states"] and len(engagement["states"]) > 1


def _read(visits: list[Visit]) -> Iterator[list[dict[str, Any]]]:
    with TemporaryDirectory() as folder:
        reports = Path(folder) / "visits.jsonl"
        rows = (json.dumps({"id": v.id, "text": v.text, "language": "en"}) for v in visits)
        reports.write_text("\n".join(rows) + "\n", "utf-8")
        lines = legation("read", reports, "--format", "jsonl", "--no-keep").splitlines()
    read = {row["id"]: row["engagements"] for row in map(json.loads, lines)}
    yield from (read.get(v.id, []) for v in visits)


SUITE = Suite("visits", measure, (VISITS,))

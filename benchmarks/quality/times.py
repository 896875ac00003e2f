"""Times and money: TempEval-3 and WikiWars training texts, and Microsoft's Recognizers specifications.

Recognizers writes ranges with an exclusive end that leaves the last unit out ("2014 to 2018" ends with
2017) and counts "the next three days" from tomorrow; a range of ours is right when it has that end or
the inclusive one, and begins within a day. What TimeML gives as a week, month or year ("two months ago")
is right when it holds the day given. The first day of a deadline, and the last of what is read as a start
("since"), are not asked for. Cases that news does not contain are listed with the reason in
``marks/recognizers.yaml``.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from benchmarks.quality.suite import Suite, legation, scorer
from legation.analysis.quantities import find_quantities
from legation.analysis.times import find_times
from legation.types.analysis import QuantityKind, TimeRole, Timex

GOLD = "gold/time"
EXCLUDED = Path(__file__).parent / "marks/recognizers.yaml"
KINDS = frozenset(("date", "daterange"))
DAY, QUARTER = timedelta(days=1), timedelta(days=92)
LONGEST_UNIT = 366
Row = Mapping[str, Any]


def measure(shared: Path) -> Mapping[str, float]:
    """F1 of spans and values on running text, and the shares of the specified cases that come out."""
    figures: dict[str, float] = {}
    for name, folder in (("TempEval-3", "tempeval3-train"), ("WikiWars", "wikiwars/trainingset")):
        found = _running(shared, shared / GOLD / folder)
        figures |= {f"{name} {part} F1": found[part]["f1"] for part in ("relaxed", "strict", "value")}
    dates = list(wrong_dates(shared))
    money = list(wrong_money(shared))
    figures["Recognizers dates"] = 1 - sum(wrong is not None for wrong in dates) / len(dates)
    figures["Recognizers money"] = 1 - sum(wrong is not None for wrong in money) / len(money)
    return figures


def _running(shared: Path, gold: Path) -> Mapping[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        flat, texts, system = Path(folder, "gold"), Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        flat.mkdir()
        for path in gold.rglob("*.tml"):
            (flat / path.name).symlink_to(path.resolve())
        command = [sys.executable, shared / "scorers/score_times.py", "--gold", flat, "--export", texts]
        subprocess.run(command, check=True, capture_output=True)
        system.write_text(legation("times", texts), "utf-8")
        return scorer(shared, "score_times", "--gold", flat, "--system", system)


def cases(shared: Path, name: str) -> list[Row]:
    """The English cases of one specification."""
    path = shared / GOLD / "recognizers" / f"{name}.json"
    rows: list[Row] = json.loads(path.read_text("utf-8-sig"))
    return rows


def wrong_dates(shared: Path) -> Iterator[str | None]:
    """For each date case that news can contain None when it is right, else what went wrong."""
    listed = yaml.safe_load(EXCLUDED.read_text("utf-8"))
    left_out = {number for row in listed for number in row["cases"]}
    for number, case in enumerate(cases(shared, "DateTimeModel")):
        kinds = {str(result.get("TypeName", "")).rpartition(".")[2] for result in case["Results"]}
        if number in left_out or not kinds <= KINDS or not all("Start" in r for r in case["Results"]):
            continue
        anchor = date.fromisoformat(case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10])
        times = find_times(case["Input"], anchor)
        right = all(_holds(result, times) for result in case["Results"]) and (bool(kinds) or not times)
        yield None if right else f"{number}: {case['Input']} -> {[(t.text, str(t.period)) for t in times]}"


def _holds(result: Row, times: Sequence[Timex]) -> bool:
    """Whether a time that overlaps the expected words means one of the expected stretches."""
    near = [t for t in times if t.span.start <= result["End"] and result["Start"] < t.span.end]
    wanted = (result.get("Resolution") or {}).get("values", [])
    return any(_means(timex, value) for timex in near for value in wanted)


def _means(timex: Timex, value: Row) -> bool:
    if timex.value == value.get("timex"):
        return True
    if timex.period is None:
        return False
    first, last = timex.period.first, timex.period.last
    if "value" in value:
        day = _day(value["value"])
        return day is not None and first is not None and last is not None and _is_at(day, first, last)
    return _begins(first, _day(value.get("start")), value) and _ends(timex, _day(value.get("end")), value)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _is_at(day: date, first: date, last: date) -> bool:
    return first <= day <= last and (last - first).days < LONGEST_UNIT


def _begins(first: date | None, start: date | None, value: Row) -> bool:
    if start is None or first is None:
        return start is first or first is None
    return abs(start - first) <= DAY or ("Mod" in value and first <= start)


def _ends(timex: Timex, end: date | None, value: Row) -> bool:
    last = timex.period.last if timex.period else None
    if timex.role is TimeRole.START and last is None:
        return True
    if end is None or last is None or timex.period is None or timex.period.end is None:
        return end is last
    if "Q" in timex.value:
        return last - QUARTER <= end <= last + DAY
    return timex.period.end.first - DAY <= end <= last + DAY or ("Mod" in value and end <= last + DAY)


def wrong_money(shared: Path) -> Iterator[str | None]:
    """For each money case None when it is right, else what went wrong; a bare name is no amount."""
    for case in cases(shared, "CurrencyModel"):
        text = case["Input"]
        found = [
            q
            for q in find_quantities(text, times=find_times(text, None))
            if q.kind is QuantityKind.MONEY and q.value is not None
        ]
        wanted = [r["Resolution"] for r in case["Results"] if (r.get("Resolution") or {}).get("value")]
        right = len(found) == len(wanted) and all(
            _same_money(row, quantity.value or Decimal(0), quantity.unit)
            for row, quantity in zip(wanted, found, strict=True)
        )
        yield None if right else f"{text} -> {[(str(q.value), q.unit) for q in found]}"


def _same_money(row: Row, value: Decimal, unit: str) -> bool:
    wanted = Decimal(row["value"])
    named = row.get("isoCurrency") in (None, unit) and (row["unit"] != "Dollar" or unit == "USD")
    return named and value in (wanted, wanted / 100)


SUITE = Suite("times", measure, (GOLD,))

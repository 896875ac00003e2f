"""Where the reports of one fact disagree: each value with its sources, the majority first.

A report that is silent does not disagree, nor does one that is less exact: "Dar" and "Ishaq Dar",
"in March" and "on 4 March", a meeting announced and then held. Copies of one agency's item count once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from legation.text.folding import fold
from legation.types.claims import Claim, Commitment, Engagement, EngagementKind, Event
from legation.types.course import AHEAD, standing
from legation.types.record import Difference, Entry, ReportRef, Sighting, ValueSeen
from legation.types.time import Period
from legation.views.fields import told

COMPARED = frozenset(
    {"kind", "type", "place", "host", "date", "status", "quantity", "deadline", "stage", "speaker", "form"}
)
"""Fields in which two reports of one fact can contradict each other."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Said:
    """One value in one report."""

    value: str
    sighting: Sighting


def differences(entry: Entry) -> tuple[Difference, ...]:
    """Fields, and figures in the words, on which the reports of an entry disagree."""
    if len(entry.sightings) == 1:
        return ()
    seen: dict[str, list[_Said]] = {}
    for sighting in entry.sightings:
        for name, value in (*_fields(sighting.claim), *_figures(sighting.claim)):
            seen.setdefault(name, []).append(_Said(value, sighting))
    ranked = ((name, _ranked(name, rows, entry)) for name, rows in seen.items())
    return tuple(Difference(name, values) for name, values in ranked if len(values) > 1)


def _fields(claim: Claim) -> Iterator[tuple[str, str]]:
    return ((name, value) for name, value in told(claim) if value and name in COMPARED)


def _ranked(name: str, rows: Sequence[_Said], entry: Entry) -> tuple[ValueSeen, ...]:
    groups = _GROUPERS.get(name, _same)(rows, entry)
    made = [_value(group) for group in groups]
    return tuple(sorted(made, key=lambda value: (-_weight(value.reports), -len(value.sightings), value.value)))


def _value(group: Sequence[_Said]) -> ValueSeen:
    """The fullest wording of a value, with all that give it."""
    value = max((row.value for row in group), key=len)
    refs = dict.fromkeys(row.sighting.report for row in group)
    reports = sorted(refs, key=lambda ref: (ref.published or "9999", ref.id))
    return ValueSeen(value, tuple(row.sighting.id for row in group), tuple(reports))


def _weight(reports: Iterable[ReportRef]) -> int:
    """How many items give a value: copies of one count once."""
    return len({ref.origin for ref in reports})


def _same(rows: Sequence[_Said], _entry: Entry) -> list[list[_Said]]:
    groups: dict[str, list[_Said]] = {}
    for row in rows:
        groups.setdefault(fold(row.value), []).append(row)
    return list(groups.values())


def _names(rows: Sequence[_Said], _entry: Entry) -> list[list[_Said]]:
    """Names of which one holds all words of the other are one."""
    groups: list[tuple[frozenset[str], list[_Said]]] = []
    for row in sorted(rows, key=lambda row: (-len(row.value), row.value, row.sighting.id)):
        words = frozenset(_WORD.findall(fold(row.value)))
        group = next((held for fullest, held in groups if words <= fullest), None)
        if group is None:
            groups.append((words, [row]))
        else:
            group.append(row)
    return [group for _, group in groups]


def _days(rows: Sequence[_Said], _entry: Entry) -> list[list[_Said]]:
    """A period that holds a narrower one does not disagree with it."""
    groups: list[tuple[Period, list[_Said]]] = []
    for row in sorted(rows, key=lambda row: (_length(row), row.value)):
        period = row.sighting.period
        if period is None:
            continue
        group = next((held for narrow, held in groups if period.meets(narrow)), None)
        if group is None:
            groups.append((period, [row]))
        elif group[0].value == row.value:
            group.append(row)
    return [group for _, group in groups]


def _length(row: _Said) -> int:
    period = row.sighting.period
    if period is None or period.first is None or period.last is None:
        return 10**6
    return (period.last - period.first).days


def _statuses(rows: Sequence[_Said], entry: Entry) -> list[list[_Said]]:
    """What was announced and then held is a course of things, no disagreement."""
    stands = standing(seen.claim for seen in entry.sightings)
    over = stands is not None and stands not in AHEAD
    return _same([row for row in rows if not (over and row.value in AHEAD)], entry)


def _kinds(rows: Sequence[_Said], entry: Entry) -> list[list[_Said]]:
    """Meetings are also called talks, and a contact of no kind contradicts none."""
    loose = {EngagementKind.MEETING.value, EngagementKind.TALKS.value, EngagementKind.OTHER.value}
    firm = [row for row in rows if row.value not in loose]
    return _same(firm, entry) if firm else [list(rows)]


_Grouper = Callable[[Sequence[_Said], Entry], list[list[_Said]]]
_GROUPERS: Mapping[str, _Grouper] = MappingProxyType(
    {"speaker": _names, "place": _names, "date": _days, "status": _statuses, "kind": _kinds}
)

_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = MappingProxyType({word: str(value) for value, word in enumerate(_SMALL, start=1)})
_COUNTED = re.compile(
    rf"\b(\d[\d,]*|{'|'.join(_SMALL)})\s+(?:[a-z-]+\s+)?([a-z]{{3,}}s|people|men|women)\b", re.IGNORECASE
)
_NOT_COUNTED = frozenset(
    {"days", "hours", "minutes", "weeks", "months", "years", "dollars", "was", "has", "its", "this"}
)


def _figures(claim: Claim) -> Iterator[tuple[str, str]]:
    """How many of what the words count: ("agreements", "12")."""
    if not isinstance(claim, Engagement | Event | Commitment):
        return
    for number, noun in _COUNTED.findall(claim.evidence.text):
        if noun.lower() not in _NOT_COUNTED:
            yield f"number of {noun.lower()}", _NUMBERS.get(number.lower(), number.replace(",", ""))


def differing(difference: Difference) -> str:
    """Each value with the reports that give it, the majority first."""
    return "; ".join(f"{seen.value} ({sources_of(seen)})" for seen in difference.values)


def sources_of(seen: ValueSeen) -> str:
    """The reports that give a value, by publisher or name; copies of one item in one place."""
    items: dict[str, list[str]] = {}
    for ref in seen.reports:
        items.setdefault(ref.origin, []).append(ref.publisher or ref.id)
    return ", ".join(" = ".join(dict.fromkeys(names)) for names in items.values())

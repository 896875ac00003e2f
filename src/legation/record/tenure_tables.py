"""Tables of office-holders: CSV, Popolo JSON and Wikidata extracts, read row by row.

A row that cannot be used is named with its reason and the others are kept. Formats: RFC 4180 CSV
(comma, semicolon or tab), Popolo (popoloproject.com: persons, memberships, posts, organizations).
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from legation.errors import DataError
from legation.text.dates import find_dates
from legation.types.actors import Office, Tenure
from legation.types.time import PartialDate, Period

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "person": ("person", "name", "holder", "personlabel", "person_name", "official"),
    "office": ("office", "position", "role", "title", "post", "positionlabel"),
    "of": ("of", "state", "country", "body", "countrylabel", "jurisdiction", "area", "for", "organization", "repo"),
    "from": ("from", "start", "start_date", "since", "startdate", "start date", "began"),
    "to": ("to", "end", "end_date", "until", "enddate", "end date", "ended"),
}
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?")
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_OPEN = frozenset({"", "-", "–", "..", "present", "current", "now", "incumbent", "today", "null", "none"})


class OfficeReader(Protocol):
    """What language knows of offices; arrives from the stage that reads language."""

    def office(self, title: str, of: str) -> Office:
        """A title as an office of a side."""

    def side(self, name: str) -> str:
        """The code of a state or the key of a body, "" when unknown."""


@dataclass(frozen=True, slots=True)
class TenureTable:
    """What a table holds, and what is wrong with it, row by row (rows count from 1, the header is row 1)."""

    tenures: tuple[Tenure, ...]
    problems: tuple[DataError, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    place: str
    person: str
    office: str
    of: str
    start: str
    end: str


def read_tenures(text: str, name: str, reader: OfficeReader, of: str = "") -> TenureTable:
    """Read a table. ``name`` names it in problems; ``of`` is the side of rows that do not say theirs.

    Raises DataError when no row can be found at all: no header with the needed columns, no JSON.
    """
    rows = _popolo(text, name) if text.lstrip()[:1] in ("{", "[") else _csv(text, name)
    tenures: list[tuple[str, Tenure]] = []
    problems: list[DataError] = []
    for row in rows:
        try:
            tenures.append((row.place, _tenure(row, reader, of)))
        except DataError as problem:
            problems.append(problem)
    problems.extend(_overlaps(tenures))
    return TenureTable(tuple(tenure for _, tenure in tenures), tuple(problems))


def read_tenure(person: str, office: str, of: str, start: str, end: str, reader: OfficeReader) -> Tenure:
    """One tenure from its parts, read as a table's row; ``of`` is a code or key. DataError for dates that are none."""
    return _tenure(_Row(person, person.strip(), office.strip(), "", start, end), reader, of)


def _tenure(row: _Row, reader: OfficeReader, of: str) -> Tenure:
    if not row.person or not row.office:
        missing = "person" if not row.person else "office"
        raise DataError(row.place, f"has no {missing}", "fill it in or delete the row")
    side = reader.side(row.of) if row.of else of
    if not side:
        raise DataError(row.place, f"unknown state or body {row.of!r}", "use an ISO 3166-1 code or an English name")
    period = _period(row)
    return Tenure(row.person, reader.office(row.office, side), period)


def _period(row: _Row) -> Period | None:
    start, end = _date(row.start, row.place), _date(row.end, row.place)
    if start is None and end is None:
        return None
    try:
        return Period(start, end)
    except ValueError as error:
        raise DataError(row.place, f"ends before it begins: {row.start} to {row.end}", "swap the two dates") from error


def _date(text: str, place: str) -> PartialDate | None:
    """A date in ISO form, in words, or in figures where only one reading is possible."""
    plain = text.strip().removeprefix("+")
    if plain.casefold() in _OPEN:
        return None
    try:
        return _iso(plain) or _figures(plain, place) or _in_words(plain, place)
    except ValueError as error:
        raise DataError(place, f"{text!r} is no date", "write YYYY-MM-DD") from error


def _iso(text: str) -> PartialDate | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part and int(part) else None for part in match.groups())
    return PartialDate(year or 0, month, day if month else None)


def _figures(text: str, place: str) -> PartialDate | None:
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    first, second, year = (int(part) for part in match.groups())
    if first <= 12 and second <= 12 and first != second:
        raise DataError(place, f"{text!r} can be two dates", "write YYYY-MM-DD")
    day, month = (first, second) if second <= 12 else (second, first)
    return PartialDate(year, month, day)


def _in_words(text: str, place: str) -> PartialDate:
    found = [day for day in find_dates(text) if day.year is not None]
    month = [day for day in find_dates(f"1 {text}") if day.year is not None]
    if not found and len(month) == 1:
        return PartialDate(month[0].year or 0, month[0].month)
    if len(found) != 1:
        raise DataError(place, f"{text!r} is no date", "write YYYY-MM-DD")
    return PartialDate(found[0].year or 0, found[0].month, found[0].day)


def _csv(text: str, name: str) -> Iterator[_Row]:
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    rows = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter)
    columns = _columns(rows.fieldnames or (), name)
    for number, row in enumerate(rows, start=2):
        cells = {key: (row.get(column) or "").strip() for key, column in columns.items()}
        if any(cells.values()):
            yield _row(f"{name}, row {number}", cells)


def _columns(header: Iterable[str], name: str) -> dict[str, str]:
    """The column of each field; DataError when a needed one is missing."""
    by_name = {column.strip().casefold(): column for column in header if column}
    found = {
        key: next(by_name[alias] for alias in aliases if alias in by_name)
        for key, aliases in _COLUMNS.items()
        if any(alias in by_name for alias in aliases)
    }
    missing = [key for key in ("person", "office") if key not in found]
    if missing:
        raise DataError(name, f"has no column for {' and '.join(missing)}", "needed: person, office; also of, from, to")
    return found


def _row(place: str, cells: Mapping[str, str]) -> _Row:
    return _Row(place, *(cells.get(key, "") for key in ("person", "office", "of", "from", "to")))


def _popolo(text: str, name: str) -> Iterator[_Row]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise DataError(name, f"is not JSON: {error}", "save it as Popolo JSON or CSV") from error
    if isinstance(data, list):
        yield from _listed(data, name)
        return
    if not isinstance(data.get("memberships"), list):
        raise DataError(name, "has no list of memberships", "export persons, posts and memberships")
    look = {kind: _by_id(data.get(kind)) for kind in ("persons", "posts", "organizations", "areas")}
    for number, membership in enumerate(data["memberships"], start=1):
        yield _row(f"{name}, membership {number}", _membership(membership, look))


def _listed(rows: list[Any], name: str) -> Iterator[_Row]:
    """A list of flat objects, as Wikidata's query service exports it."""
    keys = {key for row in rows if isinstance(row, dict) for key in row}
    columns = _columns(sorted(keys), name)
    for number, row in enumerate(rows, start=1):
        cells = {key: str(row.get(column) or "") for key, column in columns.items()} if isinstance(row, dict) else {}
        yield _row(f"{name}, row {number}", cells)


def _by_id(entries: object) -> dict[str, dict[str, Any]]:
    rows = entries if isinstance(entries, list) else []
    return {str(row["id"]): row for row in rows if isinstance(row, dict) and "id" in row}


def _membership(row: Mapping[str, Any], look: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> dict[str, str]:
    post = look["posts"].get(str(row.get("post_id", "")), {})
    person = look["persons"].get(str(row.get("person_id", "")), {})
    body = str(row.get("organization_id") or post.get("organization_id") or "")
    area = str(row.get("area_id") or post.get("area_id") or "")
    return {
        "person": str(person.get("name") or _text(row, "person_name")),
        "office": str(post.get("label") or post.get("role") or _text(row, "role")),
        "of": str(look["areas"].get(area, {}).get("name") or look["organizations"].get(body, {}).get("name") or ""),
        "from": _text(row, "start_date"),
        "to": _text(row, "end_date"),
    }


def _text(row: Mapping[str, Any], key: str) -> str:
    return str(row.get(key) or "")


def _overlaps(rows: list[tuple[str, Tenure]]) -> Iterator[DataError]:
    """Rows that give one person the same office twice at once: both are kept, and named."""
    seen: dict[tuple[str, str, str], list[tuple[str, Tenure]]] = {}
    for place, tenure in rows:
        key = (tenure.person, tenure.office.title, tenure.office.of)
        for other, earlier in seen.setdefault(key, []):
            if earlier.period and tenure.period and _share_days(earlier.period, tenure.period):
                yield DataError(place, f"overlaps {other}: {tenure.person}, {tenure.office.title}", "check the dates")
        seen[key].append((place, tenure))


def _share_days(left: Period, right: Period) -> bool:
    """Whether two periods have more than one day in common."""
    start = max(left.first or date.min, right.first or date.min)
    end = min(left.last or date.max, right.last or date.max)
    return start < end

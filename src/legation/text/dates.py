"""Calendar dates as bylines, metadata and addresses print them, in the languages of CLDR.

Not for running text: expressions such as "last Tuesday" belong to the analysis.
Digits may be of any script. Offsets are code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from legation.data.calendar_names import MONTHS, WEEKDAYS
from legation.types.span import Span
from legation.types.time import PartialDate

FIRST_YEAR, LAST_YEAR = 1800, 2100
"""Years outside are taken for other numbers."""

_NAME = r"[^\W\d_]{2,20}"
_MONTH = rf"(?:{_NAME}[ \u00a0]{_NAME}|{_NAME})"
_SUFFIX = r"(?:st|nd|rd|th|er|º|ª|\.|-е|-го)?"
_OF = r"[ \u00a0]*(?:de |of |del |di |-|/)?[ \u00a0]*"
_YEAR = r"\d{4}(?!\d)"

_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?<![\d.,/])(?P<y>{_YEAR})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?!\d|\.\d)",
        rf"(?<!\d)(?P<y>{_YEAR}) ?[年년] ?(?P<m>\d{{1,2}}) ?[月월] ?(?P<d>\d{{1,2}}) ?[日일号號]?",
        rf"(?<![\d.,/])(?P<a>\d{{1,2}})(?P<sep>[/.-])(?P<b>\d{{1,2}})(?P=sep)(?P<y>{_YEAR}|\d{{2}}(?!\d))",
        rf"(?<![\d$€£.,])(?P<d>\d{{1,2}}){_SUFFIX}{_OF}(?P<name>{_MONTH})[.,،]?{_OF}(?P<y>{_YEAR})",
        rf"(?<![^\W_])(?P<name>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:, ?| )(?P<y>{_YEAR})",
        rf"(?<!\d)(?P<y>{_YEAR})[. ]+(?P<name>{_NAME})[. ]+(?P<d>\d{{1,2}})(?!\d)",
        rf"(?<![\d$€£.,])(?P<d>\d{{1,2}}){_SUFFIX}{_OF}(?P<name>{_MONTH})(?![^\W_])",
        rf"(?<![^\W_])(?P<name>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%]|:\d)",
    )
)
_WORD = re.compile(r"[^\W\d_]+")
_URL_DAY = re.compile(r"(?<!\d)(\d{4})[/_.-]?(\d{2}|[a-z]{3})[/_.-]?(\d{2})(?!\d)")
_URL_MONTH = re.compile(r"/(\d{4})/(\d{2})/")
_TIME = re.compile(r"(?:T|\b)(\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)? ?(Z|[+-]\d{2}:?\d{2})?")
_RFC = re.compile(
    r"(?i)^\s*(?:[a-z]{3,9},? )?(\d{1,2}) ([a-z]{3,9})\.? (\d{4}) "
    r"(\d{1,2}:\d{2}(?::\d{2})?) ?([+-]\d{4}|[a-z]{1,4})?"
)


@dataclass(frozen=True, slots=True)
class DateText:
    """A date as printed, perhaps without its year, and the weekday printed beside it (Monday 0)."""

    span: Span
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None

    def on(self, year: int | None = None) -> PartialDate | None:
        """The date, in ``year`` where none is printed; None when there is no such day."""
        chosen = self.year or year
        return _valid(chosen, self.month, self.day) if chosen else None

    @property
    def agrees(self) -> bool:
        """Whether the weekday printed beside it, if any, is the one of that day."""
        when = self.on()
        return self.weekday is None or when is None or when.first.weekday() == self.weekday


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date of metadata and, where given, its time of day with offset (ISO 8601)."""

    date: PartialDate
    time: str = ""


def find_dates(text: str, *, month_first: bool | None = None) -> tuple[DateText, ...]:
    """Every calendar date of ``text``, in order, none overlapping another.

    ``month_first`` says how to read 03/04/2025; left None, such a date is not read.
    """
    found: list[DateText] = []
    if not any(character.isdecimal() for character in text):
        return ()
    for shape in _SHAPES:
        for match in shape.finditer(text):
            read = _read(match, month_first=month_first)
            if read and not any(read.span.overlaps(other.span) for other in found):
                found.append(_with_weekday(read, text))
    return tuple(sorted(found, key=lambda item: item.span))


def first_date(text: str, *, month_first: bool | None = None) -> PartialDate | None:
    """The first full date of ``text``."""
    dates = (item.on() for item in find_dates(text, month_first=month_first))
    return next((when for when in dates if when), None)


def weekday_names(text: str) -> Iterator[tuple[Span, int]]:
    """Weekday names in ``text`` with their number, Monday 0 to Sunday 6."""
    for match in _WORD.finditer(text):
        number = WEEKDAYS.get(match.group().casefold())
        if number is not None:
            yield Span(*match.span()), number


def parse_stamp(text: str) -> Stamp | None:
    """Read a timestamp of metadata: ISO 8601, RFC 2822, RFC 3339, a bare date, or words."""
    return _iso_stamp(text.strip()) or _mail_stamp(text) or _worded_stamp(text)


def date_in_url(url: str) -> PartialDate | None:
    """The date that an address carries (``/2025/11/25/``, ``-20251125``), to the month if no more."""
    path = url.partition("://")[2].partition("/")[2].partition("?")[0]
    for match in _URL_DAY.finditer(path.casefold()):
        when = _valid(int(match[1]), _month_number(match[2]), int(match[3]))
        if when:
            return when
    month = _URL_MONTH.search(f"/{path}")
    return _valid(int(month[1]), int(month[2]), None) if month else None


def _read(match: re.Match[str], *, month_first: bool | None) -> DateText | None:
    parts = match.groupdict()
    if parts.get("a"):
        return _numeric(match, month_first=month_first)
    month = int(parts["m"]) if parts.get("m") else _named_month(parts["name"])
    year = int(parts["y"]) if parts.get("y") else None
    if month is None or not _valid(year or 2024, month, int(parts["d"])):
        return None
    return DateText(_tight(match), month, int(parts["d"]), year)


def _numeric(match: re.Match[str], *, month_first: bool | None) -> DateText | None:
    one, two, year = int(match["a"]), int(match["b"]), int(match["y"])
    year += 2000 if len(match["y"]) == 2 else 0
    if one <= 12 and two <= 12 and one != two and month_first is None:
        return None
    day, month = (two, one) if (two > 12 or (one <= 12 and month_first)) else (one, two)
    return DateText(_tight(match), month, day, year) if _valid(year, month, day) else None


def _tight(match: re.Match[str]) -> Span:
    """The span of a match, without a word before the month's own name."""
    name = match.groupdict().get("name")
    if not name or match.start("name") != match.start() or _lookup(name) is not None:
        return Span(*match.span())
    return Span(match.end("name") - len(re.split(r"[ \u00a0]", name)[-1]), match.end())


def _named_month(name: str) -> int | None:
    """The month that one word or two words name; of two words that are no name, the nearer one counts."""
    number = _lookup(name)
    if number is not None or not re.search(r"[ \u00a0]", name):
        return number
    words = re.split(r"[ \u00a0]", name)
    return next((found for found in map(_lookup, (words[-1], words[0])) if found is not None), None)


def _lookup(name: str) -> int | None:
    return MONTHS.get(name.casefold().replace("\u00a0", " ").replace("\u0654", ""))


def _month_number(text: str) -> int:
    return int(text) if text.isdecimal() else MONTHS.get(text, 0)


def _valid(year: int | None, month: int, day: int | None) -> PartialDate | None:
    if not year or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _with_weekday(found: DateText, text: str) -> DateText:
    """The date with the weekday that stands right before or after it."""
    before = text[max(0, found.span.start - 16) : found.span.start]
    near = _WORD.findall(before)[-1:] + _WORD.findall(text[found.span.end : found.span.end + 16])[:1]
    days = (WEEKDAYS.get(word.casefold()) for word in near)
    weekday = next((day for day in days if day is not None), None)
    return DateText(found.span, found.month, found.day, found.year, weekday)


def _iso_stamp(text: str) -> Stamp | None:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    if not FIRST_YEAR <= when.year <= LAST_YEAR:
        return None
    bare = not re.search(r"[T ]\d", text)
    return Stamp(PartialDate.of(when.date()), "" if bare else when.timetz().isoformat("seconds"))


def _mail_stamp(text: str) -> Stamp | None:
    match = _RFC.match(text)
    month = MONTHS.get(match[2].casefold()) if match else None
    when = _valid(int(match[3]), month, int(match[1])) if match and month else None
    if not match or not when:
        return None
    zone = match[5] or ""
    offset = (
        f"{zone[:3]}:{zone[3:]}"
        if zone[:1] in ("+", "-")
        else {"GMT": "+00:00", "UTC": "+00:00", "Z": "+00:00"}.get(zone.upper(), "")
    )
    clock = match[4].zfill(5) if match[4].count(":") == 1 else match[4].zfill(8)
    return Stamp(when, (clock if clock.count(":") == 2 else f"{clock}:00") + offset)


def _worded_stamp(text: str) -> Stamp | None:
    short = text[:200]
    when = first_date(short)
    if when is None:
        return _partial_stamp(short)
    clock = _TIME.search(short)
    return Stamp(when, f"{clock[1]}:{clock[2]}:{clock[3] or '00'}{_offset(clock[4])}" if clock else "")


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    return "+00:00" if zone == "Z" else zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"


def _partial_stamp(text: str) -> Stamp | None:
    try:
        return Stamp(PartialDate.parse(text.strip()))
    except ValueError:
        return None


def resolves(when: PartialDate, weekday: int) -> bool:
    """Whether a day-precise date falls on the weekday (Monday 0)."""
    return when.day is not None and date(when.year, when.month or 1, when.day).weekday() == weekday

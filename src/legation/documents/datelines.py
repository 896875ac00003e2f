"""Datelines: the place, day and agency under which a report was filed.

Either a line of its own ("Tuesday, January 15, 2019", "Islamabad, 25 November 2025") or the start of
the first paragraph ("ISLAMABAD, Nov 25 (APP) –", "MOSCOW, November 25. /TASS/.", "TEHRAN (Tasnim) –").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from legation.documents.cues import AGENCIES
from legation.text.dates import DateText, find_dates, weekday_names
from legation.types.span import Span

_REACH = 110
_NO_MONTH = r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)"
_UPPER = r"[A-Z\u00c0-\u00de\u0410-\u042f]"
_CAPITALS = (
    rf"{_UPPER}{{2,}}(?:[ .'’-]{{1,2}}{_UPPER}{{2,}}|, {_UPPER}{{2,}}|/{_UPPER}{{2,}}| "
    rf"D\.?C\.?)*(?:, {_NO_MONTH}[A-Z][\w.’-]+(?: [A-Z][\w.’-]+)?)?"
)
_TITLED = (
    rf"{_UPPER}[\w’'.-]+(?: (?:de |la |al-|el-|City of )?{_UPPER}[\w’'.-]+){{0,3}}(?:, "
    rf"{_NO_MONTH}{_UPPER}[\w’'.-]+(?: {_UPPER}[\w’'.-]+)?){{0,2}}"
)
_AGENCY = rf"[(\[/|–—-]\s?(?P<agency>{AGENCIES}|[A-Z][\w ./’'-]{{1,28}})\s?[)\]/|]"
_DASH = r"\s?(?:—|–|--|-|―|:|\.\s?[-–—]{0,2})\s*"
_DAY = r"(?P<day>[^()\[\]/:—–]{3,34}?)"
_OPENINGS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?P<place>{_CAPITALS}),?\s+{_DAY}?[.,]?\s*{_AGENCY}\.?(?:{_DASH}|\s+)",
        rf"^(?P<place>{_CAPITALS})\s*(?:—|–|--|\s-\s|:)\s*",
        rf"^(?P<place>{_CAPITALS})\s*,\s*{_DAY}(?:—|–|--|\s-\s|:)\s*",
        rf"^(?P<place>{_TITLED}),?\s+{_DAY}?,?\s*{_AGENCY}{_DASH}",
        rf"^(?P<place>{_TITLED}),\s+{_DAY}\s?(?:—|–|--|\s-\s|:)\s*",
        rf"^(?P<place>{_TITLED})\s+(?:—|–|--)\s+",
        rf"^\((?P<agency>{AGENCIES})\)\s*(?:—|–|--|-)\s*",
        (
            r"^(?P<place>[\u0600-\u06ff][\u0600-\u06ff\u200c ]{2,"
            r"24})\s*[(/،]\s?(?P<agency>[\u0600-\u06ff \w]{2,20})\s?[)/]\s*[-–—:]\s*"
        ),
    )
)
_STOP = re.compile(
    r"(?i)\b(?:question|answer|q|a|note|update|breaking|editor|watch|mr|ms|mrs|"
    r"president|minister|secretary|the|on|in|after|and|exclusive|analysis|opinion|"
    r"explainer|read|photo|file|video|end|begin|"
    r"chancellor|moderator|operator|prime|king|queen|ambassador|senator|general|sir|dr|"
    r"vice|first|participant|speaker|host|reporter|interpreter|spokesperson|subject|"
    r"memorandum|from|to|re)\b"
)
_NAMED = re.compile(
    (
        r"^(?:by |of |at |in |on |dated?:? ?|published(?: on| at)?:? ?|posted(?: on)?:? ?|"
        r"updated(?: on| at)?:? ?|last (?:updated|modified)(?: on| at)?:? ?|first "
        r"published(?: on| at)?:? ?|issued(?: on)?:? ?|created:? ?|released(?: on)?:? ?|"
        r"publish(?:ed|ing)? date:? ?|released:? ?|date:? ?|as of )"
    ),
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?i)\b\d{1,2}[:.h]\d{2}(?::\d{2})?\b|\b(?:a\.?m\.?|p\.?m\.?|gmt|utc|est|edt|cet|"
    r"cest|pst|pkt|ist|irst|msk|bst|et|updated|published|posted|hours|hrs|local time|at|"
    r"on|г|года|年|local|time|and|edition)\b"
)
_PLACE_LEFT = re.compile(rf"^{_TITLED}$|^{_CAPITALS}$")


@dataclass(frozen=True, slots=True)
class Opening:
    """A dateline as printed: how far it goes, its place, its day and its agency (offsets in the line)."""

    span: Span
    place: str = ""
    day: DateText | None = None
    agency: str = ""


def opening(text: str) -> Opening | None:
    """The dateline with which a paragraph begins, None when it begins with its own words."""
    head = text[:_REACH]
    for pattern in _OPENINGS:
        match = pattern.match(head)
        if match and _begins(text[match.end() : match.end() + 2]) and _is_dateline(match):
            return _read(match, head)
    return None


def _begins(words: str) -> bool:
    """Whether a sentence can begin so: not in lower case."""
    return bool(words) and not words.lstrip("\"“'‘(")[:1].islower()


def _is_dateline(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    place, day = parts.get("place") or "", (parts.get("day") or "").strip(" ,.")
    if _STOP.search(place) or len(place.split()) > 6:
        return False
    return not day or bool(find_dates(day)) or any(weekday_names(day)) or (day[:1].isupper() and len(day.split()) <= 2)


def _read(match: re.Match[str], head: str) -> Opening:
    parts = match.groupdict()
    days = find_dates(head[: match.end()])
    agency = (parts.get("agency") or "").strip()
    is_day = bool(agency and find_dates(agency))
    return Opening(
        Span(0, match.end()),
        (parts.get("place") or "").strip(" ,"),
        days[0] if days else None,
        "" if is_day else agency,
    )


def dated_line(text: str) -> Opening | None:
    """A line that holds a date, with or without a place or a time, and nothing else."""
    if len(text) > _REACH or not any(map(str.isdecimal, text)):
        return None
    days = [day for day in find_dates(text) if day.year]
    unclear = [] if days else [day for day in find_dates(text, month_first=False) if day.year]
    if not days and not unclear:
        return None
    place = _what_is_left(text, days or unclear)
    if place and not (_PLACE_LEFT.match(place) and not _STOP.search(place)):
        return None
    return Opening(Span(0, len(text)), place, days[0] if days else None)


def _what_is_left(text: str, days: list[DateText]) -> str:
    """The words of a dated line that are neither date nor time."""
    for day in reversed(days):
        text = f"{text[: day.span.start]} {text[day.span.end :]}"
    for span, _ in reversed(list(weekday_names(text))):
        text = f"{text[: span.start]} {text[span.end :]}"
    text = _CLOCK.sub(" ", _NAMED.sub("", text.strip(" *_()[]")))
    return " ".join(re.sub(r"[|•·()\[\]*_]|(?:^|\s)[-–—,:+]+(?=\s|$)|\d{1,2}", " ", text).split()).strip(" ,.:;-–—|")

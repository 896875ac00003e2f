"""When a report was published, and on what that rests.

The strongest ground that there is decides: the user's word, metadata, dateline, address, the text's own
date, then a photo's and a post's. The last two only when the text does not date itself, and only if the
weekday that the text names is theirs. A date that cannot be known stays None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from legation.documents.datelines import Opening
from legation.text.dates import DateText, Stamp, date_in_url, find_dates, resolves, weekday_names
from legation.types.document import DateBasis, Post
from legation.types.time import PartialDate, Precision

_LEDE = 700
_BACKGROUND = 45
"""Days before the photo or post from which a date in the text is taken for an earlier event's."""
_AFTERWARDS = 10
_PARAGRAPHS, _LONG = 40, 2000
_ON = re.compile(r"(?i)(?:\bon|\btoday|\bthis|\bdated|\bheld|[,(])\s*(?:[^\W\d_]+day,?\s*)?\(?$")
_NOT_NOW = re.compile(
    r"(?i)\b(?:since|until|till|by|before|after|from|following|anniversary|scheduled|"
    r"slated|expected|due|will|set for|planned|ago|earlier|previous(?:ly)?|last|"
    r"back)\b[^.]{0,24}$"
)
_DONE = re.compile(r"(?i)^(?:done|signed|adopted|issued|made|concluded)\b.{0,60}\b(?:at|in)\b")
_FILE = re.compile(r"(?i)\bfile\b|\barchive")
_UPDATED = re.compile(r"(?i)^(?:last )?(?:updated|modified|edited)")


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date, the time of day where known, and the ground."""

    date: PartialDate
    basis: DateBasis
    time: str = ""


@dataclass(frozen=True, slots=True)
class Clues:
    """Everything in and around a report that bears on its date."""

    given: date | None = None
    metadata: Stamp | None = None
    url: str = ""
    dated_lines: Sequence[tuple[str, Opening]] = ()
    dateline: Opening | None = None
    paragraphs: Sequence[str] = ()
    captions: Sequence[str] = ()
    posts: Sequence[Post] = ()


def date_report(clues: Clues) -> Published | None:
    """The publication date of a report, None when nothing settles it."""
    return next(_grounds(clues), None)


def _grounds(clues: Clues) -> Iterator[Published]:
    """What dates the report, strongest first."""
    if clues.given:
        yield Published(PartialDate.of(clues.given), DateBasis.GIVEN, _same_day_time(clues))
    if clues.metadata:
        yield Published(clues.metadata.date, DateBasis.METADATA, clues.metadata.time)
    yield from _from_datelines(clues)
    address = date_in_url(clues.url)
    if address and address.precision is Precision.DAY:
        yield Published(address, DateBasis.URL)
    yield from (Published(when, DateBasis.TEXT) for when in _in_text(clues))
    yield from (Published(when, DateBasis.CAPTION) for when in _in_captions(clues) if _fits(when, clues))
    yield from (Published(when, DateBasis.POST) for when in _on_posts(clues) if _fits(when, clues))
    if address:
        yield Published(address, DateBasis.URL)


def _same_day_time(clues: Clues) -> str:
    stamp = clues.metadata
    return stamp.time if stamp and clues.given and stamp.date == PartialDate.of(clues.given) else ""


def _from_datelines(clues: Clues) -> Iterator[Published]:
    lines = sorted(clues.dated_lines, key=lambda item: bool(_UPDATED.match(item[0])))
    openings = [item for _, item in lines] + ([clues.dateline] if clues.dateline else [])
    for item in openings:
        when = _completed(item.day, clues) if item.day else None
        if when:
            yield Published(when, DateBasis.DATELINE)


def _completed(day: DateText, clues: Clues) -> PartialDate | None:
    """The day with its year: the printed one, else that of the nearest date around it."""
    if day.year:
        return day.on()
    nearby = [when.first for when in _years_evidence(clues)]
    options = [
        option for when in nearby for year in (when.year - 1, when.year, when.year + 1) if (option := day.on(year))
    ]
    options = [option for option in options if min(abs((option.first - when).days) for when in nearby) <= 180]
    return min(options, key=lambda option: min(abs((option.first - when).days) for when in nearby), default=None)


def _years_evidence(clues: Clues) -> Iterator[PartialDate]:
    address = date_in_url(clues.url)
    if address:
        yield address
    yield from (when for _, item in clues.dated_lines if item.day and (when := item.day.on()))
    yield from _in_captions(clues)
    yield from _on_posts(clues)


def _in_text(clues: Clues) -> Iterator[PartialDate]:
    """The dates by which the report's first paragraph, or its closing formula, dates itself."""
    other = [*_in_captions(clues), *_on_posts(clues)]
    for text in (*clues.paragraphs[:1], *(p for p in clues.paragraphs[-2:] if _DONE.match(p))):
        for found in find_dates(text[:_LEDE]):
            when = found.on()
            if when and found.agrees and _is_now(text, found) and _is_recent(when, other) and not _is_past(when, clues):
                yield when


def _is_now(text: str, found: DateText) -> bool:
    before = text[max(0, found.span.start - 60) : found.span.start]
    return bool(_ON.search(before)) and not _NOT_NOW.search(before)


def _is_past(when: PartialDate, clues: Clues) -> bool:
    """Whether the text tells of a day well after ``when``: then it was not written that day."""
    for text in clues.paragraphs[:_PARAGRAPHS]:
        for found in find_dates(text[:_LONG]):
            other = found.on()
            before = text[max(0, found.span.start - 60) : found.span.start]
            if other and (other.first - when.first).days > _AFTERWARDS and not _NOT_NOW.search(before):
                return True
    return False


def _is_recent(when: PartialDate, others: Iterable[PartialDate]) -> bool:
    """Whether a date in the text is near enough to the photo or post to be the report's own."""
    gaps = [abs((when.first - other.first).days) for other in others]
    return not gaps or min(gaps) <= _BACKGROUND


def _in_captions(clues: Clues) -> Iterator[PartialDate]:
    for text in clues.captions:
        if not _FILE.search(text):
            dates = (found.on() for found in find_dates(text))
            yield from (when for when in dates if when)


def _on_posts(clues: Clues) -> list[PartialDate]:
    """The posts' dates, latest first: a report is no older than the last post in it."""
    dates = {post.date for post in clues.posts if post.date and post.date.precision is Precision.DAY}
    return sorted(dates, key=lambda when: when.first, reverse=True)


def _fits(when: PartialDate, clues: Clues) -> bool:
    """Whether the weekday that the first paragraphs name, if any, is that of the date."""
    named = {number for text in clues.paragraphs[:2] for _, number in weekday_names(text[:_LEDE])}
    return not named or any(resolves(when, number) for number in named)

"""Puts the grammar together: the longest time expression that begins at a lexeme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from legation.analysis.lexemes import Lexemes
from legation.analysis.numerals import ORDINALS, SCALES, SMALL, TENS
from legation.analysis.times import clock, dates, lengths, relative, repeats
from legation.analysis.times.meaning import Found, Length, Meaning, Point, Reference, Shift
from legation.data.calendar import load_calendar

Rule = Callable[[Lexemes, int], Found | None]
EDGES = {
    "end": "END",
    "close": "END",
    "conclusion": "END",
    "beginning": "START",
    "start": "START",
    "opening": "START",
    "middle": "MID",
    "turn": "START",
    "remainder": "END",
    "rest": "END",
}
STAGES = {
    "early": "START",
    "late": "END",
    "mid": "MID",
    "earlier": "START",
    "later": "END",
    "sometime": "",
    "around": "APPROX",
}
VAGUE_PHRASES = (
    (("the", "near", "future"), "FUTURE_REF"),
    (("the", "foreseeable", "future"), "FUTURE_REF"),
    (("the", "distant", "future"), "FUTURE_REF"),
    (("the", "not", "too", "distant", "future"), "FUTURE_REF"),
    (("near", "future"), "FUTURE_REF"),
    (("the", "near", "term"), "FUTURE_REF"),
    (("the", "short", "term"), "FUTURE_REF"),
    (("the", "future"), "FUTURE_REF"),
    (("in", "future"), "FUTURE_REF"),
    (("the", "recent", "past"), "PAST_REF"),
    (("the", "past"), "PAST_REF"),
    (("a", "later", "date"), "FUTURE_REF"),
    (("right", "now"), "PRESENT_REF"),
    (("more", "recently"), "PAST_REF"),
    (("these", "days"), "PRESENT_REF"),
    (("as", "soon", "as", "possible"), "FUTURE_REF"),
    (("at", "present"), "PRESENT_REF"),
    (("the", "moment"), "PRESENT_REF"),
    (("the", "present", "time"), "PRESENT_REF"),
    (("the", "present", "day"), "PRESENT_REF"),
    (("this", "day"), ""),
)


def expression(lexemes: Lexemes, at: int) -> Found | None:
    """The longest expression that begins here, or None."""
    return max((f for rule in _rules(lexemes, at) if (f := rule(lexemes, at))), key=_end, default=None)


def _end(found: Found) -> int:
    return found.end


def _rules(lexemes: Lexemes, at: int) -> tuple[Rule, ...]:
    lexeme = lexemes[at]
    if lexeme.kind == "word":
        return _by_word().get(lexeme.low, ())
    if lexeme.kind == "number":
        return _NUMBER_RULES
    if lexeme.kind == "dated":
        return (dates.in_figures,)
    return _QUOTE_RULES if lexeme.low == "'" else ()


def moment(lexemes: Lexemes, at: int) -> Found | None:
    """A point without the modifiers before it: what may follow "the end of" or "early"."""
    the = at + (lexemes.low(at) == "the")
    tries: list[Found] = []
    for rule in (relative.determined, relative.quarter_or_half, dates.fiscal_year, dates.solar_year):
        found = rule(lexemes, at) or (rule(lexemes, the) if the > at else None)
        tries += [found] if found else []
    for rule in _PLAIN:
        found = rule(lexemes, the)
        tries += [found] if found else []
    best = max(tries, key=_end, default=None)
    return relative.of_year(lexemes, best) if best else None


def _year_word(lexemes: Lexemes, at: int) -> Found | None:
    """ "the year 2000", "the years 1955"."""
    here = at + (lexemes.low(at) == "the")
    if lexemes.low(here) not in ("year", "years"):
        return None
    stated = dates.year(lexemes, here + 1)
    return Found(stated[0], Point(year=stated[1])) if stated else None


def _point(lexemes: Lexemes, at: int) -> Found | None:
    """A point, with what follows it: its year, a time of day."""
    found = relative.weekday_of_week(lexemes, at) or moment(lexemes, at)
    return clock.after_day_part(lexemes, found) if found else None


def _edge(lexemes: Lexemes, at: int) -> Found | None:
    """ "the end of 2026", "the middle of October", "year-end", "the end of this week"."""
    here = at + (lexemes.low(at) == "the")
    here += lexemes.low(here) in ("very", "latter")
    mod = EDGES.get(lexemes.low(here))
    if mod is None:
        return None
    step = here + 1 + (lexemes.low(here + 1) == "of")
    if step == here + 1 and not (lexemes.low(here) == "end" and lexemes[here + 1].kind == "number"):
        return None
    inner = _unit_in_sight(lexemes, step) or _staged(lexemes, step) or moment(lexemes, step)
    return Found(inner.end, _marked(inner.meaning, mod, edge=True)) if inner else None


def _unit_in_sight(lexemes: Lexemes, at: int) -> Found | None:
    """ "the end of the month", "end of year": the unit that the report stands in."""
    here = at + (lexemes.low(at) in ("the", "a"))
    unit = load_calendar().units.get(lexemes.low(here))
    if unit not in relative.LARGE or lexemes.low(here).endswith("s"):
        return None
    stated = dates.year(lexemes, here + 1) if unit == "Y" else None
    if stated:
        return None
    focused = unit in ("M", "D")
    return Found(here + 1, Shift(unit, 0, focused=focused))


def _year_end(lexemes: Lexemes, at: int) -> Found | None:
    """ "year-end", "year's end", "month's end", "year-end 2026"."""
    low = lexemes.low(at)
    unit = {"year": "Y", "month": "M", "week": "W"}.get(low)
    step = at + 1
    step += 2 if lexemes.lows(step, step + 2) == ("'", "s") else lexemes.low(step) == "-"
    if unit is None or lexemes.low(step) != "end" or lexemes[step - 1].end < lexemes[step - 1].start:
        return None
    stated = dates.year(lexemes, step + 1)
    if stated and unit == "Y":
        return Found(stated[0], Point(year=stated[1], mod="END", edge=True))
    return Found(step + 1, Shift(unit, 0, mod="END", edge=True))


def _staged(lexemes: Lexemes, at: int) -> Found | None:
    """ "early next year", "mid-November", "late Monday", "earlier this year", "later in the year"."""
    the = at + (lexemes.low(at) == "the")
    word = lexemes.low(the)
    if word not in STAGES or (word == "around" and not _by_clock(lexemes, the + 1)):
        return None
    here = the + 1
    here += lexemes.low(here) in ("-", "‑", "on", "in")
    if (
        lexemes.low(here - 1) == "in"
        and lexemes.low(here) == "the"
        and word in ("earlier", "later", "early", "late")
    ):
        unit = _unit_in_sight(lexemes, here)
        if unit:
            return Found(unit.end, _marked(unit.meaning, STAGES[word]))
    inner = _point(lexemes, here) or _timed(lexemes, here) or _part_of_day(lexemes, here)
    if inner is None or (word in ("earlier", "later") and not _can_be_earlier(inner.meaning)):
        return None
    return Found(inner.end, _marked(inner.meaning, STAGES[word]))


def _by_clock(lexemes: Lexemes, at: int) -> bool:
    return clock.clock_time(lexemes, at) is not None or dates.month_name(lexemes, at) is not None


def _can_be_earlier(meaning: Meaning) -> bool:
    return isinstance(meaning, Shift) or (
        isinstance(meaning, Point) and (meaning.weekday is not None or meaning.season != "")
    )


def _part_of_day(lexemes: Lexemes, at: int) -> Found | None:
    part = load_calendar().parts.get(lexemes.low(at))
    return (
        Found(at + 1, Shift("D", 0, focused=True, clock="T" + part))
        if part and lexemes.low(at - 1) in ("-", "mid")
        else None
    )


def _marked(meaning: Meaning, mod: str, *, edge: bool = False) -> Meaning:
    if isinstance(meaning, Point | Shift):
        return replace(meaning, mod=mod or meaning.mod, edge=edge or meaning.edge)
    return meaning


def _timed(lexemes: Lexemes, at: int) -> Found | None:
    """A time of day and, where it follows, its day: "9 a.m. Tuesday", "10:30 on 5 May"."""
    timed = clock.clock_time(lexemes, at)
    if timed is None:
        return None
    end, said = timed
    step = end + (lexemes.low(end) in ("on", ","))
    day = moment(lexemes, step) or relative.day_word(lexemes, step)
    single = day if day and clock.on_day(day.meaning, said) else None
    return clock.with_day(lexemes, end, said, single)


def _inner_length(lexemes: Lexemes, at: int) -> Found | None:
    """ "the first nine months of 2025"."""
    found = lengths.opening_length(lexemes, at)
    if found is None or lexemes.low(found.end) != "of" or not isinstance(found.meaning, Length):
        return found
    whole = _unit_in_sight(lexemes, found.end + 1) or moment(lexemes, found.end + 1)
    if whole is None or not isinstance(whole.meaning, Point | Shift) or not _is_year(whole.meaning):
        return found
    return Found(whole.end, replace(found.meaning, inside=whole.meaning))


def _is_year(meaning: Point | Shift) -> bool:
    return meaning.bare or meaning.fiscal if isinstance(meaning, Point) else meaning.unit == "Y"


def _nth_week(lexemes: Lexemes, at: int) -> Found | None:
    opened = lengths.nth_week(lexemes, at)
    inner = moment(lexemes, opened.end) if opened else None
    if opened and inner and isinstance(inner.meaning, Point | Shift) and isinstance(opened.meaning, Point):
        return Found(inner.end, replace(inner.meaning, nth_week=opened.meaning.nth_week))
    return None


def _week_of(lexemes: Lexemes, at: int) -> Found | None:
    """ "the week of March 6"."""
    here = at + (lexemes.low(at) == "the")
    if lexemes.lows(here, here + 2) != ("week", "of"):
        return None
    inner = dates.after_month(lexemes, here + 2) or dates.after_day(lexemes, here + 2)
    if inner and isinstance(inner.meaning, Point) and inner.meaning.day is not None:
        return Found(inner.end, replace(inner.meaning, week=True))
    return None


def _vague(lexemes: Lexemes, at: int) -> Found | None:
    words = lexemes.lows(at, at + 5)
    for phrase, value in VAGUE_PHRASES:
        if value and words[: len(phrase)] == phrase and _is_reference(lexemes, at, at + len(phrase)):
            return Found(at + len(phrase), Reference(value))
    value = load_calendar().references.get(lexemes.low(at), "")
    return Found(at + 1, Reference(value)) if value and _is_reference(lexemes, at, at + 1) else None


def _is_reference(lexemes: Lexemes, at: int, end: int) -> bool:
    """Not "as soon as", "too soon", "the past president", "current account", "until recently" is one."""
    low, after, before = lexemes.low(end - 1), lexemes.low(end), lexemes.low(at - 1)
    if low == "soon":
        return _is_soon(lexemes, at)
    if low == "past" and lexemes.low(at) == "the":
        return lexemes[end].kind != "word" or after in (
            "and",
            "but",
            "has",
            "have",
            "is",
            "was",
            "by",
            "or",
            "as",
        )
    if low == "future" and lexemes.low(at) == "the" and before not in ("in", "for", "into", "about"):
        return lexemes[end].kind != "word" and after != "'"
    if low == "moment" or phrase_is_present(lexemes, at):
        return before == "at"
    if low == "current":
        return lexemes[end].kind == "word"
    return True


def phrase_is_present(lexemes: Lexemes, at: int) -> bool:
    """ "The present time" is now only after "at"."""
    return lexemes.lows(at, at + 3) == ("the", "present", "time")


def _is_soon(lexemes: Lexemes, at: int) -> bool:
    """ "Soon" of what is to come, not "soon after", "as soon as"."""
    if lexemes.low(at + 1) in ("as", "after") or lexemes.low(at - 1) in ("too", "so", "how", "as", "very"):
        return False
    near = lexemes.lows(at - 4, at + 2)
    return bool(frozenset(near) & _COMING) or lexemes[at + 1].kind in ("mark", "break")


_COMING = frozenset("will would may might could should be is are to shall expected can".split())


_PLAIN: tuple[Rule, ...] = (
    dates.after_weekday,
    dates.after_month,
    dates.after_day,
    dates.decade,
    dates.century,
    dates.in_figures,
    dates.bare_year,
    dates.bare_day,
    relative.season,
    relative.day_word,
    lambda lexemes, at: dates.other_calendar(lexemes, at, None),
)
_POINT_RULES: tuple[Rule, ...] = (
    _point,
    _edge,
    _staged,
    relative.year_earlier,
    relative.day_word,
    _vague,
    _year_word,
)
_NUMBER_RULES: tuple[Rule, ...] = (_point, _timed, lengths.length, repeats.repeat, dates.fiscal_year)
_WORD_NUMBER_RULES: tuple[Rule, ...] = (
    _point,
    _timed,
    lengths.length,
    repeats.repeat,
    _inner_length,
    _nth_week,
)
_QUOTE_RULES: tuple[Rule, ...] = (_point,)
_THE_RULES: tuple[Rule, ...] = (*_POINT_RULES, lengths.length, _inner_length, _nth_week, _week_of)


@cache
def _by_word() -> dict[str, tuple[Rule, ...]]:
    """The rules that can begin with each word."""
    calendar = load_calendar()
    table: dict[str, tuple[Rule, ...]] = {}

    def add(words: object, *rules: Rule) -> None:
        for word in words:  # type: ignore[attr-defined]
            table[word] = (*table.get(word, ()), *(r for r in rules if r not in table.get(word, ())))

    add(("the",), *_THE_RULES)
    add(relative.TOWARD, *_THE_RULES)
    add(lengths.WINDOW, lengths.length)
    add((phrase[0][0] for phrase in lengths.APPROXIMATE), lengths.length)
    add(
        (
            "a",
            "an",
            "another",
            "these",
            "few",
            "couple",
            "half",
            "final",
            "additional",
            "several",
            "many",
            "dozen",
        ),
        lengths.length,
        _vague,
    )
    add((*SMALL, *TENS, *SCALES), *_WORD_NUMBER_RULES)
    add(ORDINALS, _point, _inner_length, _nth_week, dates.century)
    add(STAGES, _staged)
    add(EDGES, _edge)
    add((*calendar.months, *calendar.weekdays, *calendar.seasons, *calendar.solar), _point, repeats.repeat)
    add((name[0] for name in calendar.islamic), _point)
    add(
        (
            "ad",
            "fy",
            "fiscal",
            "financial",
            "iranian",
            "persian",
            "solar",
            "q",
            "h",
            "nineties",
            *dates._DECADES,
        ),
        _point,
    )
    add(calendar.units, lengths.length, _year_end, relative.year_earlier, _year_word)
    add((*calendar.days, "tonight", "overnight"), _day)
    add((*calendar.recurring, *repeats.TIMES, "every", "each", "bi", "semi", "tri"), repeats.repeat)
    add((word + "s" for word in calendar.weekdays), repeats.repeat)
    add((*calendar.references, *(phrase[0][0] for phrase in VAGUE_PHRASES)), _vague)
    add(clock.NAMED_HOURS, _timed)
    return table


def _day(lexemes: Lexemes, at: int) -> Found | None:
    found = relative.day_word(lexemes, at)
    return clock.after_day_part(lexemes, found) if found else None

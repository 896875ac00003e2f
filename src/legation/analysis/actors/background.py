"""For whom people act when no title says it: usage, known holders, and who is left over.

A person without a side is given one only when one candidate remains; else none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from legation.analysis.actors.cast import Figure
from legation.analysis.actors.gazetteer import Match, NameKind
from legation.analysis.actors.titles import title_words
from legation.data.holders import KnownHolder, known_holders
from legation.data.offices import office_words
from legation.text.person_names import name_words, same_person, same_word
from legation.types.actors import OfficeClass, Standing
from legation.types.protocols import TenureBook

_COUNTED = {
    NameKind.STATE: 2,
    NameKind.DEMONYM: 1,
    NameKind.CAPITAL: 1,
    NameKind.SEAT: 1,
    NameKind.BODY: 1,
    NameKind.PEOPLE: 1,
}
_SURNAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM", "ARM", "EGY"})
_INSIDE = frozenset({"in", "across", "throughout", "inside", "around", "within"})
_SOLE = frozenset(
    {
        OfficeClass.HEAD_OF_STATE,
        OfficeClass.HEAD_OF_GOVERNMENT,
        OfficeClass.FOREIGN,
        OfficeClass.DEFENCE,
        OfficeClass.FINANCE,
        OfficeClass.INTERIOR,
        OfficeClass.LEGISLATURE,
        OfficeClass.MONARCH,
    }
)


def states_named(matches: Sequence[Match]) -> Counter[str]:
    """How much a report speaks of each state."""
    counts: Counter[str] = Counter()
    for match in matches:
        if match.state and not match.unsure:
            counts[match.state] += _COUNTED.get(match.kind, 0)
    return +counts


def settle_sides(
    figures: Sequence[Figure],
    named: Counter[str],
    on: date | None,
    book: TenureBook | None,
    *,
    publisher: str,
    home: str,
) -> None:
    """Give a side to every figure that has none and for whom one can be told.

    ``publisher`` is the state whose government wrote the report, ``home`` the one in which
    everything in it happens; "" when there is none.
    """
    for figure in figures:
        figure.side = figure.side or _by_usage(figure, named)
        known = _known(figure, on)
        if known is not None:
            figure.gender = figure.gender or known.gender
        figure.side = figure.side or (known.of if known else "") or _by_book(figure, on, book)
    for figure in figures:
        figure.side = figure.side or _left_over(figure, figures, named) or _at_home(figure, figures, home)
        if not figure.side and publisher and any(figure.titles()):
            figure.side = publisher


def _by_usage(figure: Figure, named: Counter[str]) -> str:
    """The state that alone uses a title: "Taoiseach", or "Secretary of State" where the report names the USA."""
    for _, title in figure.titles():
        code = _idiom(title.name)
        if code and (not code.endswith("?") or code.rstrip("?") in named):
            return code.rstrip("?")
    return ""


def _idiom(title: str) -> str:
    """The code beside the longest usage that a title starts with."""
    words = title_words(title)
    fitting = [usage for usage in office_words().idioms if words.startswith(title_words(usage))]
    return office_words().idioms[max(fitting, key=len)] if fitting else ""


def _known(figure: Figure, on: date | None) -> KnownHolder | None:
    """A holder of the shipped table who has the name, and for a surname alone a title too."""
    words = figure.words
    rows = [row for word in dict.fromkeys(words) for row in known_holders().get(word, ())]
    fitting = [row for row in rows if _fits(row, figure, words)]
    current = [row for row in fitting if on is None or row.covers(on)]
    chosen = current or [row for row in fitting if row.famous or len(words) > 1]
    return chosen[0] if len({row.of for row in chosen}) == 1 else None


def _fits(row: KnownHolder, figure: Figure, words: tuple[str, ...]) -> bool:
    own = name_words(row.name)
    if len(words) > 1:
        return same_person(own, words)
    titles = {word for _, title in figure.titles() for word in title.name.casefold().split()}
    surname = same_word(own[-1], words[0]) or (row.of in _SURNAME_FIRST and same_word(own[0], words[0]))
    return surname and (bool(titles & set(row.office.casefold().split())) or (not titles and row.famous))


def _by_book(figure: Figure, on: date | None, book: TenureBook | None) -> str:
    if book is None or on is None:
        return ""
    sides = {tenure.office.of for tenure in book.offices(figure.name, on) if tenure.office.of}
    return sides.pop() if len(sides) == 1 else ""


def _left_over(figure: Figure, figures: Sequence[Figure], named: Counter[str]) -> str:
    """Of the two states that a report is about, the one whose office of this kind is still free.

    Only for people with an office, in a report about two states in which somebody else acts for
    one of them.
    """
    if not any(title.parsed.standing is not Standing.FORMER for _, title in figure.titles()):
        return ""
    pair = _dyad(named)
    others = [other for other in figures if other is not figure and other.side in pair]
    free = [state for state in pair if not any(_takes(other, figure, state) for other in others)]
    return free[0] if len(free) == 1 and others else ""


def _at_home(figure: Figure, figures: Sequence[Figure], home: str) -> str:
    """ "President X shortened the curfew in Sudan": the only state of a report, in which it happens."""
    officials = figure.ranks() & _SOLE
    return home if officials and all(not other.side for other in figures if other is not figure) else ""


def home_of(text: str, matches: Sequence[Match]) -> str:
    """The one state that a report names, when it names it only as the place of what happens; "" else."""
    states = {match.state for match in matches if match.state}
    bodies = any(match.kind in (NameKind.ORGANISATION, NameKind.GROUP) for match in matches)
    inside = all(_is_place(text, match) for match in matches if match.state)
    return states.pop() if len(states) == 1 and inside and not bodies else ""


def _is_place(text: str, match: Match) -> bool:
    """Whether a name stands behind "in" or the like."""
    before = text[max(match.span.start - 16, 0) : match.span.start].lower().split()
    return bool(before) and (before[-1] in _INSIDE or (before[-1] == "the" and before[-2:-1] == ["in"]))


def _dyad(named: Counter[str]) -> tuple[str, ...]:
    """The two states that the report is about: both named often, and clearly more than any third."""
    ranked = named.most_common(3)
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[1][1] < 2 * ranked[2][1]):
        return ()
    return tuple(state for state, _ in ranked[:2])


def _takes(other: Figure, figure: Figure, state: str) -> bool:
    """Whether another figure rules a state out: it meets the figure for that state, or holds its office there."""
    if other.side != state:
        return False
    lines = {a.line for a in figure.appearances}
    meets = any(a.line in lines for a in other.appearances)
    return meets or bool(other.ranks() & figure.ranks() & _SOLE)


def dyad(named: Counter[str]) -> tuple[str, ...]:
    """The two states that a report is clearly about, or none."""
    return _dyad(named)

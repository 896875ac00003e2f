"""For whom people act when no title says it: usage, known holders, and who is left over.

A person without a side is given one only when one candidate remains; else none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from legation.analysis.actors.cast import Appearance, Figure
from legation.analysis.actors.classes import SOLE
from legation.analysis.actors.delegations import Row, clashes, rows, share_sides
from legation.analysis.actors.gazetteer import Match, NameKind
from legation.analysis.actors.reader import Scene
from legation.analysis.actors.readings import reading_of
from legation.analysis.actors.titles import title_words
from legation.data.holders import KnownHolder, known_holders
from legation.data.offices import office_words
from legation.data.states import states
from legation.text.person_names import name_words, same_person, same_word
from legation.types.actors import OfficeClass, Standing
from legation.types.analysis import Reading
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


def states_named(matches: Sequence[Match]) -> Counter[str]:
    """How much a report speaks of each state."""
    counts: Counter[str] = Counter()
    for match in matches:
        if match.state and not match.unsure:
            counts[match.state] += _COUNTED.get(match.kind, 0)
    return +counts


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report is about, when and where.

    ``publisher`` is the state whose government wrote it, ``home`` the one in which everything in
    it happens, ``ground`` the one of its two states on whose ground they meet; "" when there is
    none.
    """

    named: Counter[str]
    on: date | None
    publisher: str
    home: str
    ground: str


@dataclass(frozen=True, slots=True)
class _Company:
    """Who stands with whom in which sentence."""

    rows: Sequence[Row]
    scenes: Sequence[Scene]

    def fellows(self, figure: Figure) -> list[Figure]:
        """Everybody named in a row with somebody."""
        return [fellow for row in self.rows for fellow in row.fellows(figure)]

    def sides_met(self, figure: Figure) -> set[str]:
        """The sides of those whom the figure's sentences call by an office alone."""
        lines = {a.line for a in figure.appearances}
        titles = (title for number in lines for title in self.scenes[number].titles)
        return {title.of for title in titles if title.of and not title.plural}


def settle_sides(
    figures: Sequence[Figure],
    scenes: Sequence[Scene],
    setting: Setting,
    book: TenureBook | None,
) -> None:
    """Give a side to every figure that has none and for whom one can be told."""
    named, on, found = setting.named, setting.on, rows(figures, scenes)
    for figure in figures:
        figure.side = figure.side or _by_usage(figure, named)
        known = _known(figure, on)
        if known is not None:
            figure.gender = figure.gender or known.gender
        figure.side = figure.side or (known.of if known else "") or _by_book(figure, on, book)
    share_sides(found, figures, scenes)
    for figure in figures:
        figure.side = figure.side or _by_owner(figure, figures)
        figure.side = figure.side or _left_over(figure, figures, named, _Company(found, scenes))
        figure.side = figure.side or _at_home(figure, figures, setting.home)
        if not figure.side and setting.publisher and any(figure.titles()):
            figure.side = setting.publisher
    for figure in figures:
        figure.side = figure.side or _hosting(figure, figures, setting)


def _by_owner(figure: Figure, figures: Sequence[Figure]) -> str:
    """The side of whose minister or spokesman somebody is called: "his spokesman X", of whoever was named before."""
    for appearance, title in figure.titles():
        gender = {"his": "male", "her": "female"}.get(title.article, "")
        others = [o for o in figures if o is not figure and o.side and o.gender in ("", gender)] if gender else []
        for number in (appearance.line, appearance.line - 1):
            sides = {o.side for o in others if any(_is_before(a, number, appearance) for a in o.appearances)}
            if sides:
                return sides.pop() if len(sides) == 1 else ""
    return ""


def _is_before(other: Appearance, number: int, appearance: Appearance) -> bool:
    ahead = other.line < appearance.line or other.holder.person.first < appearance.holder.first
    return other.line == number and ahead


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


def _left_over(figure: Figure, figures: Sequence[Figure], named: Counter[str], company: _Company) -> str:
    """Of the two states that a report is about, the one whose office of this kind is still free.

    Only for people with an office, in a report about two states in which somebody else acts for
    one of them. Those who stand in a row with the figure are no other party.
    """
    if not _in_office(figure):
        return ""
    fellows, met = company.fellows(figure), company.sides_met(figure)
    pair = dyad(named)
    others = [other for other in figures if other is not figure and other.side in pair]
    strangers = [other for other in others if other not in fellows]
    taken = {other.side for other in strangers if _meets(other, figure)} | met
    free = [state for state in pair if state not in taken and not clashes(figure, state, others)]
    return free[0] if len(free) == 1 and (others or met) else ""


def _in_office(figure: Figure) -> bool:
    return any(title.parsed.standing is not Standing.FORMER for _, title in figure.titles())


def _hosting(figure: Figure, figures: Sequence[Figure], setting: Setting) -> str:
    """An official whose state a report leaves unsaid is at home where its two states meet."""
    ground = setting.ground
    return ground if ground and _in_office(figure) and not clashes(figure, ground, figures) else ""


def _at_home(figure: Figure, figures: Sequence[Figure], home: str) -> str:
    """ "President X shortened the curfew in Sudan": the only state of a report, in which it happens."""
    officials = figure.ranks() & (SOLE | {OfficeClass.SPOKESPERSON})
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


def dyad(named: Counter[str]) -> tuple[str, ...]:
    """The two states that the report is about: both named often, and clearly more than any third."""
    ranked = named.most_common(3)
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[1][1] < 2 * ranked[2][1]):
        return ()
    pair = tuple(state for state, _ in ranked[:2])
    return () if _one_rules(*pair) else pair


def _one_rules(first: str, second: str) -> bool:
    """Whether one of two is a territory of the other."""
    held = [states()[code] for code in (first, second) if code in states()]
    return any(state.of in (first, second) for state in held)


def ground_of(scenes: Sequence[Scene], named: Counter[str]) -> str:
    """The one of the two states that a report is about in which it places what happens; "" when in doubt."""
    pair = dyad(named)
    counts = Counter(state for scene in scenes for state in _grounds(scene) if state in pair)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return ""
    return ranked[0][0]


def _grounds(scene: Scene) -> Iterator[str]:
    """The states of the names that stand for the ground in a sentence."""
    for name in scene.line.names:
        match = name.match
        standing = match.kind in (NameKind.STATE, NameKind.CAPITAL, NameKind.SEAT)
        if match.kind is NameKind.PLACE or (
            standing and reading_of(scene.line, name.first, name.last) is Reading.PLACE
        ):
            yield match.state


def _meets(other: Figure, figure: Figure) -> bool:
    """Whether two people stand in one sentence."""
    lines = {a.line for a in figure.appearances}
    return any(a.line in lines for a in other.appearances)

"""Which title belongs to which name: before it, behind it, or said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from legation.analysis.actors.classes import LEADERS
from legation.analysis.actors.counterparts import Peer, peer_before
from legation.analysis.actors.gazetteer import NameKind
from legation.analysis.actors.line import Line
from legation.analysis.actors.people import PersonName
from legation.analysis.actors.phrases import Title
from legation.analysis.actors.titles import side_of_name
from legation.data.offices import office_words
from legation.types.actors import OfficeClass

_JOINS = ([","], ["and"], [",", "and"], ["&"], ["as", "well", "as"])
_FILLERS = frozenset(
    {
        "excellency",
        "highness",
        "majesty",
        "royal",
        "his",
        "her",
        "he",
        "the",
        "honourable",
        "rt",
        "hon",
        "right",
        "holiness",
        "eminence",
        "serene",
        "imperial",
    }
)
_COMBINED = frozenset(
    {
        OfficeClass.HEAD_OF_GOVERNMENT,
        OfficeClass.OTHER_MINISTER,
        OfficeClass.FOREIGN,
        OfficeClass.DEFENCE,
        OfficeClass.INTERIOR,
        OfficeClass.FINANCE,
    }
)
"""Offices of a cabinet, which one person may hold together."""
_MILITARY = frozenset(
    {"general", "admiral", "colonel", "marshal", "captain", "brigadier", "gen", "adm", "col", "sheikh", "sheikha"}
    | {"shaikh", "ayatollah", "imam", "mullah", "maulana", "sayyid"}
)
_CROWNED = frozenset({"king", "queen"})
_STYLES = frozenset({"highness", "majesty", "excellency", "royal", "field", "air", "grand"})
_SAYS_IS = frozenset({"is", "remains", "serves"})


@dataclass(frozen=True, slots=True)
class Holder:
    """A person's name with the titles that the sentence gives it; ``of`` is the side, "" when unsaid.

    ``first``..``last`` is the stretch of name and titles where they stand together; a title said
    behind a comma or a verb keeps its own stretch (``apart``).
    """

    person: PersonName
    titles: tuple[Title, ...]
    of: str
    first: int
    last: int
    apart: tuple[Title, ...] = ()
    peer: Peer | None = None
    """The words that make the person somebody's counterpart."""
    shared: tuple[Title, ...] = ()
    """The title of the row in which the name stands second or later: "Presidents X of A and Y of B"."""

    @property
    def told(self) -> tuple[Title, ...]:
        """Every title that the sentence gives."""
        return (*self.titles, *self.apart, *self.shared)


def attach(line: Line, people: Sequence[PersonName], titles: Sequence[Title]) -> tuple[Holder, ...]:
    """One holder per name, in order; no title is given to two names unless it is a plural."""
    return tuple(_rows(line, _attached(line, people, titles)))


def _attached(line: Line, people: Sequence[PersonName], titles: Sequence[Title]) -> list[Holder]:
    free = list(titles)
    before = {person.first: _before(line, person, people, free) for person in people}
    holders = []
    for number, person in enumerate(people):
        ahead = before[person.first]
        following = people[number + 1] if number + 1 < len(people) else None
        behind = _behind(line, person, following, free, ahead)
        holders.append(_holder(line, person, ahead, behind))
    return holders


def _rows(line: Line, holders: Sequence[Holder]) -> Iterator[Holder]:
    """Holders, each of a row after a plural with its title in the singular."""
    row: list[Holder] = []
    for holder in holders:
        if not row or not _goes_on(line, row, holder):
            yield from _of_row(line, row)
            row = []
        row.append(holder)
    yield from _of_row(line, row)


def _goes_on(line: Line, row: Sequence[Holder], holder: Holder) -> bool:
    """Whether a name without a title of its own stands in the row of those before it, which "and" ends."""
    joins = [[line.word(i) for i in range(a.last + 1, b.first)] for a, b in pairwise((*row, holder))]
    inner = all(join == [","] for join in joins[:-1])
    return inner and joins[-1] in _JOINS and not holder.told and _plural(row[0]) is not None


def _plural(holder: Holder) -> Title | None:
    return next((title for title in holder.titles if title.plural), None)


def _of_row(line: Line, row: Sequence[Holder]) -> Iterator[Holder]:
    plural = _plural(row[0]) if row else None
    if plural is None:
        yield from row
        return
    sides = _sides_before(line, plural)
    titled = _of_one(line, plural, several=len(sides) > 1)
    for place, holder in enumerate(row):
        side = titled.of if len(sides) < 2 else sides[place] if len(sides) == len(row) else ""
        own, title = _of_state(line, holder.person)[0], replace(titled, of=side)
        titles = tuple(title if one is plural else one for one in holder.titles)
        yield replace(holder, titles=titles, shared=() if place == 0 else (title,), of=own or side)


def _sides_before(line: Line, title: Title) -> list[str]:
    """The sides of "the US, French and German foreign ministers", in order."""
    named = line.name(title.first)
    found: list[str] = []
    while named is not None and (side := side_of_name(named.match)):
        found.insert(0, side)
        before = named.first - 1
        named = line.name(before - 1) if line.word(before) in ("and", ",", "&") else None
    return found


def _of_one(line: Line, title: Title, *, several: bool) -> Title:
    """A plural title as one of its holders has it, without the last side's name when it is of ``several`` sides.

    "US and Russian foreign ministers" → "foreign minister".
    """
    printed, noun = line.printed(title.noun), line.word(title.noun)
    single = office_words().plurals.get(noun, noun)
    cased = single.title() if printed[:1].isupper() else single
    named = line.name(title.first) if several else None
    first = named.last + 1 if named is not None else title.first
    name = line.words(first, title.last) if named is not None else title.name
    return replace(title, first=first, name=name.replace(printed, cased, 1))


def _holder(line: Line, person: PersonName, ahead: Sequence[Title], behind: Sequence[Title]) -> Holder:
    of, last = _of_state(line, person)
    sides = [title.of for title in (*ahead, *behind) if title.of]
    peer = peer_before(line, person)
    first = min([person.start, *(title.start for title in ahead), *((peer.first,) if peer else ())])
    side = of or next(iter(sides), "") or (peer.of if peer else "")
    return Holder(person, tuple(ahead), side, first, max(last, person.last), tuple(behind), peer)


def _of_state(line: Line, person: PersonName) -> tuple[str, int]:
    """ "President Herzog of Israel": the side, and the last token."""
    at = person.last + 1
    if line.word(at) == "of":
        at += 1 + (line.word(at + 1) == "the")
        named = line.name(at)
        if named and named.match.kind in (NameKind.STATE, NameKind.ORGANISATION, NameKind.GROUP):
            return side_of_name(named.match), named.last
    return "", person.last


def _before(line: Line, person: PersonName, people: Sequence[PersonName], free: list[Title]) -> list[Title]:
    """The titles that lead up to a name, taken out of ``free``."""
    group: list[Title] = []
    edge = person.start
    while free:
        title = next((t for t in reversed(free) if t.last < edge), None)
        if title is None or not _leads_to(line, title, edge, group, person):
            break
        if _is_behind_another(line, title, people, edge):
            break
        if group and is_rank(line, group[0]) and title.last + 1 == edge:
            group.pop(0)
        group.insert(0, title)
        edge = title.start
        free.remove(title)
        if title.article or title.plural:
            break
    return group


def _leads_to(line: Line, title: Title, edge: int, group: Sequence[Title], person: PersonName) -> bool:
    between = [line.word(i) for i in range(title.last + 1, edge)]
    if group and (is_rank(line, group[0]) or line.word(group[0].noun) in _CROWNED):
        return (not between or (between == [","] and _closes(line, person))) and not title.plural
    if group:
        return between in _JOINS and not group[0].article and not title.plural and _one_holder(title, group[0])
    words = office_words()
    gap = [word for word in between if not (word in words.courtesy or word in words.ranks or word in _FILLERS)]
    gap = [word for word in gap if word not in ("-", ".")]
    if gap == [","] and not title.plural:
        return _closes(line, person)
    return not gap


def _closes(line: Line, person: PersonName) -> bool:
    """Whether an apposition ends with a name: a comma or a verb follows."""
    return line.word(person.last + 1) in (",", "") or line.upos(person.last + 1) in ("VERB", "AUX", "PUNCT")


def _one_holder(left: Title, right: Title) -> bool:
    """Whether two joined titles can be one person's: not "the Vice President and President Herzog"."""
    if left.article != "the" or left.possessor:
        return True
    return all(set(title.parsed.classes) <= _COMBINED for title in (left, right))


def _is_behind_another(line: Line, title: Title, people: Sequence[PersonName], edge: int) -> bool:
    """Whether the title follows another name and a comma, and a comma parts it from this one."""
    another = any(person.last + 1 == title.start - 1 and line.word(title.start - 1) == "," for person in people)
    return another and line.word(edge - 1) in (",", ";", "-", "–", "—", "•", "*")


def _two_leaders(ahead: Sequence[Title], behind: Title) -> bool:
    """Whether "Prime Minister X, the Amir of Y" lists two people."""
    return any(LEADERS & set(title.parsed.classes) for title in ahead) and bool(LEADERS & set(behind.parsed.classes))


def _behind(
    line: Line,
    person: PersonName,
    following: PersonName | None,
    free: list[Title],
    ahead: Sequence[Title] = (),
) -> list[Title]:
    """The titles said of a name behind it, taken out of ``free``."""
    start = _said_from(line, person)
    title = next((t for t in free if start and t.start == start and not t.plural), None)
    if (
        title is None
        or not _closed(line, title)
        or _two_leaders(ahead, title)
        or (following is not None and _belongs_to_next(line, title, following))
    ):
        return []
    group = [title]
    free.remove(title)
    for after in list(free):
        between = [line.word(i) for i in range(group[-1].last + 1, after.start)]
        own = following is not None and _belongs_to_next(line, after, following)
        if between in _JOINS and not after.article and not own and not after.plural:
            group.append(after)
            free.remove(after)
    return group


def _said_from(line: Line, person: PersonName) -> int:
    """Where a title behind the name would start; 0 when nothing there announces one."""
    at = person.last + 1
    if line.word(at) in (",", "(", "-", "–", "—"):
        at += 1
        if line.word(at) in ("who", "currently", "now", "as"):
            at += 1
        return at + (line.word(at) in _SAYS_IS) + (line.word(at) == "serves")
    if line.word(at) in _SAYS_IS or line.word(at) == "as":
        return at + 1 + (line.word(at) == "serves")
    return 0


def _closed(line: Line, title: Title) -> bool:
    """Whether what is said behind a comma ends there, and is not the subject of the next clause."""
    return (
        line.word(title.start - 1) != ","
        or not line.word(title.last + 1)[:1].isalnum()
        or (line.word(title.last + 1) in ("and", "who", "as", "in", "at", "said", "told", "for", "on"))
    )


def is_rank(line: Line, title: Title) -> bool:
    """Whether a title is nothing but a rank: "Major General"."""
    ranks = office_words().ranks
    words = [line.word(i) for i in range(title.first, title.last + 1)]
    whole = " ".join(words) in ranks or all(word in ranks | _STYLES or word == "-" for word in words)
    return whole and line.word(title.noun) in _MILITARY


def _belongs_to_next(line: Line, title: Title, following: PersonName) -> bool:
    between = [line.word(i) for i in range(title.last + 1, following.start)]
    return (
        all(word in office_words().ranks or word in office_words().courtesy for word in between) and not title.article
    )


def free_titles(titles: Sequence[Title], holders: Sequence[Holder]) -> Iterator[Title]:
    """Titles that no name in the sentence holds."""
    held = {title.noun for holder in holders for title in (*holder.titles, *holder.apart)}
    yield from (title for title in titles if title.noun not in held)

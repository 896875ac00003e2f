"""Officials who stand together act for one side: in a row, in company, at the head of a delegation.

"Turkish President A, Foreign Minister B and Spy Chief C"; "the premier, accompanied by Energy
Minister D"; "the Omani side was led by Trade Minister E". Grammar alone decides; no table of
holders is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from legation.analysis.actors.cast import Appearance, Figure
from legation.analysis.actors.classes import LEADERS, SOLE
from legation.analysis.actors.gazetteer import NameKind
from legation.analysis.actors.line import Line
from legation.analysis.actors.reader import Scene
from legation.analysis.actors.titles import side_of_name

_JOINTS = frozenset({",", "and", "&", "as", "well", "also"})
_COMPANY = frozenset({"accompanied", "flanked", "joined", "along", "together", "by", "with", "alongside"})
_IN_COMPANY = frozenset({"accompanied", "flanked", "along", "together"})
_HEADED = frozenset({"lead", "head", "represent", "accompany", "flank"})
_HEADING = frozenset({"lead", "head", "represent", "join"})
_HOLDING = frozenset({"include", "comprise", "feature"})
_SIDED = frozenset({NameKind.STATE, NameKind.DEMONYM, NameKind.CAPITAL, NameKind.SEAT, NameKind.BODY})


@dataclass(frozen=True, slots=True)
class Member:
    """One naming of an official in a row; ``company`` when words of company join it to the one before."""

    figure: Figure
    appearance: Appearance
    company: bool = False

    @property
    def told(self) -> str:
        """The side that a title in front of the name tells here, "" when none does."""
        return next((t.of for t in self.appearance.holder.titles if t.of), "")

    @property
    def closing(self) -> str:
        """The side behind the name: "of Sweden"."""
        holder = self.appearance.holder
        return holder.of if holder.last > holder.person.last and not self.told else ""


@dataclass(frozen=True, slots=True)
class Row:
    """Officials named one after another: "Speaker A, Prime Minister B and President C"."""

    line: int
    members: tuple[Member, ...]

    @property
    def first(self) -> int:
        """The token at which it starts."""
        return self.members[0].appearance.holder.first

    def fellows(self, figure: Figure) -> tuple[Figure, ...]:
        """Who stands beside somebody in it."""
        inside = any(member.figure is figure for member in self.members)
        return tuple(m.figure for m in self.members if m.figure is not figure) if inside else ()


def rows(figures: Sequence[Figure], scenes: Sequence[Scene], *, titled: bool = True) -> tuple[Row, ...]:
    """Every row of people of a report (of people with titles), single ones too, in order."""
    by_line: dict[int, list[Member]] = {}
    for figure in figures:
        for appearance in figure.appearances:
            if appearance.holder.titles or appearance.holder.apart or not titled:
                by_line.setdefault(appearance.line, []).append(Member(figure, appearance))
    return tuple(row for number in sorted(by_line) for row in _rows_of(number, scenes[number].line, by_line[number]))


def _rows_of(number: int, line: Line, members: Sequence[Member]) -> Iterator[Row]:
    held: list[Member] = []
    for member in sorted(members, key=lambda m: m.appearance.holder.first):
        between = _between(line, held[-1], member) if held else None
        if between is not None and set(between) <= _JOINTS | _COMPANY:
            company = bool(_IN_COMPANY & set(between))
            held.append(Member(member.figure, member.appearance, company))
            continue
        if held:
            yield Row(number, tuple(held))
        held = [member]
    if held:
        yield Row(number, tuple(held))


def _between(line: Line, left: Member, right: Member) -> list[str] | None:
    """The words between two members; None when they touch or overlap."""
    holder = left.appearance.holder
    end = max([holder.last, *(title.last for title in holder.apart)])
    return [line.word(i) for i in range(end + 1, right.appearance.holder.first)] or None


def parties(
    keys: Mapping[str, Figure], scenes: Sequence[Scene]
) -> Mapping[int, tuple[tuple[int, tuple[str, ...]], ...]]:
    """Several people of one side in a row, where nobody of another side is named: by sentence, with their heads.

    They are who "they" and "the delegation" are.
    """
    named = {id(figure): key for key, figure in keys.items()}
    found: dict[int, list[tuple[int, tuple[str, ...]]]] = {}
    everyone: dict[int, set[str]] = {}
    for figure in keys.values():
        for appearance in figure.appearances:
            everyone.setdefault(appearance.line, _addressed(scenes[appearance.line])).add(figure.side)
    for row in rows(list(keys.values()), scenes, titled=False):
        if len(row.members) > 1 and len(everyone[row.line]) == 1 and row.members[0].figure.side:
            people = tuple(dict.fromkeys(named[id(m.figure)] for m in row.members))
            found.setdefault(row.line, []).append((_heads(scenes[row.line].line, row.members[0])[0], people))
    return MappingProxyType({line: tuple(held) for line, held in found.items()})


def _addressed(scene: Scene) -> set[str]:
    """The sides of those whom a sentence calls by their office alone."""
    return {title.of for title in scene.titles if title.of}


def share_sides(found: Sequence[Row], figures: Sequence[Figure], scenes: Sequence[Scene]) -> None:
    """Give the side that a row, its company or its delegation tells to members who have none."""
    for row in found:
        _carry(row, figures)
    for row in found:
        side = _delegation(row, scenes, figures)
        for member in row.members if side else ():
            _give(member.figure, side, figures)
    for row in found:
        _spread(row, scenes[row.line].line, figures)


def _carry(row: Row, figures: Sequence[Figure]) -> None:
    """A title's adjective reaches forward to bare titles, "of" behind the last name back."""
    told = ""
    for member in row.members:
        told = member.told or ("" if member.closing or member.appearance.holder.apart else told)
        _give(member.figure, told, figures)
        told = told or (member.figure.side if _next_in_company(row, member) else "")
    told = ""
    for member in reversed(row.members):
        told = member.closing or ("" if member.told else told)
        _give(member.figure, told, figures)


def _next_in_company(row: Row, member: Member) -> bool:
    at = row.members.index(member) + 1
    return at < len(row.members) and row.members[at].company


def _spread(row: Row, line: Line, figures: Sequence[Figure]) -> None:
    """Fellows whose sides are known and the same share it with the rest; two who meet are no such row."""
    sides = {member.figure.side for member in row.members if member.figure.side}
    if len(sides) != 1 or (len(row.members) == 2 and (_is_subject(line, row) or _two_leaders(row))):
        return
    for member in row.members:
        _give(member.figure, next(iter(sides)), figures)


def _two_leaders(row: Row) -> bool:
    """Whether a president and a prime minister are named together: often of two states."""
    return all(member.figure.ranks() & LEADERS for member in row.members)


def _is_subject(line: Line, row: Row) -> bool:
    return any(line.tokens[i].relation == "nsubj" for i in _heads(line, row.members[0]))


def _give(figure: Figure, side: str, figures: Sequence[Figure]) -> None:
    """Set a side unless there is one, or somebody else holds the figure's office on it."""
    if side and not figure.side and not clashes(figure, side, figures):
        figure.side = side


def clashes(figure: Figure, side: str, figures: Sequence[Figure]) -> bool:
    """Whether somebody else of a side holds an office of the figure's that a state has one of."""
    others = (other for other in figures if other is not figure and other.side == side)
    return any(other.ranks() & figure.ranks() & SOLE for other in others)


def _delegation(row: Row, scenes: Sequence[Scene], figures: Sequence[Figure]) -> str:
    """The side whose delegation, or whose guest's company, the row is said to be."""
    line = scenes[row.line].line
    for head in _heads(line, row.members[0]):
        whose = _whose(line, head)
        if whose >= 0:
            return _side_of(line, whose, row, figures)
    return ""


def _heads(line: Line, member: Member) -> tuple[int, ...]:
    holder = member.appearance.holder
    return line.heads(holder.first, holder.last)


def _whose(line: Line, head: int) -> int:
    """The token of the phrase that tells whose company or delegation a person is; -1 when none does."""
    token = line.tokens[head]
    verb = token.head
    if verb < 0:
        return -1
    lemma = line.tokens[verb].lemma.lower()
    case = line.sentence.child(head, "case")
    if case is not None and line.word(case.index) == "by" and lemma in _HEADED:
        return _subject(line, verb)
    if token.relation == "nsubj" and not token.deprel.endswith("pass") and lemma in _HEADING:
        return _child(line, verb, "obj")
    return _subject(line, verb) if token.relation == "obj" and lemma in _HOLDING else -1


def _subject(line: Line, verb: int) -> int:
    """The subject of a verb, or the noun that its participle describes."""
    found = _child(line, verb, "nsubj")
    hangs = line.tokens[verb].relation in ("acl", "advcl")
    return found if found >= 0 or not hangs else line.tokens[verb].head


def _child(line: Line, verb: int, relation: str) -> int:
    child = line.sentence.child(verb, relation)
    return child.index if child is not None else -1


def _side_of(line: Line, token: int, row: Row, figures: Sequence[Figure]) -> str:
    """The side that a phrase names, or that of the person it is; "he" is the last subject before."""
    inside = {i for i in line.sentence.subtree(token) if i < row.first or i > _end(row)}
    sides = {side_of_name(n.match) for n in line.names if n.first in inside and n.match.kind in _SIDED}
    if len(sides) == 1:
        return sides.pop()
    here = _named_in(row.line, inside, figures)
    if here:
        return here.side
    pronoun = line.upos(token) == "PRON"
    return _last_subject(row, figures) if pronoun else ""


def _end(row: Row) -> int:
    holder = row.members[-1].appearance.holder
    return max([holder.last, *(title.last for title in holder.apart)])


def _named_in(number: int, tokens: set[int], figures: Sequence[Figure]) -> Figure | None:
    found = (f for f in figures for a in f.appearances if a.line == number and a.holder.person.first in tokens)
    return next(found, None)


def _last_subject(row: Row, figures: Sequence[Figure]) -> str:
    """The side of the first person named in the sentence before."""
    before = [(a.holder.first, f.side) for f in figures for a in f.appearances if a.line == row.line - 1]
    return min(before)[1] if before else ""

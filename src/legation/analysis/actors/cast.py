"""Everybody whom a report names: one figure per person, with names, titles and sides from all sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from legation.analysis.actors.classes import SINGLE
from legation.analysis.actors.counterparts import match_peers
from legation.analysis.actors.holders import Holder
from legation.analysis.actors.line import Line
from legation.analysis.actors.phrases import Title
from legation.data.offices import office_words
from legation.text.person_names import holds, name_words, same_person, same_word
from legation.types.actors import OfficeClass, Standing
from legation.types.document import BlockKind

_SECONDS = frozenset({"vice", "deputy", "assistant", "under", "junior", "associate"})
_BACKGROUND = frozenset({BlockKind.TITLE, BlockKind.DECK, BlockKind.CAPTION, BlockKind.RELATED_LINK})
"""Blocks whose titles are shortened; the running text tells an office in full."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """One naming of a person: where, and with which titles."""

    line: int
    holder: Holder
    name: str
    words: tuple[str, ...]
    block: BlockKind


@dataclass(slots=True)
class Figure:
    """A person of the report while it is being read."""

    appearances: list[Appearance] = field(default_factory=list)
    side: str = ""
    gender: str = ""
    lent: list[tuple[Appearance, Title]] = field(default_factory=list)
    """Titles that stand elsewhere in the report and can be nobody else's."""
    peer: Figure | None = None
    """Whose counterpart the person is told to be."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the fullest name."""
        return max((a.words for a in self.appearances), key=len)

    @property
    def name(self) -> str:
        """The fullest name, as first printed."""
        return max((a.name for a in self.appearances), key=lambda name: (len(name_words(name)), len(name)))

    @property
    def first_line(self) -> int:
        """The sentence that names the person first."""
        return min(a.line for a in self.appearances)

    def titles(self) -> Iterator[tuple[Appearance, Title]]:
        """Every title that the report gives the person, those of the running text and of full names first."""
        ordered = sorted(self.appearances, key=lambda a: (a.block in _BACKGROUND, -len(a.words), a.line))
        for appearance in ordered:
            for title in appearance.holder.told:
                yield appearance, title
        yield from self.lent

    def classes(self) -> set[OfficeClass]:
        """The classes of the offices held now; a counterpart without a title has those of the other."""
        held = (title for _, title in self.titles() if title.parsed.standing is not Standing.FORMER)
        own = {c for title in held for c in title.parsed.classes}
        return own or (self.peer.ranks() if self.peer is not None else set())

    def ranks(self) -> set[OfficeClass]:
        """The classes of the offices held now in one's own right, not as a deputy."""
        held = (title for _, title in self.titles() if title.parsed.standing is not Standing.FORMER)
        return {c for title in held if not is_deputy(title.name) for c in title.parsed.classes}

    def nouns(self, lines: Sequence[Line]) -> set[str]:
        """The nouns for the holder in all titles: "president", "minister" …"""
        return {lines[a.line].word(title.noun) for a, title in self.titles()}


def is_deputy(title: str) -> bool:
    """Whether a title is that of a second in line: "Vice President"."""
    return next(iter(title.casefold().split()), "") in _SECONDS or any(
        word in _SECONDS for word in title.casefold().replace("-", " ").split()[:3]
    )


def appearances(
    lines: Sequence[Line], holders: Sequence[Sequence[Holder]], kinds: Sequence[BlockKind]
) -> list[Appearance]:
    """Every naming of a person in the order of the text."""
    found = []
    for number, line in enumerate(lines):
        for holder in holders[number]:
            name = line.words(holder.person.first, holder.person.last)
            found.append(Appearance(number, holder, " ".join(name.split()), name_words(name), kinds[number]))
    return found


def gather(found: Iterable[Appearance]) -> list[Figure]:
    """Put the namings of one person together: full names first, then single names where one person fits."""
    everyone = list(found)
    figures: list[Figure] = []
    for appearance in sorted((a for a in everyone if len(a.words) > 1), key=lambda a: -len(a.words)):
        _put_full(figures, appearance)
    for appearance in (a for a in everyone if len(a.words) == 1):
        _put_single(figures, appearance)
    for figure in figures:
        figure.appearances.sort(key=lambda a: (a.line, a.holder.person.first))
        figure.side = _told_side(figure)
        figure.gender = _told_gender(figure)
    match_peers(figures)
    return sorted(figures, key=lambda f: (f.first_line, f.appearances[0].holder.person.first))


def _put_full(figures: list[Figure], appearance: Appearance) -> None:
    fitting = [figure for figure in figures if any(same_person(a.words, appearance.words) for a in figure.appearances)]
    fitting = fitting or [figure for figure in figures if _same_seat(figure, appearance)]
    if len(fitting) == 1:
        fitting[0].appearances.append(appearance)
    else:
        figures.append(Figure([appearance]))


def _same_seat(figure: Figure, appearance: Appearance) -> bool:
    """Two full names with one surname in one office that a state has one of: "George Bush", "George W. Bush"."""
    if not same_word(figure.words[-1], appearance.words[-1]) or figure.words[0][0] != appearance.words[0][0]:
        return False
    mine = {c for t in appearance.holder.titles for c in t.parsed.classes}
    return bool(mine & figure.ranks() & SINGLE)


def _put_single(figures: list[Figure], appearance: Appearance) -> None:
    word = appearance.words[0]
    fitting = [figure for figure in figures if any(holds(a.words, word) for a in figure.appearances)]
    fitting = _narrowed(fitting, appearance)
    if len(fitting) == 1:
        fitting[0].appearances.append(appearance)
    else:
        figures.append(Figure([appearance]))


def _narrowed(fitting: list[Figure], appearance: Appearance) -> list[Figure]:
    """Of several people with the name those whose office or surname agrees, who came before, or are called so alone."""
    if len(fitting) < 2:
        return [f for f in fitting if not _contradicts(f, appearance)]
    mine = {c for t in appearance.holder.titles for c in t.parsed.classes}
    tests: tuple[Callable[[Figure], bool], ...] = (
        lambda f: bool(mine & f.classes()),
        lambda f: same_word(f.words[-1], appearance.words[0]),
        lambda f: any(a.line < appearance.line for a in f.appearances),
        lambda f: any(len(a.words) == 1 and a.line < appearance.line for a in f.appearances),
    )
    for test in tests:
        kept = [figure for figure in fitting if test(figure)]
        fitting = kept or fitting
        if len(fitting) == 1:
            break
    return fitting


def _contradicts(figure: Figure, appearance: Appearance) -> bool:
    """Whether a bare surname comes with the side of somebody else."""
    sides = {a.holder.of for a in figure.appearances if a.holder.of}
    return bool(appearance.holder.of and sides and appearance.holder.of not in sides)


def _told_side(figure: Figure) -> str:
    current = [
        a.holder.of
        for a in figure.appearances
        if a.holder.of and (a.holder.peer or any(t.parsed.standing is not Standing.FORMER for t in a.holder.told))
    ]
    told = current or [a.holder.of for a in figure.appearances if a.holder.of]
    return max(dict.fromkeys(told), key=told.count) if told else ""


def _told_gender(figure: Figure) -> str:
    words = office_words()
    told = [a.holder.person.courtesy for a in figure.appearances]
    told += [words.gender.get(word, "") for _, t in figure.titles() for word in t.name.casefold().split()]
    return next((gender for gender in told if gender in ("male", "female")), "")

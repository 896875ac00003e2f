"""Titles that a headline gives and a name that the text gives: one person where neither can be another's.

"Foreign Secretary welcomes new sanctions" … "Philip Hammond said": ministries write like that.
"""

from __future__ import annotations

from collections.abc import Sequence

from legation.analysis.actors.cast import Appearance, Figure
from legation.analysis.actors.phrases import Title
from legation.analysis.actors.reader import Scene
from legation.analysis.actors.titles import title_words
from legation.types.actors import Standing
from legation.types.document import BlockKind

_HEADLINES = frozenset({BlockKind.TITLE, BlockKind.DECK})
_SAYING = frozenset(
    {"say", "state", "add", "comment", "tell", "note", "announce", "welcome", "speak", "condemn", "remark"}
)
_LEADING = 3
"""Sentences at the start of the text whose titles count like a headline's."""


def lend_titles(figures: Sequence[Figure], scenes: Sequence[Scene], kinds: Sequence[BlockKind]) -> None:
    """Give the one untitled speaker of a report the one title of its headline that nobody holds."""
    speakers = [figure for figure in figures if not any(figure.titles()) and _speaks(figure, scenes)]
    if len(speakers) != 1:
        return
    found = [
        (n, t) for n, scene in enumerate(scenes) if _heads(n, kinds) for t in scene.titles if _can_be_lent(scene, t)
    ]
    held = {title_words(t.name) for figure in figures for _, t in figure.titles()}
    free = [(n, t) for n, t in found if title_words(t.name) not in held]
    if free and len({title_words(t.name) for _, t in free}) == 1:
        number, title = free[0]
        first = speakers[0].appearances[0]
        speakers[0].lent.append((Appearance(number, first.holder, first.name, first.words, kinds[number]), title))


def _heads(number: int, kinds: Sequence[BlockKind]) -> bool:
    return kinds[number] in _HEADLINES or number < _LEADING


def _can_be_lent(scene: Scene, title: Title) -> bool:
    capital = scene.line.capital(title.first)
    return capital and not title.plural and not title.article and title.parsed.standing is not Standing.FORMER


def _speaks(figure: Figure, scenes: Sequence[Scene]) -> bool:
    """Whether a person with a full name is the subject of a verb of saying."""
    return len(figure.words) > 1 and any(_is_subject(scenes[a.line], a) for a in figure.appearances)


def _is_subject(scene: Scene, appearance: Appearance) -> bool:
    line = scene.line
    person = appearance.holder.person
    token = line.tokens[line.head(person.first, person.last)]
    verb = line.tokens[token.head].lemma.lower() if token.head >= 0 else ""
    after = line.tokens[person.last + 1].lemma.lower() if person.last + 1 < len(line) else ""
    return (token.relation == "nsubj" and verb in _SAYING) or after in _SAYING

"""From figures to actors: names in every script, offices as of the report's date, tenures with their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from legation.analysis.actors.cast import Appearance, Figure
from legation.analysis.actors.holders import is_rank
from legation.analysis.actors.learning import Beginning, tenure
from legation.analysis.actors.line import Line
from legation.analysis.actors.phrases import Title
from legation.analysis.actors.titles import title_words
from legation.analysis.actors.words import folded
from legation.data.states import states
from legation.types.actors import Actor, ActorKind, Office, OfficeClass, Standing, Tenure
from legation.types.analysis import Timex
from legation.types.document import Block, Post
from legation.types.span import Excerpt

_SMALL = frozenset({"the", "of", "for", "and", "a", "an", "to"})


def person_key(figure: Figure) -> str:
    """The key of a person: the folded fullest name."""
    return f"person:{' '.join(folded(word) for word in figure.name.split())}"


def actor_of(
    key: str, figure: Figure, lines: Sequence[Line], tenures: tuple[Tenure, ...], posts: Iterable[Post]
) -> Actor:
    """The person as an actor."""
    offices = offices_of(figure, lines)
    sides = tuple(sorted({side for side in (figure.side,) if side}))
    return Actor(key, ActorKind.PERSON, figure.name, sides, offices, tenures, aliases_of(figure, posts))


def aliases_of(figure: Figure, posts: Iterable[Post]) -> tuple[str, ...]:
    """Every other name: printed forms, and those of the bylines of the person's posts."""
    names = [a.name for a in figure.appearances]
    for post in posts:
        names += [post.author, *post.names]
        names += [post.handle if post.handle.startswith("@") else f"@{post.handle}"] if post.handle else []
    return tuple(name for name in dict.fromkeys(names) if name and name != figure.name)


def offices_of(figure: Figure, lines: Sequence[Line]) -> tuple[Office, ...]:
    """Offices in the words of the best mention; shorter forms and repetitions of one office are dropped."""
    kept: list[tuple[Office, frozenset[str]]] = []
    group: list[frozenset[str]] = []
    place = -1
    for appearance, title in _ranks_last(figure, lines):
        office = _office(figure, title, lines[appearance.line])
        words = _own_words(title.name)
        if office.standing is Standing.FORMER and any(_covered(words, known) for _, known in kept):
            continue
        group = group if place == id(appearance) else [known for _, known in kept]
        place = id(appearance)
        repeated = any(_covered(words, known) or (_same(office, other) and known in group) for other, known in kept)
        if words and not repeated:
            kept = [(o, w) for o, w in kept if not w < words or o.standing is not office.standing]
            kept.append((office, words))
    return tuple(office for office, _ in kept)


def _ranks_last(figure: Figure, lines: Sequence[Line]) -> list[tuple[Appearance, Title]]:
    """Titles in order of preference; a mere rank counts only where there is nothing else."""
    titles = list(figure.titles())
    proper = [(a, t) for a, t in titles if not is_rank(lines[a.line], t)]
    return proper or titles


def _office(figure: Figure, title: Title, line: Line) -> Office:
    evidence = Excerpt.cut(line.text, line.span(title.first, title.last))
    return Office(title.name, title.of or figure.side, title.parsed.classes, title.parsed.standing, evidence)


def _covered(words: frozenset[str], known: frozenset[str]) -> bool:
    return words <= known


def _same(office: Office, other: Office) -> bool:
    """Whether two titles name one office: the same classes on the same side, unless the class is a mixed one."""
    mixed = {"other", "other minister", "envoy", "military"}
    return (
        office.of == other.of
        and office.standing == other.standing
        and bool({c.value for c in office.classes} & {c.value for c in other.classes} - mixed)
    )


def _own_words(title: str) -> frozenset[str]:
    """The words of a title without the state's names."""
    return frozenset(title_words(title).split()) - _SMALL - _state_words()


def _state_words() -> frozenset[str]:
    return _STATE_WORDS


_STATE_WORDS = frozenset(
    word.casefold() for state in states().values() for name in state.adjectives for word in name.split()
)


def tenures_of(
    key: str,
    cast: Mapping[str, Figure],
    told: Sequence[tuple[Beginning, str]],
    lines: Sequence[Line],
    times: Sequence[Timex],
) -> tuple[Tenure, ...]:
    """The tenures that the report tells of a person; an office that it only states begins nowhere."""
    figure = cast[key]
    own = [found for found, whose in told if whose == key]
    return tuple(
        tenure(figure.name, figure.side, found, _known_office(key, found, cast, told, lines), lines[0].text, times)
        for found in own
    )


def _known_office(
    key: str,
    found: Beginning,
    cast: Mapping[str, Figure],
    told: Sequence[tuple[Beginning, str]],
    lines: Sequence[Line],
) -> Office | None:
    """The office that words mean without naming it: the person's own, else that of whom they follow."""
    mine = offices_of(cast[key], lines)
    wanted = [o for o in mine if (o.standing is Standing.FORMER) == found.ends]
    partner = next((w for other, w in told if other.span == found.span and other.ends != found.ends), "")
    beside = offices_of(cast[partner], lines) if partner else ()
    others = [o for o in beside if not found.ends or o.standing is not Standing.FORMER]
    wanted = [o for o in wanted if not (found.ends and o.classes == (OfficeClass.OTHER_MINISTER,))]
    own = next(iter(wanted or (mine if found.ends else ())), None)
    shared = next(iter(others), None)
    chosen = (shared or own) if found.ends and partner else (own or shared)
    return replace(chosen, standing=Standing.CURRENT) if chosen else None


def posts_of(blocks: Sequence[Block], keys: Mapping[str, Figure]) -> dict[str, list[Post]]:
    """Posts by the key of the person of the report who wrote them."""
    found: dict[str, list[Post]] = {}
    for post in dict.fromkeys(block.post for block in blocks if block.post):
        owner = next((key for key, figure in keys.items() if _wrote(figure, post)), "")
        if owner:
            found.setdefault(owner, []).append(post)
    return found


def _wrote(figure: Figure, post: Post) -> bool:
    from legation.text.person_names import name_words, same_person

    names = [name_words(name) for name in (post.author, *post.names) if name]
    return any(same_person(figure.words, words) for words in names if len(words) > 1 and len(figure.words) > 1)

"""Who acts in a report: mentions, chains and actors from words, trees and names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from legation.analysis.actors.background import Setting, dyad, ground_of, home_of, settle_sides, states_named
from legation.analysis.actors.billing import actor_of, person_key, posts_of, tenures_of
from legation.analysis.actors.cast import Figure, appearances, gather
from legation.analysis.actors.delegations import parties
from legation.analysis.actors.drafts import Draft
from legation.analysis.actors.gazetteer import Match, find_names
from legation.analysis.actors.holders import attach, free_titles
from legation.analysis.actors.learning import Beginning, beginnings
from legation.analysis.actors.lending import lend_titles
from legation.analysis.actors.line import Entity, Line, lines
from legation.analysis.actors.people import find_people
from legation.analysis.actors.phrases import find_titles
from legation.analysis.actors.reader import Reader, Scene
from legation.analysis.actors.references import Theme
from legation.analysis.actors.registry import Registry
from legation.analysis.actors.titles import parse_office
from legation.data.states import is_state
from legation.types.actors import Actor, ActorKind
from legation.types.analysis import Chain, Mention, MentionKind, Sentence, Timex
from legation.types.document import BlockKind, Document, Post
from legation.types.protocols import TenureBook

_HEADLINES = frozenset({BlockKind.TITLE, BlockKind.DECK, BlockKind.CAPTION})


def resolve(
    document: Document,
    sentences: tuple[Sentence, ...],
    entities: tuple[Entity, ...] = (),
    *,
    times: tuple[Timex, ...] = (),
    book: TenureBook | None = None,
) -> tuple[tuple[Mention, ...], tuple[Chain, ...], tuple[Actor, ...]]:
    """Find every reference to an actor or place, and say which ones mean the same.

    ``entities`` are the model's names: (sentence, first token, last token, label). They may be
    empty or wrong; the gazetteer and the grammar of titles stand without them. ``book`` tells of
    offices that other reports taught. Spans of mentions are code points of ``document.text``.
    """
    rows = lines(document.text, sentences, find_names(document.text), entities)
    matches = [named.match for row in rows for named in row.names]
    kinds = _kinds(document, sentences)
    scenes = tuple(scene(row, kind) for row, kind in zip(rows, kinds, strict=True))
    found = appearances(rows, [s.holders for s in scenes], kinds)
    figures = gather(found)
    lend_titles(figures, scenes, kinds)
    named = states_named(matches)
    setting = Setting(
        named,
        _day(document),
        publisher=publisher_side(document),
        home=home_of(document.text, matches),
        ground=ground_of(scenes, named),
    )
    settle_sides(figures, scenes, setting, book)
    cast = _keyed(figures)
    registry = Registry()
    posts = posts_of(document.blocks, cast)
    for key, figure in cast.items():
        registry.put(actor_of(key, figure, rows, (), posts.get(key, ())))
    keys = {(a.line, a.holder.person.first): key for key, figure in cast.items() for a in figure.appearances}
    drafts = Reader(scenes, keys, cast, registry, Theme(dyad(named), setting.ground, parties(cast, scenes))).read()
    _teach(registry, cast, rows, drafts, times, posts)
    mentions = _numbered(drafts, rows)
    return mentions, _chains(mentions), registry.all() + _authors(document, registry)


def scene(row: Line, kind: BlockKind) -> Scene:
    """The people and titles of one sentence."""
    people = find_people(row)
    inside = frozenset(i for person in people for i in range(person.first, person.last + 1))
    titles = find_titles(row, inside)
    holders = attach(row, people, titles)
    return Scene(row, holders, tuple(free_titles(titles, holders)), kind in _HEADLINES)


def _kinds(document: Document, sentences: Sequence[Sentence]) -> list[BlockKind]:
    kinds = [block.kind for block in document.blocks]
    return [kinds[s.block] if s.block < len(kinds) else BlockKind.PARAGRAPH for s in sentences]


def _day(document: Document) -> date | None:
    return document.published.last if document.published else None


def publisher_side(document: Document) -> str:
    """The state whose government published the report, "" for a newspaper's."""
    matches: tuple[Match, ...] = find_names(document.publisher)
    official = [m for m in matches if m.kind.value in ("body", "seat")]
    return official[0].state if len(official) == 1 else ""


def _keyed(figures: Iterable[Figure]) -> dict[str, Figure]:
    """Figures by key; two people who share every word of the name are told apart by a number."""
    cast: dict[str, Figure] = {}
    for figure in figures:
        key, number = person_key(figure), 2
        while key in cast:
            key, number = f"{person_key(figure)} ({number})", number + 1
        cast[key] = figure
    return cast


def _teach(
    registry: Registry,
    cast: Mapping[str, Figure],
    rows: Sequence[Line],
    drafts: Sequence[Draft],
    times: Sequence[Timex],
    posts: Mapping[str, Sequence[Post]],
) -> None:
    """Write the tenures that the report tells into its persons."""
    told = [(found, _whose(found, drafts, registry)) for found in beginnings(rows)]
    _follow_sides(told, cast, drafts, registry)
    for key in {whose for _, whose in told if whose}:
        tenures = tenures_of(key, cast, told, rows, times)
        registry.put(actor_of(key, cast[key], rows, tenures, posts.get(key, ())))


def _follow_sides(
    told: Sequence[tuple[Beginning, str]],
    cast: Mapping[str, Figure],
    drafts: Sequence[Draft],
    registry: Registry,
) -> None:
    """Who is given an office acts for its state, for that of whom he succeeds, or for that of who gives it."""
    for found, whose in told:
        if not whose or cast[whose].side:
            continue
        partner = next((w for other, w in told if w and other.span == found.span and other.ends != found.ends), "")
        cast[whose].side = parse_office(found.office).of if found.office else ""
        cast[whose].side = cast[whose].side or (cast[partner].side if partner else "")
        if found.after and not cast[whose].side:
            before = [d for d in drafts if d.line == found.line and d.head < found.token]
            sides = [side for d in before for side in registry.sides(d.actors) if is_state(side)]
            cast[whose].side = sides[-1] if sides else ""


def _whose(found: Beginning, drafts: Sequence[Draft], registry: Registry) -> str:
    """The person whose tenure begins: the last one named before the words, or the one right after them."""
    near = [d for d in drafts if d.line == found.line and len(d.actors) == 1 and registry.is_person(d.actors[0])]
    before = [d for d in near if d.head < found.token]
    names = [d for d in before if d.kind is not MentionKind.PRONOUN]
    before = before if found.own else names or ([] if found.named else before)
    after = [d for d in near if d.head > found.token]
    chosen = after[:1] if found.after else before[-1:] or ([] if found.ends or found.named else after[:1])
    return chosen[0].actors[0] if chosen else ""


def _numbered(drafts: Sequence[Draft], rows: Sequence[Line]) -> tuple[Mention, ...]:
    ordered = sorted(dict.fromkeys(drafts), key=lambda d: (d.line, d.first, -d.last, d.head))
    return tuple(
        Mention(
            number,
            rows[d.line].sentence.index,
            d.first,
            d.last,
            d.head,
            rows[d.line].span(d.first, d.last),
            d.kind,
            d.label,
            d.actors,
            d.reading,
            d.state,
            d.place,
        )
        for number, d in enumerate(ordered)
    )


def _chains(mentions: Sequence[Mention]) -> tuple[Chain, ...]:
    """Mentions of the same actors; an adjective only modifies and is in no chain."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for mention in mentions:
        if mention.actors and mention.kind is not MentionKind.ADJECTIVE:
            groups.setdefault(mention.actors, []).append(mention.id)
    return tuple(Chain(tuple(ids)) for ids in groups.values() if len(ids) > 1)


def _authors(document: Document, registry: Registry) -> tuple[Actor, ...]:
    """People who wrote a post in the report and are named nowhere else in it."""
    known = {name for actor in registry.all() for name in (actor.name, *actor.aliases)}
    posts = {block.post for block in document.blocks if block.post}
    fresh = sorted((post for post in posts if post.author and post.author not in known), key=lambda p: p.author)
    return tuple(_author(post) for post in fresh)


def _author(post: Post) -> Actor:
    handle = (f"@{post.handle.lstrip('@')}",) if post.handle else ()
    names = tuple(dict.fromkeys(name for name in (*post.names, *handle) if name != post.author))
    return Actor(f"person:{post.author.casefold()}", ActorKind.PERSON, post.author, aliases=names)

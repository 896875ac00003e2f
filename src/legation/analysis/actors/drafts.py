"""A mention while it is being made, and the mentions that names make by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legation.analysis.actors.gazetteer import NameKind
from legation.analysis.actors.line import Line, Named, is_descent
from legation.analysis.actors.readings import reading_of
from legation.analysis.actors.registry import Registry
from legation.data.bodies import bodies
from legation.types.analysis import EntityLabel, MentionKind, Reading

_LABELS = {
    NameKind.STATE: EntityLabel.STATE,
    NameKind.DEMONYM: EntityLabel.STATE,
    NameKind.CAPITAL: EntityLabel.STATE,
    NameKind.SEAT: EntityLabel.STATE,
    NameKind.PLACE: EntityLabel.PLACE,
    NameKind.REGION: EntityLabel.PLACE,
}
_BOTH = frozenset({NameKind.STATE, NameKind.CAPITAL, NameKind.SEAT})
"""Kinds that can be a government or the ground it governs."""
_PLATFORMS = frozenset({"x", "twitter", "facebook", "telegram", "instagram", "youtube", "weibo"})
_STANCES = frozenset({"anti", "pro"})
_HELPED = frozenset(
    {"backed", "sponsored", "brokered", "trained", "funded", "allied", "supported", "mediated", "armed"}
)
_EVENTFUL = frozenset({NameKind.ORGANISATION, NameKind.GROUP})


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention without its number; ``line`` is the index of its sentence."""

    line: int
    first: int
    last: int
    head: int
    kind: MentionKind
    label: EntityLabel
    actors: tuple[str, ...]
    reading: Reading = Reading.ACTOR
    state: str = ""
    place: str = ""


def name_draft(line: Line, number: int, named: Named, registry: Registry) -> Draft:
    """The mention that a name of the gazetteer makes."""
    match = named.match
    kind = _kind(line, named)
    label = _LABELS.get(match.kind, EntityLabel.ORG)
    head = line.head(named.first, named.last)
    reading = _reading(line, named, kind)
    community = _community(line, named)
    if community:
        keys = (registry.group(community, community),)
        return Draft(number, named.first, named.last, head, kind, label, keys, reading, _community_state(line, named))
    if _qualifies(line, named):
        return Draft(number, named.first, named.last, head, MentionKind.ADJECTIVE, label, (), Reading.OTHER)
    actors = _keys(line, named, registry) if _acts(named, reading) else ()
    place = match.name if reading is Reading.PLACE else ""
    return Draft(number, named.first, named.last, head, kind, label, actors, reading, _state(named), place)


def _qualifies(line: Line, named: Named) -> bool:
    """Whether a name says no more than whence, or what somebody is for or against: "anti-Syria", "Cuban Americans"."""
    before = line.word(named.first - 2) in _STANCES and line.word(named.first - 1) == "-" and line.glued(named.first)
    after = line.word(named.last + 1) == "-" and line.glued(named.last + 2) and line.word(named.last + 2) in _HELPED
    ethnic = line.word(named.first - 1) == "ethnic" and named.match.kind is NameKind.DEMONYM
    return before or after or ethnic or is_descent(line, named)


def _community(line: Line, named: Named) -> str:
    """A part of a people, an actor of its own: "ethnic Albanians", "Bosnian Serbs", "Iraqi Kurds"; "" else."""
    if named.match.kind not in (NameKind.PEOPLE, NameKind.PEOPLES):
        return ""
    before = line.name(named.first - 1)
    if line.word(named.first - 1) == "ethnic":
        return line.words(named.first - 1, named.last)
    if before is not None and before.match.kind is NameKind.DEMONYM:
        return line.words(before.first, named.last)
    home = _homeland(line, named)
    return line.words(named.first, home.last) if home is not None else ""


def _homeland(line: Line, named: Named) -> Named | None:
    """The other state in which part of a people lives: "the Albanians of southern Serbia"."""
    at = named.last + 1
    if line.word(at) not in ("of", "in") or named.match.kind is not NameKind.PEOPLE:
        return None
    at += 1 + (line.upos(at + 1) == "ADJ" and line.name(at + 1) is None)
    home = line.name(at)
    other = home is not None and home.match.state and home.match.state != named.match.state
    return home if other else None


def _community_state(line: Line, named: Named) -> str:
    """The state in which a community lives, where its name says so."""
    before = line.name(named.first - 1)
    home = _homeland(line, named)
    if home is not None:
        return home.match.state
    return before.match.state if before is not None else ""


def _kind(line: Line, named: Named) -> MentionKind:
    if named.match.kind is NameKind.DEMONYM or _modifies(line, named):
        return MentionKind.ADJECTIVE if _modifies(line, named) else MentionKind.NOMINAL
    return MentionKind.NAME


def _modifies(line: Line, named: Named) -> bool:
    """Whether the name stands before the noun that it describes."""
    token = line.tokens[line.head(named.first, named.last)]
    before_noun = token.relation in ("amod", "compound", "nmod", "flat") and token.head > named.last
    return before_noun and not line.is_possessive(named.last + 1) and not line.sentence.child(token.index, "case")


def _reading(line: Line, named: Named, kind: MentionKind) -> Reading:
    if named.match.kind in (NameKind.PLACE, NameKind.REGION):
        return Reading.PLACE
    if named.match.kind is NameKind.CAPITAL or (named.match.kind in _BOTH and kind is MentionKind.NAME):
        return reading_of(line, named.first, named.last)
    if named.match.kind in _EVENTFUL and line.word(named.first - 1 - (line.word(named.first - 1) == "the")) in (
        "in",
        "at",
    ):
        return Reading.PLACE
    return Reading.ACTOR


def _acts(named: Named, reading: Reading) -> bool:
    """Whether the name refers to an actor: a city or seat as a place does not."""
    if named.match.kind in (NameKind.PLACE, NameKind.REGION):
        return False
    return not (reading is Reading.PLACE and named.match.kind in (NameKind.CAPITAL, NameKind.SEAT))


def _keys(line: Line, named: Named, registry: Registry) -> tuple[str, ...]:
    match = named.match
    printed = " ".join(line.words(named.first, named.last).split())
    name = match.name
    if match.kind in (NameKind.PEOPLE, NameKind.PEOPLES):
        return tuple(registry.group(key, name) for key in match.keys)
    if match.kind is NameKind.BODY:
        return tuple(registry.known(key, name, printed, match.state) for key in match.keys)
    shown = printed if match.kind in (NameKind.STATE, NameKind.ORGANISATION, NameKind.GROUP) else ""
    return tuple(registry.known(key, name, shown) for key in match.keys)


def _state(named: Named) -> str:
    body = bodies().get(named.match.keys[0]) if named.match.keys else None
    return named.match.state or (body.home if body else "")


def unknown_places(line: Line, number: int) -> Iterator[Draft]:
    """Places that the model names and the gazetteer does not know: no state."""
    for first, last, label in line.entities:
        clear = not any(line.name(i) for i in range(first, last + 1))
        platform = first == last and line.word(first) in _PLATFORMS
        if label in (EntityLabel.PLACE, EntityLabel.STATE) and clear and not platform:
            name = line.words(first, last)
            yield Draft(
                number,
                first,
                last,
                line.head(first, last),
                MentionKind.NAME,
                EntityLabel.PLACE,
                (),
                Reading.PLACE,
                "",
                name,
            )

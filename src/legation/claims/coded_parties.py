"""Actor and target codes of a sentence's deed, domestic ones included.

Sentence coding asks for a country wherever one can be told, also for people and groups of a state
("Ugandan opposition candidates"). Whoever is named without a country is taken to be at home with
the other side when that side is a domestic one; a state or body that is named itself never is.
"""

from __future__ import annotations

from collections.abc import Iterable

from legation.claims.frames import FrameMatch
from legation.claims.frames import Reading as FrameReading
from legation.claims.sides import Sides
from legation.data.bodies import GROUPS, STATE_BODY, bodies
from legation.data.states import states
from legation.types.analysis import Reading
from legation.types.claims import EventType

Codes = tuple[str, ...]
_DOMESTIC_DEEDS = frozenset(
    {
        EventType.COERCE, EventType.PROTEST, EventType.THREATEN, EventType.CONCEDE, EventType.RETREAT,
        EventType.REQUEST, EventType.REJECT, EventType.ACCUSE, EventType.AGREE, EventType.ASSAULT,
    }
)  # fmt: skip
_ON_OWN_PEOPLE = frozenset({EventType.COERCE, EventType.PROTEST})


def coded_parties(sides: Sides, reading: FrameReading, m: FrameMatch, kind: EventType) -> tuple[Codes, Codes]:
    """Source and target codes of a match; of deeds done together all are sources."""
    m = reading.with_speaker(m)
    actors, recipients = codes_of(sides.of_all(m.actors)), _recipients(sides, reading, m)
    if m.mutual and (m.recipients or not m.frame.family):
        return tuple(dict.fromkeys((*actors, *recipients))), ()
    if kind is EventType.PROTEST and not actors:
        actors = recipients[:1]  # people whose state is left unsaid protest at home
    if len(actors) > 1 and m.frame.engagement and all(_is_ground(sides, t) for t in m.recipients):
        recipients = ()
    if kind in _DOMESTIC_DEEDS:
        actors = actors or _at_home(reading, m.actors, m.recipients, recipients)
        recipients = recipients or _at_home(reading, m.recipients, m.actors, actors)
    if kind in _ON_OWN_PEOPLE and not recipients and not m.recipients:
        recipients = actors
    return actors, tuple(r for r in recipients if r not in actors or len(actors) == 1)


def _is_ground(sides: Sides, token: int) -> bool:
    """Whether a phrase names only where several sides meet."""
    mention = sides.mention(token)
    return mention is not None and mention.reading is Reading.PLACE


def is_public(reading: FrameReading, tokens: Iterable[int]) -> bool:
    """Whether somebody of public life is among them: police, a court, rebels, a minister."""
    return any(reading.nouns.is_in(t, _PUBLIC) for t in tokens)


def is_named(reading: FrameReading, tokens: Iterable[int]) -> bool:
    """Whether somebody is called by a name of their own."""
    return any(reading.syntax.tokens[t].upos == "PROPN" for t in tokens)


def is_private(reading: FrameReading, tokens: Iterable[int]) -> bool:
    """Whether they are people of no public standing: a boyfriend, a motorist."""
    nouns, tokens = reading.nouns, tuple(tokens)
    return bool(tokens) and all(nouns.is_in(t, _PRIVATE) and not nouns.is_in(t, _PUBLIC) for t in tokens)


def _recipients(sides: Sides, reading: FrameReading, m: FrameMatch) -> Codes:
    found = codes_of(sides.recipients(m))
    actors = codes_of(sides.of_all(m.actors))
    if found and not (set(found) <= set(actors) and _own(reading, m.recipients)):
        return found
    if any(reading.nouns.is_in(t, _PEOPLE) for t in m.recipients):
        return ()
    return codes_of(sides.nearby(m))


def _own(reading: FrameReading, tokens: Iterable[int]) -> bool:
    """Whether a phrase belongs to the doer ("its troops")."""
    syntax = reading.syntax
    owners = (c for t in tokens for c in syntax.sentence.children(t, "nmod:poss", "nmod"))
    return any(
        syntax.low[c.index] in ("its", "their", "his", "her")
        or any(syntax.low[o.index] in ("its", "their") for o in syntax.sentence.children(c.index, "nmod:poss"))
        for c in owners
    )


def _at_home(reading: FrameReading, tokens: Iterable[int], others: Iterable[int], codes: Codes) -> Codes:
    """The other side's country, when that side is a domestic one and this side is somebody."""
    nouns = reading.nouns
    somebody = any(nouns.is_in(t, _SOMEBODY) for t in tokens)
    upos = [reading.syntax.tokens[t].upos for t in others]
    domestic = bool(upos) and all(u == "NOUN" for u in upos)
    return codes if somebody and domestic and len(codes) == 1 and codes[0] != "IGO" else ()


_SOMEBODY = frozenset({"actor", "official", "body", "person", "party", "prisoner", "media", "refugee", "force"})
_PUBLIC = frozenset({"public"})
_PRIVATE = frozenset({"private"})
_PEOPLE = frozenset({"official", "person", "party", "media"})


def codes_of(sides: Iterable[str]) -> Codes:
    """Sides as actor codes, each once; a side that has none keeps its name."""
    return tuple(dict.fromkeys(_code(side) for side in sides))


def _code(side: str) -> str:
    state = states().get(side)
    if state is not None:
        return state.of if state.status == "former" and state.of else side
    body = bodies().get(side)
    if body is None:
        return side
    if body.type == STATE_BODY and body.of:
        return body.of
    if body.type in GROUPS:
        return f"{body.home}REB" if body.home else "REB"
    return "IGO"

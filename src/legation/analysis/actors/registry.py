"""The actors of one report, kept once each under a stable key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from legation.data.bodies import GROUPS, bodies
from legation.data.states import is_state, states
from legation.types.actors import Actor, ActorKind, Office

_FOR_PARENT = frozenset({"organ", "mission"})
_OWN_VOICE = frozenset({"UN Security Council"})
"""Organs that are written as themselves, not as the body they belong to (annotation guidelines)."""


class Registry:
    """Makes each actor when it is first met."""

    def __init__(self) -> None:
        self._actors: dict[str, Actor] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._actors

    def __getitem__(self, key: str) -> Actor:
        return self._actors[key]

    def all(self) -> tuple[Actor, ...]:
        """Every actor, in the order in which the report brings them in."""
        return tuple(self._actors.values())

    def put(self, actor: Actor) -> str:
        """Keep an actor; its key."""
        self._actors[actor.key] = actor
        return actor.key

    def known(self, key: str, name: str = "", printed: str = "", state: str = "") -> str:
        """Keep a state, body or group of the tables under its key, with another printed form of its name."""
        actor = self._actors.get(key) or _actor(key, name or key, state)
        if printed and printed not in (actor.name, *actor.aliases):
            actor = replace(actor, aliases=(*actor.aliases, printed))
        return self.put(actor)

    def group(self, key: str, name: str, sides: Iterable[str] = (), offices: tuple[Office, ...] = ()) -> str:
        """Keep nameless people: officials who act for sides, or a people that acts for itself."""
        if key not in self._actors:
            self.put(Actor(key, ActorKind.GROUP, name, tuple(sorted(set(sides))), offices))
        return key

    def body(self, key: str, name: str, sides: Iterable[str]) -> str:
        """Keep an organisation that the tables do not know, of states where the report says so."""
        if key not in self._actors:
            self.put(Actor(key, ActorKind.ORGANISATION, name, tuple(sorted(set(sides)))))
        return key

    def sides(self, keys: Iterable[str]) -> tuple[str, ...]:
        """For whom actors act, each once."""
        found: list[str] = []
        for key in keys:
            actor = self._actors.get(key)
            own = () if actor is None or actor.kind is ActorKind.PERSON else (key,)
            found.extend((actor.acts_for or own) if actor else ())
        return tuple(dict.fromkeys(found))

    def is_group(self, key: str) -> bool:
        """Whether a key is that of several people."""
        return key in self._actors and self._actors[key].kind is ActorKind.GROUP

    def is_many(self, key: str) -> bool:
        """Whether "they" can mean an actor: a group or body, not a state and not one person."""
        return key in self._actors and self._actors[key].kind in (ActorKind.GROUP, ActorKind.ORGANISATION)

    def is_person(self, key: str) -> bool:
        """Whether a key is a named person's."""
        return key in self._actors and self._actors[key].kind is ActorKind.PERSON


def _actor(key: str, name: str, state: str) -> Actor:
    if is_state(key):
        return Actor(key, ActorKind.STATE, states()[key].name)
    body = bodies().get(key)
    if body is None:
        return Actor(key, ActorKind.ORGANISATION, name, (state,) if state else ())
    if body.type in GROUPS:
        return Actor(key, ActorKind.GROUP, name)
    parent = body.of if (body.type in _FOR_PARENT and key not in _OWN_VOICE) or is_state(body.of) else ""
    return Actor(key, ActorKind.ORGANISATION, name, (parent,) if parent else (), members=body.members_on())

"""The officials of a report, each with the office held on its date."""

from __future__ import annotations

from legation.types.actors import Actor, ActorKind
from legation.types.analysis import Analysis
from legation.types.claims import Person
from legation.types.document import Document


def read_persons(document: Document, analysis: Analysis) -> tuple[Person, ...]:
    """People who hold or held an office, or who act for a side, in order of appearance."""
    del document
    return tuple(_person(actor) for actor in analysis.actors if _is_official(actor))


def _is_official(actor: Actor) -> bool:
    return actor.kind is ActorKind.PERSON and bool(actor.offices or actor.acts_for)


def _person(actor: Actor) -> Person:
    dated = next((tenure for tenure in actor.tenures if tenure.since_text), None)
    return Person(
        name=actor.name,
        office=actor.office,
        acts_for=actor.acts_for[0] if actor.acts_for else None,
        since=dated.period if dated else None,
        since_text=dated.since_text if dated else None,
        aliases=tuple(alias for alias in actor.aliases if alias != actor.name),
        offices=tuple(office for office in actor.offices if office.of),
        tenures=tuple(tenure for tenure in actor.tenures if tenure.office.title),
    )

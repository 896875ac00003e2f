"""Where a deed was done: the place phrase of its own clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legation.claims.arguments import Syntax
from legation.claims.frames import FrameMatch
from legation.data.bodies import bodies
from legation.data.states import states
from legation.types.analysis import Analysis, EntityLabel, Mention, Reading

_AT = frozenset({"in", "at", "near", "inside", "outside", "across", "throughout", "around", "off"})
_OCCASIONS = frozenset(
    {
        "sunday",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "today",
        "speech",
        "address",
        "conference",
        "meeting",
        "interview",
        "remarks",
        "briefing",
        "talks",
        "summit",
        "ceremony",
        "visit",
    }
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its usual name, and the state that it lies in ("" when unknown)."""

    name: str
    state: str
    token: int


def place_of(syntax: Syntax, analysis: Analysis, m: FrameMatch) -> Place | None:
    """The place of a match: a phrase with "in", "at", "near" … at the deed's own words."""
    for index in _anchors(syntax, m):
        for child in syntax.sentence.children(index, "obl", "nmod"):
            found = _at(syntax, analysis, child.index)
            if found is not None:
                return found
    return _beside_name(syntax, analysis, m)


def _beside_name(syntax: Syntax, analysis: Analysis, m: FrameMatch) -> Place | None:
    """A place behind a long name with its offices, which the tree hangs on one of its words."""
    if m.frame.speech or m.frame.family:
        return None
    number = syntax.sentence.index
    for mention in (analysis.mention_at(number, t) for t in m.recipients):
        words = range(mention.first, mention.last + 1) if mention else range(0)
        behind = (c.index for t in words for c in syntax.sentence.children(t, "nmod", "obl") if c.index > words[-1])
        if found := next((place for i in behind if (place := _at(syntax, analysis, i))), None):
            return found
    return None


def _at(syntax: Syntax, analysis: Analysis, index: int) -> Place | None:
    """The place that a phrase names, or at which its occasion was ("in a speech in Oslo")."""
    known = syntax.low[index] in _OCCASIONS
    if syntax.preposition(syntax.tokens[index]) not in _AT and not known:
        return None
    found = _named(syntax, analysis, index)
    if (found is not None and found.state) or not (known or found):
        return found
    inside = syntax.sentence.children(index, "nmod", "obl")
    places = (_at(syntax, analysis, c.index) for c in inside)
    return next((place for place in places if place and place.state), found)


def _anchors(syntax: Syntax, m: FrameMatch) -> Iterator[int]:
    if m.frame.speech or m.frame.family:
        yield m.top
        return
    yield from dict.fromkeys((m.top, m.trigger, *m.words))
    yield from (i for i in (*m.recipients, *m.arguments.objects) if i not in m.words)
    below = syntax.tokens[m.top]
    for above in syntax.sentence.ancestors(m.top):
        if below.relation not in ("xcomp", "obl", "obj"):
            return
        yield above.index
        below = above


def _named(syntax: Syntax, analysis: Analysis, index: int) -> Place | None:
    mention = analysis.mention_at(syntax.sentence.index, index)
    if mention is not None and is_place(mention) and place_name(syntax, mention) not in bodies():
        return Place(place_name(syntax, mention), mention.state, index)
    for child in syntax.sentence.children(index, "compound", "nmod", "appos", "nmod:poss"):
        inside = child.deprel != "nmod" or (syntax.preposition(child) == "of" and _is_spot(syntax, index))
        if inside and (found := _named(syntax, analysis, child.index)):
            return found
    return None


def _is_spot(syntax: Syntax, index: int) -> bool:
    """Whether a noun is a spot or an occasion of a place ("the outskirts of", "the capital of")."""
    words = syntax.lexicon.noun_words(syntax.low[index])
    return any(word in _SPOTS or word in _OCCASIONS for word in words) or syntax.tokens[index].upos == "PROPN"


_SPOTS = frozenset(
    "capital city town village region area province district state country island port coast border part "
    "center centre heart outskirts suburb south north east west side headquarters office palace residence "
    "embassy house building hall airport base camp strip territory resort site place location waters shore "
    "bank presence city-state republic".split()
)


def is_place(mention: Mention) -> bool:
    """Whether a name can be where something happens: a place, a capital, a state."""
    if mention.reading is Reading.PLACE or mention.label is EntityLabel.PLACE:
        return True
    if mention.actors and mention.actors[0] not in states():
        return False
    return mention.label is EntityLabel.STATE or (len(mention.actors) == 1 and mention.actors[0] == mention.state)


def place_name(syntax: Syntax, mention: Mention) -> str:
    """A place by its usual name, else as printed without its article."""
    if mention.place:
        return mention.place
    words = syntax.tokens[mention.first : mention.last + 1]
    return " ".join(t.text for t in words if t.text.lower() != "the")

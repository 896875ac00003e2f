"""What the words around a contact say of it: its kind and format, whether it is known, a habit, one of several."""

from __future__ import annotations

from dataclasses import replace

from legation.claims.arguments import Syntax
from legation.claims.frames import FrameMatch, Reading
from legation.claims.status import modality_of_match
from legation.claims.when import date_of
from legation.types.analysis import Analysis
from legation.types.claims import EngagementKind, Status

_FORMATS = (
    "virtual",
    "virtually",
    "bilateral",
    "trilateral",
    "quadrilateral",
    "multilateral",
    "ministerial",
    "informal",
    "closed door",
    "closed-door",
    "face-to-face",
    "in person",
    "tête-à-tête",
    "expanded",
)
_PHONE = frozenset({"phone", "telephone", "call", "telephonically"})
_KINDS = (
    (EngagementKind.TALKS, frozenset({"talk"})),
    (EngagementKind.VISIT, frozenset({"visit"})),
    (EngagementKind.SUMMIT, frozenset({"summit"})),
    (EngagementKind.MEETING, frozenset({"meeting"})),
)
_HABITUAL = frozenset(
    {"annual", "regular", "periodic", "frequent", "yearly", "quarterly", "biannual", "monthly", "recurring"}
)
_NEXT = frozenset({"next", "following", "subsequent"})
_CLOSING = frozenset(
    {"conclude", "complete", "finalise", "finalize", "finish", "end", "accelerate", "continue", "intensify"}
)
"""To promise to bring talks on or to an end is to promise no meeting."""
_BESIDE = frozenset({"sidelines", "sideline", "margins", "margin", "fringes", "fringe", "edges"})
_GATHERING = frozenset({"summit", "meeting", "ceremony"})
_REMOTE = frozenset({"phone", "telephone", "call", "link", "video", "videolink", "videoconference", "teleconference"})
_FACE = frozenset({"met", "meet", "meets", "meeting", "bilateral", "sidelines", "margins", "person", "lunch", "dinner"})


def is_occasion(reading: Reading, m: FrameMatch) -> bool:
    """Whether a gathering is named only for what happens beside it ("on the sidelines of the summit")."""
    noun = reading.syntax.tokens[m.trigger]
    above = reading.syntax.tokens[noun.head] if noun.head >= 0 and noun.relation == "nmod" else None
    return m.top == m.trigger and above is not None and reading.syntax.low[above.index] in _BESIDE


def as_ceremony(reading: Reading, m: FrameMatch) -> FrameMatch:
    """A text that will be signed is a ceremony to come; one signed is no contact by itself."""
    if m.frame.name != "sign-agreement" or m.under >= 0:
        return m
    if modality_of_match(reading.syntax, m).status is not Status.SCHEDULED:
        return m
    return replace(m, frame=replace(m.frame, engagement=EngagementKind.CEREMONY))


def is_custom(reading: Reading, analysis: Analysis, m: FrameMatch) -> bool:
    """Whether it is a habit and no contact of its own, having no day: "annual consultations"."""
    syntax = reading.syntax
    habit = any(syntax.low[c.index] in _HABITUAL for c in syntax.sentence.children(m.trigger, "amod"))
    return habit and date_of(syntax, analysis, m) is None


def only_goes_on(reading: Reading, m: FrameMatch) -> bool:
    """ "agreed to conclude negotiations", "will continue talks"."""
    verb = reading.syntax.tokens[m.top]
    return m.top != m.trigger and verb.xpos == "VB" and bool(_CLOSING & set(reading.syntax.verb_words(verb)))


def is_separate(reading: Reading, m: FrameMatch) -> bool:
    """ "Separate meetings with A and B", "met separately with A and B"."""
    children = (c for at in {m.trigger, m.top} for c in reading.syntax.sentence.children(at, "amod", "advmod"))
    return any(reading.syntax.low[c.index] in ("separate", "separately") for c in children)


def has_arrived(reading: Reading, m: FrameMatch) -> bool:
    """Whether somebody "has arrived": the visit has begun and goes on."""
    syntax = reading.syntax
    perfect = any(syntax.low[c.index] in ("has", "have") for c in syntax.sentence.children(m.trigger, "aux"))
    return perfect and syntax.low[m.trigger] == "arrived"


def is_mere_talk(reading: Reading, m: FrameMatch) -> bool:
    """ "They talked about …": no contact of its own."""
    pronouns = all(reading.syntax.tokens[t].upos == "PRON" for t in m.actors)
    return m.frame.name == "speak-with" and not m.recipients and pronouns


def is_known(reading: Reading, m: FrameMatch) -> bool:
    """Whether a noun is told as known already."""
    return m.top == m.trigger and points_back(reading.syntax, m)


def points_back(syntax: Syntax, m: FrameMatch) -> bool:
    """Whether the noun has an article or owner that points to what is known."""
    if not syntax.is_noun(syntax.tokens[m.trigger]):
        return False
    determiners = syntax.sentence.children(m.trigger, "det", "nmod:poss")
    return any(syntax.low[c.index] in ("the", "this", "their", "our", "his", "her") for c in determiners)


def is_next(reading: Reading, m: FrameMatch) -> bool:
    """Whether it is the next of several that the same sides hold ("the next round will be in Lima")."""
    return any(reading.syntax.low[c.index] in _NEXT for c in reading.syntax.sentence.children(m.trigger, "amod"))


def kind_of(reading: Reading, m: FrameMatch) -> EngagementKind:
    """The kind of contact: the frame's, unless the words say that it was a call or what was hosted."""
    kind = m.frame.engagement or EngagementKind.OTHER
    if m.frame.name == "speak-with":
        words = set(reading.syntax.low)
        face = bool(words & _FACE) or _at_occasion(reading, m)
        return EngagementKind.MEETING if face and not words & _PHONE else EngagementKind.CALL
    if m.frame.name == "host-meeting":
        return next((named for t in m.arguments.objects if (named := kind_named(reading, t))), kind)
    if kind in (EngagementKind.MEETING, EngagementKind.TALKS) and _by_phone(reading, m):
        return EngagementKind.CALL
    return kind


def kind_named(reading: Reading, noun: int) -> EngagementKind | None:
    """The kind of contact that a noun is a word for ("summit"), None for other nouns."""
    return next((kind for kind, nouns in _KINDS if reading.nouns.is_in(noun, nouns)), None)


def _at_occasion(reading: Reading, m: FrameMatch) -> bool:
    """Whether they spoke at a gathering ("at the G7", "on the margins of the summit")."""
    at = m.arguments.after("at", "during")
    return any(reading.syntax.tokens[t].upos == "PROPN" or reading.nouns.is_in(t, _GATHERING) for t in at)


def _by_phone(reading: Reading, m: FrameMatch) -> bool:
    after = m.arguments.after("by", "over", "in", "on", "via", "through")
    told = (c.index for t in after for c in reading.syntax.sentence.children(t, "compound", "amod"))
    return any(reading.syntax.low[t] in _REMOTE for t in (*after, *told))


def format_of(reading: Reading) -> str:
    """How it was held ("virtual", "trilateral"), "" when unsaid."""
    text = " ".join(reading.syntax.low)
    return next((word for word in _FORMATS if word in text), "")


def is_announced(reading: Reading) -> bool:
    """Whether the sentence says that it was agreed or announced."""
    words = {
        "announced",
        "agreed",
        "scheduled",
        "programme",
        "program",
        "agenda",
        "announce",
        "arranged",
        "confirmed",
        "schedule",
    }
    return bool(words.intersection(reading.syntax.low))

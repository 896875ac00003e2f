"""Who does a deed of a report, and to whom, also where its own clause does not say."""

from __future__ import annotations

from collections.abc import Iterator

from legation.claims.arguments import DOCUMENTS
from legation.claims.events.scene import Scene
from legation.claims.frames import FrameMatch, Reading, read
from legation.claims.parties import is_party, parties
from legation.claims.plover import HOSTILE
from legation.claims.sides import Sides
from legation.claims.slots import Slots
from legation.types.claims import EventType, Status

Parties = tuple[str, ...]


def cast(scene: Scene, m: FrameMatch, kind: EventType) -> tuple[Parties, Parties]:
    """Actors and recipients of a deed, each sorted; of equals all are actors."""
    m = scene.reading.with_speaker(m)
    actors, recipients = parties(scene.analysis, scene.sides, m)
    actors = actors or _behind(scene, m) or _giver(scene, kind, recipients)
    recipients = tuple(r for r in recipients or _towards(scene, m, kind, actors) if r not in actors)
    if len(actors) > 1 and kind is EventType.AGREE:
        recipients = ()
    return actors, recipients


def _giver(scene: Scene, kind: EventType, recipients: Parties) -> Parties:
    """Who gave what a side at a meeting of two "has received"."""
    return _counterparts(scene, recipients) if kind is EventType.AID and len(recipients) == 1 else ()


def _behind(scene: Scene, m: FrameMatch) -> Parties:
    """Who stands behind a deed whose doer is no side: the speaker, the issuers of a text."""
    words = [scene.reading.syntax.low[t] for t in m.actors]
    if (not m.actors and "speaker" in m.frame.actor) or any(w in _EVERYONE for w in words):
        return _speakers(scene, m)
    return next((found for t in m.actors if (found := _issuers(scene, t))), ())


def _speakers(scene: Scene, m: FrameMatch) -> Parties:
    tokens = Slots(scene.reading.syntax, scene.reading.nouns).speaker(m.top)
    return _parties(scene, scene.sides.of_all(tokens) or scene.sides.voice(m.trigger))


def _parties(scene: Scene, sides: Parties) -> Parties:
    return tuple(sorted(side for side in sides if is_party(scene.analysis, side)))


def _issuers(scene: Scene, index: int) -> Parties:
    """The sides that a text told of before is from ("The resolution warns …")."""
    syntax = scene.reading.syntax
    word = syntax.tokens[index].lemma.lower()
    if word not in DOCUMENTS or not any(syntax.low[c.index] in _KNOWN for c in syntax.sentence.children(index, "det")):
        return ()
    number = syntax.sentence.index
    for earlier in reversed(scene.analysis.sentences[max(0, number - _NEAR) : number]):
        reading = read(earlier, scene.analysis)
        sides = Sides(reading.syntax, reading.nouns, scene.analysis)
        found = _parties(scene, next((s for t in _makers(reading, word) if (s := sides.of(t))), ()))
        if found:
            return found
    return ()


def _makers(reading: Reading, word: str) -> Iterator[int]:
    """Whoever adopts, issues or signs a text of this name in a sentence."""
    syntax = reading.syntax
    for token in syntax.tokens:
        if token.lemma.lower() != word:
            continue
        if token.relation == "obj":
            yield from syntax.arguments(token.head).subjects
        yield from syntax.arguments(token.index).owners
        yield from syntax.arguments(token.index).after("by", "of")


def _towards(scene: Scene, m: FrameMatch, kind: EventType, actors: Parties) -> Parties:
    """Whom a deed without a named recipient is meant for."""
    if m.frame.speech and _is_told_deed(scene, m):
        return _last_doers(scene, kind, actors)
    if kind is EventType.THREATEN:
        return _in_condition(scene, m)
    if kind is EventType.ACCUSE and m.frame.speech:
        return _wrongdoers(scene)
    if kind is EventType.AID and m.frame.name == "announce-programme":
        return _parties(scene, scene.sides.nearby(m)) or _parties(scene, _grounds(scene, m))
    if kind is EventType.REQUEST and len(actors) == 1 and not _has_hearer(scene, m) and _is_mutual(scene, m):
        return _counterparts(scene, actors)
    return ()


def _grounds(scene: Scene, m: FrameMatch) -> Parties:
    """The last state in which a programme is to work ("programmes to promote reform in X")."""
    sentence = scene.reading.syntax.sentence
    inside = sorted(i for t in m.arguments.objects for i in sentence.subtree(t))
    mentions = (scene.analysis.mention_at(sentence.index, i) for i in reversed(inside))
    return next(((mention.state,) for mention in mentions if mention and mention.state), ())


def _in_condition(scene: Scene, m: FrameMatch) -> Parties:
    """Whose deed a threat depends on ("warned of further steps if X fails to …")."""
    syntax = scene.reading.syntax
    clauses = syntax.sentence.children(m.top, "advcl")
    conditions = [
        c for c in clauses if any(syntax.low[k.index] in _IF for k in syntax.sentence.children(c.index, "mark"))
    ]
    return _parties(scene, scene.sides.of_all(t for c in conditions for t in syntax.subjects(c.index)))


def _wrongdoers(scene: Scene) -> Parties:
    """Who does the violence that a sentence of concern or blame speaks of."""
    matches = (o for o in scene.reading.matches if o.frame.type in (EventType.ASSAULT, EventType.COERCE))
    return next((found for o in matches if (found := _parties(scene, scene.sides.of_all(o.actors)))), ())


def _has_hearer(scene: Scene, m: FrameMatch) -> bool:
    """Whether it is said to somebody, be they of no side ("all creditors")."""
    syntax, nouns = scene.reading.syntax, scene.reading.nouns
    return any(
        nouns.is_in(t, _SOMEBODY) or any(syntax.low[c.index] == "all" for c in syntax.sentence.children(t, "det"))
        for t in m.recipients
    )


def _is_mutual(scene: Scene, m: FrameMatch) -> bool:
    """Whether it is about what two sides share ("barriers to mutual trade")."""
    syntax = scene.reading.syntax
    return any(syntax.low[i] in _MUTUAL for t in (*m.content, m.top) for i in syntax.sentence.subtree(t))


def _counterparts(scene: Scene, actors: Parties) -> Parties:
    """The other side of the two-sided contact that the report is about."""
    held = (d.states for d in scene.report.drafts if d.status in (Status.HELD, Status.ONGOING))
    pairs = (states for states in held if len(states) == 2 and set(actors) < set(states))
    return tuple(s for s in next(pairs, ()) if s not in actors)


_EVERYONE = frozenset({"community", "world", "everyone", "nobody"})
_IF = frozenset({"if", "unless"})
_KNOWN = frozenset({"the", "this", "that"})
_MUTUAL = frozenset({"mutual", "bilateral", "both", "two", "joint", "common"})
_SOMEBODY = frozenset({"official", "person", "body", "actor", "party"})
_NEAR = 4


def _is_told_deed(scene: Scene, m: FrameMatch) -> bool:
    """Whether the recipient is a deed told before ("condemned the operation", "criticised the move")."""
    syntax = scene.reading.syntax
    for index in m.recipients:
        words = syntax.lexicon.noun_words(syntax.low[index])
        known = any(w in syntax.lexicon.nouns or w in _DEEDS for w in words)
        definite = any(syntax.low[c.index] in ("the", "this", "these") for c in syntax.sentence.children(index, "det"))
        if known and definite:
            return True
    return False


def _last_doers(scene: Scene, kind: EventType, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Whoever did the last thing told that was not done by these; a critic joins the critics before."""
    others = [e for e in reversed(scene.report.told[-_FAR:]) if not set(e.actors) & set(actors)]
    if others and others[0].type is kind and others[0].recipients:
        return others[0].recipients
    hostile = (e.actors for e in others if e.type in HOSTILE)
    return next(hostile, ()) if kind is EventType.ACCUSE else next((e.actors for e in others), ())


_FAR = 6


_DEEDS = frozenset({"move", "decision", "action", "step", "announcement", "plan", "policy", "deed", "act", "measure"})

"""Who a phrase names: an actor with office and side, or the printed words of somebody unnamed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from legation.claims.statements.cues import Cue
from legation.claims.statements.speaker import phrase, speaker_words
from legation.data.bodies import bodies
from legation.data.cues import load_cues
from legation.data.predicates import load_lexicon
from legation.types.actors import Actor, ActorKind
from legation.types.analysis import Analysis, Mention, MentionKind, Sentence, Token
from legation.types.span import Span

_OWNING = frozenset({"amod", "nmod:poss", "compound", "nmod:desc"})
_SHORT = 2
_SOMEBODY = frozenset({"official", "person"})
_DETERMINERS = ("the ", "a ", "an ")


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker or hearer: printed name, office, sides, the words that name it."""

    name: str
    office: str | None = None
    acts_for: tuple[str, ...] = ()
    span: Span | None = None
    anonymity: str = ""
    keys: tuple[str, ...] = ()

    @property
    def joint(self) -> bool:
        """Several sides speak as one."""
        return len(self.keys) > 1


def speaking_voice(text: str, analysis: Analysis, sentence: Sentence, cue: Cue, head: Token) -> Voice:
    """The voice of a cue; its words are those of the cue's own clause ("who" in a relative clause)."""
    first, last = speaker_words(sentence, cue, head)
    voice = voice_of(text, analysis, sentence, head, apart=cue.head)
    return replace(voice, span=Span(sentence.tokens[first].span.start, sentence.tokens[last].span.end))


def voice_of(text: str, analysis: Analysis, sentence: Sentence, head: Token, apart: int = -1) -> Voice:
    """The voice that a noun phrase names, without a clause in it that holds the token ``apart``."""
    first, last = phrase(sentence, head, apart)
    span = Span(sentence.tokens[first].span.start, sentence.tokens[last].span.end)
    mentions = _mentions(analysis, sentence, head, first, last)
    actors = _actors(analysis, mentions)
    if actors:
        return _named(actors, span)
    return _unnamed(text, analysis, sentence, head, (first, last))


def voice_at(text: str, analysis: Analysis, span: Span) -> Voice:
    """The voice that a printed name stands for, outside any clause."""
    mention = next((m for m in analysis.mentions if m.span.overlaps(span) and m.actors), None)
    printed = " ".join(span.of(text).split())
    if mention is not None:
        return _in_small_letters(_named(_actors(analysis, (mention,)), span))
    wanted = printed.casefold()
    known = (a for a in analysis.actors if wanted in {n.casefold() for n in (a.name, *a.aliases)})
    actor = next((a for a in known if a.kind is ActorKind.PERSON), None)
    return _in_small_letters(_named((actor,), span) if actor else Voice(printed, span=span))


def _in_small_letters(voice: Voice) -> Voice:
    """A person whom the text prints in capitals alone, named as elsewhere: "SECRETARY KERRY" is Kerry."""
    spelt = [word.capitalize() if word.isupper() and len(word) > _SHORT else word for word in voice.name.split()]
    person = len(voice.keys) == 1 and voice.keys[0].startswith("person:")
    office = voice.office.capitalize() if voice.office and voice.office.isupper() else voice.office
    return replace(voice, name=" ".join(spelt), office=office) if person else voice


def _mentions(analysis: Analysis, sentence: Sentence, head: Token, first: int, last: int) -> tuple[Mention, ...]:
    """The mention at the head and those coordinated with it."""
    conjuncts = [child.index for child in sentence.children(head.index, "conj") if first <= child.index <= last]
    return tuple(m for index in (head.index, *conjuncts) if (m := mention_over(analysis, sentence, index)) is not None)


def mention_over(analysis: Analysis, sentence: Sentence, index: int) -> Mention | None:
    """The mention headed by a token, else the shortest resolved one that covers it."""
    at_head = analysis.mention_at(sentence.index, index)
    if at_head is not None and at_head.actors:
        return at_head
    covering = [m for m in analysis.mentions_in(sentence.index) if m.first <= index <= m.last and m.actors]
    named = [m for m in covering if m.kind is not MentionKind.ADJECTIVE]
    return min(named, key=lambda m: m.last - m.first, default=at_head)


def _actors(analysis: Analysis, mentions: Iterable[Mention]) -> tuple[Actor, ...]:
    keys = dict.fromkeys(key for mention in mentions for key in mention.actors)
    return tuple(actor for key in keys if (actor := analysis.actor.get(key)) is not None)


def _named(actors: tuple[Actor, ...], span: Span) -> Voice:
    ordered = sorted(actors, key=lambda actor: actor.name) if len(actors) > 1 else actors
    offices = [actor.office or "" for actor in ordered]
    sides = sorted({whole(side) for actor in ordered for side in _sides(actor)})
    return Voice(
        name="; ".join(actor.name for actor in ordered),
        office="; ".join(offices) if any(offices) else None,
        acts_for=tuple(sides),
        span=span,
        keys=tuple(actor.key for actor in ordered),
    )


def whole(side: str) -> str:
    """The body whose organ a side is: the Security Council speaks for the UN."""
    body = bodies().get(side)
    return body.of if body is not None and body.type == "organ" and body.of in bodies() else side


def _sides(actor: Actor) -> tuple[str, ...]:
    return actor.acts_for or (() if actor.kind is ActorKind.PERSON else (actor.key,))


def _unnamed(text: str, analysis: Analysis, sentence: Sentence, head: Token, ends: tuple[int, int]) -> Voice:
    """Somebody without a name: the words as printed, and the one state that owns them."""
    first, last = ends
    span = Span(sentence.tokens[first].span.start, sentence.tokens[last].span.end)
    sides = {side for m in _owners(analysis, sentence, head, first, last) for side in analysis.sides(m)}
    printed = _bare(span.of(text))
    return Voice(printed, None, tuple(sides) if len(sides) == 1 else (), span, _grade(text, sentence, printed))


def _owners(analysis: Analysis, sentence: Sentence, head: Token, first: int, last: int) -> Iterable[Mention]:
    """Names that own the phrase's head: "*Iranian* officials", "a spokesman *of* X"; no others inside."""
    for mention in analysis.mentions_in(sentence.index):
        owner = sentence.tokens[mention.head]
        if first <= mention.first and mention.last <= last and owner.head == head.index:
            case = sentence.child(owner.index, "case")
            of = case is not None and case.lemma.lower() in ("of", "from", "'s")
            if owner.deprel in _OWNING or (owner.relation == "nmod" and of):
                yield mention


def is_party(analysis: Analysis, sentence: Sentence, told: Iterable[int]) -> bool:
    """Whether all that some words tell is who: a name, or an office and a name."""
    covered = {i for m in analysis.mentions_in(sentence.index) if m.actors for i in range(m.first, m.last + 1)}
    return all(index in covered or _is_somebody(sentence.tokens[index]) for index in told)


def _is_somebody(token: Token) -> bool:
    named = load_lexicon().classes.get(token.lemma.lower(), ())
    return any(name in _SOMEBODY and not phrase.before and not phrase.after for phrase, name in named)


def is_thing(head: Token, voice: Voice) -> bool:
    """Whether a speaker's head noun names a thing: "these sanctions demand …" tells nobody's words."""
    return head.upos == "NOUN" and not voice.keys and head.lemma.lower() in load_cues().things


def _bare(words: str) -> str:
    lowered = words.lower()
    article = next((a for a in _DETERMINERS if lowered.startswith(a)), "")
    return " ".join(words[len(article) :].split()).rstrip(",")


def _grade(text: str, sentence: Sentence, printed: str) -> str:
    """How little is told of an unnamed speaker."""
    around, name = sentence.span.of(text).lower(), printed.lower().split()
    for grade, patterns in load_cues().anonymous:
        for pattern in patterns:
            if (" " in pattern and pattern in around) or pattern in name:
                return grade
    return "unnamed"

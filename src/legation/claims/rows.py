"""Officials named in a row: who stands beside whom, whatever the tree makes of a long list."""

from __future__ import annotations

from collections.abc import Iterator

from legation.types.actors import Actor, ActorKind
from legation.types.analysis import Analysis, Mention, MentionKind, Sentence

_JOINTS = frozenset({",", "and", "&"})


def with_fellows(analysis: Analysis, sentence: Sentence, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """Heads of phrases, with those of the people of one side who stand in a row behind one of them.

    "Speaker A, Prime Minister B and President C": parsers often lose the middle of such rows.
    """
    found = list(tokens)
    known = {key for token in tokens for key in _key(analysis, analysis.mention_at(sentence.index, token))}
    for token in tokens:
        mention = analysis.mention_at(sentence.index, token)
        for other in _fellows(analysis, sentence, mention) if mention else ():
            fresh = set(_key(analysis, other)) - known
            found += [other.head] if fresh else []
            known |= fresh
    return tuple(found)


def _key(analysis: Analysis, mention: Mention | None) -> tuple[str, ...]:
    return mention.actors if mention is not None and _person(analysis, mention) else ()


def _fellows(analysis: Analysis, sentence: Sentence, mention: Mention) -> Iterator[Mention]:
    """People of the same side named right behind a person, of any side behind a plural title; parted by joints only."""
    named = [m for m in analysis.mentions_in(sentence.index) if m.kind is MentionKind.NAME and _person(analysis, m)]
    last, side, several = mention.last, _side(analysis, mention), _is_plural_title(sentence, mention)
    for other in named if side or several else ():
        between = {token.text.lower() for token in sentence.tokens[last + 1 : other.first]}
        opens = several and last == mention.last and not between
        if other.first <= last or not (opens or (between and between <= _JOINTS)):
            continue
        if not several and _side(analysis, other) != side:
            return
        last = other.last
        yield other


def _is_plural_title(sentence: Sentence, mention: Mention) -> bool:
    """Whether a title is that of a row: "the French and German ministers A and B"."""
    return mention.kind is MentionKind.TITLE and sentence.tokens[mention.head].xpos in ("NNS", "NNPS")


def _person(analysis: Analysis, mention: Mention) -> Actor | None:
    actor = analysis.actor.get(mention.actors[0]) if len(mention.actors) == 1 else None
    return actor if actor is not None and actor.kind is ActorKind.PERSON else None


def _side(analysis: Analysis, mention: Mention) -> tuple[str, ...]:
    actor = _person(analysis, mention)
    return actor.acts_for if actor is not None and mention.kind is MentionKind.NAME else ()

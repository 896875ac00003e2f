"""Finds the predicates of the lexicon in a sentence: every word's candidates, and the best of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from legation.claims.arguments import NOMINAL, Arguments, Syntax, merged, with_phrases
from legation.claims.conditions import Conditions
from legation.claims.matches import FrameMatch
from legation.claims.nouns import Nouns, phrase_at
from legation.claims.polarity import denies_content
from legation.claims.slots import Slots
from legation.data.predicates import Entry, Frame, Phrase
from legation.types.analysis import Token
from legation.types.claims import EventType

OCCASIONS = frozenset({"during", "in", "at", "after", "following", "before", "ahead of", "on", "for", "through"})
MARGINS = frozenset(
    {"conjunction", "occasion", "sidelines", "margins", "sideline", "margin", "eve", "course", "end", "part"}
)
INVOLVED = frozenset({"involved", "engaged", "participating", "locked"})
PARTICLES = frozenset({"out", "away", "back", "off", "down", "up"})


class Finder:
    """Candidates of every word, the best one of each."""

    def __init__(self, syntax: Syntax, nouns: Nouns) -> None:
        self.syntax = syntax
        self.lexicon = syntax.lexicon
        self.conditions = Conditions(syntax, nouns)
        self.slots = Slots(syntax, nouns)

    def all(self) -> tuple[FrameMatch, ...]:
        """The best match of every word that has one, in order."""
        found = (self._best(token) for token in self.syntax.tokens)
        return tuple(m for m in found if m is not None)

    def _best(self, token: Token) -> FrameMatch | None:
        candidates = list(self._candidates(token))
        return max(candidates, key=lambda m: m.rank, default=None)

    def _candidates(self, token: Token) -> Iterator[FrameMatch]:
        if self.syntax.is_noun(token):
            yield from self._of_noun(token)
        elif token.upos == "VERB" and token.relation != "amod":
            yield from self._of_verb(token)
        if token.upos in ("ADJ", "VERB", "NOUN", "ADP", "ADV"):
            yield from self._of_adjective(token)
        if token.upos == "AUX" and token.relation == "aux":
            yield from self._of_modal(token)

    def _entries(self, kind: str, token: Token) -> Iterator[Entry]:
        table = getattr(self.lexicon, kind)
        words = self.lexicon.verb_words if kind == "verbs" else self.lexicon.noun_words
        for word in words(self.syntax.low[token.index]):
            yield from table.get(word, ())

    def _of_verb(self, token: Token) -> Iterator[FrameMatch]:
        if self._is_compounded(token):
            return
        arguments = self.syntax.arguments(token.index)
        for entry in self._entries("verbs", token):
            words = self._followed(entry.phrase, token)
            if words is not None:
                found = self._moved(entry.phrase, arguments, words)
                if _reads_phrases(entry.frame):
                    found = with_phrases(self.syntax, found)
                yield from self._checked(entry, token.index, token.index, found, words)

    def _is_compounded(self, token: Token) -> bool:
        """Whether a participle is half of a compound adjective: "rights-respecting", not "co-chaired"."""
        before = self.syntax.tokens[token.index - 1] if token.index else None
        if token.index > 1 and self.syntax.low[token.index - 2] == "co":
            return False
        return (
            before is not None
            and before.text == "-"
            and before.span.end == token.span.start
            and token.xpos in ("VBG", "VBN")
        )

    def _followed(self, phrase: Phrase, token: Token) -> tuple[int, ...] | None:
        """Where the rest of a verb phrase stands: close by, or a particle of the verb further off."""
        at, found = token.index, []
        particle = self.syntax.sentence.child(token.index, "compound:prt")
        if (
            particle is not None
            and self._is_phrasal(token, self.syntax.low[particle.index])
            and (self.syntax.low[particle.index] not in phrase.after)
        ):
            return None
        for word in phrase.after:
            where = self._next_word(word, at, token)
            if where is None:
                return None
            found.append(where)
            at = where
        return tuple(found)

    def _is_phrasal(self, token: Token, particle: str) -> bool:
        """Whether a verb with this particle is another verb ("call off", but not "ties back up")."""
        verbs = self.syntax.verb_words(token)
        phrases = (e.phrase for v in verbs for e in self.lexicon.verbs.get(v, ()))
        light = (p for v in verbs for p in self.lexicon.light.get(v, ()))
        return any(p.after[:1] == (particle,) for p in (*phrases, *light))

    def _next_word(self, word: str, at: int, token: Token) -> int | None:
        for place in range(at + 1, min(at + 12, len(self.syntax.low))):
            if self.syntax.low[place] != word and word not in self.lexicon.noun_words(self.syntax.low[place]):
                continue
            near = place - at <= 3 and not self._crosses(at, place)
            if near or self._is_particle(place, token):
                return place
        return None

    def _crosses(self, at: int, place: int) -> bool:
        """Whether another verb, an object or a comma stands between."""
        between = self.syntax.tokens[at + 1 : place]
        return any(t.relation == "obj" or t.upos == "VERB" or t.text == "," for t in between)

    def _is_particle(self, place: int, token: Token) -> bool:
        """A word that goes with the verb although something stands between: "pushed them out of"."""
        other = self.syntax.tokens[place]
        if other.head == token.index and other.deprel in ("compound:prt", "advmod", "xcomp", "obl:unmarked"):
            return True
        above = self.syntax.tokens[other.head] if other.head >= 0 else other
        return self.syntax.low[place] in PARTICLES and other.deprel == "case" and above.head == token.index

    def _moved(self, phrase: Phrase, arguments: Arguments, words: tuple[int, ...]) -> Arguments:
        """For "withdraw from X" X is the object; the same for the noun of an idiom."""
        last = phrase.after[-1] if phrase.after else ""
        after = arguments.after(last)
        if after and arguments.passive and not arguments.subjects:
            arguments = replace(arguments, subjects=arguments.objects, objects=(), passive=False)
        if after and not arguments.objects:
            return replace(arguments, objects=after)
        inner = [o for o in arguments.objects if o in words]
        if not inner:
            return arguments
        return merged(arguments, self.syntax.arguments(inner[0]))

    def _of_noun(self, token: Token) -> Iterator[FrameMatch]:
        own = self.syntax.arguments(token.index)
        entries = [e for e in self._entries("nouns", token) if phrase_at(self.syntax, e.phrase, token.index)]
        if not entries:
            return
        above, own_verb = self._carrier(token), self._modifying(token)
        order = (above, own_verb) if above and above[1] == "obj" else (own_verb, above)
        carriers = [c for c in order if c is not None]
        for entry in entries:
            words = (token.index,)
            light = [c for c in carriers if self._is_light(entry.frame, *c)]
            if self._copular(entry, token):
                yield from self._checked(entry, token.index, token.index, own, words)
            elif light:
                yield from self._first_carried(entry, token, own, light)
            elif entry.frame.alone != "no":
                arguments = replace(own, objects=(*own.after("of"), *own.modifiers))
                yield from self._alone(entry, token, arguments)

    def _first_carried(
        self, entry: Entry, token: Token, own: Arguments, carriers: list[tuple[int, str]]
    ) -> Iterator[FrameMatch]:
        """The match by the first carrier that has what the frame needs: "sent a letter to X, delivered by Y"."""
        for carrier in carriers:
            words = (carrier[0], token.index)
            found = list(self._checked(entry, token.index, carrier[0], self._carried(own, *carrier), words))
            if found:
                yield from found
                return

    def _copular(self, entry: Entry, token: Token) -> bool:
        return (
            any(p.head == "be" for p in entry.frame.light)
            and self.syntax.sentence.child(token.index, "cop") is not None
        )

    def _carrier(self, token: Token) -> tuple[int, str] | None:
        """The verb that a noun hangs on, and how: obj, obl, nsubj."""
        at = token
        for _ in range(4):
            if at.head < 0:
                return None
            head = self.syntax.tokens[at.head]
            if self._shares_verb(at, head):
                at = head
            elif head.upos == "VERB" and at.relation in ("obj", "obl", "nsubj", "xcomp"):
                return head.index, "obj" if at.deprel == "nsubj:pass" else at.relation
            else:
                return None
        return None

    def _shares_verb(self, token: Token, head: Token) -> bool:
        """Whether a noun's verb is that of the noun above: "a series of talks", "talks and a dinner"."""
        if token.relation == "nmod":
            return self.conditions.nouns.counted(head.index) == token.index
        return token.relation == "conj" and head.upos in NOMINAL

    def _modifying(self, token: Token) -> tuple[int, str] | None:
        """A participle after the noun that carries it: "talks held in Oslo"."""
        held = self.syntax.sentence.child(token.index, "acl")
        if held is not None and held.xpos in ("VBN", "VBG"):
            return held.index, "obj"
        return None

    def _is_light(self, frame: Frame, verb: int, relation: str) -> bool:
        words = self.lexicon.verb_words(self.syntax.low[verb])
        if relation == "nsubj":
            return (frame.alone != "no" and any(w in self.lexicon.ergative for w in words)) or any(
                p.head in words for p in frame.light if p.head in self.lexicon.ergative
            )
        token = self.syntax.tokens[verb]
        phrases = frame.light or self.lexicon.nominal
        return any(p.head in words and self._followed(p, token) is not None for p in phrases)

    def _carried(self, own: Arguments, verb: int, relation: str) -> Arguments:
        above = self.syntax.arguments(verb)
        if self.lexicon.suffered.intersection(self.lexicon.verb_words(self.syntax.low[verb])):
            return replace(own, objects=above.subjects, subjects=above.after("by", "from"))
        objects = (*own.after("of"), *own.modifiers, *(() if own.after("of") else own.owners))
        if relation == "nsubj":
            return merged(replace(above, subjects=()), replace(own, objects=above.objects or objects))
        if relation == "obl" and above.passive and not above.subjects:
            above = replace(above, subjects=above.objects)
        return merged(above, replace(own, objects=objects))

    def _alone(self, entry: Entry, token: Token, arguments: Arguments) -> Iterator[FrameMatch]:
        frame = entry.frame
        if frame.speech and self.syntax.sentence.child(token.index, "cop"):
            return
        involved = self._involved(token)
        if involved:
            arguments = replace(arguments, subjects=involved)
        elif frame.alone in ("with", "yes") and not arguments.owners and not arguments.after("between", "among"):
            arguments = self._taking_part(token, arguments)
        for found in self._checked(entry, token.index, token.index, arguments, (token.index,)):
            if self.conditions.stands_alone(frame, found.actors, found.recipients, arguments):
                yield found

    def _involved(self, token: Token) -> tuple[int, ...]:
        """Who is "involved in" or "engaged in" it."""
        if token.relation != "obl" or token.head < 0 or self.syntax.low[token.head] not in INVOLVED:
            return ()
        head = self.syntax.tokens[token.head]
        return (head.head,) if head.relation in ("amod", "acl") else self.syntax.subjects(head.index)

    def _taking_part(self, token: Token, own: Arguments) -> Arguments:
        """With the doer of what is done at a meeting, and the one it is with: "said so during talks with X"."""
        verb_at = self._occasion_of(token)
        if verb_at is None:
            return own
        verb = self.syntax.arguments(verb_at)
        above = self.syntax.arguments(self._finite(verb_at))
        doers = above.objects if above.passive and not above.subjects else above.subjects
        others = tuple(t for t in verb.after("with") if t > token.index)
        if others and not own.after("with", "to"):
            own = replace(own, prepositions=MappingProxyType({**own.prepositions, "with": others}))
        return replace(own, subjects=doers)

    def _occasion_of(self, token: Token) -> int | None:
        """The verb of what is done at an occasion: "said during talks", "in conjunction with a visit"."""
        if token.head < 0:
            return None
        head = self.syntax.tokens[token.head]
        if token.relation == "obl" and self.syntax.low[head.index] in INVOLVED:
            return None
        if token.relation == "obl" and self.syntax.preposition(token) in OCCASIONS:
            return head.index
        margin = token.relation == "nmod" and head.relation == "obl" and self.syntax.low[head.index] in MARGINS
        return head.head if margin else None

    def _finite(self, index: int) -> int:
        """The nearest verb above with a subject of its own."""
        path = (index, *(t.index for t in self.syntax.sentence.ancestors(index)))
        return next((i for i in path if self.syntax.sentence.child(i, "nsubj")), index)

    def _of_adjective(self, token: Token) -> Iterator[FrameMatch]:
        if self._is_attribute(token) or (token.upos == "VERB" and self.syntax.sentence.child(token.index, "obj")):
            return
        for entry in self.lexicon.adjectives.get(self.syntax.low[token.index], ()):
            if phrase_at(self.syntax, entry.phrase, token.index) and self._is_said_of(token):
                arguments = self._with_complements(token)
                yield from self._checked(entry, token.index, token.index, arguments, (token.index,))

    def _is_attribute(self, token: Token) -> bool:
        """Whether it stands before a noun, itself or what it is coordinated with ("an able and willing partner")."""
        while token.relation == "conj" and token.head >= 0:
            token = self.syntax.tokens[token.head]
        return token.relation in ("amod", "compound")

    def _is_said_of(self, token: Token) -> bool:
        """Whether the adjective is a predicate: with a copula, or after a verb like one."""
        children = self.syntax.sentence.children(token.index)
        if any(c.relation == "cop" or c.deprel in ("aux:pass", "nsubj:pass", "nsubj") for c in children):
            return True
        head = self.syntax.tokens[token.head] if token.head >= 0 else token
        if token.relation == "conj" and head.upos in ("NOUN", "PROPN"):
            return False  # "is the main force of N. and, some say, supportive of M.": a description goes on
        return token.relation in (
            "xcomp",
            "conj",
            "advcl",
            "acl",
            "root",
            "ccomp",
            "parataxis",
        ) and head.upos in ("VERB", "ADJ", "NOUN", "PROPN", "AUX")

    def _with_complements(self, token: Token) -> Arguments:
        """An adjective's or participle's arguments as those of a verb whose subject is what it is said of."""
        arguments = self.syntax.arguments(token.index)
        subjects = self.syntax.subjects(token.index)
        clauses = arguments.clauses or tuple(
            c.index for c in self.syntax.sentence.children(token.index, "advcl", "acl") if c.xpos in ("VB", "VBG")
        )
        return replace(arguments, subjects=subjects, objects=(), clauses=clauses, passive=False)

    def _of_modal(self, token: Token) -> Iterator[FrameMatch]:
        """ "said that X must …": a demand made of X."""
        clause = self.syntax.tokens[token.head]
        described = clause.upos in NOMINAL and self.syntax.sentence.child(clause.index, "cop")
        if described or self.syntax.low[clause.index] == "have":
            return
        said = clause.relation == "ccomp" or self._quoted(clause)
        if not said and clause.relation not in ("root", "conj"):
            return
        for frame in self.lexicon.modal_frames:
            if self.syntax.low[token.index] in frame.modals:
                arguments = Arguments(clauses=(clause.index,), passive=self.syntax.is_passive(clause))
                found = self._checked(
                    Entry(Phrase(frame.name), frame), token.index, token.index, arguments, (token.index,)
                )
                yield from (m for m in found if bool(m.actors) is said and not set(m.actors) & set(m.recipients))

    def _quoted(self, clause: Token) -> bool:
        return self.syntax.sentence.child(clause.index, "parataxis") is not None

    def _checked(
        self, entry: Entry, trigger: int, top: int, arguments: Arguments, words: tuple[int, ...]
    ) -> Iterator[FrameMatch]:
        frame = entry.frame
        score = self.conditions.score(frame, trigger, arguments)
        if score is None:
            return
        actors = self.slots.fill(frame.actor or ("subj",), arguments, trigger, top)
        if frame.speech:
            actors = self._speaking(actors, top)
        recipients = self.slots.fill(frame.recipient, arguments, trigger, top, apart=actors)
        if not self.conditions.has_needed(frame, arguments, actors, recipients):
            return
        if frame.plover is EventType.THREATEN and denies_content(self.syntax, arguments.clauses):
            return
        rank = score + 2 * (entry.phrase.length - 1) + frame.weight
        content = (
            *arguments.clauses,
            *(arguments.objects if frame.absorbs or frame.object or frame.factive else ()),
        )
        content = (
            *content,
            *(arguments.after("for", "over", "about", "by", "at", "of") if frame.factive else ()),
        )
        yield FrameMatch(
            frame,
            self.syntax.sentence.index,
            trigger,
            top,
            arguments,
            actors,
            recipients,
            content,
            tuple(sorted({trigger, top, *words})),
            rank=rank,
        )

    def _speaking(self, actors: tuple[int, ...], top: int) -> tuple[int, ...]:
        """Where the tree gives a verb of saying a thing as subject, that of the clause above.

        "He argued that the potential remains unused and urged …": the potential urges nothing.
        """
        token = self.syntax.tokens[top]
        if token.relation != "conj" or self.syntax.sentence.child(top, "nsubj") or not actors:
            return actors
        if any(self.conditions.nouns.is_in(t, _SPEAKING) or self.syntax.tokens[t].upos == "PRON" for t in actors):
            return actors
        first = self.syntax.tokens[token.head]
        return (self.syntax.subjects(first.head) if first.relation == "ccomp" else ()) or actors


_SPEAKING = frozenset({"actor", "official", "body", "person", "party", "media"})


def _reads_phrases(frame: Frame) -> bool:
    """Whether what stands at the object's noun belongs to the predicate as well ("sanctions on X")."""
    return bool(frame.object and "actor" not in frame.object) or bool(frame.needs) or frame.family == "agree"

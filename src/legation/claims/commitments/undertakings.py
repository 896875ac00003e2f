"""Undertakings of one sentence with all their fields, whether or not their sides are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from legation.claims.arguments import Syntax
from legation.claims.commitments import figures, wording
from legation.claims.commitments.action import Wording
from legation.claims.commitments.cues import LAUNCH, MAKING, Cue
from legation.claims.commitments.kinds import Act, kind_of
from legation.claims.commitments.noun_cues import cues_of
from legation.claims.commitments.parties import Parties, Voices
from legation.claims.commitments.towards import MUTUAL
from legation.claims.nouns import Nouns
from legation.data.predicates import load_lexicon
from legation.data.softness import SoftnessTable, load_softness
from legation.types.actors import ActorKind
from legation.types.analysis import Analysis, Maker, Sentence
from legation.types.claims import Commitment, Stage
from legation.types.document import Document
from legation.types.span import Span, hull
from legation.types.time import Period

URGING = frozenset(("urging", "calling"))
NEEDED = frozenset(("need", "importance", "necessity", "imperative", "urgency", "lack", "absence"))
SETTING = frozenset(("agree", "set", "adopt", "approve", "endorse", "fix"))
NOMINAL = frozenset(("obj", "nmod", "obl", "conj", "ccomp", "root", "xcomp"))


@dataclass(frozen=True, slots=True)
class _Draft:
    """One content of one cue; ``within`` are the content's own tokens."""

    cue: Cue
    content: int
    within: frozenset[int]
    siblings: tuple[int, ...]


class Undertakings:
    """Reads one sentence."""

    def __init__(self, document: Document, analysis: Analysis, sentence: Sentence, voices: Voices) -> None:
        self.document = document
        self.analysis = analysis
        self.sentence = sentence
        self.today: date | None = document.published.last if document.published else None
        self.table: SoftnessTable = load_softness()
        self.syntax = Syntax(sentence, load_lexicon())
        self.parties = Parties(self.syntax, Nouns(self.syntax, analysis), analysis, self.table, voices)
        self.wording = Wording(self.syntax, self.table, analysis, document.text)

    def all(self) -> Iterator[Commitment]:
        """The undertakings, one for each content; ``by`` is empty where no side is named. Questions have none."""
        if self.sentence.span.of(self.document.text).rstrip(" \"'”’").endswith("?"):
            return
        for draft in self._drafts():
            made = self._made(draft)
            if made is not None:
                yield made

    def _drafts(self) -> Iterator[_Draft]:
        """Of several cues with the same content the nearest one."""
        cues = list(cues_of(self.syntax, self.table))
        contents = tuple(content for cue in cues for content in cue.contents)
        best: dict[int, Cue] = {}
        for cue in cues:
            for content in cue.contents:
                if content not in best or abs(cue.word - content) < abs(best[content].word - content):
                    best[content] = cue
        for content, cue in best.items():
            within = wording.inside(self.syntax, self.analysis, content, contents)
            yield _Draft(cue, content, within | self._astray(cue, content, contents), contents)

    def _astray(self, cue: Cue, content: int, contents: tuple[int, ...]) -> frozenset[int]:
        """What belongs to a content and hangs on the word before it in the tree.

        "the goal of lifting trade to $5 billion" may have the trade at the goal, "signed an accord to keep …" the
        purpose at the verb.
        """
        verb = self.syntax.tokens[content].upos in ("VERB", "AUX")
        if verb and cue.word != cue.carrier and content > cue.word:
            linked = self.sentence.children(cue.word, "nmod")
        elif not verb and self.table.word(self.syntax.tokens[content]) in self.table.words["instruments"]:
            purposes = self.sentence.children(cue.word, "advcl") if cue.word == cue.carrier else ()
            linked = tuple(c for c in purposes if self.sentence.child(c.index, "mark") and c.xpos == "VB")
        else:
            return frozenset()
        own = (c for c in linked if c.index > content and c.index not in contents)
        return frozenset(i for c in own for i in self.sentence.subtree(c.index))

    def _made(self, draft: _Draft) -> Commitment | None:
        cue, content = draft.cue, draft.content
        stretch = self._stretch(self._with_verb(draft))
        deadline = figures.deadline_in(self.analysis, self.syntax, content, stretch, self.today) or self._limit_behind(
            draft
        )
        if (
            self._is_values_only(draft)
            or self._is_mentioned(draft)
            or (cue.softness is LAUNCH and not self._lies_ahead(deadline))
        ):
            return None
        by = self.parties.by(cue, content)
        to = self.parties.towards.of(cue, content, by, draft.within)
        if self._is_foreseen(cue, by) or self._is_for_others(draft, to):
            return None
        if cue.softness.bodies and not self.parties.are_bodies(by):
            return None
        amount = figures.amount_in(self.analysis, self.syntax, content, stretch)
        recurrence = figures.recurrence_in(self.analysis, self.syntax, content, stretch, amount)
        stage = self._stage(cue, by)
        act = Act(cue.word, content, by, stage, amount, recurrence, urged=cue.softness.name in URGING)
        spans = wording.evidence_spans(self.syntax, cue, content, draft.within)
        text = self.document.text
        return Commitment(
            evidence=self.document.excerpt(*spans),
            maker=Maker(f"softness:{cue.softness.name}"),
            kind=kind_of(self.syntax, self.table, act),
            by=by,
            to=to,
            action=self.wording.action(cue, content, draft.within),
            object=self.wording.object(content),
            quantity=amount,
            deadline=deadline,
            condition=figures.condition_of(self.syntax, self.table, (content, cue.carrier), text),
            recurrence=recurrence,
            stage=stage,
            reaffirmed=self._is_repeated(cue, content),
        )

    def _with_verb(self, draft: _Draft) -> frozenset[int]:
        """Tokens where figures may stand: for a noun also what else stands at the verb that takes it."""
        within = draft.within - self._conditions(draft.content)
        noun = self.syntax.tokens[draft.content].upos not in ("VERB", "AUX")
        if not noun or draft.cue.word != draft.cue.carrier or draft.content == draft.cue.word:
            return within
        beside = self.sentence.children(draft.cue.word, "obl", "advmod", "obj")
        own = (c for c in beside if c.index not in draft.cue.contents and c.index > draft.cue.word)
        return within | {i for c in own for i in self.sentence.subtree(c.index)}

    def _conditions(self, content: int) -> frozenset[int]:
        """Tokens of clauses that the undertaking hangs on: their figures are not its own."""
        hung = (c for c in self.sentence.children(content, "advcl") if figures.is_condition(self.syntax, c))
        return frozenset(i for c in hung for i in self.sentence.subtree(c.index) if i != content)

    def _limit_behind(self, draft: _Draft) -> Period | None:
        """A deadline that stands behind the content but hangs on another word ("by 2029")."""
        later = [c for c in draft.siblings if c > draft.content]
        first = self.syntax.tokens[draft.content].span.start
        last = self.syntax.tokens[min(later)].span.start if later else self.sentence.span.end
        return figures.limit_in(self.analysis, Span(first, max(first, last)))

    def _lies_ahead(self, deadline: Period | None) -> bool:
        first = deadline.first if deadline else None
        return bool(first and self.today and first > self.today)

    def _stretch(self, within: frozenset[int]) -> Span:
        first, *rest = (self.syntax.tokens[i].span for i in sorted(within))
        return hull(first, *rest)

    def _stage(self, cue: Cue, by: tuple[str, ...]) -> Stage:
        low = self.syntax.low
        text = cue.softness.name == "binding" or ("under" in low and cue.softness.name == "will")
        if text and {"force", "effect"} & set(low):
            return Stage.IN_FORCE
        if text and {"signed", "inked"} & set(low):
            return Stage.SIGNED
        if cue.softness.name == "will" and self._is_told_by_others(cue, by):
            return Stage.VOICED
        if cue.softness.name == "readiness" and self._is_set(cue):
            several = len(by) > 1 or self.parties.are_bodies(by) or self.parties.are_several(cue.carrier)
            return Stage.AGREED if several else Stage.PLEDGED
        together = cue.word == cue.carrier and (len(by) > 1 or self.parties.are_several(cue.carrier))
        return Stage(cue.softness.joint if together else cue.softness.stage)

    def _is_set(self, cue: Cue) -> bool:
        """Whether a goal is agreed or set by the verb around it, not only had."""
        return cue.carrier >= 0 and self.table.word(self.syntax.tokens[cue.carrier]) in SETTING

    def _is_told_by_others(self, cue: Cue, by: tuple[str, ...]) -> bool:
        """Whether one side tells what another will do."""
        speakers = self.parties.speakers(cue)
        return bool(speakers and by) and set(speakers).isdisjoint(by)

    def _is_foreseen(self, cue: Cue, by: tuple[str, ...]) -> bool:
        """Whether what "will" be done by a body or a people is only foretold by somebody else."""
        known = (self.analysis.actor.get(side) for side in by)
        states = all(actor is not None and actor.kind is ActorKind.STATE for actor in known)
        return cue.softness.name == "will" and not states and self._is_told_by_others(cue, by)

    def _is_for_others(self, draft: _Draft, to: tuple[str, ...]) -> bool:
        """Whether a side only urges what others should do, and is no party to it itself."""
        if draft.cue.softness.name not in URGING:
            return False
        mutual = MUTUAL & {self.syntax.low[i] for i in draft.within}
        return not mutual and bool(to)

    def _is_mentioned(self, draft: _Draft) -> bool:
        """Whether a plan, goal or proposal is only named in passing ("in support of the plan for …")."""
        noun = self.syntax.tokens[draft.cue.word]
        head = self.syntax.tokens[noun.head] if noun.head >= 0 and noun.relation == "nmod" else None
        if head is not None and draft.cue.softness is not LAUNCH and self.table.word(head) in NEEDED:
            return True
        if draft.cue.softness.name != "readiness" or noun.relation not in ("nmod", "obl") or noun.upos != "NOUN":
            return False
        case, owned = self.syntax.preposition(noun), self.sentence.child(noun.index, "nmod:poss")
        if case == "including" or (owned is not None and case != "of"):
            return False
        return figures.amount_in(self.analysis, self.syntax, draft.content, self._stretch(draft.within)) is None

    def _is_values_only(self, draft: _Draft) -> bool:
        """Whether nothing but values is spoken of ("commitment to democracy")."""
        values = self.table.words["values"]
        head = self.syntax.tokens[draft.content]
        if head.upos == "NOUN" and self.table.word(head) in self.table.words["ideas"]:
            return True
        tokens = [self.syntax.tokens[i] for i in sorted(draft.within)]
        nouns = [t for t in tokens if t.upos == "NOUN" and t.relation in NOMINAL]
        return bool(nouns) and all(self.table.word(t) in values for t in nouns)

    def _is_repeated(self, cue: Cue, content: int) -> bool:
        """Whether a word for it says that it was undertaken before or goes on."""
        words = {self.table.word(self.syntax.tokens[i]) for i in self._around(cue, content)}
        return bool(words & self.table.words["repeated"]) or self._was_made(cue)

    def _around(self, cue: Cue, content: int) -> set[int]:
        """The cue, its carrier, what they stand under, the act, and the adjectives of their nouns."""
        sentence = self.sentence
        near = {i for i in (cue.word, cue.carrier, content) if i >= 0}
        near |= {c.index for c in sentence.children(content, "xcomp")} | {
            c.index for c in sentence.children(cue.word, "cop")
        }
        near |= {self.syntax.tokens[i].head for i in (cue.word, cue.carrier) if i >= 0 and self._is_complement(i)}
        top = cue.carrier if cue.carrier >= 0 else cue.word
        if self.syntax.tokens[top].relation == "ccomp":
            near.add(self.syntax.tokens[top].head)
        nouns = {content, cue.word, *(c.index for c in sentence.children(content, "obj", "nmod"))}
        nouns |= {c.index for n in tuple(nouns) for c in sentence.children(n, "nmod")}
        return near | {c.index for n in nouns for c in sentence.children(n, "amod", "advmod")}

    def _is_complement(self, index: int) -> bool:
        return self.syntax.tokens[index].relation == "xcomp" and self.syntax.tokens[index].head >= 0

    def _was_made(self, cue: Cue) -> bool:
        """Such as "the pledge that X made": told of, not made now."""
        clauses = self.sentence.children(cue.word, "acl") if cue.word != cue.carrier else ()
        return any(c.deprel == "acl:relcl" and self.table.word(c) in MAKING for c in clauses)

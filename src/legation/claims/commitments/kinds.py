"""What sort of undertaking it is, after the annotation guidelines."""

from __future__ import annotations

from dataclasses import dataclass

from legation.claims.arguments import Syntax
from legation.claims.commitments.cues import is_denied
from legation.data.softness import SoftnessTable
from legation.types.claims import Amount, CommitmentKind, Stage

BARE_LEVELS = frozenset(("target", "goal", "objective"))


@dataclass(frozen=True, slots=True)
class Act:
    """What has been read of an undertaking, for its kind: token indices of the cue's word and the content's head."""

    word: int
    content: int
    by: tuple[str, ...]
    stage: Stage
    quantity: Amount | None
    recurrence: str | None
    urged: bool = False


def kind_of(syntax: Syntax, table: SoftnessTable, found: Act) -> CommitmentKind:
    """The kind; the more telling ones are tried first."""
    words = _Words(syntax, table, found)
    if words.is_membership:
        return CommitmentKind.MEMBERSHIP
    if words.is_removal:
        return CommitmentKind.REMOVAL
    if words.is_recurrence:
        return CommitmentKind.RECURRENCE
    if words.is_implementation:
        return CommitmentKind.IMPLEMENTATION
    if words.is_target:
        return CommitmentKind.TARGET
    together = len(found.by) > 1 or found.stage in (Stage.SIGNED, Stage.AGREED, Stage.IN_FORCE) or found.urged
    return CommitmentKind.AGREEMENT if together else CommitmentKind.PLEDGE


class _Words:
    """Lemmas of one content, asked for what they tell."""

    def __init__(self, syntax: Syntax, table: SoftnessTable, found: Act) -> None:
        self.syntax = syntax
        self.table = table
        self.found = found
        sentence = syntax.sentence
        self.head = table.word(syntax.tokens[found.content])
        self.act = table.deeds.get(self.head, self.head).split()[0]
        joined = (
            c for c in sentence.children(found.content, "conj", "xcomp") if not sentence.child(c.index, "nsubj", "aux")
        )
        verbs = {found.content, *(c.index for c in joined)}
        self.acts = {self.act} | {table.word(syntax.tokens[i]) for i in verbs}
        below = sentence.subtree(found.content)
        self.below = {table.word(syntax.tokens[i]) for i in below} | {syntax.low[i] for i in below}
        self.objects = self._near(found.content)

    def _near(self, content: int) -> set[str]:
        """Lemmas of what the act is done to: objects and their complements."""
        sentence = self.syntax.sentence
        linked = sentence.children(content, "obj", "nsubj", "nmod", "obl", "xcomp", "compound")
        heads = [t for c in linked for t in (c, *sentence.children(c.index, "conj", "obj", "nmod", "compound"))]
        return {self.table.word(t) for t in heads} | {self.syntax.low[t.index] for t in heads}

    def _listed(self, name: str) -> frozenset[str]:
        return self.table.words[name]

    @property
    def is_membership(self) -> bool:
        """Such as "join the union"."""
        return bool(self.acts & self._listed("joining") and self.objects & self._listed("unions"))

    @property
    def is_removal(self) -> bool:
        """Such as "lift the sanctions", "permit the shipment"."""
        lifted = self.acts & self._listed("lifting") and self.objects & self._listed("barriers")
        wanted = lifted or self.acts & self._listed("opening")
        return bool(wanted) and not is_denied(self.syntax, self.found.content)

    @property
    def is_recurrence(self) -> bool:
        """Such as "hold an annual summit", "maintain the channel", "launch the working group"."""
        meets = bool((self.objects | {self.head}) & self._listed("meeting"))
        if meets and "working" in self.below and "group" in self.below:
            return True
        return bool(self.found.recurrence and (meets or self.acts & self._listed("standing"))) or bool(
            meets
            and self.acts & {"maintain", "continue"}
            and self.below & {"channel", "consultation", "dialogue", "contact"}
        )

    @property
    def is_implementation(self) -> bool:
        """Such as "implement the accord", "pursue the implementation of"."""
        carried = self.acts & self._listed("implementing")
        if carried == {"carry"}:
            return "out" in self.below and bool(self.objects & self._listed("instruments"))
        return bool(carried) or "implementation" in self.objects

    @property
    def is_target(self) -> bool:
        """A quantity or level to reach."""
        word = self.table.word(self.syntax.tokens[self.found.word])
        if self.found.quantity is None:
            return False
        return bool(self.acts & self._listed("levels")) or word in BARE_LEVELS

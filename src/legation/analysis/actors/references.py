"""To whom titles, descriptions and pronouns refer, given what has been read so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from legation.analysis.actors.cast import Figure
from legation.analysis.actors.classes import LEADERS, SOLE
from legation.analysis.actors.discourse import Discourse
from legation.analysis.actors.drafts import Draft
from legation.analysis.actors.likeness import LOOSE, bare_title, is_lesser, same_title, suits_loosely
from legation.analysis.actors.line import Line
from legation.analysis.actors.nominals import Nominal, Sort
from legation.analysis.actors.phrases import Title
from legation.analysis.actors.pronouns import Pronoun, PronounSort
from legation.analysis.actors.registry import Registry
from legation.data.actor_words import actor_words
from legation.types.actors import Office, OfficeClass, Standing
from legation.types.analysis import MentionKind

if TYPE_CHECKING:
    from legation.analysis.actors.reader import Scene

_BRACKET = 2
"""Words that an abbreviation in brackets behind a title takes: "( SNSC"."""
_RULED = frozenset({"government", "regime", "administration", "cabinet", "junta", "leadership"})
_GUESTS = frozenset({"guest", "visitor"})
_TRAVELLING = frozenset({"delegation", "team"})
_SHORT = 2
"""Words of a bare description: "the minister"."""
_AWARDING = actor_words("awarding verbs")
_SINGLE = SOLE | {OfficeClass.SECURITY, OfficeClass.SPOKESPERSON}


@dataclass(frozen=True, slots=True)
class Theme:
    """What a report is about: its two states, and the one on whose ground they meet ("" when in doubt).

    ``parties``: people of one side who stand in a row, by sentence, with the token of the first.
    """

    pair: tuple[str, ...] = ()
    ground: str = ""
    parties: Mapping[int, tuple[tuple[int, tuple[str, ...]], ...]] = field(default_factory=dict)


class References:
    """Answers who is meant; keeps the mentions of the sentence being read."""

    def __init__(
        self,
        scenes: Sequence[Scene],
        keys: Mapping[tuple[int, int], str],
        figures: Mapping[str, Figure],
        registry: Registry,
        discourse: Discourse,
        theme: Theme,
    ) -> None:
        self._scenes = scenes
        self._keys = keys
        self._figures = figures
        self._registry = registry
        self._discourse = discourse
        self._theme = theme
        self._drafts: list[Draft] = []

    def remember(self, draft: Draft) -> None:
        """Keep a mention while its sentence lasts."""
        if self._drafts and self._drafts[-1].line != draft.line:
            self._drafts.clear()
        self._drafts.append(draft)

    def title(self, number: int, title: Title) -> tuple[str, ...]:
        """The holder of a title that stands alone: a person of the report, else somebody without a name."""
        fitting = [key for key, figure in self._figures.items() if self._fits(title, figure)]
        if not (title.of or self._scenes[number].headline):
            fitting = [key for key in fitting if self._discourse.knows(key)]
        if "visiting" in [self._line(number).word(i) for i in range(title.start, title.noun)]:
            fitting = self._guests(fitting) or self._guests(self._figures)
        chosen = self._latest(number, title.noun, fitting)
        if chosen:
            return (chosen,)
        if title.of and title.parsed.standing is not Standing.FORMER:
            office = Office(title.name, title.of, title.parsed.classes, title.parsed.standing)
            return (self._registry.group(f"{title.of} {title.name.casefold()}", title.name, (title.of,), (office,)),)
        return ()

    def _fits(self, title: Title, figure: Figure) -> bool:
        """Whether a figure can be meant by a title: the side agrees, and the office does."""
        if title.of and figure.side != title.of:
            return False
        held = [(t.name, t.parsed.classes) for _, t in figure.titles()]
        wanted = bare_title(title.name)
        if any(same_title(wanted, bare_title(name)) for name, _ in held):
            return True
        if wanted in LOOSE and (title.of or title.article):
            return suits_loosely(wanted, figure.ranks(), sided=bool(title.of))
        shared = set(title.parsed.classes) & figure.ranks() & _SINGLE
        return bool(title.of and shared) and not is_lesser(wanted)

    def _latest(self, number: int, token: int, keys: Sequence[str]) -> str:
        """Of several who fit the one last in mind; of one that one, named before or after."""
        if len(keys) < 2:
            return keys[0] if keys else ""
        others = [key for key in self._figures if key not in keys]
        return self._discourse.person(number, token, barred=others) or self._discourse.most_named(keys)

    def nominal(self, number: int, nominal: Nominal) -> tuple[str, ...]:
        """Whom a description means."""
        if nominal.pair:
            return self._pair(number, nominal)
        if nominal.sort is Sort.COUNTERPART:
            return self._counterpart(number, nominal)
        if nominal.sort is Sort.PERSON:
            return self._person(number, nominal)
        if nominal.sort is Sort.SIDE:
            return self._side(number, nominal)
        return self._nameless(number, nominal)

    def _pair(self, number: int, nominal: Nominal) -> tuple[str, ...]:
        if nominal.people:
            people = self._pair_of(number, nominal)
            if people:
                return people
        return self._discourse.pair_of_sides(number, nominal.noun, self._theme.pair)

    def _pair_of(self, number: int, nominal: Nominal) -> tuple[str, ...]:
        """The two persons of "the two leaders": leaders first where the word is theirs."""
        line = self._line(number)
        lemma = line.tokens[nominal.noun].lemma.lower()
        fits = _FITTING.get(lemma)
        if fits:
            chosen = self._discourse.pair_of_people(number, nominal.noun, lambda key: self._is(key, fits))
            if chosen:
                return chosen
        return self._discourse.pair_of_people(number, nominal.noun)

    def _leaders(self, number: int, nominal: Nominal) -> tuple[str, ...]:
        """ "The leaders": everybody of the last sentence that names several of different sides."""
        fits = _FITTING.get(self._line(number).tokens[nominal.noun].lemma.lower())
        keep = (lambda key: self._is(key, fits)) if fits else (lambda _key: True)
        return self._discourse.group_of_people(number, nominal.noun, keep) or self._pair_of(number, nominal)

    def _is(self, key: str, classes: frozenset[OfficeClass]) -> bool:
        return key in self._figures and bool(self._figures[key].classes() & classes)

    def _side(self, number: int, nominal: Nominal) -> tuple[str, ...]:
        if nominal.ofs:
            return tuple(self._registry.known(side) for side in nominal.ofs)
        if nominal.owner >= 0:
            return self._registry.sides(self._at(number, nominal.owner))
        ruler = self._ruler(number, nominal)
        if ruler:
            return tuple(self._registry.known(side) for side in self._registry.sides((ruler,)))
        if nominal.definite and self._line(number).word(nominal.noun) in _TRAVELLING:
            return self._discourse.party(number, nominal.noun)
        if nominal.definite and not nominal.plural:
            return (
                self._discourse.thing(number, nominal.noun)
                if self._line(number).word(nominal.noun) == "country"
                else ()
            )
        return ()

    def _ruler(self, number: int, nominal: Nominal) -> str:
        """ "Assad's government", "the Gaddafi regime", "the government of President Avril": whose it is."""
        line = self._line(number)
        if line.tokens[nominal.noun].lemma.lower() not in _RULED:
            return ""
        before = nominal.first - 1 - line.is_possessive(nominal.first - 1)
        for holder in self._scenes[number].holders:
            inside = nominal.first <= holder.person.first <= nominal.noun
            owns = holder.last == before and line.is_possessive(nominal.first - 1)
            follows = line.word(nominal.noun + 1) == "of" and holder.first in (nominal.noun + 2, nominal.noun + 3)
            if inside or owns or follows:
                return self._keys.get((number, holder.person.first), "")
        return ""

    def _at(self, number: int, token: int) -> tuple[str, ...]:
        """The actors of the mention that a token heads, in the sentence being read."""
        found = [d for d in self._drafts if d.line == number and d.head == token]
        if found:
            return found[-1].actors
        pronoun = self._line(number).word(token)
        gender = {"his": "male", "her": "female"}.get(pronoun, "")
        if gender:
            key = self._discourse.person(number, token, gender)
            return (key,) if key else ()
        if pronoun == "their":
            return self._discourse.many(number, token, inside=True)
        return self._discourse.thing(number, token) if pronoun == "its" else ()

    def _line(self, number: int) -> Line:
        return self._scenes[number].line

    def _counterpart(self, number: int, nominal: Nominal) -> tuple[str, ...]:
        if nominal.plural:
            return self._nameless(number, nominal) if nominal.ofs else ()
        owner = next(iter(self._at(number, nominal.owner)), "") if nominal.owner >= 0 else ""
        owner = owner or self._discourse.last_subject(number, nominal.noun)
        side = nominal.ofs[0] if nominal.ofs else ""
        key = self._same_rank(owner, side) or self._discourse.other_person(number, nominal.noun, owner, side)
        if key:
            return (key,)
        return self._nameless(number, nominal) if side else ()

    def _same_rank(self, owner: str, side: str) -> str:
        """The person of a side whose office has the owner's class."""
        mine = self._figures[owner].classes() if owner in self._figures else set()
        fitting = [
            k for k, f in self._figures.items() if k != owner and f.side and f.side == side and f.classes() & mine
        ]
        return fitting[0] if len(fitting) == 1 else ""

    def _person(self, number: int, nominal: Nominal) -> tuple[str, ...]:
        if not (nominal.definite or nominal.owner >= 0):
            return ()
        line = self._line(number)
        words = [line.word(i) for i in range(nominal.first, nominal.noun + 1)]
        if "visiting" in words or words[-1] in _GUESTS:
            return self._one_of(number, nominal, self._guests(self._figures))
        if words[-1] == "host":
            return self._one_of(number, nominal, self._hosts())
        return self._one_of(number, nominal, self._figures) if len(words) <= _SHORT else ()

    def _one_of(self, number: int, nominal: Nominal, keys: Iterable[str]) -> tuple[str, ...]:
        """Of some people the one last in mind."""
        kept = set(keys)
        key = self._discourse.person(number, nominal.noun, barred=[k for k in self._figures if k not in kept])
        return (key,) if key else ()

    def _guests(self, keys: Iterable[str]) -> list[str]:
        """Those of some people who are not at home where the report's states meet; everybody when that is unsaid."""
        ground = self._theme.ground
        known = [key for key in keys if self._discourse.knows(key)]
        return [key for key in known if self._figures[key].side != ground] if ground else known

    def _hosts(self) -> list[str]:
        """The people of the state on whose ground the report's states meet."""
        return [key for key, figure in self._figures.items() if figure.side and figure.side == self._theme.ground]

    def _nameless(self, number: int, nominal: Nominal) -> tuple[str, ...]:
        """Officials, bodies and peoples without a name of their own."""
        line = self._line(number)
        first = nominal.first + (line.word(nominal.first) in ("the", "a", "an"))
        name = " ".join(line.words(first, nominal.last).split())
        sides = nominal.ofs
        if nominal.sort is Sort.BODY:
            return (
                (self._registry.body(f"{' '.join(sides)} {_noun_words(line, nominal)}", name, sides),) if sides else ()
            )
        if nominal.sort is Sort.PEOPLE:
            return (self._registry.group(name, name),)
        if nominal.definite and not sides and nominal.plural:
            return self._leaders(number, nominal) if nominal.noun - nominal.first == 1 else ()
        if not sides:
            return ()
        return (self._registry.group(f"{' '.join(sides)} {_noun_words(line, nominal)}", name, sides),)

    def pronoun(self, number: int, pronoun: Pronoun) -> tuple[str, ...]:
        """Whom a pronoun means."""
        return self._beside(number, pronoun) or self._told(number, pronoun)

    def _told(self, number: int, pronoun: Pronoun) -> tuple[str, ...]:
        if pronoun.sort is PronounSort.PERSON:
            return self._he_or_she(number, pronoun)
        if pronoun.sort is PronounSort.RELATIVE:
            return self._titled(number, pronoun) or self._described(number, pronoun.target)
        if pronoun.sort is PronounSort.THING:
            return self._discourse.thing(number, pronoun.index)
        if pronoun.sort is PronounSort.BOTH:
            people = self._discourse.pair_of_people(number, pronoun.index)
            return people or self._discourse.pair_of_sides(number, pronoun.index, self._theme.pair)
        return self._discourse.many(number, pronoun.index, inside=self._is_inside(number, pronoun.index))

    def _he_or_she(self, number: int, pronoun: Pronoun) -> tuple[str, ...]:
        patient = self._patient(number, pronoun) or self._visitor(number, pronoun) or self._ahead(number, pronoun)
        if patient:
            return (patient,)
        barred = self._co_arguments(number, pronoun)
        key = self._discourse.person(number, pronoun.index, pronoun.gender, barred=barred)
        return (key,) if key else ()

    def _is_inside(self, number: int, index: int) -> bool:
        """Whether a word stands in a clause that hangs on another, or is no subject: "the people as they defend"."""
        line = self._line(number)
        if line.tokens[index].relation not in ("nsubj", "nmod"):
            return True
        clause = next((a for a in line.sentence.ancestors(index) if a.upos in ("VERB", "AUX", "ADJ")), None)
        return clause is not None and clause.relation in ("advcl", "acl", "ccomp", "csubj")

    def _titled(self, number: int, pronoun: Pronoun) -> tuple[str, ...]:
        """ "N., Secretary of the Council, who …": a person, though the tree hangs the clause on the council."""
        if self._line(number).word(pronoun.index) != "who":
            return ()
        for holder in self._scenes[number].holders:
            if any(title.start <= pronoun.target <= title.last + _BRACKET for title in holder.apart):
                key = self._keys.get((number, holder.person.first), "")
                return (key,) if key and holder.last < pronoun.index else ()
        return ()

    def _described(self, number: int, target: int) -> tuple[str, ...]:
        """The actors of the mention that a relative clause hangs from."""
        over = [d for d in self._drafts if d.line == number and d.first <= target <= d.last]
        over = [d for d in over if d.kind is not MentionKind.ADJECTIVE and d.actors]
        exact = [d for d in over if d.head == target]
        return (exact or over)[0].actors if over else ()

    def _patient(self, number: int, pronoun: Pronoun) -> str:
        """ "congratulated Larijani on his appointment": what somebody is praised or blamed for is his own."""
        line = self._line(number)
        if not pronoun.possessive:
            return ""
        for above in line.sentence.ancestors(pronoun.index):
            thing = line.sentence.child(above.index, "obj") if above.lemma.lower() in _AWARDING else None
            if thing is not None and thing.index < pronoun.index:
                thing = line.sentence.child(thing.index, "nmod:poss") or thing
                keys = self._described(number, thing.index)
                return keys[0] if len(keys) == 1 and self._registry.is_person(keys[0]) else ""
        return ""

    def _ahead(self, number: int, pronoun: Pronoun) -> str:
        """ "Before his departure, Larijani wrote": in front of the subject it means the subject, or its owner."""
        line = self._line(number)
        subject = line.sentence.child(line.sentence.root, "nsubj")
        if subject is None or not pronoun.possessive or subject.index < pronoun.index:
            return ""
        owner = line.sentence.child(subject.index, "nmod:poss")
        wanted = {subject.index} | ({owner.index} if owner is not None else set())
        unnamed = next((t for t in self._scenes[number].titles if t.noun in wanted and pronoun.index < t.start), None)
        if unnamed is not None and not unnamed.plural:
            return next(iter(self.title(number, unnamed)), "")
        for holder in self._scenes[number].holders:
            if pronoun.index < holder.first and wanted & set(range(holder.first, holder.last + 1)):
                key = self._keys.get((number, holder.person.first), "")
                return key if self._discourse.may_be(key, pronoun.gender) else ""
        return ""

    def _beside(self, number: int, pronoun: Pronoun) -> tuple[str, ...]:
        """ "the United Nations and its envoy": the owner is what the phrase is joined to."""
        line = self._line(number)
        noun = line.tokens[pronoun.index].head
        if not pronoun.possessive or noun < 0 or line.tokens[noun].relation != "conj":
            return ()
        keys = self._described(number, line.tokens[noun].head)
        plural = len(keys) > 1 or (len(keys) == 1 and self._registry.is_group(keys[0]))
        person = len(keys) == 1 and self._registry.is_person(keys[0])
        wanted = {
            PronounSort.PERSON: person,
            PronounSort.PLURAL: plural,
            PronounSort.THING: bool(keys) and not person,
        }
        return keys if wanted.get(pronoun.sort, False) else ()

    def _visitor(self, number: int, pronoun: Pronoun) -> str:
        """ "Kishida's visit to India, where he": the owner of the noun that the clause describes."""
        line = self._line(number)
        clause = next((a for a in line.sentence.ancestors(pronoun.index) if a.deprel.startswith("acl")), None)
        if clause is None or clause.head < 0:
            return ""
        nouns = (clause.head, line.tokens[clause.head].head)
        owners = [line.sentence.child(noun, "nmod:poss") for noun in nouns if noun >= 0]
        keys = [self._described(number, owner.index) for owner in owners if owner is not None]
        return next((k[0] for k in keys if len(k) == 1 and self._registry.is_person(k[0])), "")

    def _co_arguments(self, number: int, pronoun: Pronoun) -> tuple[str, ...]:
        """People who cannot be meant by an object pronoun: the subject of the same verb."""
        line = self._line(number)
        token = line.tokens[pronoun.index]
        if pronoun.possessive or token.relation in ("nsubj", "det") or token.head < 0:
            return ()
        subjects = {c.index for c in line.sentence.children(_with_subject(line, token.head), "nsubj")}
        return tuple(key for d in self._drafts if d.line == number and d.head in subjects for key in d.actors)


_FITTING = MappingProxyType(
    {
        "leader": LEADERS,
        "president": frozenset({OfficeClass.HEAD_OF_STATE}),
        "premier": frozenset({OfficeClass.HEAD_OF_GOVERNMENT}),
        "minister": LEADERS
        | {
            OfficeClass.FOREIGN,
            OfficeClass.DEFENCE,
            OfficeClass.OTHER_MINISTER,
            OfficeClass.FINANCE,
            OfficeClass.INTERIOR,
        },
        "diplomat": frozenset({OfficeClass.FOREIGN, OfficeClass.ENVOY}),
    }
)


def _with_subject(line: Line, verb: int) -> int:
    """The verb whose subject is also this one's: "called to congratulate him"."""
    at = verb
    for _ in range(len(line)):
        token = line.tokens[at]
        if (
            line.sentence.child(at, "nsubj")
            or token.relation not in ("xcomp", "advcl", "conj", "acl")
            or token.head < 0
        ):
            return at
        at = token.head
    return verb


def _noun_words(line: Line, nominal: Nominal) -> str:
    """The phrase without names, articles and possessives: "foreign ministry"."""
    kept = [
        line.word(i)
        for i in range(nominal.first, nominal.noun + 1)
        if not line.name(i) and line.word(i) not in ("the", "a", "an", "'s", "'", "-") and line.word(i)[:1].isalnum()
    ]
    return " ".join(kept)

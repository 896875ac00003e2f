"""Reading a report sentence by sentence: who is meant by every name, title, description and pronoun."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from legation.analysis.actors.cast import Figure
from legation.analysis.actors.discourse import Discourse, Trace
from legation.analysis.actors.drafts import Draft, name_draft, unknown_places
from legation.analysis.actors.holders import Holder
from legation.analysis.actors.line import Line
from legation.analysis.actors.nominals import Nominal, find_nominals, is_pair
from legation.analysis.actors.organisations import find_bodies
from legation.analysis.actors.phrases import Title
from legation.analysis.actors.pronouns import Pronoun, PronounSort, find_pronouns
from legation.analysis.actors.references import References, Theme
from legation.analysis.actors.registry import Registry
from legation.types.analysis import EntityLabel, MentionKind, Reading

_SUBJECTS = frozenset({"nsubj", "csubj"})


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with the people and titles found in it."""

    line: Line
    holders: tuple[Holder, ...]
    titles: tuple[Title, ...]
    """Titles that no name in the sentence holds."""
    headline: bool = False


class Reader:
    """Reads the scenes of a report in order."""

    def __init__(
        self,
        scenes: Sequence[Scene],
        keys: Mapping[tuple[int, int], str],
        figures: Mapping[str, Figure],
        registry: Registry,
        theme: Theme,
    ) -> None:
        self._scenes = scenes
        self._keys = keys
        self._registry = registry
        self._parties = theme.parties
        self._discourse = Discourse(registry, lambda key: figures[key].gender if key in figures else "")
        self._references = References(scenes, keys, figures, registry, self._discourse, theme)

    def read(self) -> tuple[Draft, ...]:
        """Every mention of the report, in order."""
        return tuple(draft for number in range(len(self._scenes)) for draft in self._scene(number))

    def _scene(self, number: int) -> Iterator[Draft]:
        scene = self._scenes[number]
        for head, people in self._parties.get(number, ()):
            subject = scene.line.tokens[head].relation in _SUBJECTS
            self._discourse.add(Trace(number, head, people, subject))
        steps = sorted(self._steps(number, scene), key=lambda step: (step[0], step[1]))
        for _, _, item in steps:
            for draft in self._draft(number, scene.line, item):
                self._remember(scene.line, draft)
                yield draft

    def _steps(self, number: int, scene: Scene) -> Iterator[tuple[int, int, object]]:
        """What there is to read in a sentence, by place; at one place names come before descriptions."""
        line = scene.line
        taken = _taken(scene)
        for draft in self._names(number, line, taken):
            yield draft.first, 0, draft
        for holder in scene.holders:
            yield holder.first, 1, holder
        for title in scene.titles:
            if not title.plural:
                yield title.start, 2, title
        busy = taken | {i for t in scene.titles if not t.plural for i in range(t.first, t.last + 1)}
        for nominal in find_nominals(line, frozenset(busy)):
            yield nominal.first, 3, nominal
        for pronoun in find_pronouns(line):
            yield pronoun.index, 4, pronoun

    def _names(self, number: int, line: Line, taken: frozenset[int]) -> Iterator[Draft]:
        people = {i for h in self._scenes[number].holders for i in range(h.person.first, h.person.last + 1)}
        for named in line.names:
            if not people & set(range(named.first, named.last + 1)) and not is_pair(line, named.last):
                yield name_draft(line, number, named, self._registry)
        yield from (d for d in unknown_places(line, number) if not taken & set(range(d.first, d.last + 1)))
        titled = {i for t in self._scenes[number].titles for i in range(t.first, t.last + 1)}
        for body in find_bodies(line, taken | titled):
            key = self._registry.body(body.key, body.name, (body.side,) if body.side else ())
            head = line.head(body.first, body.last)
            yield Draft(
                number,
                body.first,
                body.last,
                head,
                MentionKind.NAME,
                EntityLabel.ORG,
                (key,),
                state=body.side,
            )

    def _draft(self, number: int, line: Line, item: object) -> Iterator[Draft]:
        if isinstance(item, Draft):
            yield item
        elif isinstance(item, Holder):
            yield from self._holder(number, line, item)
        elif isinstance(item, Title):
            yield from self._title(number, line, item)
        elif isinstance(item, Nominal):
            yield from self._nominal(number, item)
        elif isinstance(item, Pronoun):
            yield from self._pronoun(number, item)

    def _holder(self, number: int, line: Line, holder: Holder) -> Iterator[Draft]:
        """A name with its titles; every word that could be its head in the tree heads a mention."""
        key = self._keys[number, holder.person.first]
        yield from _over(number, line, holder.first, holder.last, key, MentionKind.NAME)
        if (holder.first, holder.last) != (holder.person.first, holder.person.last):
            inner = Draft(
                number,
                holder.person.first,
                holder.person.last,
                line.head(holder.person.first, holder.person.last),
                MentionKind.NAME,
                EntityLabel.PERSON,
                (key,),
            )
            yield inner
        for title in holder.titles:
            if title.noun != line.head(holder.first, holder.last):
                yield Draft(number, title.first, title.last, title.noun, MentionKind.TITLE, EntityLabel.OFFICE, (key,))
        for title in holder.apart:
            yield Draft(number, title.start, title.last, title.noun, MentionKind.TITLE, EntityLabel.OFFICE, (key,))

    def _title(self, number: int, line: Line, title: Title) -> Iterator[Draft]:
        actors = self._references.title(number, title)
        state = title.of if len(title.of) in (3, 4) and title.of.isupper() else ""
        head = line.head(title.first, title.last)
        yield Draft(number, title.start, title.last, head, MentionKind.TITLE, EntityLabel.OFFICE, actors, state=state)
        if head != title.noun:
            yield Draft(
                number,
                title.start,
                title.last,
                title.noun,
                MentionKind.TITLE,
                EntityLabel.OFFICE,
                actors,
                state=state,
            )

    def _nominal(self, number: int, nominal: Nominal) -> Iterator[Draft]:
        actors = self._references.nominal(number, nominal)
        yield Draft(
            number,
            nominal.first,
            nominal.last,
            nominal.noun,
            MentionKind.NOMINAL,
            EntityLabel.NONE,
            actors,
            state=nominal.of if len(nominal.of) in (3, 4) and nominal.of.isupper() else "",
        )

    def _pronoun(self, number: int, pronoun: Pronoun) -> Iterator[Draft]:
        actors = self._references.pronoun(number, pronoun)
        if actors or pronoun.sort is not PronounSort.RELATIVE:
            yield Draft(
                number,
                pronoun.index,
                pronoun.index,
                pronoun.index,
                MentionKind.PRONOUN,
                EntityLabel.NONE,
                actors,
            )

    def _remember(self, line: Line, draft: Draft) -> None:
        token = line.tokens[draft.head]
        subject = token.relation in _SUBJECTS
        acting = draft.reading is Reading.ACTOR and draft.kind is not MentionKind.ADJECTIVE
        self._references.remember(draft)
        self._discourse.add(Trace(draft.line, draft.head, draft.actors, subject, acting))


def _over(number: int, line: Line, first: int, last: int, key: str, kind: MentionKind) -> Iterator[Draft]:
    yield Draft(number, first, last, line.head(first, last), kind, EntityLabel.PERSON, (key,))


def _taken(scene: Scene) -> frozenset[int]:
    """Tokens of names of people and of the titles that they hold."""
    found = {i for h in scene.holders for i in range(h.first, h.last + 1)}
    found |= {i for h in scene.holders for t in h.apart for i in range(t.start, t.last + 1)}
    return frozenset(found)

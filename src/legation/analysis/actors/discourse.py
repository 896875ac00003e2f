"""What a reader has in mind at a point of a report: who was named last, and how.

Pronouns and descriptions are resolved against it: recency first, subjects before objects, gender and
number where known. When no candidate stands out the answer is nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from legation.analysis.actors.registry import Registry

_REACH = 3
"""Sentences back within which a pronoun finds its name."""
_CROWD = 8
_CLEARLY_MORE = 2
"""Sentences by which the person a report is about is named more often than a passing one."""
_KEPT = 80


@dataclass(frozen=True, slots=True)
class Trace:
    """One reference already read: in which sentence, at which token, to whom, in which role."""

    line: int
    token: int
    actors: tuple[str, ...]
    subject: bool
    acting: bool = True


class Discourse:
    """References in the order of the text, newest last."""

    def __init__(self, registry: Registry, gender: Callable[[str], str]) -> None:
        self._registry = registry
        self._gender = gender
        self._traces: list[Trace] = []
        self._named: Counter[str] = Counter()
        self._seen: dict[str, int] = {}

    def add(self, trace: Trace) -> None:
        """Remember a reference."""
        if trace.actors:
            for key in trace.actors:
                if self._registry.is_person(key) and self._seen.get(key) != trace.line:
                    self._seen[key] = trace.line
                    self._named[key] += 1
            self._traces.append(trace)
            del self._traces[:-_KEPT]

    def person(self, line: int, token: int, gender: str = "", *, barred: Iterable[str] = ()) -> str:
        """The person that "he" or "she" at a place means, "" when nobody fits."""
        shut = set(barred)
        best, score = "", -99.0
        for trace in self._recent(line, token):
            if len(trace.actors) != 1 or not self._registry.is_person(trace.actors[0]) or trace.actors[0] in shut:
                continue
            worth = self._worth(trace, line, gender)
            if worth > score:
                best, score = trace.actors[0], worth
        return best

    def _worth(self, trace: Trace, line: int, gender: str) -> float:
        known = self._gender(trace.actors[0])
        if gender and known and known != gender:
            return -100.0
        # A subject outweighs one sentence of distance; a known gender and being much named break ties.
        familiar = 0.2 * min(self._named[trace.actors[0]], 5)
        return 2.5 * trace.subject - 2.0 * (line - trace.line) + 0.5 * (known == gender != "") + familiar

    def may_be(self, key: str, gender: str) -> bool:
        """Whether a person can be meant by a pronoun of this gender."""
        return not gender or self._gender(key) in ("", gender)

    def _recent(self, line: int, token: int) -> Iterator[Trace]:
        """References before a place, newest first, within reach."""
        for trace in reversed(self._traces):
            if trace.line < line - _REACH:
                return
            if (trace.line, trace.token) < (line, token):
                yield trace

    def thing(self, line: int, token: int) -> tuple[str, ...]:
        """The state or body that "it" means: the subject of this sentence so far, else of the last."""
        best: tuple[str, ...] = ()
        score = -99.0
        for trace in self._recent(line, token):
            if len(trace.actors) == 1 and trace.acting and not self._registry.is_person(trace.actors[0]):
                worth = 3.0 * trace.subject - 2.0 * (line - trace.line)
                if line - trace.line <= 1 and worth > score:
                    best, score = trace.actors, worth
        return best if score >= 0 else ()

    def pair_of_people(self, line: int, token: int, fits: Callable[[str], bool] | None = None) -> tuple[str, ...]:
        """The last two persons of different sides, "the two leaders"; else the two that the report is about.

        ``fits`` keeps those whom a description suits. Empty when there is no such pair.
        """
        by_side: dict[str, list[str]] = {}
        lines: set[int] = set()
        for trace in self._recent(line, token):
            for key, side in self._sided(trace, fits):
                if key not in by_side.setdefault(side, []):
                    by_side[side].append(key)
                    lines.add(trace.line)
            if len(by_side) >= 2 and trace.line < line:
                break
        if fits is not None and len(lines) > 1 and (together := self._named_together(line, token, fits)):
            return together
        if len(by_side) != 2:
            return self._leading_pair(fits) if len(by_side) < 2 else ()
        return tuple(sorted(self._spokesman(side, keys) for side, keys in by_side.items()))

    def _named_together(self, line: int, token: int, fits: Callable[[str], bool]) -> tuple[str, ...]:
        """The two of different sides whom a description suits in the last sentence that names such a pair."""
        before = (t for t in reversed(self._traces) if (t.line, t.token) < (line, token))
        found = self._of_several_sides(before, fits)
        return tuple(sorted(found)) if len(found) == 2 else ()

    def _of_several_sides(self, traces: Iterable[Trace], fits: Callable[[str], bool]) -> dict[str, str]:
        """The people whom a description suits, with their sides, of the first sentence that has several sides."""
        by_line: dict[int, dict[str, str]] = {}
        for trace in traces:
            by_line.setdefault(trace.line, {}).update(self._sided(trace, fits))
        return next((people for people in by_line.values() if len(set(people.values())) > 1), {})

    def _sided(self, trace: Trace, fits: Callable[[str], bool] | None) -> Iterator[tuple[str, str]]:
        """The persons of a reference whom a description suits, with their sides."""
        for key in trace.actors:
            side = ",".join(self._registry.sides((key,)))
            if self._registry.is_person(key) and side and (fits is None or fits(key)):
                yield key, side

    def _spokesman(self, side: str, keys: list[str]) -> str:
        """Of the people of one side the one named last, unless the report is clearly about another."""
        fellows = [key for key in self._seen if self._registry.sides((key,)) == (side,)]
        leading = max(fellows, key=lambda key: (self._named[key], key in keys), default=keys[0])
        if len(keys) == 1 and self._named[leading] < self._named[keys[0]] + _CLEARLY_MORE:
            return keys[0]
        return leading

    def _leading_pair(self, fits: Callable[[str], bool] | None) -> tuple[str, ...]:
        """The two persons of different sides named most so far, when clearly so."""
        counts = Counter({key: n for key, n in self._named.items() if fits is None or fits(key)})
        best: dict[str, str] = {}
        for key, _ in counts.most_common():
            side = ",".join(self._registry.sides((key,)))
            if side and side not in best.values():
                best[key] = side
        if len(best) < 2:
            return ()
        first, second = list(best)[:2]
        rivals = [key for key in counts if key not in best and counts[key] >= counts[second]]
        rivals += [key for key in list(best)[2:] if counts[key] >= counts[second]]
        return () if rivals else tuple(sorted((first, second)))

    def pair_of_sides(self, line: int, token: int, likely: tuple[str, ...]) -> tuple[str, ...]:
        """The two sides in play, "both countries": those of the last pair of people, else the last two named."""
        people = self.pair_of_people(line, token)
        sides = self._registry.sides(people)
        if len(sides) == 2:
            return tuple(sorted(sides))
        found: list[str] = []
        for trace in self._recent(line, token):
            for side in self._registry.sides(trace.actors) if trace.acting else ():
                if side not in found and (not likely or side in likely):
                    found.append(side)
            if len(found) >= 2:
                return tuple(sorted(found[:2]))
        return tuple(sorted(likely)) if len(likely) == 2 else ()

    def many(self, line: int, token: int, *, inside: bool = False) -> tuple[str, ...]:
        """Whom "they" means: the last plural or pair of subjects, else the last pair of people.

        Inside a dependent clause a group just named comes first.
        """
        here = [t for t in self._recent(line, token) if t.line == line]
        group = next((t for t in here if all(self._registry.is_group(key) for key in t.actors)), None)
        if inside and group:
            return group.actors
        several = next((t for t in self._recent(line, token) if len(t.actors) > 1 and line - t.line <= 2), None)
        if several:
            return several.actors
        people = self.group_of_people(line, token, lambda _: True)
        if len(people) != len(self._registry.sides(people)):
            people = self.pair_of_people(line, token)
        return people or self._last_body(line, token)

    def party(self, line: int, token: int) -> tuple[str, ...]:
        """The people of one side who were named in a row last: "the delegation"."""
        before = (t for t in reversed(self._traces) if (t.line, t.token) < (line, token) and len(t.actors) > 1)
        people = (t.actors for t in before if all(self._registry.is_person(key) for key in t.actors))
        return next((keys for keys in people if len(self._registry.sides(keys)) == 1), ())

    def _last_body(self, line: int, token: int) -> tuple[str, ...]:
        """A group or body that was the subject of this sentence or the last."""
        near = (t for t in self._recent(line, token) if t.subject and line - t.line <= 1)
        return next((t.actors for t in near if self._registry.is_many(t.actors[0])), ())

    def group_of_people(self, line: int, token: int, fits: Callable[[str], bool]) -> tuple[str, ...]:
        """Everybody of the last sentence that names several people of different sides."""
        found = self._of_several_sides(self._recent(line, token), fits)
        return tuple(sorted(found)) if len(found) <= _CROWD else ()

    def knows(self, key: str) -> bool:
        """Whether a person has been named so far."""
        return key in self._seen

    def most_named(self, keys: Iterable[str]) -> str:
        """Of several people the one named in most sentences so far, the earlier of two."""
        return max((key for key in keys if key in self._seen), key=lambda key: self._named[key], default="")

    def other_person(self, line: int, token: int, owner: str, side: str = "") -> str:
        """Somebody of another side than the owner's (of ``side``, when given): "his counterpart"."""
        own = self._registry.sides((owner,)) if owner else ()
        for trace in self._recent(line, token):
            for key in trace.actors:
                theirs = self._registry.sides((key,))
                if not self._registry.is_person(key) or key == owner or not theirs:
                    continue
                if (theirs == (side,)) if side else (theirs != own):
                    return key
        return ""

    def last_subject(self, line: int, token: int) -> str:
        """The person who acted last."""
        return next(
            (t.actors[0] for t in self._recent(line, token) if t.subject and self._registry.is_person(t.actors[0])),
            "",
        )

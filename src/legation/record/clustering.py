"""From weighed pairs to entries: which sightings are one fact.

The result depends on the set of sightings, links and rulings alone, never on the order in which
they came. Strongest links first; nothing that a veto or a ruling tells apart is joined; a sighting
that fits two facts equally well joins neither (abstain when two candidates remain).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from legation.types.record import Link, Ruling, Tie, Verdict

MARGIN = 0.04
"""A candidate must beat its rivals by this much; set on the story clusters in tests/cases."""

Apart = Callable[[str, str], bool]


def cluster(ids: Iterable[str], links: Iterable[Link], rulings: Sequence[Ruling], apart: Apart) -> Mapping[str, str]:
    """The entry of each sighting: the least id of those that are one with it.

    ``apart`` says whether two sightings cannot be one fact. Merges that people made hold against
    it, splits against any link.
    """
    groups = _Groups(sorted(ids), _told_apart(apart, rulings))
    for one, other in _merges(rulings):
        groups.join(one, other, forced=True)
    for link in _clear(list(links), groups.apart):
        groups.join(link.one, link.other)
    return groups.entries()


def _told_apart(apart: Apart, rulings: Sequence[Ruling]) -> Apart:
    splits = [(frozenset(r.others), frozenset(r.kept)) for r in rulings if r.verdict is Verdict.SPLIT]

    def told(one: str, other: str) -> bool:
        split = any((one in out and other in left) or (other in out and one in left) for out, left in splits)
        return split or apart(one, other)

    return told


def _merges(rulings: Sequence[Ruling]) -> Iterable[tuple[str, str]]:
    merges = (ruling for ruling in rulings if ruling.verdict is Verdict.MERGED)
    return ((ruling.subject, other) for ruling in merges for other in ruling.others)


def _clear(links: list[Link], apart: Apart) -> list[Link]:
    """Links of the tie ``SAME`` that no rival comes near, strongest first."""
    same = [link for link in links if link.tie is Tie.SAME]
    near: dict[str, list[Link]] = {}
    for link in same:
        near.setdefault(link.one, []).append(link)
        near.setdefault(link.other, []).append(link)
    clear = (link for link in same if not any(_rivalled(end, link, near[end], apart) for end in _ends(link)))
    return sorted(clear, key=lambda link: (-link.score, link.one, link.other))


def _ends(link: Link) -> tuple[str, str]:
    return (link.one, link.other)


def _rivalled(end: str, link: Link, near: Sequence[Link], apart: Apart) -> bool:
    """Whether ``end`` fits something else that cannot be ``link``'s other end as well or better."""
    mate = _across(link, end)
    rivals = (rival for rival in near if rival is not link and rival.score > link.score - MARGIN)
    return any(apart(mate, _across(rival, end)) for rival in rivals)


def _across(link: Link, end: str) -> str:
    return link.other if link.one == end else link.one


class _Groups:
    """Groups of ids that grow by joining; a join that would hold two told apart is refused."""

    def __init__(self, ids: Sequence[str], apart: Apart) -> None:
        self.apart = apart
        self._group = {id_: [id_] for id_ in ids}
        self._forced: set[str] = set()

    def join(self, one: str, other: str, *, forced: bool = False) -> None:
        """Join the groups of two ids, unless something in them is told apart."""
        left, right = self._group.get(one), self._group.get(other)
        if left is None or right is None or left is right:
            return
        if forced:
            self._forced.update(left, right)
        elif self._told_apart(left, right):
            return
        grown, moved = (left, right) if len(left) >= len(right) else (right, left)
        grown.extend(moved)
        self._group.update(dict.fromkeys(moved, grown))

    def _told_apart(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Whether one member speaks against; what people merged speaks against only as a whole."""
        merged = not self._forced.isdisjoint((*left, *right))
        decided = all if merged else any
        return decided(self.apart(a, b) for a in left for b in right)

    def entries(self) -> Mapping[str, str]:
        """The least id of each id's group."""
        return {id_: min(group) for id_, group in self._group.items()}

"""Contacts between states and bodies: meetings, visits, calls, talks, summits, letters, ceremonies.

Every mention of a contact in the report is a draft; drafts of one contact are merged
(:mod:`legation.claims.engagement_merge`), and what is left is read out.
"""

from __future__ import annotations

from dataclasses import replace

from legation.claims.engagement_drafts import Draft, drafts_of, gathering
from legation.claims.engagement_merge import merged
from legation.claims.frames import read
from legation.claims.parties import is_party
from legation.types.analysis import Analysis, Maker
from legation.types.claims import Engagement, EngagementKind, Participant, Status
from legation.types.document import Document

VERSION = "1"


def read_engagements(document: Document, analysis: Analysis) -> tuple[Engagement, ...]:
    """The contacts that a report tells of, each once, in order of their first mention."""
    drafts = engagement_drafts(document, analysis)
    return tuple(_engagement(draft, drafts) for draft in drafts)


def engagement_drafts(document: Document, analysis: Analysis) -> tuple[Draft, ...]:
    """The same before they are written out, with the sentences that they stand in."""
    found: list[Draft] = []
    for sentence in analysis.sentences:
        drafts = drafts_of(document, analysis, read(sentence, analysis), gathering(found))
        found.extend(replace(d, states=tuple(s for s in d.states if is_party(analysis, s))) for d in drafts)
    return tuple(d for d in _continued(merged(found, document.published)) if _counts(d))


def _continued(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """With the sides of "the next round": those of the one of its kind that the report tells of."""
    held = [d for d in drafts if d.status in (Status.HELD, Status.ONGOING) and len(d.states) > 1]
    return tuple(_next_of(d, held) if d.following and len(d.states) < 2 else d for d in drafts)


def _next_of(draft: Draft, held: list[Draft]) -> Draft:
    before = next((d for d in held if d.kind is draft.kind and set(draft.states) <= set(d.states)), None)
    return replace(draft, states=before.states) if before else draft


def _counts(draft: Draft) -> bool:
    """Whether two sides take part, or a visit has a host, and it is no mere hope or refusal."""
    if draft.status in (Status.DENIED, Status.HYPOTHETICAL):
        return False
    return len(draft.states) > 1 or (len(draft.states) == 1 and _has_other(draft))


def _has_other(draft: Draft) -> bool:
    """Whether beside the one side known an official takes part of whom the report does not say for whom he acts."""
    strangers = [a for a in draft.people.values() if not a.acts_for and a.office]
    return draft.kind is not EngagementKind.VISIT and bool(strangers) and len(draft.people) > len(strangers)


def _engagement(draft: Draft, drafts: tuple[Draft, ...]) -> Engagement:
    return Engagement(
        evidence=draft.evidence,
        maker=Maker(f"frame {draft.frame}", VERSION),
        score=draft.score,
        kind=draft.kind,
        participants=tuple(_participant(draft, name) for name in draft.persons),
        states=tuple(sorted(draft.states)),
        host=_host(draft, drafts),
        place=_place(draft, drafts),
        date=draft.date,
        status=draft.status,
        format=draft.format or None,
        topics=draft.topics,
        part_of=_part_of(draft, drafts),
    )


def _participant(draft: Draft, key: str) -> Participant:
    actor = draft.people[key]
    side = actor.acts_for[0] if actor.acts_for else None
    return Participant(actor.name, actor.office, side)


def _is_remote(draft: Draft) -> bool:
    return draft.kind in (EngagementKind.CALL, EngagementKind.CORRESPONDENCE)


def _host(draft: Draft, drafts: tuple[Draft, ...]) -> str | None:
    """The state where it takes place, if a participant's; that of the visit around it when it does not say."""
    if _is_remote(draft):
        return None
    if draft.host in draft.states:
        return draft.host or None
    if draft.place_state or draft.kind is EngagementKind.VISIT:
        return draft.place_state if draft.place_state in draft.states else None
    visits = (d for d in drafts if d.kind is EngagementKind.VISIT and d.states == draft.states)
    plain = (v.host for v in visits if v.host and v.status is not Status.CANCELLED and not draft.date)
    around = _journey(draft, drafts)
    return next(plain, None) or (around.host or None if around else None)


def _place(draft: Draft, drafts: tuple[Draft, ...]) -> str | None:
    """Where the report says that it was; on a journey to one town, that town."""
    if _is_remote(draft):
        return None
    around = None if draft.place else _journey(draft, drafts)
    return draft.place or (around.place if around and around.town else None)


def _journey(draft: Draft, drafts: tuple[Draft, ...]) -> Draft | None:
    """The one visit that goes on or took place, on which one of the participants was the guest of another."""
    if draft.kind is EngagementKind.VISIT or draft.status not in (Status.HELD, Status.ONGOING):
        return None
    found = [
        d
        for d in drafts
        if d.kind is EngagementKind.VISIT
        and d.status in (Status.HELD, Status.ONGOING)
        and set(d.states) == set(draft.states)
        and (d.date is None or draft.date is None or d.date.meets(draft.date))
        and set(d.persons) & set(draft.persons)
    ]
    return found[0] if len(found) == 1 else None


def _part_of(draft: Draft, drafts: tuple[Draft, ...]) -> int | None:
    """The visit or summit around a meeting: the same sides, and dates that meet."""
    if draft.kind not in (EngagementKind.MEETING, EngagementKind.TALKS, EngagementKind.CEREMONY):
        return None
    return next((i for i, other in enumerate(drafts) if _holds(other, draft)), None)


def _holds(whole: Draft, part: Draft) -> bool:
    if whole is part or whole.kind not in (EngagementKind.VISIT, EngagementKind.SUMMIT):
        return False
    if not set(part.states) & set(whole.states) or len(set(part.states) & set(whole.states)) < 2:
        return False
    if whole.date and part.date and not whole.date.meets(part.date):
        return False
    return not (whole.place_state and part.place_state and whole.place_state != part.place_state)

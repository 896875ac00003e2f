"""Who acts: states, organisations, people and groups, and the offices people hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from legation.types.span import Excerpt
from legation.types.time import Period


class ActorKind(StrEnum):
    """What an actor is."""

    STATE = "state"
    ORGANISATION = "organisation"
    PERSON = "person"
    GROUP = "group"


class OfficeClass(StrEnum):
    """The rank and field of an office, comparable between states."""

    HEAD_OF_STATE = "head of state"
    HEAD_OF_GOVERNMENT = "head of government"
    FOREIGN = "foreign"
    DEFENCE = "defence"
    INTERIOR = "interior"
    FINANCE = "finance"
    OTHER_MINISTER = "other minister"
    LEGISLATURE = "legislature"
    SECURITY = "security"
    ENVOY = "envoy"
    MILITARY = "military"
    MONARCH = "monarch"
    SPOKESPERSON = "spokesperson"
    OTHER = "other"


class Standing(StrEnum):
    """How an office is held on the report's date."""

    CURRENT = "current"
    ACTING = "acting"
    DESIGNATE = "designate"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a report names it: "Deputy Prime Minister and Foreign Minister" of PAK.

    ``of`` is the ISO 3166-1 alpha-3 code of the state, or the common name of the body; "" when
    the report does not say.
    """

    title: str
    of: str = ""
    classes: tuple[OfficeClass, ...] = (OfficeClass.OTHER,)
    standing: Standing = Standing.CURRENT
    evidence: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in an office, from and until when; an office is dated, never an attribute."""

    person: str
    office: Office
    period: Period | None = None
    since_text: Excerpt | None = None
    """The words that date the beginning ("recent appointment as …"), dated or not."""
    evidence: tuple[Excerpt, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of a report.

    ``key`` is stable inside a report: the ISO 3166-1 alpha-3 code of a state (ISO 3166-3 alpha-4
    of a former one), the common name of an organisation or group, ``person:`` plus the folded
    fullest name of a person. ``acts_for``: codes or names of the sides that a person or
    sub-state body acts for on the report's date (a state acts for itself).
    """

    key: str
    kind: ActorKind
    name: str
    acts_for: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    """Codes of the member states when a bloc stands for them."""

    @property
    def office(self) -> str | None:
        """The office held on the report's date, as the report gives it; None when it does not."""
        held = [office.title for office in self.offices if office.standing is not Standing.FORMER]
        return " and ".join(held) or None

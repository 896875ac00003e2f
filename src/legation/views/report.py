"""What one report holds, before any record is asked."""

from __future__ import annotations

from collections.abc import Iterable

from legation.types.claims import Claim, Claims, Person, Statement
from legation.types.document import Document
from legation.types.record import FactKind, ReportRef, Sighting, kind_of
from legation.views.naming import side_name
from legation.views.page import Line, Notes, Page, Quote, Section, page
from legation.views.telling import SETTLED, lead, tell, when

TITLES = (
    ("Contacts", "engagements"),
    ("Events", "events"),
    ("Statements", "statements"),
    ("Commitments", "commitments"),
    ("Positions", "positions"),
)


def report_page(document: Document, claims: Claims) -> Page:
    """The people and facts of one report, each with its words; sections without any left out."""
    ref, notes = _ref(document), Notes()
    people = tuple(_person(person, ref, notes) for person in claims.persons)
    sections = [Section("People", people)]
    sections += [Section(title, tuple(_facts(getattr(claims, name), ref, notes))) for title, name in TITLES]
    links = tuple(Line("", link.title, link.url) for link in document.links)
    sections.append(Section("Related reports", links))
    subtitle = " · ".join(filter(None, (document.id, ref.published or "no date", ref.publisher, ref.language)))
    held = [section for section in sections if section.lines]
    return page(document.title or document.id, subtitle, held or [_nothing()], notes)


def _nothing() -> Section:
    return Section("Facts", (), "Nothing between states was read in this report.")


def _ref(document: Document) -> ReportRef:
    return ReportRef(
        document.digest,
        document.id,
        document.title,
        document.url,
        document.publisher,
        str(document.published or ""),
        document.language,
    )


def _person(person: Person, ref: ReportRef, notes: Notes) -> Line:
    text = ", ".join(filter(None, (person.office, side_name(person.acts_for or ""))))
    since = person.since_text
    marks = (f"since: {since.text}",) if since else ()
    return Line("", person.name, text, marks=marks, notes=(notes.words(ref, since),) if since else ())


def _facts(claims: Iterable[Claim], ref: ReportRef, notes: Notes) -> Iterable[Line]:
    for claim in claims:
        kind = kind_of(claim)
        sighting = Sighting("", kind, claim, ref)
        status = getattr(claim, "status", None)
        marks = (status.value,) if status and status not in SETTLED else ()
        quote = _quote(claim, ref) if kind is FactKind.STATEMENT else None
        told = (when(sighting), lead(claim), tell(claim))
        yield Line(*told, quote, marks, (notes.note(sighting),))


def _quote(claim: Claim, ref: ReportRef) -> Quote | None:
    if not isinstance(claim, Statement):
        return None
    return Quote(claim.content.text, claim.language or ref.language)

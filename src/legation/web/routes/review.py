"""Review: the entry most in doubt beside its words, rulings on it, and taking them back."""

from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Query, Request
from starlette.datastructures import URL
from starlette.responses import RedirectResponse, Response

from legation.app import Legation
from legation.errors import UsageError
from legation.record.people import PREFIX
from legation.types.asking import Standing
from legation.types.edits import WORDS
from legation.types.record import Entry, Ruling, Verdict
from legation.views.edges import Edge, moved
from legation.views.finding import Question, matching
from legation.views.history import Step, history, redo, undo
from legation.views.queue import Queue, queue
from legation.web.rendering import address, page, twin, wants_json
from legation.web.routes.asked import address_of, question
from legation.web.serving import REVIEWS, Desk, Held, Who, Words

router = APIRouter()

Asked = Annotated[Question, Depends(question)]
Text = Annotated[str, Form(max_length=4000)]
Ids = Annotated[list[str], Form()]


def queue_of(asked: Asked) -> Question:
    """The question of the queue: what nobody ruled on, unless another standing is asked for."""
    return replace(asked, standing=asked.standing or Standing.UNRULED)


Queued = Annotated[Question, Depends(queue_of)]
Place = Annotated[int, Query(ge=1, le=10_000_000)]


@router.get("/review.json", summary="The queue of entries in doubt, the doubtful first")
def review_twin(held: Held, asked: Queued, at: Words = "", place: Place = 1) -> Response:
    """The queue's JSON twin."""
    return twin("review", queue(held, asked, at, place=place))


@router.get("/review", include_in_schema=False)
def review_page(
    request: Request,
    desk: Desk,
    held: Held,
    user: Who,
    asked: Queued,
    at: Words = "",
    place: Place = 1,
    stay: bool = False,  # noqa: FBT001, FBT002 - a part of the address
) -> Response:
    """The queue, and the entry looked at beside its words."""
    entry = held.entry(at) if at else None
    seen = queue(held, asked, entry.id if entry else "", place=place, stay=stay)
    if wants_json(request):
        return twin("review", seen)
    fact = desk.show(seen.current) if seen.current else None
    steps = history(desk.store.steps(user.name), user.name)
    return page(
        request,
        "review.html",
        view=seen,
        fact=fact,
        steps=steps,
        links=_links(asked, seen),
        asked=asked,
    )


def _links(asked: Question, seen: Queue) -> dict[str, str]:
    return {
        "here": address_of("/review", asked, at=seen.current, place=seen.place or None),
        "same": address_of("/review", asked, at=seen.current, place=seen.place or None, stay=1),
        "after": address_of("/review", asked, at=seen.after) if seen.after else "",
        "before": address_of("/review", asked, at=seen.before) if seen.before else "",
        "gone": address_of("/review", asked, place=seen.place or None),
        "base": address_of("/review", asked),
        "plain": address_of("", asked).lstrip("?"),
    }


class Worth(StrEnum):
    """Verdicts that one key or button gives."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNSURE = "unsure"
    REOPENED = "reopened"


@router.post("/rule", dependencies=REVIEWS, summary="Rule on an entry", status_code=303)
def rule(
    desk: Desk, user: Who, subject: Text, verdict: Annotated[Worth, Form()], note: Text = "", then: Text = ""
) -> Response:
    """Accept, reject, mark as unsure or open again."""
    made = Ruling(_id(desk, subject), Verdict(verdict.value), user.name, _now(), note=note.strip())
    desk.store.rule(made)
    return _back(then or f"/entry/{subject}")


@router.post("/edit", dependencies=REVIEWS, summary="Set a field of an entry", status_code=303)
def edit(desk: Desk, user: Who, subject: Text, field: Text, value: Text = "", then: Text = "") -> Response:
    """Set one field; what the report gave stays beside it in the journal."""
    fact = desk.show(subject)
    if field not in {name for name, _ in fact.settable}:
        raise UsageError(field, "is no field of this fact that can be set")
    made = Ruling(fact.entry.id, Verdict.EDITED, user.name, _now(), field=field, value=value.strip())
    desk.store.rule(made)
    return _back(then or f"/entry/{subject}")


@router.post("/words", dependencies=REVIEWS, summary="Move an edge of a fact's words", status_code=303)
def words(desk: Desk, user: Who, subject: Text, edge: Annotated[Edge, Form()], then: Text = "") -> Response:
    """Move one edge by a word, in the report of the sighting named; what was read stays in the record."""
    entry = desk.show(subject).entry
    sighting = next((one for one in entry.sightings if one.id == subject), entry.best)
    held = sighting.claim.evidence
    spans = moved(desk.store.document(sighting.report.document), held, edge)
    if spans != held.spans:
        value = ",".join(f"{span.start}-{span.end}" for span in spans)
        desk.store.rule(Ruling(sighting.id, Verdict.EDITED, user.name, _now(), field=WORDS, value=value))
    return _back(then or f"/entry/{subject}")


@router.post("/merge", dependencies=REVIEWS, summary="Join entries", status_code=303)
def merge(desk: Desk, user: Who, subject: Text, others: Ids, then: Text = "") -> Response:
    """Join other entries to this one."""
    ids = tuple(_id(desk, other) for other in others)
    desk.store.rule(Ruling(_id(desk, subject), Verdict.MERGED, user.name, _now(), others=ids))
    desk.settle()
    return _back(then or f"/entry/{subject}")


@router.post("/split", dependencies=REVIEWS, summary="Take sightings out of an entry", status_code=303)
def split(desk: Desk, user: Who, subject: Text, others: Ids, then: Text = "") -> Response:
    """Take sightings out of an entry, so that they stand by themselves."""
    entry = desk.show(subject).entry
    own = {sighting.id for sighting in entry.sightings}
    taken = tuple(other for other in others if other in own)
    kept = next((sighting.id for sighting in entry.sightings if sighting.id not in taken), None)
    if kept is None or not taken:
        raise UsageError(subject, "some sightings must stay and some go", "tick those to take out")
    desk.store.rule(Ruling(kept, Verdict.SPLIT, user.name, _now(), others=taken))
    desk.settle()
    return _back(then or f"/entry/{subject}")


@router.post("/people/merge", dependencies=REVIEWS, summary="Say that two names are one person's", status_code=303)
def merge_people(desk: Desk, user: Who, one: Text, other: Text, then: Text = "") -> Response:
    """The other name's reports, meetings and words count as the first one's."""
    desk.merge_people(one.strip(), other.strip(), by=user.name, at=_now())
    return _back(then or address(f"/person/{quote(one.strip(), safe='')}"))


@router.post("/people/split", dependencies=REVIEWS, summary="Say that two names are two people's", status_code=303)
def split_people(desk: Desk, user: Who, one: Text, other: Text, then: Text = "") -> Response:
    """Whatever they look like, and whatever was ruled before."""
    desk.split_people(one.strip(), other.strip(), by=user.name, at=_now())
    return _back(then or address(f"/person/{quote(one.strip(), safe='')}"))


@router.post("/undo", dependencies=REVIEWS, summary="Take back one's latest step", status_code=303)
def take_back(desk: Desk, user: Who, then: Text = "") -> Response:
    """Take back the latest step of this user, bulk rulings whole."""
    done = history(desk.store.steps(user.name), user.name).done
    if done:
        desk.store.rule(*undo(done[-1], user.name, _now()))
        _placed_again(desk, done[-1])
    return _back(_at(then, done[-1] if done else None))


@router.post("/redo", dependencies=REVIEWS, summary="Make again the step taken back last", status_code=303)
def make_again(desk: Desk, user: Who, then: Text = "") -> Response:
    """Make again what this user took back last."""
    undone = history(desk.store.steps(user.name), user.name).undone
    if undone:
        desk.store.rule(*redo(undone[-1], user.name, _now()))
        _placed_again(desk, undone[-1])
    return _back(then or "/review")


@router.post("/bulk", dependencies=REVIEWS, include_in_schema=False)
def bulk(
    request: Request,
    desk: Desk,
    user: Who,
    asked: Queued,
    verdict: Annotated[Worth, Form()],
    count: Annotated[int, Form(ge=-1)] = -1,
) -> Response:
    """Rule on every entry that fits: first say how many, then, when that is still so, do it."""
    entries = matching(desk.store, asked)
    here = address_of("/review", asked)
    if count != len(entries):
        action, changed = address_of("/bulk", asked), count >= 0
        asking: dict[str, object] = {"entries": entries, "verdict": verdict.value, "action": action}
        return page(request, "bulk.html", 200, **asking, back=here, changed=changed)
    if entries:
        desk.store.rule(*_bulk_rulings(entries, Verdict(verdict.value), user.name))
    return RedirectResponse(here, status_code=303)


def _bulk_rulings(entries: tuple[Entry, ...], verdict: Verdict, by: str) -> tuple[Ruling, ...]:
    now = _now()
    return tuple(Ruling(entry.id, verdict, by, now, note="bulk") for entry in entries)


def _placed_again(desk: Legation, step: Step) -> None:
    first = step.rulings[0]
    if first.verdict in {Verdict.MERGED, Verdict.SPLIT} and not first.subject.startswith(PREFIX):
        desk.settle()


def _id(desk: Legation, named: str) -> str:
    return desk.show(named).entry.id


def _now() -> datetime:
    return datetime.now(UTC)


def _at(then: str, step: Step | None) -> str:
    """Where to look after a step was taken back: at what it was about."""
    target = local(then) or "/review"
    if step is None or not target.startswith("/review"):
        return target
    return str(URL(target).include_query_params(at=step.rulings[-1].subject))


def _back(then: str) -> Response:
    return RedirectResponse(local(then) or address("/review"), status_code=303)


def local(target: str) -> str:
    """An address of ours; "" for any other, so that no form leads away from here."""
    plain = target.replace("\\", "/")
    return plain if plain.startswith("/") and not plain.startswith("//") else ""

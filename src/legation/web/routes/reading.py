"""Read here: files dropped, text pasted, addresses; progress of every item."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, UploadFile
from pydantic import BeforeValidator
from starlette.responses import RedirectResponse, Response

from legation.errors import UsageError
from legation.web.jobs import Given, Job, Jobs
from legation.web.rendering import page, twin, wants_json
from legation.web.serving import REVIEWS, Told, Who, blank

router = APIRouter()

Published = Annotated[date | None, BeforeValidator(blank), Form()]


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


@router.get("/read", include_in_schema=False)
def read_page(request: Request) -> Response:
    """Where reports are given, and what was given in this run."""
    return page(request, "read.html", jobs=_jobs(request).all())


@router.post("/read", dependencies=REVIEWS, summary="Read files, pasted text and addresses", status_code=303)
async def read(
    request: Request,
    user: Who,
    told: Told,
    files: Annotated[list[UploadFile], Form()] = [],  # noqa: B006 - FastAPI copies it
    text: Annotated[str, Form(max_length=1_000_000)] = "",
    addresses: Annotated[str, Form(max_length=20_000)] = "",
    published: Published = None,
) -> Response:
    """Read what is given in the background, and show how far it is."""
    uploads = [(file.filename or "", await file.read()) for file in files if file.filename]
    given = [Given(name, content, published) for name, content in uploads]
    given += _pasted(text, published)
    given += [Given(line, None, published) for line in _lines(addresses)]
    if not given:
        raise UsageError("Nothing to read", "no file, text or address was given", "give one of them")
    job = _jobs(request).start(user.name, given[: told.limits.files])
    return RedirectResponse(f"/read/{job.id}", status_code=303)


def _pasted(text: str, published: date | None) -> Iterator[Given]:
    if text.strip():
        first = next(line for line in text.splitlines() if line.strip())
        name = "".join(letter if letter.isalnum() else "-" for letter in first.strip())[:48].strip("-")
        yield Given(f"{name or 'pasted'}.txt", text.replace("\r\n", "\n").encode(), published)


def _lines(addresses: str) -> list[str]:
    return [line.strip() for line in addresses.splitlines() if line.strip()]


@router.get("/read/{job}.json", summary="How far a reading is, item by item")
def job_twin(request: Request, job: str) -> Response:
    """A reading's JSON twin."""
    return twin("job", _held(request, job))


@router.get("/read/{job}", include_in_schema=False)
def job_page(request: Request, job: str) -> Response:
    """How far a reading is; the page asks again until it is done."""
    held = _held(request, job)
    return twin("job", held) if wants_json(request) else page(request, "job.html", view=held)


def _held(request: Request, job: str) -> Job:
    held = _jobs(request).get(job)
    if held is None:
        raise HTTPException(404)
    return held

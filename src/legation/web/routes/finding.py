"""Search: entries and reports that fit a question, at an address that can be shared."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from legation.views.finding import Found, Question, find
from legation.web.rendering import page, twin, wants_json
from legation.web.routes.asked import address_of, question, told
from legation.web.serving import Held

router = APIRouter()

Asked = Annotated[Question, Depends(question)]
Start = Annotated[int, Query(ge=0, le=10_000_000)]


def find_view(held: Held, asked: Asked, start: Start = 0) -> Found:
    """Entries and reports that fit a question, newest first"""
    return find(held, asked, start=start)


Answer = Annotated[Found, Depends(find_view)]


@router.get("/search.json", summary="Entries and reports that fit a question, newest first")
def search_twin(found: Answer) -> Response:
    """The search's JSON twin."""
    return twin("search", found)


@router.get("/search", include_in_schema=False)
def search_page(request: Request, found: Answer) -> Response:
    """The search."""
    if wants_json(request):
        return twin("search", found)
    asked = found.question
    start, size = found.start, found.size
    return page(
        request,
        "search.html",
        view=found,
        told=told(asked),
        share=address_of("/search", asked),
        plain=address_of("", asked).lstrip("?"),
        newer=address_of("/search", asked, start=max(0, start - size) or None) if start else "",
        older=address_of("/search", asked, start=start + size) if start + size < found.total else "",
        review=address_of("/review", asked),
        csv=address_of("/entries.csv", asked),
    )

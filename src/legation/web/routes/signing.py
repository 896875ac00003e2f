"""Signing in and out of a shared desk, and the page of keys."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from legation.web.accounts import AccountDoor, Wait
from legation.web.guard import set_cookie
from legation.web.rendering import page
from legation.web.serving import CHECKED, Who

router = APIRouter()


@router.get("/keys", include_in_schema=False)
def keys(request: Request) -> Response:
    """Every key and what it does; each can be set anew."""
    return page(request, "keys.html")


@router.get("/sign-in", include_in_schema=False)
def sign_in_page(request: Request) -> Response:
    """The form for name and password; of no use where nobody has one."""
    return page(request, "sign-in.html", wrong="")


@router.post("/sign-in", include_in_schema=False)
def sign_in(
    request: Request,
    name: Annotated[str, Form(max_length=120)] = "",
    password: Annotated[str, Form(max_length=400)] = "",
) -> Response:
    """Begin a session; the answer to a wrong name and a wrong password is the same."""
    door = request.app.state.door
    if not isinstance(door, AccountDoor):
        return RedirectResponse("/", status_code=303)
    try:
        user = door.enter(name.strip(), password)
    except Wait as error:
        return page(request, "sign-in.html", 429, wrong=str(error))
    if user is None:
        return page(request, "sign-in.html", 403, wrong="The name or the password is wrong.")
    answer = RedirectResponse("/", status_code=303)
    set_cookie(answer, door, user.session)
    return answer


@router.post("/sign-out", dependencies=CHECKED, include_in_schema=False)
def sign_out(request: Request, user: Who) -> Response:
    """End the session."""
    request.app.state.door.leave(user.session)
    answer = RedirectResponse("/", status_code=303)
    answer.delete_cookie(request.app.state.door.cookie, path="/")
    return answer

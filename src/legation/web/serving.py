"""What routes share: the record they ask, pages with their twins, forms that prove their origin."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from pydantic import BeforeValidator
from starlette.responses import Response

from legation.app import Legation
from legation.web import rendering
from legation.web.deskfile import DeskFile
from legation.web.door import Role, User, csrf_of, same
from legation.web.guard import allowed
from legation.web.settings import Settings
from legation.web.shelf import Shelf


def blank(value: object) -> object:
    """What an empty field of a form means: nothing."""
    return None if value == "" else value


def _filled(values: object) -> object:
    return [value for value in values if value != ""] if isinstance(values, list) else values


Day = Annotated[date | None, BeforeValidator(blank), Query()]
Words = Annotated[str, Query(max_length=400)]
Share = Annotated[float | None, BeforeValidator(blank), Query(ge=0, le=1)]
filled = BeforeValidator(_filled)


def _desk(request: Request) -> Legation:
    desk: Legation = request.app.state.desk
    return desk


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _user(request: Request) -> User:
    user: User | None = request.scope["state"]["user"]
    if user is None:
        raise HTTPException(401, "Nobody is signed in.")
    return user


def _deskfile(request: Request) -> DeskFile:
    deskfile: DeskFile = request.app.state.deskfile
    return deskfile


def _shelf(request: Request) -> Shelf:
    shelf: Shelf = request.app.state.shelf
    return shelf


Desk = Annotated[Legation, Depends(_desk)]
Held = Annotated[Shelf, Depends(_shelf)]
Told = Annotated[Settings, Depends(_settings)]
Who = Annotated[User, Depends(_user)]
Kept = Annotated[DeskFile, Depends(_deskfile)]


async def check_form(request: Request) -> None:
    """Refuse a form, or a program's request, that does not carry the key of its session."""
    user = _user(request)
    given = request.headers.get("x-csrf-token") or str((await request.form()).get("csrf", ""))
    if not same(given, csrf_of(user)):
        raise HTTPException(403, "The form is not one of this session; reload the page and try again.")


def role(needed: Role) -> Callable[[Request], None]:
    """A dependency that refuses users whose role is not enough."""

    def check(request: Request) -> None:
        if not allowed(_user(request), needed):
            raise HTTPException(403, f"This needs the role of a {needed.value}.")

    return check


CHECKED = (Depends(check_form),)
REVIEWS = (Depends(check_form), Depends(role(Role.REVIEWER)))


def add_page(router: APIRouter, path: str, template: str, view: Callable[..., Any]) -> None:
    """Serve a view at ``path`` as a page and at ``path.json`` as its JSON twin.

    ``view`` is a dependency: its parameters are those of the path and the query. The page knows
    its result as ``view``.
    """
    kind = template.removesuffix(".html")

    def as_page(request: Request, found: Any = Depends(view)) -> Response:  # noqa: B008 - FastAPI's way
        if rendering.wants_json(request):
            return rendering.twin(kind, found)
        return rendering.page(request, template, view=found)

    def as_twin(found: Any = Depends(view)) -> Response:  # noqa: B008 - FastAPI's way
        return rendering.twin(kind, found)

    summary = (view.__doc__ or kind).partition("\n")[0].rstrip(".")
    router.add_api_route(f"{path.rstrip('/') or '/home'}.json", as_twin, summary=summary, operation_id=kind)
    router.add_api_route(path, as_page, include_in_schema=False)

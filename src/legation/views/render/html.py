"""Answers as one self-contained HTML page: no script, no address fetched, everything escaped.

Words of reports stand in ``<bdi>`` with their language, so that right-to-left and left-to-right
text keep their own order (Unicode Standard Annex #9).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from legation.views.differences import sources_of
from legation.views.fact import Fact, related_titles, standing_of
from legation.views.render.text import places, safe
from legation.views.wordings import told_by

if TYPE_CHECKING:
    from jinja2 import Environment

    from legation.views.page import Page


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("legation.views.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"safe_text": safe, "web": web_address, "places": places}
    return made


def web_address(url: str) -> str:
    """The address when it is one of the web, else nothing: no other scheme becomes a link."""
    return url if url.startswith(("http://", "https://")) else ""


def render_page(page: Page) -> str:
    """A page as HTML."""
    return _environment().get_template("page.html").render(page=page)


def render_fact(fact: Fact) -> str:
    """One fact as HTML."""
    given = {
        "standing": standing_of(fact),
        "related": related_titles(fact),
        "sources_of": sources_of,
        "told_by": told_by,
    }
    return _environment().get_template("fact.html").render(fact=fact, **given)

"""One report's facts as text, Markdown or HTML."""

from __future__ import annotations

from legation.types.claims import Claims
from legation.types.document import Document
from legation.views.render import markdown as as_markdown
from legation.views.render import text as as_text
from legation.views.report import report_page


def render_report(document: Document, claims: Claims, *, markdown: bool = False) -> str:
    """What one report holds, as text or Markdown."""
    page = report_page(document, claims)
    return as_markdown.render_page(page) if markdown else as_text.render_page(page)

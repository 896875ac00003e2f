"""HTML pages: the body by trafilatura, everything else from the raw tree."""

from legation.documents.html.reader import read_html

__all__ = ["read_html"]

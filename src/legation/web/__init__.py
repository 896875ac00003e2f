"""The workbench: the record in a browser, on this machine.

``make_app`` gives the ASGI application; ``legation serve`` runs it.
"""

from __future__ import annotations

from legation.web.application import make_app
from legation.web.settings import Settings

__all__ = ["Settings", "make_app"]

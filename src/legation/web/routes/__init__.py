"""Addresses of the workbench, each module one kind of page."""

from __future__ import annotations

from fastapi import APIRouter


def routers() -> tuple[APIRouter, ...]:
    """Every router, in the order in which addresses are tried."""
    from legation.web.routes import finding, home, reading, record, review, signing, taking

    return tuple(made.router for made in (home, record, finding, review, reading, taking, signing))

"""Watching feeds: a plan in TOML, and rounds that look, read, keep and tell what is new."""

from legation.watching.plan import Plan, Saved, read_plan
from legation.watching.rounds import Desk, News, Round, Watch

__all__ = ["Desk", "News", "Plan", "Round", "Saved", "Watch", "read_plan"]

"""Events: who did what to whom, and whether it happened."""

from legation.claims.events.reader import read_events

__all__ = ["read_events"]

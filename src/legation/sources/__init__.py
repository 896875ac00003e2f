"""Stage 1: what the user named becomes bytes, within caps and without going where it should not."""

from legation.sources.catalogue import Sources
from legation.sources.limits import Limits

__all__ = ["Limits", "Sources"]

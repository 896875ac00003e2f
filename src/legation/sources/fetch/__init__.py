"""The safe fetcher: public addresses only, pinned, capped in bytes, ratio and time."""

from legation.sources.fetch.fetcher import Fetched, Fetcher, Validators

__all__ = ["Fetched", "Fetcher", "Validators"]

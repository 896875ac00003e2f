"""Undertakings: what sides promise, agree or aim at, checkable later by an outsider."""

from legation.claims.commitments.reader import read_commitments, undertakings

__all__ = ["read_commitments", "undertakings"]

"""Statements: who said it, to whom, in which words."""

from legation.claims.statements.reader import read_statements

__all__ = ["read_statements"]

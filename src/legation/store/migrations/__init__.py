"""Migrations of the record's schema, run by Alembic from inside the package."""

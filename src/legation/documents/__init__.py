"""Stage 2: bytes become a document whose blocks say what each part of the report is."""

from legation.documents.reader import read_document

__all__ = ["read_document"]

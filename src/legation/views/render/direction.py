"""Which way a language is written."""

from __future__ import annotations

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})
"""ISO 639 codes of languages written from right to left (CLDR, scripts and layout)."""


def is_right_to_left(language: str) -> bool:
    """Whether a language, by its code with or without region, is written from right to left."""
    return language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT

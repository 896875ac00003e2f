"""The folded shadow of texts and claims, in which words are searched.

SQLite searches it with FTS5, PostgreSQL with its ``simple`` configuration; which of the folded
words stand where in the original is worked out from the folding's own offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, insert, select, text

from legation.errors import UsageError
from legation.store import schema
from legation.text.folding import fold
from legation.types.claims import Claim, Statement

_WORD = re.compile(r"\w+", re.UNICODE)
_QUERY = re.compile(r'"([^"]*)"|(\S+)')

INDEXED = 400_000
"""Characters of one text that PostgreSQL indexes; its word vectors hold a megabyte at most."""


def folded(words: str) -> str:
    """Words as the shadow holds them: folded, and of characters that every database takes."""
    return plain(fold(words).replace("\0", " "))


def plain(text: str) -> str:
    """Text that every database takes: without NUL, lone surrogates shown as ``?``."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def add_text(connection: Connection, digest: str, words: str) -> None:
    """Shadow a report's text."""
    _add(connection, [(digest, "", words)])


def add_claims(connection: Connection, digest: str, claims: Iterable[tuple[str, Claim]]) -> None:
    """Shadow the words of claims."""
    _add(connection, [(digest, id_, _words(claim)) for id_, claim in claims])


def _words(claim: Claim) -> str:
    if isinstance(claim, Statement):
        return f"{claim.speaker}\n{claim.content.text}"
    return claim.evidence.text


def _add(connection: Connection, rows: Sequence[tuple[str, str, str]]) -> None:
    made = [{"text": digest, "claim": claim, "folded": folded(words)} for digest, claim, words in rows]
    if not made:
        return
    numbered = insert(schema.shadows).returning(schema.shadows.c.number, sort_by_parameter_order=True)
    numbers = connection.scalars(numbered, made).all()
    if connection.dialect.name == "sqlite":
        added = [{"number": n, "folded": row["folded"]} for n, row in zip(numbers, made, strict=True)]
        connection.execute(text("INSERT INTO words(rowid, folded) VALUES (:number, :folded)"), added)


def drop_claims(connection: Connection, digest: str, spared: frozenset[str] = frozenset()) -> None:
    """Take the shadows of a text's claims out, all but some."""
    shade = schema.shadows.c
    _drop(connection, (shade.text == digest) & shade.claim.not_in(["", *sorted(spared)]))


def drop_text(connection: Connection, digest: str) -> None:
    """Take the shadows of a text and its claims out."""
    _drop(connection, schema.shadows.c.text == digest)


def _drop(connection: Connection, condition: object) -> None:
    shade = schema.shadows
    if connection.dialect.name == "sqlite":
        for row in connection.execute(select(shade.c.number, shade.c.folded).where(condition)).all():  # type: ignore[arg-type]
            gone = {"number": row.number, "folded": row.folded}
            command = "INSERT INTO words(words, rowid, folded) VALUES ('delete', :number, :folded)"
            connection.execute(text(command), gone)
    connection.execute(delete(shade).where(condition))  # type: ignore[arg-type]


def phrases(asked: str) -> tuple[tuple[str, ...], ...]:
    """The words and quoted phrases asked for, folded; UsageError when there is none.

    A phrase is several words that stand one after the other; ``*`` after a word asks for all
    words that begin with it.
    """
    found = []
    for quoted, single in _QUERY.findall(asked):
        words = tuple(_WORD.findall(folded(quoted or single)))
        star = "*" if single.endswith("*") and words else ""
        if words:
            found.append((*words[:-1], words[-1] + star))
    if not found:
        raise UsageError(asked, "no word to search for", "give a word, or a phrase in quotation marks")
    return tuple(found)


def sqlite_query(asked: tuple[tuple[str, ...], ...]) -> str:
    """The FTS5 expression: every phrase must stand there (sqlite.org/fts5.html, section 3)."""
    return " AND ".join(_sqlite_phrase(phrase) for phrase in asked)


def _sqlite_phrase(phrase: tuple[str, ...]) -> str:
    words = " ".join(word.rstrip("*") for word in phrase)
    return f'"{words}"' + ("*" if phrase[-1].endswith("*") else "")


def postgresql_query(asked: tuple[tuple[str, ...], ...]) -> str:
    """The ``to_tsquery`` expression that asks the same (PostgreSQL manual, 8.11.2)."""
    parts = (" <-> ".join(_postgresql_word(word) for word in phrase) for phrase in asked)
    return " & ".join(f"({part})" for part in parts)


def _postgresql_word(word: str) -> str:
    return f"'{word.rstrip('*')}'" + (":*" if word.endswith("*") else "")


def matches(asked: tuple[tuple[str, ...], ...], words: str) -> tuple[tuple[int, int], ...]:
    """Where the phrases stand in folded text, as (start, end) in it, in order."""
    found = {match.span() for phrase in asked for match in re.finditer(_pattern(phrase), words)}
    return tuple(sorted(found))


def _pattern(phrase: tuple[str, ...]) -> str:
    inner = r"\W+".join(re.escape(word.rstrip("*")) for word in phrase)
    end = "" if phrase[-1].endswith("*") else r"(?!\w)"
    return rf"(?<!\w){inner}{end}"

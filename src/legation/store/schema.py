"""The tables of a record: one schema for SQLite and PostgreSQL.

``raws`` bytes once each; ``texts`` one row a version of a report; ``editions`` where and as what
a text was obtained; ``claims`` what a text asserts, with the entry each belongs to; ``links`` how
claims were weighed against each other; ``signatures`` and ``bands`` what texts that are nearly
the same share; ``rulings`` what people decided, append-only.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

HEAD = "0008"
"""The newest migration; a record that names an unknown one was made by a newer Legation."""

metadata = MetaData()

ROW = BigInteger().with_variant(Integer, "sqlite")
DAY = String(10).with_variant(String(10, collation="C"), "postgresql")
"""An ISO date with its precision, "" when unknown; compared byte by byte."""

DAYS = String(32)
"""A period in ISO form."""

SORTED = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that is compared byte by byte."""

raws = Table(
    "raws",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

texts = Table(
    "texts",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("reading", Text, nullable=False),
    Column("claims", Boolean, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("identity", Text, primary_key=True),
    Column("current", String(64), ForeignKey("texts.digest"), nullable=False),
)

editions = Table(
    "editions",
    metadata,
    Column("identity", Text, ForeignKey("reports.identity"), primary_key=True),
    Column("text", String(64), ForeignKey("texts.digest"), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("published", DAY, nullable=False),
    Column("language", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("document", Text, nullable=False),
    Index("editions_text", "text"),
    Index("editions_name", "name"),
    Index("editions_newest", "published", "name", "identity", "text"),
    Index("editions_url", "url"),
)

sources = Table(
    "sources",
    metadata,
    Column("raw", String(64), ForeignKey("raws.digest"), primary_key=True),
    Column("identity", Text, primary_key=True),
    Column("text", String(64), ForeignKey("texts.digest"), nullable=False),
    Column("address", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("obtained", Text, nullable=False),
    Index("sources_text", "text"),
)

persons = Table(
    "persons",
    metadata,
    Column("text", String(64), ForeignKey("texts.digest"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("acts_for", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("name", Text, nullable=False, server_default=""),
    Index("persons_side", "acts_for", "name"),
)

aliases = Table(
    "aliases",
    metadata,
    Column("text", String(64), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("name", Text, primary_key=True),
    Index("aliases_name", "name"),
)
"""Every name of the people in ``persons``, folded."""

claims = Table(
    "claims",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("text", String(64), ForeignKey("texts.digest"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("first_day", DAY, nullable=False),
    Column("last_day", DAY, nullable=False),
    Column("score", Float, nullable=False),
    Column("maker", Text, nullable=False),
    Column("claim", Text, nullable=False),
    Column("named", Text, nullable=False),
    Column("setting", Text, nullable=False),
    Column("entry", String(16), nullable=False),
    Column("pending", Boolean, nullable=False),
    Index("claims_text", "text", "place"),
    Index("claims_entry", "entry"),
    Index("claims_of", "id", "entry"),
    Index("claims_first", "first_day"),
    Index("claims_pending", "pending"),
)

parties = Table(
    "parties",
    metadata,
    Column("claim", String(16), ForeignKey("claims.id"), primary_key=True),
    Column("side", Text, primary_key=True),
    Column("party", Boolean, nullable=False),
    Index("parties_side", "side", "claim"),
)

keys = Table(
    "keys",
    metadata,
    Column("claim", String(16), ForeignKey("claims.id"), primary_key=True),
    Column("key", Text, primary_key=True),
    Index("keys_key", "key", "claim"),
)

crowds = Table(
    "crowds",
    metadata,
    Column("key", Text, primary_key=True),
    Column("tier", Integer, nullable=False),
)
"""Keys under which so many claims meet that only some of their pairs are weighed."""

heirs = Table(
    "heirs",
    metadata,
    Column("old", String(16), primary_key=True),
    Column("text", String(64), ForeignKey("texts.digest"), nullable=False),
    Column("new", String(16), nullable=False),
    Index("heirs_new", "new"),
    Index("heirs_text", "text"),
)
"""Claims that a newer reader reads in other words or with other parties, and what they are now."""

links = Table(
    "links",
    metadata,
    Column("one", String(16), ForeignKey("claims.id"), primary_key=True),
    Column("other", String(16), ForeignKey("claims.id"), primary_key=True),
    Column("tie", String(16), nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    Index("links_other", "other"),
)

signatures = Table(
    "signatures",
    metadata,
    Column("text", String(64), ForeignKey("texts.digest"), primary_key=True),
    Column("signature", LargeBinary, nullable=False),
)

bands = Table(
    "bands",
    metadata,
    Column("text", String(64), ForeignKey("texts.digest"), primary_key=True),
    Column("band", Text, primary_key=True),
    Index("bands_band", "band", "text"),
)

unsigned = Table(
    "unsigned",
    metadata,
    Column("text", String(64), ForeignKey("texts.digest"), primary_key=True),
)
"""Texts not yet compared with others."""

copies = Table(
    "copies",
    metadata,
    Column("text", String(64), ForeignKey("texts.digest"), primary_key=True),
    Column("relation", String(16), primary_key=True),
    Column("first", String(64), nullable=False),
    Index("copies_first", "first"),
)
"""Texts that are nearly the same, or translations of one item: the least digest of each group."""

tenures = Table(
    "tenures",
    metadata,
    Column("source", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("person", Text, nullable=False),
    Column("of", Text, nullable=False),
    Column("tenure", Text, nullable=False),
)

rulings = Table(
    "rulings",
    metadata,
    Column("number", ROW, primary_key=True, autoincrement=True),
    Column("subject", Text, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("ruling", Text, nullable=False),
    Column("undoes", ROW),
    Index("rulings_subject", "subject"),
    Index("rulings_undoes", "undoes"),
)

shadows = Table(
    "shadows",
    metadata,
    Column("number", ROW, primary_key=True, autoincrement=True),
    Column("text", String(64), ForeignKey("texts.digest"), nullable=False),
    Column("claim", String(16), nullable=False),
    Column("folded", Text, nullable=False),
    Index("shadows_text", "text"),
    Index("shadows_claim", "claim"),
)

entries = Table(
    "entries",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("at", SORTED, nullable=False),
    Column("first", SORTED, nullable=False),
    Column("last", SORTED, nullable=False),
    Column("status", String(16), nullable=False),
    Column("score", Float, nullable=False),
    Column("doubt", Float, nullable=False),
    Column("weight", Float, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("edited", Boolean, nullable=False),
    Column("due", SORTED, nullable=False),
    Column("over", Boolean, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("shown", Boolean, nullable=False),
    Column("sides", SORTED, nullable=False),
    Column("days", DAYS, nullable=False, server_default=""),
    Column("lead", Text, nullable=False, server_default=""),
    Index("entries_at", "shown", "kind", "at"),
    Index("entries_time", "shown", "at"),
    Index("entries_doubt", "shown", "verdict", "edited", "doubt", "id"),
    Index("entries_due", "kind", "shown", "over", "due"),
    Index("entries_sides", "shown", "kind", "sides"),
)
"""What views sort, count and page by: one row an entry, worked out from its claims and rulings.

``at``: its place in time, then as reported. ``status``: of a commitment its stage. ``shown``:
neither rejected nor superseded. ``sides``: its parties, one a line. ``days``: when it happened as
told, "~" behind the day of its report; ``lead``: what it is about, in a few words.
"""

entry_sides = Table(
    "entry_sides",
    metadata,
    Column("entry", String(16), primary_key=True),
    Column("side", Text, primary_key=True),
    Column("party", Boolean, nullable=False),
    Column("shown", Boolean, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("at", SORTED, nullable=False),
    Index("entry_sides_kind", "side", "party", "shown", "kind", "at"),
    Index("entry_sides_at", "side", "party", "shown", "at"),
    Index("entry_sides_named", "side", "shown", "kind", "at"),
    sqlite_with_rowid=False,
)
"""Every side of an entry, party or only named; kind, place and showing are those of the entry.

Without row numbers SQLite keeps the rows in the order of their key and answers from an index alone
(sqlite.org/withoutrowid.html).
"""

entry_names = Table(
    "entry_names",
    metadata,
    Column("entry", String(16), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("printed", Text, nullable=False),
    Index("entry_names_name", "name", "entry"),
)

facts = Table(
    "facts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What the record says of itself: the Legation that made and last changed it."""

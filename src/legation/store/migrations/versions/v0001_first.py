"""The first schema: reports, claims, entries, rulings and their search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

DAY = sa.String(10).with_variant(sa.String(10, collation="C"), "postgresql")
ROW = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables, the index of words and the guard of the journal."""
    for make in TABLES:
        make()
    if op.get_bind().dialect.name == "sqlite":
        _sqlite()
    else:
        _postgresql()


def _facts() -> None:
    op.create_table(
        "facts",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _raws() -> None:
    op.create_table(
        "raws",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )


def _rulings() -> None:
    op.create_table(
        "rulings",
        sa.Column("number", ROW, autoincrement=True, nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("ruling", sa.Text(), nullable=False),
        sa.Column("undoes", ROW, nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("rulings_subject", "rulings", ["subject"])
    op.create_index("rulings_undoes", "rulings", ["undoes"])


def _tenures() -> None:
    op.create_table(
        "tenures",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("tenure", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source", "place"),
    )


def _texts() -> None:
    op.create_table(
        "texts",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("claims", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )


def _bands() -> None:
    op.create_table(
        "bands",
        sa.Column("text", sa.String(length=64), nullable=False),
        sa.Column("band", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["text"], ["texts.digest"]),
        sa.PrimaryKeyConstraint("text", "band"),
    )
    op.create_index("bands_band", "bands", ["band", "text"])


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("text", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("first_day", DAY, nullable=False),
        sa.Column("last_day", DAY, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("maker", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("named", sa.Text(), nullable=False),
        sa.Column("setting", sa.Text(), nullable=False),
        sa.Column("entry", sa.String(length=16), nullable=False),
        sa.Column("pending", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["text"], ["texts.digest"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("claims_entry", "claims", ["entry"])
    op.create_index("claims_first", "claims", ["first_day"])
    op.create_index("claims_pending", "claims", ["pending"])
    op.create_index("claims_text", "claims", ["text", "place"])


def _persons() -> None:
    op.create_table(
        "persons",
        sa.Column("text", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("acts_for", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["text"], ["texts.digest"]),
        sa.PrimaryKeyConstraint("text", "place"),
    )
    op.create_index("persons_side", "persons", ["acts_for"])


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("current", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["current"], ["texts.digest"]),
        sa.PrimaryKeyConstraint("identity"),
    )


def _shadows() -> None:
    op.create_table(
        "shadows",
        sa.Column("number", ROW, autoincrement=True, nullable=False),
        sa.Column("text", sa.String(length=64), nullable=False),
        sa.Column("claim", sa.String(length=16), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["text"], ["texts.digest"]),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("shadows_claim", "shadows", ["claim"])
    op.create_index("shadows_text", "shadows", ["text"])


def _signatures() -> None:
    op.create_table(
        "signatures",
        sa.Column("text", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["text"], ["texts.digest"]),
        sa.PrimaryKeyConstraint("text"),
    )


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("raw", sa.String(length=64), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("text", sa.String(length=64), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=False),
        sa.Column("obtained", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["raw"], ["raws.digest"]),
        sa.ForeignKeyConstraint(["text"], ["texts.digest"]),
        sa.PrimaryKeyConstraint("raw", "identity"),
    )
    op.create_index("sources_text", "sources", ["text"])


def _editions() -> None:
    op.create_table(
        "editions",
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("text", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("published", DAY, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["identity"], ["reports.identity"]),
        sa.ForeignKeyConstraint(["text"], ["texts.digest"]),
        sa.PrimaryKeyConstraint("identity", "text"),
    )
    op.create_index("editions_name", "editions", ["name"])
    op.create_index("editions_text", "editions", ["text"])
    op.create_index("editions_url", "editions", ["url"])


def _keys() -> None:
    op.create_table(
        "keys",
        sa.Column("claim", sa.String(length=16), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"]),
        sa.PrimaryKeyConstraint("claim", "key"),
    )
    op.create_index("keys_key", "keys", ["key", "claim"])


def _links() -> None:
    op.create_table(
        "links",
        sa.Column("one", sa.String(length=16), nullable=False),
        sa.Column("other", sa.String(length=16), nullable=False),
        sa.Column("tie", sa.String(length=16), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["claims.id"]),
        sa.ForeignKeyConstraint(["other"], ["claims.id"]),
        sa.PrimaryKeyConstraint("one", "other"),
    )
    op.create_index("links_other", "links", ["other"])


def _parties() -> None:
    op.create_table(
        "parties",
        sa.Column("claim", sa.String(length=16), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("party", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"]),
        sa.PrimaryKeyConstraint("claim", "side"),
    )
    op.create_index("parties_side", "parties", ["side", "claim"])


TABLES = (
    _facts,
    _raws,
    _rulings,
    _tenures,
    _texts,
    _bands,
    _claims,
    _persons,
    _reports,
    _shadows,
    _signatures,
    _sources,
    _editions,
    _keys,
    _links,
    _parties,
)


def _sqlite() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE words USING fts5(folded, content='shadows', content_rowid='number', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    for deed in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER rulings_no_{deed.lower()} BEFORE {deed} ON rulings "
            "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        )


def _postgresql() -> None:
    op.execute("CREATE INDEX shadows_words ON shadows USING gin (to_tsvector('simple', left(folded, 400000)))")
    op.execute(
        "CREATE FUNCTION rulings_guard() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER rulings_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON rulings "
        "FOR EACH STATEMENT EXECUTE FUNCTION rulings_guard()"
    )

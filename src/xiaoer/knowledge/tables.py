"""Where knowledge is kept."""

from __future__ import annotations

from sqlalchemy import ARRAY, Boolean, Column, DateTime, Integer, LargeBinary, PrimaryKeyConstraint, String, Text

from xiaoer.storage.schema import tenant_table

faq_entries = tenant_table(
    "faq_entries",
    Column("id", String(100), nullable=False),
    Column("question", String(500), nullable=False),
    Column("similar", ARRAY(String(500)), nullable=False),
    Column("answer", Text, nullable=False),
    Column("category", String(200), nullable=False, server_default=""),
    Column("intent", String(50), nullable=False, server_default=""),
    Column("scope", String(200), nullable=False, server_default=""),
    Column("valid_from", DateTime(timezone=True)),
    Column("valid_to", DateTime(timezone=True)),
    Column("person_only", Boolean, nullable=False, server_default="false"),
    Column("owner", String(100), nullable=False, server_default=""),
    Column("tags", ARRAY(String(100)), nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    PrimaryKeyConstraint("shop_id", "id"),
)

#: Vectors of texts already encoded, so that importing again encodes only what is new.
text_vectors = tenant_table(
    "text_vectors",
    Column("text_hash", LargeBinary, nullable=False),
    Column("embedder", String(100), nullable=False),
    Column("vector", LargeBinary, nullable=False),
    PrimaryKeyConstraint("shop_id", "embedder", "text_hash"),
)

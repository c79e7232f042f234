"""Where knowledge is kept."""

from __future__ import annotations

from sqlalchemy import (
    ARRAY,
    Boolean,
    Column,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Text,
    func,
)
from sqlalchemy.dialects.postgresql import JSONB, UUID

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
    Column("updated_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    #: Who edited it in the admin; empty for what came from the pack.
    Column("updated_by", String(100), nullable=False, server_default=""),
    PrimaryKeyConstraint("shop_id", "id"),
)

lexicon_entries = tenant_table(
    "lexicon_entries",
    Column("id", UUID(as_uuid=True), nullable=False),
    Column("word", String(60), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("target", String(200), nullable=False),
    Column("aliases", ARRAY(String(60)), nullable=False),
    Column("scope", String(200), nullable=False, server_default=""),
    Column("valid_from", DateTime(timezone=True)),
    Column("valid_to", DateTime(timezone=True)),
    Column("note", String(500), nullable=False, server_default=""),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("updated_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    #: Who edited it in the admin; empty for what came from the pack.
    Column("updated_by", String(100), nullable=False, server_default=""),
    PrimaryKeyConstraint("shop_id", "id"),
    Index(None, "shop_id", "word"),
)

#: What entries were before and after each edit: history, and undo also of a deletion.
entry_versions = tenant_table(
    "entry_versions",
    #: faq | lexicon
    Column("kind", String(20), nullable=False),
    Column("entry_id", String(100), nullable=False),
    Column("version", Integer, nullable=False),
    Column("entry", JSONB, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    #: Who edited it; empty for what came from the pack.
    Column("by", String(100), nullable=False),
    PrimaryKeyConstraint("shop_id", "kind", "entry_id", "version"),
)

documents = tenant_table(
    "documents",
    Column("name", String(400), nullable=False),
    Column("text", Text, nullable=False),
    PrimaryKeyConstraint("shop_id", "name"),
)

passages = tenant_table(
    "passages",
    Column("document", String(400), nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", String(1200), nullable=False),
    Column("heading", String(700), nullable=False),
    Column("text", Text, nullable=False),
    PrimaryKeyConstraint("shop_id", "document", "position"),
)

scripts = tenant_table(
    "scripts",
    Column("id", String(100), nullable=False),
    Column("moment", String(50), nullable=False),
    Column("text", Text, nullable=False),
    Column("category", String(200), nullable=False),
    Column("audience", String(100), nullable=False),
    Column("tags", ARRAY(String(100)), nullable=False),
    PrimaryKeyConstraint("shop_id", "id"),
)

stickers = tenant_table(
    "stickers",
    Column("id", String(100), nullable=False),
    Column("file", String(300), nullable=False),
    Column("moments", ARRAY(String(40)), nullable=False),
    Column("keywords", ARRAY(String(40)), nullable=False),
    Column("alt", String(200), nullable=False),
    Column("picture", String(600), nullable=False),
    PrimaryKeyConstraint("shop_id", "id"),
)

#: One row a policy (shipping, aftersales, invoice, handoff, promotions), as knowledge.model.Policies holds it.
policies = tenant_table(
    "policies",
    Column("kind", String(20), nullable=False),
    Column("rules", JSONB, nullable=False),
    PrimaryKeyConstraint("shop_id", "kind"),
)

intent_examples = tenant_table(
    "intent_examples",
    Column("intent", String(50), nullable=False),
    Column("examples", ARRAY(String(200)), nullable=False),
    PrimaryKeyConstraint("shop_id", "intent"),
)

#: Vectors of texts already encoded, so that importing again encodes only what is new.
text_vectors = tenant_table(
    "text_vectors",
    Column("text_hash", LargeBinary, nullable=False),
    Column("embedder", String(100), nullable=False),
    Column("vector", LargeBinary, nullable=False),
    PrimaryKeyConstraint("shop_id", "embedder", "text_hash"),
)

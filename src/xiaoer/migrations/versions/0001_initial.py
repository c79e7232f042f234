"""The first schema."""

from __future__ import annotations

from alembic import op
from procrastinate.schema import SchemaManager

from xiaoer.migrations.tables import metadata
from xiaoer.storage.schema import tenant_tables
from xiaoer.storage.tenancy import APP_ROLE, CREATE_APP_ROLE, GRANT_APP_ROLE, wall_off

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS vector")
    op.execute(CREATE_APP_ROLE)
    op.execute(GRANT_APP_ROLE)
    metadata.create_all(op.get_bind())
    for table in tenant_tables():
        for statement in wall_off(table):
            op.execute(statement)
    op.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON shops TO {APP_ROLE}")
    op.get_bind().exec_driver_sql(SchemaManager.get_schema().replace("%", "%%"))
    # A job's history is of no use to anyone once it succeeded, and would be three more rows a message.
    for when in ("insert", "update"):
        op.execute(f"DROP TRIGGER procrastinate_trigger_status_events_{when}_v1 ON procrastinate_jobs")
    for kind in ("TABLES", "SEQUENCES", "FUNCTIONS"):
        op.execute(f"GRANT {'EXECUTE' if kind == 'FUNCTIONS' else 'ALL'} ON ALL {kind} IN SCHEMA public TO {APP_ROLE}")
    op.execute(f"GRANT USAGE ON SCHEMA public TO {APP_ROLE}")


def downgrade() -> None:
    raise NotImplementedError("The first schema is not taken back; drop the database instead.")

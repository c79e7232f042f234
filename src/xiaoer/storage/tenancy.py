"""Row-level security: the statements that wall a tenant table off, and the role the application works under."""

from __future__ import annotations

#: Owns nothing, can't bypass row-level security; every connection of the application takes this role on.
APP_ROLE = "xiaoer_app"
#: Per-transaction setting that names the shop whose rows are visible.
SHOP_SETTING = "xiaoer.shop_id"


def wall_off(table: str) -> list[str]:
    """SQL that makes PostgreSQL show and accept only rows of the current shop; without one, none."""
    mine = f"shop_id = NULLIF(current_setting('{SHOP_SETTING}', true), '')::uuid"
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY shop_wall ON {table} USING ({mine}) WITH CHECK ({mine})",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO {APP_ROLE}",
    ]


CREATE_APP_ROLE = f"""
DO $$ BEGIN
  CREATE ROLE {APP_ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$
"""
GRANT_APP_ROLE = f"GRANT {APP_ROLE} TO CURRENT_USER"

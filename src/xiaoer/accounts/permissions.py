"""Who may do what: roles and the permissions each has. Pure; every edge asks here."""

from __future__ import annotations

from enum import StrEnum

from xiaoer.accounts.model import Role, RoleForbids


class Permission(StrEnum):
    """One kind of act."""

    WORK_CHATS = "work_chats"
    READ_KNOWLEDGE = "read_knowledge"
    EDIT_KNOWLEDGE = "edit_knowledge"
    TRY_BOT = "try_bot"
    TAKE_FROM_COLLEAGUE = "take_from_colleague"
    READ_OVERVIEW = "read_overview"
    TEND_JOBS = "tend_jobs"
    MANAGE_KEYS = "manage_keys"
    MANAGE_WEBHOOKS = "manage_webhooks"
    MANAGE_STAFF = "manage_staff"


_ALL = frozenset(Permission)
_OF_ROLE: dict[Role, frozenset[Permission]] = {
    Role.OWNER: _ALL,
    Role.ADMIN: _ALL,
    Role.SUPERVISOR: _ALL - {Permission.MANAGE_KEYS, Permission.MANAGE_WEBHOOKS, Permission.MANAGE_STAFF},
    Role.AGENT: frozenset({Permission.WORK_CHATS, Permission.READ_KNOWLEDGE}),
}


def may(role: Role, permission: Permission) -> bool:
    """Whether this role includes the permission."""
    return permission in _OF_ROLE[role]


def check(role: Role, permission: Permission) -> None:
    """Raises RoleForbids unless the role includes the permission."""
    if not may(role, permission):
        raise RoleForbids(role=role.value, permission=permission.value)

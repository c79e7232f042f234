"""Shops, the people who work for them, and their keys, as the program knows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from xiaoer.foundation.errors import ErrorKind, XiaoerError
from xiaoer.foundation.ids import ShopId, StaffId


class ShopNotFound(XiaoerError):
    """There is no shop with this name in its address."""

    code: ClassVar[str] = "shop_not_found"
    kind: ClassVar[ErrorKind] = ErrorKind.NOT_FOUND


class StaffNotFound(XiaoerError):
    """Nobody of this shop has this id or login."""

    code: ClassVar[str] = "staff_not_found"
    kind: ClassVar[ErrorKind] = ErrorKind.NOT_FOUND


class LoginTaken(XiaoerError):
    """Somebody of this shop has this login already; choose another."""

    code: ClassVar[str] = "login_taken"
    kind: ClassVar[ErrorKind] = ErrorKind.CONFLICT


class LoginInvalid(XiaoerError):
    """A login has 1 to 64 letters, digits, dots, dashes, underscores or @; a name has 1 to 40 characters."""

    code: ClassVar[str] = "login_invalid"
    kind: ClassVar[ErrorKind] = ErrorKind.REJECTED


class LoginFailed(XiaoerError):
    """Shop, login or password is wrong."""

    code: ClassVar[str] = "login_failed"
    kind: ClassVar[ErrorKind] = ErrorKind.UNAUTHENTICATED


class LoginLocked(XiaoerError):
    """Too many wrong passwords for this login; wait as long as `seconds` says."""

    code: ClassVar[str] = "login_locked"
    kind: ClassVar[ErrorKind] = ErrorKind.LIMITED


class SignedOut(XiaoerError):
    """Log in first: there is no session, or it is too old."""

    code: ClassVar[str] = "signed_out"
    kind: ClassVar[ErrorKind] = ErrorKind.UNAUTHENTICATED


class RoleForbids(XiaoerError):
    """Your role may not do this; ask an admin of the shop."""

    code: ClassVar[str] = "role_forbids"
    kind: ClassVar[ErrorKind] = ErrorKind.FORBIDDEN


class KeyNotFound(XiaoerError):
    """There is no such API key."""

    code: ClassVar[str] = "key_not_found"
    kind: ClassVar[ErrorKind] = ErrorKind.NOT_FOUND


class KeyInvalid(XiaoerError):
    """The API key is missing, wrong or revoked; make one in the admin under 店铺."""

    code: ClassVar[str] = "key_invalid"
    kind: ClassVar[ErrorKind] = ErrorKind.UNAUTHENTICATED


class PasswordTooShort(XiaoerError):
    """A password needs 8 to 200 characters."""

    code: ClassVar[str] = "password_too_short"
    kind: ClassVar[ErrorKind] = ErrorKind.REJECTED


@dataclass(frozen=True, slots=True)
class ShopRecord:
    """A shop with its configuration (the content of `shop.toml`) and the version its knowledge is at."""

    id: ShopId
    slug: str
    name: str
    config: Mapping[str, Any]
    knowledge_version: int


class Role(StrEnum):
    """What a person is to the shop; what each may do stands in permissions.py."""

    OWNER = "owner"
    ADMIN = "admin"
    SUPERVISOR = "supervisor"
    AGENT = "agent"


@dataclass(frozen=True, slots=True)
class Staff:
    """A person who works for the shop."""

    id: StaffId
    login: str
    name: str
    role: Role
    avatar: str
    disabled: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class NewStaff:
    """A person to be added; without a password nobody can log in as them until one is set."""

    login: str
    name: str
    role: Role
    password: str = ""
    avatar: str = ""


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key of the HTTP interface, without its secret."""

    id: UUID
    name: str
    prefix: str
    created_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Somebody changed something: who, what, when."""

    staff_id: StaffId | None
    act: str
    target: str
    data: Mapping[str, Any]
    at: datetime

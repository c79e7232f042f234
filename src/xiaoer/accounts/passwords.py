"""Passwords: argon2 hashes, checked in a thread and few at a time, for each takes 64 MB for a moment."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from xiaoer.accounts.model import PasswordTooShort

_SHORTEST, _LONGEST = 8, 200
_HASHER = PasswordHasher()


def hash_password(password: str) -> str:
    """The argon2 hash to store; raises PasswordTooShort. CPU: tens of milliseconds."""
    if not _SHORTEST <= len(password) <= _LONGEST:
        raise PasswordTooShort
    return _HASHER.hash(password)


def _verify(hashed: str, password: str) -> bool:
    try:
        return _HASHER.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


@dataclass(slots=True)
class PasswordCheck:
    """Compares a password with a hash; takes as long when there is none, so that time does not tell which logins exist."""

    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))
    nobodys: str = field(default_factory=lambda: _HASHER.hash(secrets.token_hex(16)))

    async def __call__(self, hashed: str | None, password: str) -> bool:
        """Whether the password is right."""
        async with self.turns:
            right = await asyncio.to_thread(_verify, hashed or self.nobodys, password)
        return right and bool(hashed)

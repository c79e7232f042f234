"""Sessions of staff: log in, know again, log out."""

from __future__ import annotations

import hashlib
import hmac
import math
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from xiaoer.accounts.key_repository import note_act
from xiaoer.accounts.model import LoginFailed, LoginLocked, ShopNotFound, SignedOut, Staff
from xiaoer.accounts.passwords import PasswordCheck
from xiaoer.accounts.repository import find_shop
from xiaoer.accounts.session_repository import (
    add_session,
    claim_attempt,
    end_session,
    extend_session,
    find_session,
    forget_failures,
    lock_login,
)
from xiaoer.accounts.staff_repository import find_login
from xiaoer.foundation.clock import Clock
from xiaoer.foundation.ids import ShopId
from xiaoer.storage.database import Database

LASTS = timedelta(hours=12)
#: A session is renewed at most this often, so that reading costs no write each time.
_RENEW_AFTER = timedelta(minutes=10)
FREE_ATTEMPTS = 5
_LONGEST_LOCK = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Session:
    """An open session. `token` is the cookie's value: the shop's id, for nothing is found without it, and a secret."""

    token: str
    shop_id: ShopId
    staff: Staff
    renewed: bool

    @property
    def csrf(self) -> str:
        """What each changing request must repeat; only pages of our own origin can read it."""
        return hmac.new(self.token.encode(), b"csrf", hashlib.sha256).hexdigest()


def lock_time(failures: int) -> timedelta | None:
    """How long a login is locked after so many wrong passwords: a minute, then twice as long each time, at most an hour."""
    if failures < FREE_ATTEMPTS:
        return None
    return min(timedelta(minutes=1 << min(failures - FREE_ATTEMPTS, 10)), _LONGEST_LOCK)


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()


def _parse(token: str) -> tuple[ShopId, bytes]:
    shop, _, secret = token.partition(".")
    try:
        return ShopId(UUID(hex=shop)), _hash(secret)
    except ValueError:
        raise SignedOut from None


@dataclass(frozen=True, slots=True)
class SignIn:
    """Opens, finds and ends sessions."""

    database: Database
    clock: Clock
    password_is_right: PasswordCheck = field(default_factory=PasswordCheck)

    async def __call__(self, slug: str, login: str, password: str) -> Session:
        """A new session; raises LoginFailed (whatever is wrong) or LoginLocked."""
        shop_id = await self._shop(slug)
        if shop_id is None:
            await self.password_is_right(None, password)
            raise LoginFailed
        now = self.clock.now()
        async with self.database.unit_of_work(shop_id) as uow:
            failures, locked_until = await claim_attempt(uow, login, now)
            found = await find_login(uow, login) if locked_until is None else None
            if locked_until is None and (wait := lock_time(failures)) is not None:
                # Locked before the password is compared; the right one lifts it again below.
                await lock_login(uow, login, now + wait)
        if locked_until is not None:
            raise LoginLocked(seconds=math.ceil((locked_until - now).total_seconds()))
        usable = found is not None and not found[0].disabled
        right = await self.password_is_right(found[1] if found and usable else None, password)
        if found is None or not right:
            raise LoginFailed
        return await self._open(shop_id, found[0], login, now)

    async def _shop(self, slug: str) -> ShopId | None:
        async with self.database.unit_of_work() as uow:
            try:
                return (await find_shop(uow, slug)).id
            except ShopNotFound:
                return None

    async def _open(self, shop_id: ShopId, person: Staff, login: str, now: datetime) -> Session:
        secret = secrets.token_urlsafe(32)
        async with self.database.unit_of_work(shop_id) as uow:
            await forget_failures(uow, login)
            await add_session(uow, _hash(secret), person.id, now, now + LASTS)
            await note_act(uow, person.id, "login", person.login, now)
        return Session(f"{shop_id.hex}.{secret}", shop_id, person, renewed=True)

    async def know(self, token: str) -> Session:
        """The open session of this cookie, renewed while it is used; raises SignedOut."""
        shop_id, token_hash = _parse(token)
        now = self.clock.now()
        async with self.database.unit_of_work(shop_id) as uow:
            found = await find_session(uow, token_hash, now)
            if found is None:
                raise SignedOut
            person, expires_at = found
            renew = expires_at < now + LASTS - _RENEW_AFTER
            if renew:
                await extend_session(uow, token_hash, now + LASTS)
        return Session(token, shop_id, person, renewed=renew)

    async def end(self, session: Session) -> None:
        """Log out."""
        shop_id, token_hash = _parse(session.token)
        async with self.database.unit_of_work(shop_id) as uow:
            await end_session(uow, token_hash)

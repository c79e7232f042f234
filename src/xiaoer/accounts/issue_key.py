"""API keys `xk_<slug>_<secret>`: the slug finds the shop, only a hash of the whole is kept."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from xiaoer.accounts.key_repository import add_key, use_key
from xiaoer.accounts.model import ApiKey, KeyInvalid, ShopNotFound, ShopRecord
from xiaoer.accounts.repository import find_shop, load_shop
from xiaoer.foundation.clock import Clock
from xiaoer.foundation.ids import new_id
from xiaoer.storage.database import Database, UnitOfWork

_LONGEST = 200
#: How much of the secret the admin shows, to tell keys apart.
_SHOWN = 6


def _hash(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "replace")).digest()


@dataclass(frozen=True, slots=True)
class ApiKeys:
    """Issues keys and knows them again."""

    database: Database
    clock: Clock

    async def issue(self, uow: UnitOfWork, name: str) -> tuple[ApiKey, str]:
        """A new key and its full text, which can't be shown again."""
        assert uow.shop_id is not None
        slug = (await load_shop(uow, uow.shop_id)).slug
        secret = secrets.token_urlsafe(32)
        key = f"xk_{slug}_{secret}"
        record = ApiKey(new_id(), name, f"xk_{slug}_{secret[:_SHOWN]}", self.clock.now(), None)
        await add_key(uow, record, _hash(key))
        return record, key

    async def shop_of(self, key: str) -> ShopRecord:
        """The shop this key belongs to; raises KeyInvalid."""
        kind, _, rest = key.partition("_")
        slug, _, secret = rest.partition("_")
        if kind != "xk" or not slug or not secret or len(key) > _LONGEST or not slug.isascii() or "\x00" in key:
            raise KeyInvalid
        try:
            async with self.database.unit_of_work() as uow:
                shop = await find_shop(uow, slug)
        except ShopNotFound:
            raise KeyInvalid from None
        async with self.database.unit_of_work(shop.id) as uow:
            if await use_key(uow, _hash(key), self.clock.now()) is None:
                raise KeyInvalid
        return shop

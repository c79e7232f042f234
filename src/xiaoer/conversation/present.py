"""Messages as screens get them (docs/api/messages.md): what they name by id is filled in, people have their face."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xiaoer.accounts.staff_repository import staff_by_ids
from xiaoer.conversation.model import Message
from xiaoer.foundation.clock import Clock
from xiaoer.foundation.ids import ShopId, StaffId
from xiaoer.knowledge.snapshot import KnowledgeStore, Snapshot
from xiaoer.media.signed_address import PictureAddresses
from xiaoer.storage.database import UnitOfWork

Face = Mapping[str, Any]
#: Contents that name something of the shop's knowledge.
_NAMING = frozenset({"sticker", "product"})


@dataclass(frozen=True, slots=True)
class Present:
    """Fills messages in: signed addresses of pictures, names and faces, the product or sticker that is meant."""

    knowledge: KnowledgeStore
    addresses: PictureAddresses
    clock: Clock

    async def __call__(self, uow: UnitOfWork, shop_id: ShopId, messages: Sequence[Message]) -> list[dict[str, Any]]:
        """The messages in the same order; most cost no look-up at all."""
        faces = await self.faces(uow, [message.staff_id for message in messages if message.staff_id])
        return await self.with_faces(shop_id, messages, faces)

    async def with_faces(
        self, shop_id: ShopId, messages: Sequence[Message], faces: Mapping[StaffId, Face]
    ) -> list[dict[str, Any]]:
        """The same where the people are known, or there are none."""
        naming = any(message.content.get("type") in _NAMING or message.content.get("sticker") for message in messages)
        snapshot = await self.knowledge.current(shop_id) if naming else None
        fill = self._filler(shop_id, snapshot)
        return [
            {
                "id": str(message.id),
                "seq": message.seq,
                "author": message.author.value,
                "staff": faces.get(message.staff_id) if message.staff_id else None,
                "client_id": message.client_id,
                "content": fill(message.content),
                "created_at": message.created_at.isoformat(),
                "thumb": message.thumb,
            }
            for message in messages
        ]

    async def faces(self, uow: UnitOfWork, ids: Sequence[StaffId]) -> dict[StaffId, Face]:
        """Who these people are, for shoppers and colleagues alike."""
        people = await staff_by_ids(uow, list(dict.fromkeys(ids)))
        return {
            person.id: {"id": str(person.id), "name": person.name, "avatar": person.avatar or None}
            for person in people.values()
        }

    def _filler(self, shop_id: ShopId, snapshot: Snapshot | None) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
        now = self.clock.now()

        def fill(content: Mapping[str, Any]) -> dict[str, Any]:
            filled = dict(content)
            kind = content.get("type")
            if kind == "picture":
                filled["url"] = self.addresses.address(shop_id, str(content["picture"]), now)
            elif kind == "product" and snapshot:
                product = snapshot.products.get(str(content["code"]))
                if product:
                    filled |= {"title": product.title, "price": product.price, "picture": product.picture or None}
            sticker = content.get("sticker")
            if sticker and snapshot:
                found = next((each for each in snapshot.stickers if each.id == sticker), None)
                filled |= {"url": found.picture, "alt": found.alt} if found else {"sticker": None}
            return filled

        return fill

"""The shop of every message: one small look whether it changed, the whole only then."""

from __future__ import annotations

from xiaoer.accounts.model import ShopRecord
from xiaoer.foundation.ids import ShopId
from xiaoer.storage.quick import Quick

#: A row's xmin is the transaction that wrote it: it differs after any change.
_VERSION = b"SELECT xmin::text FROM shops WHERE id = %(shop)s"
_WHOLE = b"SELECT id, slug, name, config, knowledge_version, xmin::text FROM shops WHERE id = %(shop)s"


class ShopCache:
    """Shops as they are now; what did not change since the last look is not read again."""

    def __init__(self) -> None:
        self._kept: dict[ShopId, tuple[str, ShopRecord]] = {}

    async def load(self, quick: Quick) -> ShopRecord | None:
        """The shop of this transaction. The same object as long as nothing changed."""
        kept = self._kept.get(quick.shop_id)
        if kept:
            version = await quick.one(_VERSION, {"shop": quick.shop_id})
            if version and version[0] == kept[0]:
                return kept[1]
        row = await quick.one(_WHOLE, {"shop": quick.shop_id})
        if row is None:
            return None
        record = ShopRecord(ShopId(row[0]), row[1], row[2], row[3], row[4])
        self._kept[quick.shop_id] = (row[5], record)
        return record

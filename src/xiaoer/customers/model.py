"""A shopper as the shop knows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from xiaoer.foundation.ids import CustomerId, ShopId


@dataclass(frozen=True, slots=True)
class Customer:
    """A visitor, or a customer the shop has identified (then `external_id` is the shop's own id of them)."""

    id: CustomerId
    shop_id: ShopId
    external_id: str | None
    name: str
    level: str = ""
    phone: str = ""
    city: str = ""
    tags: tuple[str, ...] = ()
    #: Known facts such as height (cm) and weight (kg), as the shop recorded them.
    profile: Mapping[str, str] = field(default_factory=dict)

    @property
    def identified(self) -> bool:
        """Whether the shop vouches for who this is; only then may orders be shown."""
        return self.external_id is not None


@dataclass(frozen=True, slots=True)
class CustomerRecord:
    """What the shop's own books say of a customer, under the shop's own id."""

    external_id: str
    name: str
    phone: str = ""
    level: str = ""
    city: str = ""
    tags: tuple[str, ...] = ()
    joined_at: datetime | None = None
    note: str = ""
    #: height (cm) and weight (kg), where known.
    profile: Mapping[str, str] = field(default_factory=dict)

    def customer(self, customer_id: CustomerId, shop_id: ShopId) -> Customer:
        """The same person as a turn takes them."""
        return Customer(
            customer_id,
            shop_id,
            self.external_id,
            self.name,
            self.level,
            self.phone,
            self.city,
            self.tags,
            self.profile,
        )

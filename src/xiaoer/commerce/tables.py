"""Where the catalogue and the orders of a shop without a connector are kept."""

from __future__ import annotations

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Text,
)
from sqlalchemy.dialects.postgresql import JSONB

from xiaoer.storage.schema import tenant_table

products = tenant_table(
    "products",
    Column("code", String(64), nullable=False),
    Column("title", String(120), nullable=False),
    Column("category", String(200), nullable=False),
    Column("price", BigInteger, nullable=False),
    Column("market_price", BigInteger),
    Column("on_sale", Boolean, nullable=False),
    Column("summary", Text, nullable=False),
    Column("nicknames", ARRAY(String(40)), nullable=False),
    Column("material", String(64), nullable=False),
    Column("size_chart", String(100), nullable=False),
    Column("picture", String(600), nullable=False),
    Column("url", String(500), nullable=False),
    Column("season", ARRAY(String(20)), nullable=False),
    Column("audience", String(100), nullable=False),
    Column("tags", ARRAY(String(40)), nullable=False),
    Column("warehouse", String(64), nullable=False),
    Column("ships_from", DateTime(timezone=True)),
    Column("listed_at", DateTime(timezone=True)),
    PrimaryKeyConstraint("shop_id", "code"),
)


def _belongs(columns: list[str], refcolumns: list[str]) -> ForeignKeyConstraint:
    """A part goes with the whole it is of."""
    return ForeignKeyConstraint(["shop_id", *columns], refcolumns, ondelete="CASCADE")


variants = tenant_table(
    "variants",
    Column("sku", String(64), nullable=False),
    Column("product", String(64), nullable=False),
    Column("position", Integer, nullable=False),
    Column("color", String(40), nullable=False),
    Column("color_code", String(40), nullable=False),
    Column("size", String(40), nullable=False),
    Column("price", BigInteger, nullable=False),
    Column("stock", Integer, nullable=False),
    Column("restock_at", DateTime(timezone=True)),
    Column("picture", String(600), nullable=False),
    PrimaryKeyConstraint("shop_id", "sku"),
    _belongs(["product"], ["products.shop_id", "products.code"]),
    Index(None, "shop_id", "product"),
)

product_facts = tenant_table(
    "product_facts",
    Column("product", String(64), nullable=False),
    Column("attribute", String(40), nullable=False),
    Column("position", Integer, nullable=False),
    Column("value", Text, nullable=False),
    PrimaryKeyConstraint("shop_id", "product", "attribute"),
    _belongs(["product"], ["products.shop_id", "products.code"]),
)

materials = tenant_table(
    "materials",
    Column("code", String(64), nullable=False),
    Column("name", String(50), nullable=False),
    Column("aliases", ARRAY(String(50)), nullable=False),
    Column("feel", Text, nullable=False),
    Column("season", String(100), nullable=False),
    Column("shrink", Text, nullable=False),
    Column("fade", Text, nullable=False),
    Column("care", Text, nullable=False),
    PrimaryKeyConstraint("shop_id", "code"),
)

size_charts = tenant_table(
    "size_charts",
    Column("name", String(100), nullable=False),
    #: The sizes from small to large, each as commerce.model.SizeRow.
    Column("rows", JSONB, nullable=False),
    PrimaryKeyConstraint("shop_id", "name"),
)

orders = tenant_table(
    "orders",
    Column("no", String(64), nullable=False),
    #: The shop's own id of the customer.
    Column("customer", String(64), nullable=False),
    Column("status", String(20), nullable=False),
    Column("placed_at", DateTime(timezone=True), nullable=False),
    Column("paid_at", DateTime(timezone=True)),
    Column("amount", BigInteger, nullable=False),
    Column("freight", BigInteger, nullable=False),
    Column("discount", BigInteger, nullable=False),
    Column("recipient", String(60), nullable=False),
    Column("phone", String(30), nullable=False),
    Column("province", String(40), nullable=False),
    Column("city", String(60), nullable=False),
    Column("address", String(300), nullable=False),
    Column("note", String(500), nullable=False),
    Column("promised_ship_at", DateTime(timezone=True)),
    Column("warehouse", String(64), nullable=False),
    Column("hold_reason", String(300), nullable=False),
    Column("invoice", String(20), nullable=False),
    PrimaryKeyConstraint("shop_id", "no"),
    Index(None, "shop_id", "customer", "placed_at"),
)

order_lines = tenant_table(
    "order_lines",
    Column("order_no", String(64), nullable=False),
    Column("position", Integer, nullable=False),
    Column("sku", String(64), nullable=False),
    Column("product", String(64), nullable=False),
    Column("title", String(120), nullable=False),
    Column("color", String(40), nullable=False),
    Column("size", String(40), nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("price", BigInteger, nullable=False),
    Column("picture", String(600), nullable=False),
    PrimaryKeyConstraint("shop_id", "order_no", "position"),
    _belongs(["order_no"], ["orders.shop_id", "orders.no"]),
)

shipments = tenant_table(
    "shipments",
    Column("no", String(64), nullable=False),
    Column("order_no", String(64), nullable=False),
    Column("position", Integer, nullable=False),
    Column("carrier", String(64), nullable=False),
    Column("status", String(20), nullable=False),
    Column("shipped_at", DateTime(timezone=True)),
    Column("promised_at", DateTime(timezone=True)),
    Column("delivered_at", DateTime(timezone=True)),
    Column("courier", String(60), nullable=False),
    Column("courier_phone", String(30), nullable=False),
    Column("exception", String(300), nullable=False),
    PrimaryKeyConstraint("shop_id", "no"),
    _belongs(["order_no"], ["orders.shop_id", "orders.no"]),
    Index(None, "shop_id", "order_no"),
)

shipment_events = tenant_table(
    "shipment_events",
    Column("shipment", String(64), nullable=False),
    Column("position", Integer, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("place", String(100), nullable=False),
    Column("text", String(500), nullable=False),
    PrimaryKeyConstraint("shop_id", "shipment", "position"),
    _belongs(["shipment"], ["shipments.shop_id", "shipments.no"]),
)

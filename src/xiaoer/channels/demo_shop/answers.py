"""The forms of the demo storefront's requests and answers (docs/api/demo-shop.md)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field


class Category(BaseModel):
    """A category's path and how many products lie in or below it."""

    name: str
    count: int


class PromotionFace(BaseModel):
    """A promotion as shoppers read it."""

    id: str
    kind: str
    name: str
    explain: str
    starts: datetime | None
    ends: datetime | None


class ShippingFace(BaseModel):
    """What shipping costs, in fen, and until when an order leaves the same day."""

    free_over: int | None
    fee: int | None
    cutoff: str


class ShopPage(BaseModel):
    """How the shop shows itself."""

    slug: str
    name: str
    name_en: str
    language: str
    brand: str
    logo: str
    categories: list[Category]
    promotions: list[PromotionFace]
    shipping: ShippingFace


class Color(BaseModel):
    """A colour a product comes in."""

    name: str
    code: str
    picture: str


class ProductTile(BaseModel):
    """A product in a list; money in fen."""

    code: str
    title: str
    category: str
    summary: str
    price: int
    market_price: int | None
    promotion_price: int | None
    promotion: str
    picture: str
    tags: list[str]
    in_stock: bool
    ships_from: datetime | None
    colors: list[Color]


class ProductList(BaseModel):
    """One page of products."""

    total: int
    page: int
    size: int
    items: list[ProductTile]


class VariantFace(BaseModel):
    """One colour and size."""

    sku: str
    color: str
    color_code: str
    size: str
    price: int
    promotion_price: int | None
    stock: int
    restock_at: datetime | None
    picture: str


class Fact(BaseModel):
    """One fact of a product."""

    attribute: str
    value: str


class MaterialFace(BaseModel):
    """What a product is made of."""

    code: str
    name: str
    feel: str
    shrink: str
    fade: str


class ChartFace(BaseModel):
    """A size chart."""

    title: str
    columns: list[str]
    rows: list[list[str | float | None]]


class ProductPage(ProductTile):
    """A product on its own page."""

    url: str
    season: list[str]
    audience: str
    on_sale: bool
    nicknames: list[str]
    facts: list[Fact]
    material: MaterialFace | None
    care: str
    size_chart: ChartFace | None
    promotions: list[PromotionFace]
    variants: list[VariantFace]


class CustomerFace(BaseModel):
    """A customer one may be in the demo, and why it is worth it."""

    id: str
    name: str
    level: str
    city: str
    why: str
    line_zh: str
    line_en: str


class CustomerList(BaseModel):
    """Whom one may be."""

    customers: list[CustomerFace]


class LoginRequest(BaseModel):
    """Be this customer."""

    model_config = ConfigDict(extra="forbid")
    customer: Annotated[str, Field(min_length=1, max_length=64, examples=["C0001"])]


class SignedIdentity(BaseModel):
    """The shop's word for who its visitor is."""

    customer: str
    name: str
    at: int
    signature: str


class LoginAnswer(BaseModel):
    """What `POST /widget/v1/sessions` takes as `identity`."""

    identity: SignedIdentity


class PlacedOrder(BaseModel):
    """An order; `card` as in docs/api/messages.md."""

    placed_at: datetime
    recipient: str
    city: str
    card: dict[str, Any]


class OrderList(BaseModel):
    """The customer's own orders, newest first."""

    orders: list[PlacedOrder]

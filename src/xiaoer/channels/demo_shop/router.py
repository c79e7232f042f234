"""The demo storefront's endpoints; they only read."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Header, Path, Query

from xiaoer.accounts.key_repository import identity_secret
from xiaoer.accounts.model import ShopRecord
from xiaoer.accounts.repository import find_shop
from xiaoer.channels.demo_shop import answers
from xiaoer.channels.demo_shop.choose_customers import DemoCustomer, choose_customers
from xiaoer.channels.demo_shop.deps import DemoShop
from xiaoer.channels.demo_shop.show_products import Prices, categories, find, page, promotion_face, tile
from xiaoer.commerce.orders_repository import all_orders
from xiaoer.customers.identity import IdentityInvalid, check_identity, sign_identity
from xiaoer.customers.repository import pack_customers
from xiaoer.foundation.errors import ErrorKind, XiaoerError
from xiaoer.knowledge.snapshot import Snapshot
from xiaoer.skills.cards import order_card

MOST_ORDERS = 50
Slug = Annotated[str, Path(pattern=r"^[a-z0-9-]{1,40}$", description="The shop.", examples=["qinghe"])]


class ProductNotFound(XiaoerError):
    """The shop has no product of this code."""

    code: ClassVar[str] = "product_not_found"
    kind: ClassVar[ErrorKind] = ErrorKind.NOT_FOUND


class CustomerNotFound(XiaoerError):
    """This is none of the customers one may be in the demo; choose one of the list."""

    code: ClassVar[str] = "customer_not_found"
    kind: ClassVar[ErrorKind] = ErrorKind.NOT_FOUND


def build(demo: DemoShop) -> APIRouter:
    """The routes under /demo-shop/v1."""
    router = APIRouter(prefix="/demo-shop/v1", tags=["demo shop"])
    _add_catalogue(router, demo)
    _add_customers(router, demo)
    return router


async def _shop(demo: DemoShop, slug: str) -> ShopRecord:
    async with demo.database.unit_of_work() as uow:
        return await find_shop(uow, slug)


async def _opened(demo: DemoShop, slug: str) -> tuple[ShopRecord, Snapshot, Prices]:
    shop = await _shop(demo, slug)
    knowledge = await demo.knowledge.current(shop.id)
    return shop, knowledge, Prices(knowledge.policies.promotions, demo.clock.now())


def _add_catalogue(router: APIRouter, demo: DemoShop) -> None:
    @router.get("/{slug}", operation_id="get_demo_shop")
    async def get_shop(slug: Slug) -> answers.ShopPage:
        """How the shop shows itself."""
        shop, knowledge, prices = await _opened(demo, slug)
        theme, shipping = shop.config.get("theme", {}), knowledge.policies.shipping
        on_sale = [product for product in knowledge.data.products if product.on_sale]
        return answers.ShopPage.model_validate(
            {
                "slug": shop.slug,
                "name": shop.name,
                "name_en": shop.config.get("name_en", ""),
                "language": shop.config.get("language", "zh-CN"),
                "brand": theme.get("brand", ""),
                "logo": theme.get("logo", ""),
                "categories": categories(on_sale),
                "promotions": [promotion_face(each) for each in prices.running],
                "shipping": {
                    "free_over": shipping.get("free_over"),
                    "fee": shipping.get("fee"),
                    "cutoff": shipping.get("cutoff", ""),
                },
            }
        )

    @router.get("/{slug}/products", operation_id="list_demo_products")
    async def list_products(
        slug: Slug,
        category: Annotated[
            str, Query(max_length=200, description="A category's path; what lies below is included.")
        ] = "",
        search: Annotated[str, Query(max_length=100)] = "",
        number: Annotated[int, Query(alias="page", ge=1, le=10_000)] = 1,
        size: Annotated[int, Query(ge=1, le=100)] = 60,
    ) -> answers.ProductList:
        """Products on sale, those in stock and the newest first."""
        _, knowledge, prices = await _opened(demo, slug)
        found = find([product for product in knowledge.data.products if product.on_sale], category, search)
        shown = found[(number - 1) * size : number * size]
        return answers.ProductList.model_validate(
            {"total": len(found), "page": number, "size": size, "items": [tile(each, prices) for each in shown]}
        )

    @router.get("/{slug}/products/{code}", operation_id="get_demo_product")
    async def get_product(slug: Slug, code: Annotated[str, Path(max_length=64)]) -> answers.ProductPage:
        """A product with its variants, facts, sizes and care."""
        _, knowledge, prices = await _opened(demo, slug)
        product = knowledge.products.get(code)
        if product is None:
            raise ProductNotFound(product=code)
        return answers.ProductPage.model_validate(page(product, prices, knowledge.materials, knowledge.size_charts))


async def _choice(demo: DemoShop, shop: ShopRecord) -> list[DemoCustomer]:
    async with demo.database.unit_of_work(shop.id) as uow:
        customers, orders = await pack_customers(uow), await all_orders(uow)
    zone = ZoneInfo(shop.config.get("time_zone", "Asia/Shanghai"))
    return choose_customers(customers, orders, demo.clock.now(), zone)


def _add_customers(router: APIRouter, demo: DemoShop) -> None:
    @router.get("/{slug}/customers", operation_id="list_demo_customers")
    async def list_customers(slug: Slug) -> answers.CustomerList:
        """Whom it is worth being."""
        choice = await _choice(demo, await _shop(demo, slug))
        return answers.CustomerList.model_validate({"customers": [asdict(each) for each in choice]})

    @router.post("/{slug}/login", operation_id="be_demo_customer")
    async def login(slug: Slug, request: answers.LoginRequest) -> answers.LoginAnswer:
        """Be one of them: the identity as a real shop's server would sign it."""
        shop = await _shop(demo, slug)
        chosen = next((each for each in await _choice(demo, shop) if each.id == request.customer), None)
        if chosen is None:
            raise CustomerNotFound(customer=request.customer)
        async with demo.database.unit_of_work(shop.id) as uow:
            secret = await identity_secret(uow)
        at = int(demo.clock.now().timestamp())
        signature = sign_identity(secret, chosen.id, at)
        identity = answers.SignedIdentity(customer=chosen.id, name=chosen.name, at=at, signature=signature)
        return answers.LoginAnswer(identity=identity)

    @router.get("/{slug}/orders", operation_id="list_demo_orders")
    async def list_orders(
        slug: Slug,
        identity: Annotated[
            str,
            Header(alias="X-Xiaoer-Identity", max_length=300, description="customer:at:signature, as signed at login."),
        ] = "",
    ) -> answers.OrderList:
        """The customer's own orders, newest first."""
        shop = await _shop(demo, slug)
        customer, at, signature = _parts(identity)
        async with demo.database.unit_of_work(shop.id) as uow:
            secret = await identity_secret(uow)
        check_identity(secret, customer, at, signature, demo.clock.now())
        orders = await demo.orders(shop.id).recent(customer, MOST_ORDERS)
        return answers.OrderList.model_validate(
            {
                "orders": [
                    {
                        "placed_at": order.placed_at,
                        "recipient": order.recipient,
                        "city": order.city,
                        "card": order_card(order).data,
                    }
                    for order in orders
                ]
            }
        )


def _parts(identity: str) -> tuple[str, int, str]:
    customer, _, rest = identity.partition(":")
    at, _, signature = rest.partition(":")
    if not (customer and signature and at.isascii() and at.isdigit() and len(at) < 13):
        raise IdentityInvalid("The header X-Xiaoer-Identity must be customer:at:signature; log in first.")
    return customer, int(at), signature

"""The demo storefront reads what the pack brought, and anybody may be one of a few customers, but nobody else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from pydantic import SecretStr
from tests.integration.app.test_import import NOW, pack_folder

from xiaoer.app.api import create_app
from xiaoer.app.shop_pack.apply import import_folder
from xiaoer.app.start_page import DemoLogin
from xiaoer.app.wiring import Services, build_services
from xiaoer.foundation.clock import FrozenClock
from xiaoer.foundation.settings import Settings


def services_for(database_url: str, clock: FrozenClock, *, demo: bool) -> Services:
    settings = Settings(secret_key=SecretStr("a secret that is long enough for tests"), demo=demo, database_pool=4)
    return build_services(settings, database_url, clock)


@pytest.fixture(scope="session")
def clock() -> FrozenClock:
    return FrozenClock(NOW)


@pytest.fixture(scope="session")
async def slug(database_url: str, clock: FrozenClock, tmp_path_factory: pytest.TempPathFactory) -> str:
    slug = f"demo-{uuid4().hex[:8]}"
    services = services_for(database_url, clock, demo=True)
    await import_folder(services.database, pack_folder(tmp_path_factory.mktemp("pack"), slug), NOW)
    await services.database.close()
    return slug


@pytest.fixture
async def client(database_url: str, clock: FrozenClock, slug: str) -> AsyncIterator[httpx.AsyncClient]:
    services = services_for(database_url, clock, demo=True)
    logins = {slug: [DemoLogin("小美", "agent", "xiaomei", "<secret>")]}
    app = create_app(services, with_worker=False, logins=logins)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop.test") as client:
        yield client
    await services.database.close()


async def read(client: httpx.AsyncClient, path: str, **more: Any) -> Any:
    answer = await client.get(path, **more)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def code_of(client: httpx.AsyncClient, path: str, status: int, **more: Any) -> str:
    answer = await client.get(path, **more)
    assert answer.status_code == status
    return str(answer.json()["error"]["code"])


async def identity(client: httpx.AsyncClient, slug: str, customer: str) -> dict[str, Any]:
    answer = await client.post(f"/demo-shop/v1/{slug}/login", json={"customer": customer})
    assert answer.status_code == 200
    return dict(answer.json()["identity"])


def header(signed: dict[str, Any]) -> dict[str, str]:
    return {"X-Xiaoer-Identity": f"{signed['customer']}:{signed['at']}:{signed['signature']}"}


async def test_that_the_shop_shows_its_face(client: httpx.AsyncClient, slug: str) -> None:
    face = await read(client, f"/demo-shop/v1/{slug}")
    assert (face["name"], face["brand"], face["shipping"]) == (
        "亚麻小铺",
        "#7a5c3e",
        {"free_over": 9900, "fee": 850, "cutoff": "16:00"},
    )
    assert {"name": "上衣/衬衫", "count": 1} in face["categories"]
    assert [promotion["id"] for promotion in face["promotions"]] == ["summer-300-40", "shirt-90"]


async def test_that_products_can_be_listed_filtered_and_searched(client: httpx.AsyncClient, slug: str) -> None:
    everything = await read(client, f"/demo-shop/v1/{slug}/products")
    assert [item["code"] for item in everything["items"]] == ["COAT-1", "SHIRT-1", "TROUSER-1"]
    shirts = await read(client, f"/demo-shop/v1/{slug}/products", params={"category": "上衣"})
    assert [item["code"] for item in shirts["items"]] == ["SHIRT-1"]
    found = await read(client, f"/demo-shop/v1/{slug}/products", params={"search": "小海"})
    assert [item["code"] for item in found["items"]] == ["SHIRT-1"]
    second = await read(client, f"/demo-shop/v1/{slug}/products", params={"page": 2, "size": 2})
    assert (second["total"], [item["code"] for item in second["items"]]) == (3, ["TROUSER-1"])


async def test_that_a_price_after_promotion_needs_no_coupon(client: httpx.AsyncClient, slug: str) -> None:
    items = {item["code"]: item for item in (await read(client, f"/demo-shop/v1/{slug}/products"))["items"]}
    assert (items["SHIRT-1"]["price"], items["SHIRT-1"]["promotion_price"]) == (19900, 17910)
    assert items["SHIRT-1"]["promotion"] == "衬衫九折"
    assert items["TROUSER-1"]["promotion_price"] is None


async def test_that_a_product_page_has_everything_to_choose_by(client: httpx.AsyncClient, slug: str) -> None:
    page = await read(client, f"/demo-shop/v1/{slug}/products/SHIRT-1")
    assert page["size_chart"]["columns"][0] == "尺码"
    assert [row[0] for row in page["size_chart"]["rows"]] == ["M", "L", "XL"]
    assert page["facts"][0] == {"attribute": "成分", "value": "100%亚麻"}
    assert (page["material"]["name"], page["care"][:3]) == ("亚麻", "30℃")
    assert [(each["sku"], each["stock"], each["promotion_price"]) for each in page["variants"]] == [
        ("SHIRT-1-OAT-M", 12, 17910),
        ("SHIRT-1-OAT-L", 0, 17910),
        ("SHIRT-1-SEA-L", 3, 18810),
    ]
    assert [promotion["id"] for promotion in page["promotions"]] == ["summer-300-40", "shirt-90"]
    assert await code_of(client, f"/demo-shop/v1/{slug}/products/NOPE", 404) == "product_not_found"
    assert await code_of(client, "/demo-shop/v1/nobody", 404) == "shop_not_found"


async def test_that_there_is_somebody_for_every_question(client: httpx.AsyncClient, slug: str) -> None:
    customers = (await read(client, f"/demo-shop/v1/{slug}/customers"))["customers"]
    assert [(each["why"], each["id"], each["line_zh"]) for each in customers] == [
        ("in_transit", "C001", "包裹在路上，明天到"),
        ("exception", "C002", "包裹卡住了：收件地址不详，快递员联系不上"),
        ("unpaid", "C003", "有一单还没付款"),
        ("refunding", "C004", "退款正在处理"),
    ]


async def test_that_a_customer_sees_their_own_orders_and_is_known_in_the_widget(
    client: httpx.AsyncClient, slug: str
) -> None:
    signed = await identity(client, slug, "C001")
    orders = (await read(client, f"/demo-shop/v1/{slug}/orders", headers=header(signed)))["orders"]
    assert [order["card"]["no"] for order in orders] == ["2026001", "2026002"]
    assert orders[0]["card"]["lines"][0]["title"] == "海风亚麻衬衫"
    opened = await client.post("/widget/v1/sessions", json={"shop": slug, "identity": signed})
    assert opened.status_code == 200
    assert opened.json()["identified"] is True


async def test_that_nobody_can_be_anybody_else(client: httpx.AsyncClient, slug: str, clock: FrozenClock) -> None:
    orders = f"/demo-shop/v1/{slug}/orders"
    signed = await identity(client, slug, "C001")
    assert await code_of(client, orders, 403, headers=header({**signed, "customer": "C002"})) == "identity_invalid"
    assert await code_of(client, orders, 403, headers={"X-Xiaoer-Identity": "C001"}) == "identity_invalid"
    assert await code_of(client, orders, 403) == "identity_invalid"
    clock.at += timedelta(minutes=11)
    try:
        assert await code_of(client, orders, 403, headers=header(signed)) == "identity_invalid"
    finally:
        clock.at = NOW.astimezone(UTC)
    answer = await client.post(f"/demo-shop/v1/{slug}/login", json={"customer": "C999"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "customer_not_found")


async def test_that_a_real_shop_serves_none_of_this(database_url: str, clock: FrozenClock, slug: str) -> None:
    services = services_for(database_url, clock, demo=False)
    app = create_app(services, with_worker=False)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop.test") as client:
        assert (await client.get(f"/demo-shop/v1/{slug}")).status_code == 404
        assert (await client.post(f"/demo-shop/v1/{slug}/login", json={"customer": "C001"})).status_code == 404
    await services.database.close()


async def test_that_pictures_are_served_to_be_kept(client: httpx.AsyncClient, slug: str) -> None:
    page = await read(client, f"/demo-shop/v1/{slug}/products/SHIRT-1")
    answer = await client.get(page["picture"])
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"
    again = await client.get(page["picture"], headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    stale = await client.get(page["picture"].split("?")[0] + "?v=000000000000")
    assert stale.headers["cache-control"] == "public, max-age=3600"


@pytest.mark.parametrize(
    "path", ["cases/first.jsonl", "pictures/none.png", "pictures/..%2Fshop.toml", "shop.toml", "pictures/%00"]
)
async def test_that_nothing_but_pictures_is_served(client: httpx.AsyncClient, slug: str, path: str) -> None:
    assert await code_of(client, f"/files/{slug}/{path}", 404) == "file_not_found"


async def test_that_the_start_page_says_where_to_go_in_both_languages(client: httpx.AsyncClient, slug: str) -> None:
    chinese = await client.get("/", headers={"Accept-Language": "zh-CN,zh;q=0.9"})
    english = await client.get("/", headers={"Accept-Language": "en-GB"})
    for page in (chinese, english):
        for place in (f"/shop/?shop={slug}", "/workbench/", "/admin/", "xiaomei", "&lt;secret&gt;"):
            assert place in page.text
    assert "亚麻小铺" in chinese.text
    assert "工作台" in chinese.text
    assert "Linen Corner" in english.text
    assert "Workbench" in english.text
    asked = await client.get("/", params={"lang": "en"}, headers={"Accept-Language": "zh"})
    assert "Workbench" in asked.text

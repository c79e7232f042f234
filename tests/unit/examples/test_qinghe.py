"""What a shop owner would check first in the clothing shop's pack: that its parts agree with each other."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tools.demo_shop import draw_garments, draw_mascot, make_orders, make_stock

from xiaoer.app.shop_pack.read import ShopPack, read_pack
from xiaoer.channels.demo_shop.choose_customers import choose_customers
from xiaoer.commerce.model import OrderStatus, ShipmentStatus

PACK = Path(__file__).resolve().parents[3] / "examples" / "qinghe"
NOW = datetime(2026, 11, 25, 4, 10, tzinfo=UTC)
INTENTS = PACK.parents[1] / "src" / "xiaoer" / "language" / "intents"


@pytest.fixture(scope="module")
def pack() -> ShopPack:
    return read_pack(PACK, NOW)


def test_that_nothing_is_odd(pack: ShopPack) -> None:
    assert pack.warnings == ()


def test_that_it_is_a_whole_shop(pack: ShopPack) -> None:
    counts = pack.counts()
    least = {
        "products": 60,
        "materials": 12,
        "FAQ entries": 130,
        "shop words": 50,
        "scripts": 40,
        "stickers": 8,
        "customers": 220,
        "orders": 520,
    }
    assert {name: counts[name] for name, count in least.items() if counts[name] < count} == {}


def test_that_every_product_can_be_sized_described_and_seen(pack: ShopPack) -> None:
    charts = {chart.name: {row.size for row in chart.rows} for chart in pack.knowledge.size_charts}
    for product in pack.knowledge.products:
        assert {"成分", "产地"} <= product.facts.keys(), product.code
        assert product.picture, product.code
        assert product.variants, product.code
        sizes = {variant.size for variant in product.variants}
        assert sizes == {"均码"} or sizes <= charts[product.size_chart], product.code


def test_that_sizes_grow_without_gaps(pack: ShopPack) -> None:
    for chart in pack.knowledge.size_charts:
        for small, large in zip(chart.rows, chart.rows[1:], strict=False):
            for least, most in ((small.weight, large.weight), (small.height, large.height)):
                assert least is None or most is None or least[0] <= most[0] <= least[1], (chart.name, large.size)
            for measure, value in large.garment.items():
                assert value >= small.garment[measure], (chart.name, large.size, measure)


def test_that_questions_are_asked_in_many_ways_and_never_twice(pack: ShopPack) -> None:
    known = {path.stem for path in INTENTS.glob("*.txt")}
    asked = Counter(way for entry in pack.faq for way in (entry.question, *entry.similar))
    assert [way for way, count in asked.items() if count > 1] == []
    assert [entry.id for entry in pack.faq if not 4 <= len(entry.similar) <= 12] == []
    assert {entry.intent for entry in pack.faq if entry.intent} - known == set()


def test_that_answers_state_the_numbers_of_the_rules(pack: ShopPack) -> None:
    answers = {entry.id: entry.answer for entry in pack.faq}
    rules = pack.knowledge.policies
    assert rules.shipping["cutoff"] in answers["ship-time"]
    assert f"满{rules.shipping['free_over'] // 100}元包邮" in answers["ship-fee"]
    assert f"收{rules.shipping['fee'] // 100}元" in answers["ship-fee"]
    assert f"签收后{rules.aftersales['return_days']}天内" in answers["return-7"]
    assert f"签收后{rules.aftersales['exchange_days']}天内" in answers["exchange"]
    assert f"签收{rules.aftersales['quality_days']}天内" in answers["quality"]
    assert rules.aftersales["return_address"].split(" ")[0] in answers["return-address"]
    assert f"签收后{rules.aftersales['price_protection_days']}天内" in answers["price-protect"]


def test_that_answers_about_trouser_sizes_are_those_of_the_chart(pack: ShopPack) -> None:
    chart = next(chart for chart in pack.knowledge.size_charts if chart.name == "trousers")
    answer = next(entry.answer for entry in pack.faq if entry.id == "size-trousers")
    said = dict(re.findall(r"(\d\d)码(\d+(?:\.\d)?)", answer))
    assert {size: float(waist) for size, waist in said.items()} == {
        row.size: row.garment["waist"] for row in chart.rows
    }


def test_that_orders_are_in_every_state_and_none_lies_in_the_future(pack: ShopPack) -> None:
    assert {order.status for order in pack.orders} == set(OrderStatus)
    parcels = [parcel for order in pack.orders for parcel in order.shipments]
    assert {parcel.status for parcel in parcels} == set(ShipmentStatus)
    for order in pack.orders:
        assert order.placed_at <= (order.paid_at or NOW) <= NOW, order.no
        for parcel in order.shipments:
            assert parcel.shipped_at is not None, parcel.no
            assert (order.paid_at or NOW) <= parcel.shipped_at <= parcel.events[0].at, parcel.no
            assert parcel.events[-1].at <= NOW, parcel.no


def test_that_the_demo_offers_the_people_of_the_stories(pack: ShopPack) -> None:
    chosen = choose_customers(pack.customers, pack.orders, NOW, ZoneInfo("Asia/Shanghai"))
    assert [customer.id for customer in chosen] == ["azhe", "shili", "lvyuan", "linyi", "xiaoman", "shanye", "lulu"]


def test_that_a_promotion_runs_one_has_ended_and_one_is_to_come(pack: ShopPack) -> None:
    promotions = pack.knowledge.policies.promotions
    assert any(each["starts"] <= NOW <= each["ends"] for each in promotions)
    assert any(each["ends"] < NOW for each in promotions)
    assert any(each["starts"] > NOW for each in promotions)


def test_that_no_phone_number_can_be_anyones(pack: ShopPack) -> None:
    phones = {order.phone for order in pack.orders} | {customer.phone for customer in pack.customers}
    phones |= {parcel.courier_phone for order in pack.orders for parcel in order.shipments if parcel.courier_phone}
    assert {phone for phone in phones if not re.fullmatch(r"199000[01]\d{4}", phone)} == set()


def test_that_pictures_are_small() -> None:
    assert [path.name for path in PACK.rglob("*.svg") if path.stat().st_size > 6 * 1024] == []


def test_that_the_scripts_make_the_files_that_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "products.csv").write_bytes((PACK / "products.csv").read_bytes())
    for script in (make_stock, make_orders, draw_garments, draw_mascot):
        monkeypatch.setattr(script, "PACK", tmp_path)
    (tmp_path / "pictures").mkdir()
    for script in (make_stock, make_orders, draw_garments, draw_mascot):
        script.main()
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(made) > 200
    assert [path.name for path in made if path.read_bytes() != (PACK / path.relative_to(tmp_path)).read_bytes()] == []

"""What a pack says is what is read, and every mistake is named with file, line and remedy."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.make_pack import SVG, line_of, picture, with_line, write_pack

from xiaoer.app.shop_pack.cells import join_values, split_values
from xiaoer.app.shop_pack.read import PackInvalid, ShopPack, read_pack
from xiaoer.commerce.model import OrderStatus, ShipmentStatus

#: Tuesday, 24 November 2026, 17:30 in Shanghai.
NOW = datetime(2026, 11, 24, 9, 30, 42, tzinfo=UTC)


@pytest.fixture
def pack(tmp_path: Path) -> ShopPack:
    return read_pack(write_pack(tmp_path), NOW)


def mistakes(folder: Path, changes: dict[str, str | bytes | None]) -> list[str]:
    with pytest.raises(PackInvalid) as caught:
        read_pack(write_pack(folder, changes), NOW)
    return caught.value.problems


def test_that_the_catalogue_is_read_whole(pack: ShopPack) -> None:
    shirt = {product.code: product for product in pack.knowledge.products}["SHIRT-1"]
    assert (shirt.price, shirt.market_price, shirt.nicknames) == (19900, 29900, ("小海", "海风"))
    assert shirt.facts == {"成分": "100%亚麻", "克重": "180克"}
    assert [(each.sku, each.price, each.stock) for each in shirt.variants] == [
        ("SHIRT-1-OAT-M", 19900, 12),
        ("SHIRT-1-OAT-L", 19900, 0),
        ("SHIRT-1-SEA-L", 20900, 3),
    ]
    chart = pack.knowledge.size_charts[0]
    assert (chart.name, [row.size for row in chart.rows]) == ("shirt", ["M", "L", "XL"])
    assert (chart.rows[1].height, chart.rows[1].garment["chest"]) == ((172.0, 178.0), 108.0)


def test_that_times_count_from_the_import_in_the_shops_time_zone(pack: ShopPack) -> None:
    shirt = {product.code: product for product in pack.knowledge.products}["SHIRT-1"]
    assert shirt.variants[1].restock_at == datetime(2026, 11, 29, 2, 0, tzinfo=UTC)
    by_no = {order.no: order for order in pack.orders}
    assert by_no["2026001"].placed_at == datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
    assert by_no["2026003"].placed_at == datetime(2026, 11, 24, 4, 30, tzinfo=UTC)
    promotion = pack.knowledge.policies.promotions[0]
    assert promotion["ends"] == datetime(2026, 12, 14, 15, 59, tzinfo=UTC)


def test_that_orders_come_with_lines_parcels_and_traces(pack: ShopPack) -> None:
    order = {order.no: order for order in pack.orders}["2026001"]
    assert (order.status, order.amount, order.lines[0].title) == (OrderStatus.SHIPPED, 19900, "海风亚麻衬衫")
    parcel = order.shipments[0]
    assert parcel.status is ShipmentStatus.IN_TRANSIT
    assert [event.text for event in parcel.events] == ["顺丰已揽收", "已到达杭州转运中心"]


def test_that_policies_come_in_fen(pack: ShopPack) -> None:
    policies = pack.knowledge.policies
    assert (policies.shipping["fee"], policies.promotions[0]["off"]) == (850, 4000)
    assert policies.handoff["refund_over"] == 30000
    assert pack.config["authority"] == {"refund_limit": 20000, "coupon_limit": 990}


def test_that_documents_are_cut_at_their_headings(pack: ShopPack) -> None:
    passages = {passage.heading: passage.text for passage in pack.knowledge.passages}
    assert passages == {
        "洗护指南": "亚麻越洗越软。",
        "洗护指南 › 亚麻": "30℃以下机洗\n不要拧\n颜色：海蓝，能晒吗：阴干",
        "洗护指南 › 棉": "常规机洗。",
    }


def test_that_pictures_get_an_address_that_changes_with_their_content(pack: ShopPack, tmp_path: Path) -> None:
    shirt = {product.code: product for product in pack.knowledge.products}["SHIRT-1"]
    again = read_pack(write_pack(tmp_path / "again", {"pictures/shirt.svg": SVG.replace("#24514a", "#000000")}), NOW)
    assert shirt.picture.startswith("/files/linen/pictures/shirt.svg?v=")
    assert {product.code: product for product in again.knowledge.products}["SHIRT-1"].picture != shirt.picture


def test_that_only_the_shop_file_is_needed(tmp_path: Path) -> None:
    (tmp_path / "shop.toml").write_text('slug = "a"\nname = "甲"\n', "utf-8")
    assert read_pack(tmp_path, NOW).counts() == {}


def test_that_bars_and_backslashes_can_stand_in_a_value() -> None:
    values = ("a|b", "c\\", "\\|", "d")
    assert split_values(join_values(values)) == values


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("products.csv", "code,titel\n", "products.csv:1: no column “titel”; known are code, title"),
        ("products.csv", "code,title,category\n", "products.csv:1: the column “price” is missing"),
        ("products.csv", line_of("products.csv", 3, "T,长裤,裤子,二百" + "," * 12), "products.csv:3: price: “二百” is no amount"),
        ("products.csv", line_of("products.csv", 2, "A,B"), "products.csv:2: 2 cells where the header has 16"),
        ("variants.csv", with_line("variants.csv", "X-1,NONE,红,,L,,1,,"), "variants.csv:7: product: “NONE” is no code in products.csv"),
        ("variants.csv", with_line("variants.csv", "X-1,COAT-1,燕麦,,L,,1,,"), "variants.csv:7: color, size: “COAT-1 燕麦 L” stands twice, first in line 6"),
        ("variants.csv", with_line("variants.csv", "X-1,COAT-1,红,,L,,-1,,"), "variants.csv:7: stock: “-1” is no whole number"),
        ("variants.csv", with_line("variants.csv", "X-1,COAT-1,红,,L,,1,明天,"), "variants.csv:7: restock: “明天” is no time; write 2026-11-24 14:20"),
        ("variants.csv", with_line("variants.csv", "X-1,COAT-1,红,,L,,1,5d,"), "variants.csv:7: restock: “5d” needs a sign"),
        ("variants.csv", with_line("variants.csv", "X-1,COAT-1,红,,L,,1,2026-02-30 10:00,"), "variants.csv:7: restock: “2026-02-30 10:00” is no time"),
        ("variants.csv", with_line("variants.csv", "X-1,COAT-1,红,,L,,1,-3d 25:00,"), "variants.csv:7: restock: “-3d 25:00” is no time"),
        ("variants.csv", with_line("variants.csv", "X-1,COAT-1,红,,L,,1,,none.svg"), "variants.csv:7: picture: there is no file pictures/none.svg"),
        ("variants.csv", with_line("variants.csv", "X-1,COAT-1,红,,L,,1,,../shop.toml"), "variants.csv:7: picture: “../shop.toml”: name a file in pictures/"),
        ("variants.csv", with_line("variants.csv", "X-1,COAT-1,红,,L,,1,,/etc/passwd"), "variants.csv:7: picture: “/etc/passwd”: name a file"),
        ("product_facts.csv", with_line("product_facts.csv", "SHIRT-1,成分,麻"), "product_facts.csv:5: attribute: “成分” of SHIRT-1 stands twice"),
        ("faq.csv", with_line("faq.csv", "wash,再问,,再答,,,,,,,,"), "faq.csv:7: id: “wash” stands twice, first in line 3"),
        ("faq.csv", with_line("faq.csv", "x,问,,答,,,商品:1,,,,,"), "faq.csv:7: scope: “商品:1”: write product:CODE or category:NAME"),
        ("faq.csv", with_line("faq.csv", "x,问,,答,,,product:NONE,,,,,"), "faq.csv:7: scope: “NONE” is no code in products.csv"),
        ("faq.csv", with_line("faq.csv", "x,问,,答,,,,+2d,-2d,,,"), "faq.csv:7: valid_to: before valid_from"),
        ("faq.csv", with_line("faq.csv", "x,问,,,,,,,,maybe,,"), "faq.csv:7: answer: empty; fill it in"),
        ("faq.csv", with_line("faq.csv", "x,问,,答,,,,,,maybe,,"), "faq.csv:7: person_only: write yes or no"),
        ("faq.csv", with_line("faq.csv", 'x,"问'), "faq.csv:7: unexpected end of data; check the quotation marks"),
        ("lexicon.csv", with_line("lexicon.csv", "黑黑,color,NC-99,,,,,"), "lexicon.csv:6: target: “NC-99” is no color_code or color"),
        ("lexicon.csv", with_line("lexicon.csv", "黑黑,shape,x,,,,,"), "lexicon.csv:6: kind: “shape” is unknown; write one of product"),
        ("size_charts/shirt.csv", "size,height_min,height_max\nM,180,170\n", "size_charts/shirt.csv:2: height_min: larger than height_max"),
        ("size_charts/shirt.csv", "size,height_min\nM,1.80m\n", "size_charts/shirt.csv:2: height_min: “1.80m” is no number"),
        ("shop.toml", 'slug = "linen"\nname = "麻"\n[theme]\nbrand = "green"\n', "shop.toml:4: theme.brand: “green” does not fit; write a colour"),
        ("shop.toml", 'slug = "linen"\nname = "麻"\ntime_zone = "Mars"\n', "shop.toml:3: time_zone: no known time zone"),
        ("shop.toml", 'slug = "linen"\nname = "麻"\n[persona]\nnick = "x"\n', "shop.toml:4: persona.nick: no such key; known are bot_name"),
        ("shop.toml", 'slug = "linen"\nname = 5\n', "shop.toml:2: name: Input should be a valid string"),
        ("shop.toml", 'slug = "linen"\nname = "麻\n', "shop.toml:2: not valid TOML"),
        ("shop.toml", None, "shop.toml: the file is missing"),
        ("shop.toml", 'slug = "linen"\nname = "a\\u0000b"\n', "shop.toml:2: name: contains a NUL character"),
        ("shop.toml", 'slug = "linen"\nname = "a"\n[authority]\nrefund_limit = inf\n', "shop.toml:4: authority.refund_limit: write yuan from 0"),
        ("shop.toml", "a = " + "[" * 20_000, "shop.toml: nested too deep"),
        ("policies/handoff.toml", "refund_over = nan\n", "policies/handoff.toml:1: refund_over: write yuan as a number"),
        ("faq.csv", "id,question,answer\n" + "x" * 20_971_520, "faq.csv: the file is larger than 20 MB"),
        ("faq.csv", "id,question,answer\nx,问," + "长" * 200_000, "faq.csv:2: field larger than field limit"),
        ("cases/first.jsonl", "[" * 100_000, "cases/first.jsonl:1: not valid JSON"),
        ("policies/shipping.toml", 'cutoff = "4pm"\n', "policies/shipping.toml:1: cutoff: “4pm” does not fit; write a time such as 16:00"),
        ("policies/shipping.toml", 'fee = "8"\n', "policies/shipping.toml:1: fee: write yuan as a number"),
        ("policies/shipping.toml", 'default_carrier = "SF"\n', "policies/shipping.toml:1: default_carrier: “SF” is no [[carrier]] code"),
        ("policies/rules.toml", "a = 1\n", "policies/rules.toml: no such policy; known are promotions"),
        ("policies/promotions.toml", '[[promotion]]\nid = "a"\nname = "a"\nkind = "percent"\n', "policies/promotions.toml:1: promotion.1: a promotion of kind"),
        ("customers.csv", with_line("customers.csv", "C001,重名,,,,,,,,"), "customers.csv:6: id: “C001” stands twice"),
        ("orders.csv", with_line("orders.csv", "2026009,C999,paid,-1d,,1" + "," * 12), "orders.csv:8: customer: “C999” is no id in customers.csv"),
        ("orders.csv", with_line("orders.csv", "2026009,C001,lost,-1d,,1" + "," * 12), "orders.csv:8: status: “lost” is unknown; write one of unpaid, paid"),
        ("order_lines.csv", with_line("order_lines.csv", "2026001,NOPE,1,1"), "order_lines.csv:9: sku: “NOPE” is no sku in variants.csv"),
        ("shipments.csv", with_line("shipments.csv", "SF9,2026001,YTO,in_transit,,,,,,"), "shipments.csv:6: carrier: “YTO” is no [[carrier]] code"),
        ("shipments.csv", with_line("shipments.csv", "SF9,2026001,SF,exception,,,,,,"), "shipments.csv:6: exception: a parcel in trouble needs its reason"),
        ("shipment_events.csv", with_line("shipment_events.csv", "SF9,-1d,杭州,到了"), "shipment_events.csv:6: shipment: “SF9” is no parcel in shipments.csv"),
        ("cases/first.jsonl", '{"id": "a", "turns": []}\n', "cases/first.jsonl:1: turns: missing"),
        ("cases/first.jsonl", '{"id": "a", "turns": [{"user": "x"}], "expect": [{"turn": 2}]}\n', "cases/first.jsonl:1: expect: turn 2 does not exist"),
        ("cases/first.jsonl", "{", "cases/first.jsonl:1: not valid JSON"),
        ("intents/Ship Time.txt", "x\n", "intents/Ship Time.txt: name the file after an intent's code"),
        ("stickers/stickers.csv", "id,file,moments\nhi,no.svg,greeting\n", "stickers/stickers.csv:2: file: there is no file stickers/no.svg"),
        ("product.csv", "code\n", "product.csv: not a file of a pack; known are shop.toml, products.csv"),
        ("photos/a.png", b"x", "photos/a.png: not a folder of a pack; known are size_charts"),
        ("pictures/a.exe", b"x", "pictures/a.exe: pictures/ holds .svg, .png"),
        ("pictures/a.png", b"no picture", "pictures/a.png: not a PNG picture"),
        ("pictures/a.png", picture("JPEG"), "pictures/a.png: not a PNG picture"),
        ("pictures/a.png", picture()[:60], "pictures/a.png: not a PNG picture"),
        ("pictures/a.jpg", picture("JPEG") + b"0" * 2_100_000, "pictures/a.jpg: the picture is larger than 2 MB"),
        ("pictures/a.svg", SVG.replace("<rect", "<script>alert(1)</script><rect"), "pictures/a.svg: it contains <script>"),
        ("pictures/a.svg", SVG.replace("<rect", '<rect onload="x()"'), "pictures/a.svg: it contains onload"),
        ("pictures/a.svg", '<!DOCTYPE svg [<!ENTITY a "aa">]>' + SVG, "pictures/a.svg: it contains a <!DOCTYPE>"),
        ("pictures/a.svg", "<html/>", "pictures/a.svg: its root is <html>, not <svg>"),
        ("pictures/a.svg", "<svg", "pictures/a.svg: not an SVG picture"),
        ("faq.csv", "id,question,answer\nx,\xff问,答\n".encode("latin-1", "replace"), "faq.csv:2: not UTF-8"),
        ("documents/a.md", "a\nb\x00\n", "documents/a.md:2: contains a NUL character"),
    ],
)  # fmt: skip
def test_that_a_mistake_is_named_with_its_place_and_remedy(
    tmp_path: Path, name: str, content: str | bytes | None, said: str
) -> None:
    assert any(problem.startswith(said) for problem in mistakes(tmp_path, {name: content})), said


def test_that_all_mistakes_show_at_once(tmp_path: Path) -> None:
    said = mistakes(
        tmp_path,
        {
            "shop.toml": 'name = "麻"\n',
            "faq.csv": "id,question,answer\nA B,,\n",
            "pictures/shirt.svg": "<svg",
            "policies/invoice.toml": "within_days = -1\n",
        },
    )
    assert {line.split(":")[0] for line in said} == {
        "shop.toml", "faq.csv", "pictures/shirt.svg", "policies/invoice.toml",
    }  # fmt: skip
    assert len([line for line in said if line.startswith("faq.csv:2")]) == 3


def test_that_links_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "pack", {"faq.csv": None})
    (tmp_path / "secret.csv").write_text("id,question,answer\na,b,c\n")
    (folder / "faq.csv").symlink_to(tmp_path / "secret.csv")
    with pytest.raises(PackInvalid, match=r"faq\.csv: a link; put the file itself here"):
        read_pack(folder, NOW)


def test_that_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(PackInvalid, match="there is no such folder"):
        read_pack(tmp_path / "nowhere", NOW)


def test_that_what_looks_odd_is_shown_but_imports(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {
        "lexicon.csv": with_line("lexicon.csv", "拿铁色,color,NC-02,,,,,"),
        "orders.csv": with_line("orders.csv", "2026009,C001,paid,-1d,-2d,1" + "," * 12),
    }
    warnings = read_pack(write_pack(tmp_path, changes), NOW).warnings
    assert warnings[0] == (
        "lexicon.csv:6: conflict: “拿铁色” means color NC-02 here and color NC-01 in line 2 at the same time; "
        "limit one by scope or dates, or remove it"
    )
    assert any(line.startswith("orders.csv:8: 2026009 was paid before it was placed") for line in warnings)


def test_that_a_word_may_change_its_meaning_over_time(tmp_path: Path) -> None:
    words = "word,kind,target,valid_from,valid_to\n暗号,promotion,summer-300-40,,+1d\n暗号,promotion,shirt-90,+2d,\n"
    assert read_pack(write_pack(tmp_path, {"lexicon.csv": words}), NOW).warnings == ()


def test_that_a_day_alone_ends_with_the_day(tmp_path: Path) -> None:
    row = "id,question,answer,valid_from,valid_to\na,问,答,2026-12-01,2026-12-31\n"
    entry = read_pack(write_pack(tmp_path, {"faq.csv": row}), NOW).faq[0]
    assert entry.valid_from == datetime(2026, 11, 30, 16, tzinfo=UTC)
    assert entry.valid_to == datetime(2026, 12, 31, 15, 59, 59, tzinfo=UTC)

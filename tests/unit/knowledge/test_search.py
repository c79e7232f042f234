"""Finding: scope, validity, intent, products by the parts of their names. Vectors are made up: only their closeness matters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
from numpy import float32
from numpy.typing import NDArray

from xiaoer.commerce.model import Product, Variant
from xiaoer.foundation.ids import Fen
from xiaoer.knowledge.attributes import asked_attributes
from xiaoer.knowledge.find_products import ProductFinder
from xiaoer.knowledge.model import FaqEntry, Finding, KnowledgeData, LexiconEntry, Passage
from xiaoer.knowledge.search import KnowledgeIndex, texts_to_encode
from xiaoer.knowledge.word_index import WordIndex

NOW = datetime(2026, 11, 25, 6, tzinfo=UTC)
DIMS = 64


def vector(text: str) -> NDArray[float32]:
    """A unit vector from the text's characters: texts that share them lie close."""
    row = np.zeros(DIMS, dtype=float32)
    for character in text:
        row += np.random.default_rng(ord(character)).standard_normal(DIMS).astype(float32)
    return (row / np.linalg.norm(row)).astype(float32)


def product(code: str, title: str, category: str, *colors: str, nicknames: tuple[str, ...] = ()) -> Product:
    variants = tuple(Variant(f"{code}-{color}", code, color, color, "M", Fen(100), 1) for color in colors)
    return Product(code, title, category, Fen(100), None, True, nicknames=nicknames, variants=variants)


COAT = product("OS02", "灯芯绒衬衫外套", "外套/衬衫外套", "奶茶色", "军绿", nicknames=("小灯",))
WOOL = product("OS01", "山岚羊毛衬衫外套", "外套/衬衫外套", "驼色", nicknames=("山岚",))
JEANS = product("JN01", "赤耳原色牛仔裤", "裤装/牛仔裤", "原色蓝")
PRODUCTS = (COAT, WOOL, JEANS)


def search(
    question: str, *faq: FaqEntry, products: tuple[Product, ...] = (), intents: dict[str, float] | None = None
) -> list[Finding]:
    passages = (Passage("p1", "care.md", "羊毛怎么收", "叠好，放樟木条。"),)
    data = KnowledgeData(faq=faq, passages=passages)
    index = KnowledgeIndex.build(data, {text: vector(text) for text in texts_to_encode(data)}, DIMS)
    return index.search(question, vector(question), now=NOW, products=products, intents=intents)


def refs(found: list[Finding]) -> list[str]:
    return [hit.source.ref for hit in found]


SHIP = FaqEntry("ship", "什么时候发货", ("多久发货",), "当天发。", intent="ship_time")
WASH = FaqEntry("wash", "怎么洗", ("能机洗吗",), "手洗。", intent="usage", scope="category:外套")
FEE = FaqEntry("fee", "运费多少", ("包邮吗",), "满99包邮。", intent="shipping_fee")


def test_that_the_same_question_is_right_and_first() -> None:
    found = search("多久发货", SHIP, WASH, FEE)
    assert refs(found)[0] == "faq:ship"
    assert found[0].score >= 0.97
    assert found[0].matched == "多久发货"


def test_that_what_is_scoped_to_other_products_is_left_out() -> None:
    assert "faq:wash" in refs(search("怎么洗", SHIP, WASH, products=(COAT,)))
    assert "faq:wash" not in refs(search("怎么洗", SHIP, WASH, products=(JEANS,)))


def test_that_expired_and_coming_entries_are_never_found() -> None:
    old = FaqEntry("old", "有什么活动", (), "满减。", valid_to=NOW - timedelta(minutes=1))
    new = FaqEntry("new", "有什么活动", (), "满减。", valid_from=NOW + timedelta(minutes=1))
    assert not {"faq:old", "faq:new"} & set(refs(search("有什么活动", SHIP, old, new)))


def test_that_the_intent_decides_between_equals() -> None:
    one = FaqEntry("one", "退货怎么办", (), "甲。", intent="return_goods")
    other = FaqEntry("other", "退款怎么办", (), "乙。", intent="refund_request")
    assert refs(search("怎么办", one, other, intents={"refund_request": 0.9}))[0] == "faq:other"
    assert refs(search("怎么办", one, other, intents={"return_goods": 0.9}))[0] == "faq:one"


def test_that_passages_are_found_with_their_document() -> None:
    assert "document:care.md#羊毛怎么收" in refs(search("羊毛怎么收", SHIP))


def test_that_an_empty_shop_finds_nothing() -> None:
    data = KnowledgeData()
    assert KnowledgeIndex.build(data, {}, DIMS).search("在吗", vector("在吗"), now=NOW) == []
    assert WordIndex.build([]).scores("在吗").dice.shape == (0,)


def test_that_products_are_found_by_title_nickname_shop_word_and_parts() -> None:
    finder = ProductFinder.build(PRODUCTS, [LexiconEntry("老灯", "product", "OS02")])
    for text in ("灯芯绒衬衫外套有货吗", "小灯多少钱", "老灯有M码吗", "那件灯芯绒外套"):
        found = finder.find(text)
        assert found[0][0].code == "OS02", text
        assert found[0][1] >= 0.75, text


def test_that_a_name_shared_by_several_stays_open_until_a_colour_narrows_it() -> None:
    finder = ProductFinder.build(PRODUCTS)
    several = finder.find("那件衬衫外套")
    assert {each.code for each, _ in several} == {"OS01", "OS02"}
    assert several[0][1] < 0.75
    narrowed = finder.find("那件奶茶色的衬衫外套")
    assert narrowed[0][0].code == "OS02"
    assert narrowed[0][1] >= 0.75
    assert finder.find("包邮吗") == []


def test_that_attributes_are_found_under_the_names_a_shop_gives_them() -> None:
    facts = {"面料成分": "棉", "克重": "310克", "是不是真皮": "不是"}
    assert asked_attributes("是什么料子的", facts) == ["面料成分"]
    assert asked_attributes("克重多少", facts) == ["克重"]
    assert asked_attributes("这是真皮吗", facts)[0] == "是不是真皮"
    assert asked_attributes("包邮吗", facts) == []

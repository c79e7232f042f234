"""Which goals a turn has and in which order: several questions are each served, social words only when nothing else is there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from xiaoer.dialogue.track import Tracked
from xiaoer.knowledge.attributes import asked_groups
from xiaoer.language.understand import IntentGuess, Understanding
from xiaoer.skills.places import places_in
from xiaoer.skills.registry import skill_for

#: A first intent counts from here; a second one of the same message from a little more.
FIRST, SECOND = 0.3, 0.3
SOCIAL = frozenset(
    {"greeting", "thanks_bye", "praise", "affirm", "deny", "provide_info", "dissatisfied", "bot_identity", "other"}
)
#: Said together they are one wish: the first of each pair decides, the second only colours it.
_MOST_GOALS = 4
_HAVE = re.compile(r"有(没有)?.{0,14}(吗|嘛|么|没|不)[?？]?$|有货|还有|有没有|没货|缺货|断码|补货|到货|现货")
_MORE = re.compile(r"^(还有|有)?(没有)?(别的|其他|其它|另外)|换一(批|个|款)|再推荐|还有(吗|没)|都不(喜欢|太喜欢|合适)")
_WHICH = re.compile(r"哪(个|款|种|些|一款)|什么(样的)?(款|牌|型号)")
_UNWANTED = re.compile(r"不(想)?要了|不想要")
#: Below this a guess about a product gives way to the fact that is plainly asked for.
_UNSURE = 0.5
#: What 有白色吗 is easily taken for.
_LIKE_STOCK = frozenset({"product_info", "size_advice", "suitability", "provide_info", "recommend"})
_OF_PRODUCTS = frozenset({"stock", "product_info", "usage", "quality_issue", "suitability", "other", "recommend"})
_DAYS = re.compile(r"几天|多久|多长时间|多少天|什么时候(能)?到|时效|能到|能送|送到")
_MINE = re.compile(r"我的|订单|快递|包裹|物流|单号|到哪|买的")
_ABOUT_MONEY = frozenset({"price", "promotion", "bargain", "gift", "price_protection", "place_order"})
#: Questions that a colour or size can't continue.
_NOT_OF_VARIANTS = frozenset(
    {
        "carrier", "shipping_fee", "ship_time", "track_parcel", "urge_ship", "urge_delivery", "invoice", "promotion", "bargain", "payment",
        "return_goods", "return_freight", "refund_progress", "order_status", "membership", "place_order", "authenticity", "recommend",
    }
)  # fmt: skip
_REMARK = re.compile(r"[吗?？]|多少|怎么|什么|哪|几|能|可以")


@dataclass(frozen=True, slots=True)
class Goal:
    """One wish to serve."""

    intents: tuple[str, ...]
    confidence: float
    tracked: Tracked
    skill: str
    guesses: Mapping[str, float] = field(default_factory=dict)
    filled: Mapping[str, Any] = field(default_factory=dict)

    @property
    def understood(self) -> Understanding:
        """The words of this goal."""
        return self.tracked.understood


def goals_of(tracked: Sequence[Tracked], last_intent: str | None) -> list[Goal]:
    """The goals of the turn's questions, in order; never empty unless nothing was said."""
    found: list[Goal] = []
    for each in tracked:
        found += _of(each, last_intent)
    serious = [goal for goal in found if goal.intents[0] not in SOCIAL or goal.tracked.resumed]
    return _merged(serious or found[:1])[:_MOST_GOALS]


def _of(tracked: Tracked, last_intent: str | None) -> list[Goal]:
    if tracked.filled.get("confirm") is False:
        return [Goal(("affirm",), 0.9, replace(tracked, resumed=None), "answer_question")]
    if tracked.resumed is not None:
        intent = str(tracked.resumed.get("intent") or "other")
        skill = str(tracked.resumed.get("skill") or skill_for(intent).name)
        return [Goal((intent,), 0.95, tracked, skill, {intent: 0.95}, tracked.filled)]
    guesses = _refined(tracked, last_intent)
    kept = [guess for place, guess in enumerate(guesses) if guess.confidence >= (FIRST if place == 0 else SECOND)]
    probabilities = {guess.code: guess.confidence for guess in guesses}
    serious = [guess for guess in kept if guess.code not in SOCIAL]
    kept = serious or kept
    if not kept:
        return [Goal(("other",), 0.0, tracked, "answer_question", probabilities, tracked.filled)]
    by_skill: dict[str, Goal] = {}
    for guess in kept:
        skill = skill_for(guess.code).name
        if skill in by_skill:
            by_skill[skill] = replace(by_skill[skill], intents=(*by_skill[skill].intents, guess.code))
        else:
            by_skill[skill] = Goal((guess.code,), guess.confidence, tracked, skill, probabilities, tracked.filled)
    several = list(by_skill.values())
    # Two readings of one short question are a doubt, not two wishes.
    return several if len(several) == 1 or several[0].confidence + several[1].confidence > 1.1 else several[:1]


def _refined(tracked: Tracked, last_intent: str | None) -> list[IntentGuess]:
    """The guesses, corrected by what the sentence names and what was spoken of."""
    guesses = list(tracked.understood.intents)
    slots, text = tracked.slots, tracked.understood.text
    top = guesses[0] if guesses else IntentGuess("other", 0.0)
    if tracked.shortened and last_intent and last_intent not in SOCIAL:
        return [IntentGuess(_continued(last_intent, tracked), max(0.7, top.confidence))]
    if tracked.corrected and tracked.only_named:
        return [IntentGuess("deny", 0.8)]
    settled = _ABOUT_MONEY if slots.product or tracked.topic.product else _ABOUT_MONEY - {"price"}
    if slots.promotion and top.confidence < 0.8 and top.code not in settled:
        return [IntentGuess("promotion", 0.8)]
    if top.code == "praise" and tracked.understood.emotion.label in {"angry", "dissatisfied"}:
        return [IntentGuess("dissatisfied", 0.8)]
    if top.code == "deny" and _UNWANTED.search(text):
        return [IntentGuess("return_goods", 0.7)]
    if top.code == "suitability" and not slots.product and not tracked.topic.product and _WHICH.search(text):
        return [IntentGuess("recommend", 0.8), *guesses[1:]]
    if last_intent == "recommend" and _MORE.search(text):
        return [IntentGuess("recommend", 0.9)]
    return _by_slots(tracked, guesses, top, last_intent)


def _by_slots(
    tracked: Tracked, guesses: list[IntentGuess], top: IntentGuess, last_intent: str | None
) -> list[IntentGuess]:
    """What the sentence names settles what it asks, where the guess is unsure."""
    slots, text = tracked.slots, tracked.understood.text
    if (
        (slots.color or slots.size)
        and _HAVE.search(text)
        and (top.confidence < 0.9 or (top.code in _LIKE_STOCK and not asked_groups(text)))
        and top.code not in {"return_goods", "exchange_goods"}
    ):
        return [IntentGuess("stock", max(0.75, top.confidence))]
    if (
        _DAYS.search(text)
        and places_in(text)
        and top.code in {"track_parcel", "ship_time", "provide_info", "other"}
        and not _MINE.search(text)
    ):
        return [IntentGuess("carrier", 0.92)]
    if top.confidence < _UNSURE and top.code in _OF_PRODUCTS and asked_groups(text):
        return [IntentGuess("product_info", 0.6)]
    if slots.body and (top.code in SOCIAL or top.confidence < 0.5):
        return [IntentGuess("size_advice", 0.8)]
    if slots.order_no and (top.code in {"provide_info", "other"} or top.confidence < 0.4):
        return [IntentGuess("order_status", 0.8)]
    if slots.product and top.code == "provide_info" and not _REMARK.search(text):
        if last_intent and last_intent not in SOCIAL:
            return [IntentGuess(last_intent, 0.7)]
        return [IntentGuess("product_info", 0.6)]
    return guesses


def _continued(last_intent: str, tracked: Tracked) -> str:
    """What a shortened question asks: the same again, unless what it names has nothing to do with the last question."""
    slots = tracked.slots
    if (slots.color or slots.size) and not slots.product and last_intent in _NOT_OF_VARIANTS:
        return "stock"
    if slots.places and last_intent != "shipping_fee":
        return "carrier"
    return last_intent


def _merged(goals: Sequence[Goal]) -> list[Goal]:
    """Goals of one skill about one product are served once."""
    merged: dict[tuple[str, str | None, str], Goal] = {}
    for goal in goals:
        own_words = goal.understood.text if goal.skill in {"answer_question", "product_facts", "shipping"} else ""
        key = (goal.skill, goal.tracked.topic.product, own_words)
        if key in merged:
            first = merged[key]
            merged[key] = replace(
                first,
                intents=tuple(dict.fromkeys((*first.intents, *goal.intents))),
                filled={**first.filled, **goal.filled},
            )
        else:
            merged[key] = goal
    return list(merged.values())

"""Carry the conversation on: what this question is about, given what was said before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from xiaoer.dialogue.complete import completed, is_shortened, strip_correction
from xiaoer.dialogue.pending import answered
from xiaoer.dialogue.read_slots import Slots, read_slots
from xiaoer.knowledge.ports import ShopKnowledge
from xiaoer.language.understand import Understanding
from xiaoer.skills.skill import TopicState

_THIS = re.compile(r"这(件|款|个|条|双|瓶|套|身|支|盒|种)|它|本款|此款")
_SIZE_TALK = re.compile(r"穿|码|多大|尺寸|合身")
#: After so many other questions an open one is forgotten.
_PATIENCE = 3


@dataclass(frozen=True, slots=True)
class Scene:
    """What surrounds a question: knowledge, time, and what the channel knows."""

    knowledge: ShopKnowledge
    now: datetime
    viewing: str | None = None
    product_card: str | None = None
    order_card: str | None = None


@dataclass(frozen=True, slots=True)
class Tracked:
    """A question in its place in the conversation."""

    understood: Understanding
    #: The topic this question is served with, and the one carried on.
    topic: TopicState
    carry: TopicState
    slots: Slots
    named: bool = False
    shortened: bool = False
    corrected: bool = False
    #: Whether nothing is said but a name.
    only_named: bool = False
    #: The open question this message answers, and what fills it.
    resumed: Mapping[str, Any] | None = None
    filled: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def track(said: Understanding, topic: TopicState, scene: Scene) -> Tracked:
    """Place one question; the caller serves it and carries `carry` on."""
    text, corrected = strip_correction(said.text)
    understood = replace(said, text=text) if corrected and text else said
    pending = topic.pending
    bare = bool(pending and pending.get("slot") == "body") or bool(_SIZE_TALK.search(text))
    slots = read_slots(understood, scene.knowledge, topic.shown, context=topic.product or scene.viewing, bare_body=bare)
    if scene.product_card in scene.knowledge.products:
        slots = replace(slots, product=scene.product_card, candidates=())
    if scene.order_card:
        slots = replace(slots, order_no=scene.order_card)
    carry, notes = _carried(topic, slots, scene, text)
    filled: dict[str, Any] = {"order": slots.order_no} if slots.order_no else {}
    if pending and pending.get("slot") == "product" and slots.candidates:
        slots = _narrowed(slots, pending, scene)
    if pending and (fills := answered(pending, understood, slots)) is not None:
        return _resumed(
            said, carry, slots, pending, {**filled, **fills}, scene, (*notes, f"这是在回答：{pending.get('slot')}")
        )
    carry = replace(carry, pending=_aged(pending))
    served = carry
    context = carry.product
    if slots.candidates and not slots.product and context not in slots.candidates:
        served = replace(carry, product=None)
        notes = (*notes, "话里说的不是刚才那件，先不套用")
    tracked = Tracked(
        understood, served, carry, slots,
        named=bool(slots.product or slots.color or slots.size or slots.order_no), corrected=corrected, filled=filled, notes=notes,
    )  # fmt: skip
    return _completed(tracked, scene)


def _carried(topic: TopicState, slots: Slots, scene: Scene, text: str) -> tuple[TopicState, tuple[str, ...]]:
    product, color, size = topic.product, topic.color, topic.size
    notes: tuple[str, ...] = ()
    viewing = scene.viewing if scene.viewing in scene.knowledge.products else None
    if slots.product:
        named: str | None = slots.product
        notes = ("说的商品：" + scene.knowledge.products[slots.product].title,) if slots.product != product else ()
    elif viewing and (product is None or _THIS.search(text)) and not slots.candidates:
        named = viewing
        notes = ("没有说商品，按正在看的商品页",) if viewing != product else ()
    elif viewing in slots.candidates and product not in slots.candidates:
        named = viewing
    else:
        named = product
    if named != product:
        color = size = None
    color, size = slots.color or color, slots.size or size
    before = product if named != product and product else topic.before
    facts = {**topic.facts, **slots.body} if slots.body else topic.facts
    return replace(topic, before=before, product=named, color=color, size=size, facts=facts), notes


def _resumed(
    said: Understanding, carry: TopicState, slots: Slots, pending: Mapping[str, Any], fills: Mapping[str, Any], scene: Scene,
    notes: tuple[str, ...],
) -> Tracked:  # fmt: skip
    question = str(pending.get("question") or said.text)
    understood = scene.knowledge.understand(question, now=scene.now) if question != said.text else said
    filled = {**pending.get("filled", {}), **fills}
    if "product" in fills:
        same = carry.product == fills["product"]
        carry = replace(
            carry,
            product=str(fills["product"]),
            color=carry.color if same else slots.color,
            size=carry.size if same else slots.size,
        )
    carry = replace(carry, pending=None)
    return Tracked(understood, carry, carry, slots, named=True, resumed=pending, filled=filled, notes=notes)


def _narrowed(slots: Slots, pending: Mapping[str, Any], scene: Scene) -> Slots:
    """灯芯绒的那个, asked of a coat, is the corduroy coat and not the trousers."""
    asked_of = {
        product.code for product, _ in scene.knowledge.find_products(str(pending.get("question", "")), limit=40)
    }
    common = [code for code in slots.candidates if code in asked_of]
    return replace(slots, product=common[0], candidates=()) if len(common) == 1 else slots


def _aged(pending: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """The open question stays for a few turns while the shopper digresses."""
    if pending is None or pending.get("slot") == "confirm":
        return None
    age = int(pending.get("age", 0)) + 1
    return {**pending, "age": age} if age <= _PATIENCE else None


def _completed(tracked: Tracked, scene: Scene) -> Tracked:
    before, text = tracked.carry.question, tracked.understood.text
    if not is_shortened(text, tracked.slots.mentions):
        return tracked
    if not before:
        return replace(tracked, only_named=True)
    earlier = scene.knowledge.understand(before, now=scene.now)
    context = tracked.carry.product
    old = read_slots(earlier, scene.knowledge, (), context=context, bare_body=bool(_SIZE_TALK.search(before)))
    whole = completed(tracked.slots.mentions, before, old.mentions)
    understood = scene.knowledge.understand(whole, now=scene.now)
    return replace(tracked, understood=understood, shortened=True, notes=(*tracked.notes, f"补全为：{whole}"))

"""What a shopper's skin or state is called, and what a product's facts say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from xiaoer.commerce.model import Product
from xiaoer.knowledge.attributes import group_of


class Verdict(StrEnum):
    """What the facts say: fits, does not fit, says something of its own, or names others only."""

    FITS = "fits"
    UNFIT = "unfit"
    SAYS = "says"
    NOT_NAMED = "not_named"


@dataclass(frozen=True, slots=True)
class Condition:
    """A skin type or state: how shoppers say it, how product data says it, and whether “all skin types” includes it."""

    name: str
    asked: re.Pattern[str]
    written: re.Pattern[str]
    skin: bool = True


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict with the fact it rests on."""

    verdict: Verdict
    attribute: str
    value: str


def _condition(name: str, asked: str, written: str, *, skin: bool = True) -> Condition:
    return Condition(name, re.compile(asked), re.compile(written), skin)


CONDITIONS = (
    _condition("敏感肌", r"敏感|敏肌|泛红|易红|薄皮|红血丝|刺痛", r"敏感|敏肌"),
    _condition("油皮", r"油皮|油性|大油|爱出油|容易出油|油痘", r"油性|油皮|油肌"),
    _condition("干皮", r"干皮|干性|大干|起皮|沙漠皮", r"干性|干皮|干肌"),
    _condition("混合皮", r"混合|混油|混干", r"混合|混油|混干"),
    _condition("痘痘肌", r"痘|粉刺|闭口", r"痘|粉刺|闭口"),
    _condition("中性皮肤", r"中性", r"中性"),
    _condition("孕期", r"孕|怀宝宝|宝妈", r"孕", skin=False),
    _condition("哺乳期", r"哺乳|喂奶", r"哺乳", skin=False),
    _condition("儿童", r"小孩|孩子|儿童|宝宝|小朋友|婴儿|几岁", r"儿童|孩|宝宝|婴", skin=False),
)
_AGAINST = re.compile(r"不适合|禁忌|慎用|禁用|不宜|避免")
_REFUSES = re.compile(r"不适合|慎用|不建议|避免|禁用|不能用|不可用|不宜")
_ALL_SKIN = re.compile(r"所有|全肤质|任何|各种|都适合|通用")


def conditions_in(text: str) -> list[Condition]:
    """The conditions a question speaks of."""
    return [condition for condition in CONDITIONS if condition.asked.search(text)]


def judge(condition: Condition, product: Product) -> Judged | None:
    """What the product's facts say of a condition; warnings before welcomes; None when they say nothing."""
    facts = list(product.facts.items())
    for name, value in facts:
        if _AGAINST.search(name) and condition.written.search(value):
            return Judged(Verdict.UNFIT, name, value)
    for name, value in facts:
        if condition.written.search(name):
            return Judged(Verdict.SAYS, name, value)
    fitting = [(name, value) for name, value in facts if not _AGAINST.search(name) and is_about_people(name)]
    for name, value in fitting:
        if condition.written.search(value):
            return Judged(Verdict.SAYS if _REFUSES.search(value) else Verdict.FITS, name, value)
    if not condition.skin:
        return None
    for name, value in fitting:
        return Judged(Verdict.FITS if _ALL_SKIN.search(value) else Verdict.NOT_NAMED, name, value)
    return None


_FOR_WHOM = re.compile(r"适用|适合|人群|对象|年龄|阶段")


def is_about_people(attribute: str) -> bool:
    """Whether an attribute says for whom the product is."""
    if _FOR_WHOM.search(attribute) and not re.search(r"温度|季节|场景|面积", attribute):
        return True
    group = group_of(attribute)
    return group is not None and group.key == "skin"

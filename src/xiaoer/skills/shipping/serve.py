"""Delivery before buying: which carrier, whether it reaches a place, what it costs, how many days it takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from xiaoer.knowledge.model import Source
from xiaoer.skills.places import places_in, same_province
from xiaoer.skills.shipping_rules import Shipping, carrier_name, warehouse
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.wording import Grounds, joined, listed

_DAYS = re.compile(r"几天|多久|多长时间|什么时候到|多少天|时效")
_SOURCE = Source("policy:shipping", "配送规则")


class ShippingSkill:
    """发什么快递, 包邮吗, 新疆能到吗, 到北京几天."""

    name = "shipping"
    intents: ClassVar[frozenset[str]] = frozenset({"carrier", "shipping_fee"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """The rule for the place named, else the general rule."""
        shipping = abilities.knowledge.policies.shipping
        if not shipping:
            return SkillResult(False, notes=("店里没有写配送规则",))
        grounds = Grounds(request.now, request.shop.time_zone)
        places = places_in(request.text)
        if places:
            said = [line for name, province in places[:3] for line in _to(shipping, name, province, request, grounds)]
        else:
            said = _general(shipping, request, grounds)
        if not said:
            return SkillResult(False, notes=("配送规则里没有这一项",))
        return SkillResult(
            True, joined(said), sources=(_SOURCE,), confidence=0.88 if places else 0.7, specific=bool(places), facts=grounds.facts,
            notes=(f"按配送规则，{'、'.join(name for name, _ in places) or '一般情况'}",),
        )  # fmt: skip


def _region(shipping: Shipping, province: str) -> Mapping[str, Any] | None:
    regions = shipping.get("region", ())
    exact = next(
        (each for each in regions if any(same_province(province, name) for name in each.get("provinces", ()))), None
    )
    rest = next((each for each in regions if not each.get("provinces")), None)
    return exact or rest


def _to(shipping: Shipping, name: str, province: str, request: SkillRequest, grounds: Grounds) -> list[str]:
    for each in shipping.get("unreachable", ()):
        if any(same_province(province, other) for other in each.get("provinces", ())):
            reason = f"（{grounds.quote(each['reason'])}）" if each.get("reason") else ""
            return [f"{name}目前送不到{reason}，很抱歉"]
    region = _region(shipping, province)
    if region is None:
        return []
    carriers = [carrier_name(shipping, code) for code in region.get("carriers", ())]
    via = f"走{grounds.quote(listed(carriers, '或'))}" if carriers else "可以送到"
    store = warehouse(shipping, str(region.get("warehouse", "")))
    start = f"从{grounds.quote(store['name'])}发出后" if store.get("name") else "发出后"
    said = [f"{name}{'可以送，' if carriers else ''}{via}，{start}{grounds.quote(region['days'])}天到"]
    fee = _fee(shipping, grounds)
    extra = region.get("extra_fee")
    if extra:
        said.append(
            f"{name}另加{grounds.money(extra)}" + (f"；{fee}" if fee and "shipping_fee" in request.intents else "")
        )
    elif fee and "shipping_fee" in request.intents:
        said.append(fee)
    if region.get("note"):
        said.append(grounds.quote(region["note"]))
    return said


def _fee(shipping: Shipping, grounds: Grounds) -> str:
    free, fee = shipping.get("free_over"), shipping.get("fee")
    if free is None and fee is None:
        return ""
    if fee == 0 or free == 0:
        return "全店包邮"
    if fee is None and free is not None:
        return f"满{grounds.money(free)}包邮"
    cost = grounds.money(int(fee or 0))
    return f"满{grounds.money(free)}包邮，不满收{cost}运费" if free else f"运费{cost}"


def _general(shipping: Shipping, request: SkillRequest, grounds: Grounds) -> list[str]:
    said = []
    codes = {entity.value for entity in request.understanding.all("carrier")}
    named = next(
        (each for each in shipping.get("carrier", ()) if each.get("code") in codes or _calls(each, request.text)), None
    )
    fee = _fee(shipping, grounds)
    wants_fee = "shipping_fee" in request.intents
    if wants_fee and fee:
        said.append(fee)
        extras = [each for each in shipping.get("region", ()) if each.get("extra_fee")]
        said += [f"{listed(list(each['provinces']))}另加{grounds.money(each['extra_fee'])}" for each in extras[:3]]
    if not wants_fee or "carrier" in request.intents:
        default = shipping.get("default_carrier")
        if named is not None and named.get("code") == default:
            said.append(f"可以，默认就发{grounds.quote(named['name'])}")
        elif named is not None:
            said += _of_carrier(shipping, named, str(default or ""), grounds)
        elif default:
            said.append(f"默认发{grounds.quote(carrier_name(shipping, str(default)))}")
        if _DAYS.search(request.text):
            said += [
                f"{listed(list(each['provinces'])[:6]) or '其他地方'}{grounds.quote(each['days'])}天"
                for each in shipping.get("region", ())[:4]
            ]
        blocked = [name for each in shipping.get("unreachable", ()) for name in each.get("provinces", ())]
        if blocked and re.search(r"哪些地方|到不了|不发|范围|偏远|全国", request.text):
            said.append(f"暂时送不到的地方：{listed(blocked)}")
    return said


def _of_carrier(shipping: Shipping, carrier: Mapping[str, Any], default: str, grounds: Grounds) -> list[str]:
    """Where a carrier that is not the usual one can be had."""
    name = grounds.quote(carrier["name"])
    regions = [each for each in shipping.get("region", ()) if carrier.get("code") in each.get("carriers", ())]
    usual = f"默认发{grounds.quote(carrier_name(shipping, default))}" if default else ""
    if not regions:
        return [f"{name}暂时发不了", usual]
    elsewhere = any(not each.get("provinces") for each in regions)
    provinces = list(dict.fromkeys(p for each in regions for p in each.get("provinces", ())))[:6]
    where = listed(provinces) + ("等大部分地区" if elsewhere and provinces else "大部分地区" if elsewhere else "")
    return [f"可以发{name}（{where}），{usual}，想指定的下单时备注一句"]


def _calls(carrier: Mapping[str, Any], text: str) -> bool:
    names = [str(carrier.get("name", "")), *map(str, carrier.get("aliases", ()))]
    short = [name[:2] for name in names[:1] if len(name) >= 2]
    return any(name and name.lower() in text.lower() for name in (*names, *short))

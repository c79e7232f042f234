"""Where the parcel is: carrier, the trace's last line, when it should arrive, and what an exception means."""

from __future__ import annotations

import re
from typing import ClassVar

from xiaoer.commerce.model import Order, OrderStatus, Shipment, ShipmentStatus
from xiaoer.skills.cards import order_card
from xiaoer.skills.choose_order import NoOrder, choose_order, order_name, order_source
from xiaoer.skills.shipping_rules import carrier_name, why_not_shipped
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.wording import ORDER_STATES, PARCEL_STATES, Grounds, joined

_WHEN = re.compile(r"什么时候|几天|多久|几点|哪天|今天能|明天能|到了吗|能到")
_NOT_RECEIVED = re.compile(r"没收到|没有收到|未收到|没拿到|找不到|丢|不见了|没见到|没到我")


class ParcelTracking:
    """快递到哪了, 什么时候到, 显示签收但我没收到."""

    name = "parcel_tracking"
    intents: ClassVar[frozenset[str]] = frozenset({"track_parcel", "delivery_problem"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """The parcel of the order meant."""
        problem = "delivery_problem" in request.intents
        order = await choose_order(
            request, abilities, self.name, fits=lambda each: _under_way(each) or (problem and bool(each.shipments)),
            question="您有几个包裹，想看哪一单？",
        )  # fmt: skip
        if isinstance(order, NoOrder):
            return order.result
        grounds = Grounds(request.now, request.shop.time_zone)
        handoff = None
        if not order.shipments:
            said = _not_shipped(order, request, abilities, grounds)
        else:
            said = []
            for parcel in order.shipments[-3:]:
                said += _parcel(parcel, order, request, abilities, grounds)
            last = order.shipments[-1]
            lost = last.status is ShipmentStatus.DELIVERED and bool(_NOT_RECEIVED.search(request.text))
            if lost:
                said.append("显示签收您却没拿到，先问问家人、门口和驿站；还是没有的话，请我同事联系快递查清楚")
            if lost or (problem and last.status is ShipmentStatus.EXCEPTION):
                handoff = "delivery_problem"
        return SkillResult(
            True, joined(said), cards=(order_card(order),), sources=(order_source(order),), confidence=0.94, specific=True,
            facts=(*grounds.facts, order.no), topic={"order_no": order.no}, handoff=handoff,
            notes=(f"查了订单 {order.no} 的物流",),
        )  # fmt: skip


def _under_way(order: Order) -> bool:
    return order.status is OrderStatus.SHIPPED or any(
        parcel.status
        in {
            ShipmentStatus.IN_TRANSIT,
            ShipmentStatus.OUT_FOR_DELIVERY,
            ShipmentStatus.EXCEPTION,
            ShipmentStatus.COLLECTED,
        }
        for parcel in order.shipments
    )


def _not_shipped(order: Order, request: SkillRequest, abilities: Abilities, grounds: Grounds) -> list[str]:
    name = grounds.quote(order_name(order))
    if order.status is OrderStatus.PAID:
        why, late = why_not_shipped(
            order, abilities.knowledge.policies.shipping, abilities.knowledge.products, grounds, request.now
        )
        return [f"您买的{name}还没发出", why] + (["要不要请同事去仓库催一下？"] if late else [])
    return [f"您买的{name}还没有包裹，订单现在是：{ORDER_STATES[order.status]}"]


def _parcel(parcel: Shipment, order: Order, request: SkillRequest, abilities: Abilities, grounds: Grounds) -> list[str]:
    carrier = grounds.quote(carrier_name(abilities.knowledge.policies.shipping, parcel.carrier))
    name = grounds.quote(order_name(order))
    said = [f"您买的{name}走{carrier}，单号{grounds.quote(parcel.no)}，{PARCEL_STATES[parcel.status]}"]
    when = _arrival(parcel, request, grounds)
    if _WHEN.search(request.text):
        said = (
            [f"您买的{name}{when[0]}", *when[1:], f"走{carrier}，单号{parcel.no}，{PARCEL_STATES[parcel.status]}"]
            if when
            else said
        )
        return [*said, *_last_word(parcel, grounds)]
    return [*said, *_last_word(parcel, grounds), *when]


def _last_word(parcel: Shipment, grounds: Grounds) -> list[str]:
    if not parcel.events:
        return []
    last = parcel.events[-1]
    place = f"【{grounds.quote(last.place)}】" if last.place and last.place not in last.text else ""
    return [f"最新一条：{grounds.moment(last.at)}，{place}{grounds.quote(last.text)}"]


def _arrival(parcel: Shipment, request: SkillRequest, grounds: Grounds) -> list[str]:
    said = []
    if parcel.status is ShipmentStatus.EXCEPTION:
        said.append(f"快递那边有异常：{grounds.quote(parcel.exception or '没有写明原因')}")
        said.append("需要的话我请同事联系快递处理")
    elif parcel.status is ShipmentStatus.DELIVERED and parcel.delivered_at:
        said.append(f"{grounds.moment(parcel.delivered_at)}已经签收")
    elif parcel.status is ShipmentStatus.RETURNED:
        said.append("包裹已经退回仓库了")
    elif parcel.promised_at:
        if parcel.promised_at < request.now:
            said.append(
                f"原本说好{grounds.moment(parcel.promised_at)}前到，现在晚了，实在抱歉；需要的话说一声，我请同事催快递"
            )
        else:
            said.append(f"预计{grounds.moment(parcel.promised_at)}前送到")
    if parcel.status is ShipmentStatus.OUT_FOR_DELIVERY and parcel.courier:
        phone = f"，电话{grounds.quote(parcel.courier_phone)}" if parcel.courier_phone else ""
        said.append(f"快递员{grounds.quote(parcel.courier)}正在派送{phone}")
    return said

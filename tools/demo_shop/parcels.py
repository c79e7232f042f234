"""A parcel and its trace, from the warehouse to the door or to wherever it got stuck."""

from __future__ import annotations

import random
from dataclasses import dataclass

NAMES = {"SF": "顺丰", "EMS": "邮政EMS", "JD": "京东快递"}
WAREHOUSES = {"HZ": ("杭州", "青禾杭州仓"), "CD": ("成都", "青禾成都仓")}
#: Reasons a parcel is stuck, with the line of the trace that says so.
TROUBLES = (
    ("收件人电话多次未接通，快件留在营业点", "派送未成功：收件人电话未接通，稍后再联系"),
    ("地址不详，缺少门牌号", "派送未成功：地址不详，已联系寄件方核实"),
    ("疑难件：包裹外包装破损，等待寄件方确认", "疑难件：外包装破损，已拍照登记，等待确认"),
    ("收件人拒收", "派送时收件人拒收，等待退回"),
    ("天气原因，线路延误", "因大雪道路封闭，快件延误，预计晚一到两天"),
    ("超出派送范围，等待自提或改派", "该地址超出派送范围，快件留在网点，请联系改派"),
)
#: How many days a parcel needs, by province.
NEAR, FAR = ("浙江", "上海", "江苏", "安徽"), ("新疆", "西藏")


@dataclass(frozen=True, slots=True)
class Parcel:
    """A row of shipments.csv without its order, and the trace: time, place, text."""

    row: dict[str, str]
    events: list[tuple[str, str, str]]


def parcel_of(
    state: str,
    no: str,
    carrier: str,
    order: dict[str, str],
    days: int,
    chance: random.Random,
    *,
    courier: str = "张师傅",
) -> Parcel:
    """A parcel in this state that left the warehouse so many days ago."""
    city, warehouse = WAREHOUSES[order["warehouse"]]
    home = order["city"]
    need = 1 if order["province"] in NEAR else 5 if order["province"] in FAR else chance.choice((2, 3))
    phone = f"1990000{chance.randint(7200, 7990)}"
    minute = chance.randint(0, 59)
    left = f"-{days}d 17:{minute:02d}" if days else f"-{chance.randint(2, 4)}h"
    row = {"no": no, "carrier": carrier, "status": state, "shipped": left, "promised": _day(days - need - 1, "18:00")}
    trace = [(left, city, f"{warehouse}已发出，{NAMES[carrier]}已揽收")]
    if state == "collected":
        return Parcel(row, trace)
    if days > 1 or (days == 1 and state != "in_transit"):
        trace.append((f"-{days}d 22:{minute:02d}", city, f"快件到达{city}转运中心"))
    if state == "in_transit":
        return Parcel(row, trace + _on_the_road(days, city, home, chance))
    arrive = _arrival(state, days, need, chance)
    if arrive < days:
        trace.append((f"-{arrive}d 07:{minute:02d}" if arrive else "-6h", home, f"快件到达{home}转运中心"))
    if state == "out_for_delivery":
        row |= {"courier": courier, "courier_phone": phone, "promised": "+0d 21:00"}
        trace.append(("-2h", home, f"正在派送，派件员{courier} {phone}"))
        return Parcel(row, trace)
    if state == "delivered":
        return _delivered(row, trace, home, arrive, courier, phone, chance)
    return _stuck(row, trace, state, city, home, arrive, chance)


def _day(days: int, clock: str) -> str:
    return f"{'-' if days > 0 else '+'}{abs(days)}d {clock}"


def _on_the_road(days: int, city: str, home: str, chance: random.Random) -> list[tuple[str, str, str]]:
    if days < 2:
        return [("-5h", city, f"快件已从{city}转运中心发出，下一站{home}")]
    road = [(f"-{days - 1}d 09:{chance.randint(10, 59)}", city, f"快件已从{city}转运中心发出，下一站{home}")]
    if city != home:
        road.append((f"-{chance.randint(3, 9)}h", home, f"快件到达{home}转运中心，等待分拣"))
    return road


def _arrival(state: str, days: int, need: int, chance: random.Random) -> int:
    """How many days ago it reached the shopper's town."""
    if state == "out_for_delivery":
        return 0
    if state == "delivered":
        return max(days - need - chance.choices((0, 1), (8, 2))[0], 1)
    return max(days - need, 2)


def _delivered(
    row: dict[str, str],
    trace: list[tuple[str, str, str]],
    home: str,
    day: int,
    courier: str,
    phone: str,
    chance: random.Random,
) -> Parcel:
    clock = f"{chance.randint(10, 19)}:{chance.randint(0, 59):02d}"
    who = chance.choices(("本人", "家人", "门卫代收", "丰巢柜", "驿站代收"), (55, 14, 11, 12, 8))[0]
    row |= {"delivered": f"-{day}d {clock}", "courier": courier, "courier_phone": phone}
    trace += [
        (f"-{day}d 08:{chance.randint(10, 59)}", home, f"正在派送，派件员{courier} {phone}"),
        (f"-{day}d {clock}", home, f"已签收，签收人：{who}"),
    ]
    return Parcel(row, trace)


def _stuck(
    row: dict[str, str],
    trace: list[tuple[str, str, str]],
    state: str,
    city: str,
    home: str,
    arrive: int,
    chance: random.Random,
) -> Parcel:
    reason, told = chance.choice(TROUBLES)
    if state == "returned":
        reason, told = chance.choice(TROUBLES[:2] + TROUBLES[3:4])
    trace.append((f"-{arrive}d 14:{chance.randint(10, 59)}", home, told))
    if state == "returned":
        back = max(arrive - 3, 1)
        trace += [
            (f"-{max(arrive - 1, 1)}d 16:{chance.randint(10, 59)}", home, "快件退回途中"),
            (f"-{back}d 17:{chance.randint(10, 59)}", city, f"退件已到达{city}仓，等待入库"),
        ]
    return Parcel(row | {"exception": reason}, trace)

"""Which invoices there are, when they come, how to ask; and whether this order's has been issued."""

from __future__ import annotations

import re
from typing import ClassVar

from xiaoer.knowledge.model import Source
from xiaoer.skills.choose_order import NoOrder, choose_order, order_name, order_source
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.wording import Grounds, joined, listed

_STATES = {
    "none": "还没有申请发票",
    "requested": "发票已经申请，正在开",
    "issued": "发票已经开好了，在订单详情里可以下载",
}
_MINE = re.compile(
    r"我的发票|发票(开了吗|好了吗|呢|到哪|还没|怎么还)|还没(收到|开).{0,4}发票|没收到发票|发票.{0,6}(还没|没有收到|没收到)|上次.{0,6}发票"
)


class InvoicePolicy:
    """能开发票吗, 专票, 发票什么时候给, 我的发票呢."""

    name = "invoice_policy"
    intents: ClassVar[frozenset[str]] = frozenset({"invoice"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """This order's invoice, or the rule."""
        grounds = Grounds(request.now, request.shop.time_zone)
        policy = abilities.knowledge.policies.invoice
        asked_order = request.filled.get("order") or request.understanding.first("order_no")
        if request.customer.identified and (_MINE.search(request.text) or asked_order):
            order = await choose_order(
                request, abilities, self.name, fits=lambda each: each.paid_at is not None, question="要查哪一单的发票？"
            )
            if isinstance(order, NoOrder):
                return order.result
            said = [f"您买的{grounds.quote(order_name(order))}，{_STATES.get(order.invoice, order.invoice)}"]
            if order.invoice == "none" and policy.get("how"):
                said.append(grounds.quote(policy["how"]))
            return SkillResult(
                True, joined(said), sources=(order_source(order),), confidence=0.92, specific=True, facts=(*grounds.facts, order.no),
                topic={"order_no": order.no}, notes=(f"查了订单 {order.no} 的发票",),
            )  # fmt: skip
        if not policy:
            return SkillResult(False, notes=("店里没有写发票规则",))
        kinds = [str(kind) for kind in policy.get("kinds", ())]
        wants_special = re.search(r"专票|专用发票|增值税", request.text)
        said = [f"可以开，有{listed([grounds.quote(kind) for kind in kinds])}"] if kinds else []
        if wants_special and kinds and not any("专" in kind for kind in kinds):
            said = [f"专票暂时开不了，能开的是{listed(kinds)}"]
        titles = [str(each) for each in policy.get("to_title", ())]
        said += [f"抬头可以开{listed(titles)}"] if titles else []
        said += [grounds.quote(policy[key]) for key in ("issued", "how") if policy.get(key)]
        if policy.get("within_days") is not None:
            said.append(f"申请后{grounds.quote(policy['within_days'])}天内开好")
        clause = next(iter(policy.get("clause", ())), None)
        source = (
            Source(f"policy:{clause['id']}", str(clause["title"])) if clause else Source("policy:invoice", "发票规则")
        )
        return SkillResult(
            True, joined(said), sources=(source,), confidence=0.72, facts=grounds.facts, notes=("按发票规则",),
        ) if said else SkillResult(False, notes=("发票规则是空的",))  # fmt: skip

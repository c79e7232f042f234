"""Write what a person reads before the first word."""

from __future__ import annotations

from collections.abc import Sequence

from xiaoer.dialogue.hand_over import reason_text
from xiaoer.dialogue.model import Brief, Turn
from xiaoer.dialogue.serve_goal import Served
from xiaoer.skills.skill import TopicState

_LONGEST = 120
_SUGGESTIONS = {
    "asked": "先问清还需要什么，已经查过的不要再问一遍。", "anger": "先道歉，再说具体怎么办和什么时候办好。", "complaint": "先道歉，记下诉求，给出处理时间。",
    "threat": "先安抚，不争辩，尽快请主管一起看。", "compensation": "按店里的补偿规则核对金额，不要口头先答应。",
    "large_refund": "核对金额和凭证后再处理退款。", "failures": "直接问顾客卡在哪里；答完把这个问题补进知识库。", "overdue": "联系仓库或快递，给出确切时间。",
    "change_request": "核对订单状态，改完把结果告诉顾客。", "delivery_problem": "联系快递核实签收或异常，约定回复时间。",
    "person_only": "按店里的规定回答这个问题。",
}  # fmt: skip


def write_brief(
    turn: Turn, reason: str, topic: TopicState, served: Sequence[Served], text: str, mood: tuple[str, float]
) -> Brief:
    """The shopper's point, mood, order and product, what is verified and what was tried."""
    verified = [note for each in served for note in each.result.notes if each.result.specific]
    if turn.customer.identified:
        verified.insert(
            0,
            f"顾客已登录：{turn.customer.name or turn.customer.external_id}"
            + (f"，{turn.customer.level}" if turn.customer.level else ""),
        )
    said = text or next((line for author, line in reversed(turn.history) if author == "customer"), "")
    code = reason.partition(":")[0]
    return Brief(
        reason=reason,
        reason_text=reason_text(reason),
        point=_short(said.replace("\n", "；")) or "（没有文字）",
        mood=mood[0],
        intensity=mood[1],
        moods=topic.moods,
        order_no=topic.order_no,
        product=topic.product,
        verified=tuple(dict.fromkeys(verified))[:8],
        tried=topic.tried,
        suggestion=_SUGGESTIONS.get(code, "先看聊天记录，再接着处理。"),
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

"""Every skill, by name and by the intents it serves."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from xiaoer.skills.answer_question.serve import AnswerQuestion
from xiaoer.skills.ask_human.serve import AskHuman
from xiaoer.skills.bargain.serve import Bargain
from xiaoer.skills.bot_identity.serve import BotIdentity
from xiaoer.skills.change_request.serve import ChangeRequest
from xiaoer.skills.compare.serve import Compare
from xiaoer.skills.complaint.serve import Complaint
from xiaoer.skills.greeting.serve import Greeting
from xiaoer.skills.invoice_policy.serve import InvoicePolicy
from xiaoer.skills.order_status.serve import OrderStatusSkill
from xiaoer.skills.parcel_tracking.serve import ParcelTracking
from xiaoer.skills.praise.serve import Praise
from xiaoer.skills.price.serve import Price
from xiaoer.skills.product_facts.serve import ProductFacts
from xiaoer.skills.promotion.serve import PromotionSkill
from xiaoer.skills.recommend.serve import Recommend
from xiaoer.skills.refund_progress.serve import RefundProgress
from xiaoer.skills.return_policy.serve import ReturnPolicy
from xiaoer.skills.ship_time.serve import ShipTime
from xiaoer.skills.shipping.serve import ShippingSkill
from xiaoer.skills.size_advice.serve import SizeAdvice
from xiaoer.skills.skill import Skill
from xiaoer.skills.stock.serve import Stock
from xiaoer.skills.suitability.serve import Suitability
from xiaoer.skills.thanks.serve import Thanks
from xiaoer.skills.urge.serve import Urge

_ALL: tuple[Skill, ...] = (
    AnswerQuestion(), AskHuman(), Bargain(), BotIdentity(), ChangeRequest(), Compare(), Complaint(), Greeting(), InvoicePolicy(),
    OrderStatusSkill(), ParcelTracking(), Praise(), Price(), ProductFacts(), PromotionSkill(), Recommend(), RefundProgress(),
    ReturnPolicy(), ShipTime(), ShippingSkill(), SizeAdvice(), Stock(), Suitability(), Thanks(), Urge(),
)  # fmt: skip
SKILLS: Mapping[str, Skill] = MappingProxyType({skill.name: skill for skill in _ALL})
BY_INTENT: Mapping[str, Skill] = MappingProxyType({intent: skill for skill in _ALL for intent in skill.intents})
FALLBACK: Skill = SKILLS["answer_question"]


def skill_for(intent: str) -> Skill:
    """The skill that serves an intent; the shop's own words answer what has none."""
    return BY_INTENT.get(intent, FALLBACK)

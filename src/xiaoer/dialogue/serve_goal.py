"""Serve one goal: its skill's facts or the shop's own words, whichever rests on firmer ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import structlog

from xiaoer.dialogue.decide import SOCIAL, Goal
from xiaoer.dialogue.model import TraceStep, Turn
from xiaoer.foundation.errors import XiaoerError
from xiaoer.knowledge.model import Finding
from xiaoer.language.names import intent_name
from xiaoer.skills.answer_question.serve import KNOWN, SAME, SURE
from xiaoer.skills.registry import FALLBACK, SKILLS, skill_for
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult

log = structlog.get_logger()
#: A model this sure of the intent is not overruled by a question that looks the same.
_MODEL_SURE = 0.9
#: Below this an intent gives way to a fact of the product that is meant.
_DOUBT = 0.5
#: From here a general rule is given for it without asking whether the shop has words of its own.
_FAIRLY = 0.45
_ABOUT_FACTS = frozenset({"product_facts", "suitability", "compare", "size_advice"})
#: Of an intent this clear, words that answer another intent must be surer.
_CLEAR, _OTHER = 0.8, 0.65
#: Skills whose rules have dates: a general answer in the FAQ may be older than they are.
_OWN_RULES = frozenset({"promotion"})
#: Skills whose answer for the product meant says more than any general one.
_BETTER_ASKED = frozenset({"size_advice", "stock", "price"})
_DOWN = "店里的订单系统这会儿没有回应，查不到您的订单。您过几分钟再问我，急的话我请同事帮您查。"
_BROKEN = "这一条我没能查出来，是我们系统的问题，抱歉。要不要请同事来看？"


@dataclass(frozen=True, slots=True)
class Served:
    """A goal with its result and who gave it."""

    goal: Goal
    skill: str
    intent: str
    result: SkillResult
    steps: tuple[TraceStep, ...]
    #: Whether the words are the shop's own and stay as they are.
    quoted: bool = False
    #: The intent of the entry that was quoted.
    also: str = ""


async def serve_goal(turn: Turn, goal: Goal, abilities: Abilities) -> Served:
    """The best answer there is to a goal; a failing system makes honest words, not silence."""
    findings = _search(turn, goal, abilities)
    if goal.skill == "compare":  # a fact of one product is no comparison
        findings = [hit for hit in findings if hit.kind != "fact"]
    intents = _intents(goal, findings)
    request = SkillRequest(
        turn.shop, turn.customer, intents[0], goal.confidence, goal.understood, goal.tracked.topic, turn.now,
        viewing=turn.viewing, intents=intents, findings=tuple(findings), candidates=goal.tracked.slots.candidates,
        named=goal.tracked.named, only_named=goal.tracked.only_named, filled=goal.filled,
    )  # fmt: skip
    name = goal.skill if intents == goal.intents else skill_for(intents[0]).name
    searched = TraceStep(
        "search",
        f"知识里最像的是“{findings[0].source.title}”（{findings[0].score:.2f}）" if findings else "知识里没有相近的",
        {
            "found": [
                {"ref": hit.source.ref, "matched": hit.matched, "score": hit.score, **hit.parts} for hit in findings
            ]
        },
    )
    if intents[0] in SOCIAL and name == FALLBACK.name and goal.guesses and intents[0] != "other":
        return Served(goal, name, intents[0], SkillResult(False), (searched,))
    own = await _asked(name, request, abilities)
    words = own if name == FALLBACK.name else await FALLBACK.serve(request, abilities)
    if own.text and words.text and any(words.text in earlier for earlier in request.topic.said):
        words = replace(words, answered=False)
    chosen, result, why = _firmer(name, own, words, findings, goal)
    if not result.text and not result.handoff and own.topic:
        result = replace(result, topic=own.topic)
    decided = TraceStep(
        "skill", f"{'；'.join(own.notes) or intent_name(intents[0])}。{why}",
        {"skill": name, "chosen": chosen, "intent": intents[0], "answered": result.answered, "specific": result.specific,
         "sources": [source.ref for source in result.sources], "notes": list(own.notes)},
    )  # fmt: skip
    quoted = chosen == FALLBACK.name
    also = findings[0].intent if quoted and result.answered and findings else ""
    return Served(goal, chosen, intents[0], result, (searched, decided), quoted=quoted, also=also)


def _search(turn: Turn, goal: Goal, abilities: Abilities) -> Sequence[Finding]:
    vector = goal.understood.vector
    if vector is None or not goal.understood.text:
        return ()
    intents = {code: sure for code, sure in goal.guesses.items() if code not in SOCIAL}
    text = " ".join([goal.understood.text, *_proper_names(goal, abilities)])
    return abilities.knowledge.search(text, vector, now=turn.now, product=goal.tracked.topic.product, intents=intents)


def _proper_names(goal: Goal, abilities: Abilities) -> list[str]:
    """What the shop's own words stand for: sf is 顺丰速运, 小夜瓶 is a serum; knowledge is written in those."""
    knowledge = abilities.knowledge
    carriers = {str(each.get("code")): str(each.get("name")) for each in knowledge.policies.shipping.get("carrier", ())}
    names = []
    for entity in goal.understood.entities:
        if entity.kind == "carrier":
            names.append(carriers.get(entity.value, ""))
        elif entity.kind == "material" and entity.value in knowledge.materials:
            names.append(knowledge.materials[entity.value].name)
        elif entity.kind == "term":
            names.append(entity.value)
    return [name for name in dict.fromkeys(names) if name and name not in goal.understood.text]


def _intents(goal: Goal, findings: Sequence[Finding]) -> tuple[str, ...]:
    """The goal's intents; the shop's own question overrules an unsure guess, and speaks where there is none."""
    if goal.confidence < _DOUBT and goal.skill not in _ABOUT_FACTS and findings and findings[0].kind == "fact":
        return ("product_info", *goal.intents)
    best = next((hit for hit in findings if hit.kind == "faq" and hit.intent), None)
    if best is None or goal.tracked.resumed or best.intent in goal.intents or best.intent in SOCIAL:
        return goal.intents
    unknown = goal.intents[0] == "other" and best.score >= SURE
    same = best.score >= SAME and goal.confidence < _MODEL_SURE and best is findings[0]
    return (best.intent, *(each for each in goal.intents if each != "other")) if unknown or same else goal.intents


async def _asked(name: str, request: SkillRequest, abilities: Abilities) -> SkillResult:
    try:
        return await SKILLS[name].serve(request, abilities)
    except XiaoerError as error:
        return SkillResult(False, _DOWN, specific=True, choices=("转人工",), notes=(f"系统没有回应：{error.code}",))
    except Exception as error:
        log.exception("skill_failed", skill=name)
        return SkillResult(
            False, _BROKEN, specific=True, choices=("转人工",), notes=(f"技能出错：{type(error).__name__}",)
        )


def _firmer(
    name: str, own: SkillResult, words: SkillResult, findings: Sequence[Finding], goal: Goal
) -> tuple[str, SkillResult, str]:
    """Whose answer to give: (skill, result, why)."""
    fallback, resumed = FALLBACK.name, goal.tracked.resumed is not None
    score = findings[0].score if findings else 0.0
    if words.handoff == "person_only":
        return fallback, words, "这一条店里规定由人来答"
    if name == fallback:
        return name, own, "按店里的知识"
    if own.handoff or (own.answered and own.specific):
        return name, own, "有这位顾客或这件商品自己的资料，用它"
    other = _of_another_intent(findings, goal)
    if words.answered and not resumed and score >= _needed(name, own, other=other):
        return fallback, _with_question(words, own), f"店里的原话够像（{score:.2f}），用原话"
    if own.answered and (goal.confidence >= _FAIRLY or not words.answered):
        return name, own, "店里没有更贴切的原话，按规则答"
    if own.text:
        return (
            name,
            own if resumed or other or not _worth_asking(own) else _asking(own, words, score),
            "还缺一样，先问顾客",
        )
    agrees = bool(findings) and (not findings[0].intent or findings[0].intent in goal.intents)
    if (words.answered and (score >= SURE or agrees)) or (words.text and not words.answered):
        return fallback, words, f"技能没有依据，用最像的原话（{score:.2f}）"
    return name, replace(own, confidence=score), "没有依据，不乱答"


def _of_another_intent(findings: Sequence[Finding], goal: Goal) -> bool:
    """Whether the likeliest words answer something else than what was clearly meant."""
    if not findings or goal.confidence < _CLEAR:
        return False
    return bool(findings[0].intent) and findings[0].intent not in goal.intents


def _needed(name: str, own: SkillResult, *, other: bool) -> float:
    """The chance of being right from which the shop's words go before what the skill has."""
    if name in _OWN_RULES or (other and own.text and not own.answered):
        return SAME
    return _OTHER if other and own.answered else SURE


def _with_question(words: SkillResult, own: SkillResult) -> SkillResult:
    """The shop's words, followed by what the skill would need for a better answer."""
    if not own.text or own.answered or not _worth_asking(own):
        return words
    return replace(
        words, text=f"{words.text}\n{own.text}", choices=own.choices, cards=own.cards, topic=own.topic, facts=(*words.facts, *own.facts, own.text)
    )  # fmt: skip


def _worth_asking(own: SkillResult) -> bool:
    """Whether an answer for this shopper's own case would say more than the general one just given."""
    pending = own.topic.get("pending") or {}
    return not pending or pending.get("slot") in {"order", "body"} or pending.get("skill") in _BETTER_ASKED


def _asking(own: SkillResult, words: SkillResult, score: float) -> SkillResult:
    return own if not words.answered or score < KNOWN else replace(_with_question(words, own), sources=words.sources)

"""The brain: hear, understand, track, decide, serve, hand over or compose, check. No I/O of its own; every step is traced."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from xiaoer.dialogue.brief import write_brief
from xiaoer.dialogue.check import grounded
from xiaoer.dialogue.compose import Draft, compose, unhappy, unknown
from xiaoer.dialogue.decide import SOCIAL, Goal, goals_of
from xiaoer.dialogue.hand_over import announced, reason_text, trigger
from xiaoer.dialogue.hear import Message, hear
from xiaoer.dialogue.model import Reply, TraceStep, Turn
from xiaoer.dialogue.serve_goal import Served, serve_goal
from xiaoer.dialogue.social import social_reply
from xiaoer.dialogue.track import Scene, Tracked, track
from xiaoer.dialogue.trouble import after_turn, offer_person, wants_person
from xiaoer.language.names import intent_name, mood_name
from xiaoer.language.understand import Understanding
from xiaoer.skills.registry import skill_for
from xiaoer.skills.skill import Abilities, TopicState

_MOST_SAID, _LONGEST_SAID, _MOST_MOODS = 16, 240, 20
#: Who calls a person for these is apologised to, however calm the words.
_SORRY = frozenset({"anger", "complaint", "threat"})
#: A part of a message counts as a question of its own from this confidence of its intent.
_OWN = 0.5


async def reply(turn: Turn, abilities: Abilities) -> Reply:
    """Decide the reply to a turn. The same turn and facts give the same reply."""
    message = hear(turn.heard)
    whole, parts = await asyncio.to_thread(_understand, message, turn, abilities)
    steps = [_heard(turn, message, whole), _understood(whole, parts)]
    mood = (whole.emotion.label, whole.emotion.intensity)
    topic = replace(turn.topic, moods=(*map(_mood, turn.topic.moods), mood)[-_MOST_MOODS:])
    scene = Scene(abilities.knowledge, turn.now, turn.viewing, message.product, message.order_no)
    tracked, topic = await asyncio.to_thread(_track, parts, topic, scene)
    steps.append(_tracked(tracked, topic))
    called = trigger(message, whole, abilities.knowledge)
    goals = goals_of(tracked, turn.topic.intent)
    steps.append(_decided(goals, called.why if called else ""))
    if wants_person(goals):
        return await _hand_over(turn, abilities, topic, (), "failures", steps, whole, mood)
    if called:
        served = await _served(
            turn, [goal for goal in goals if goal.skill not in {"ask_human", "complaint"}], abilities
        )
        topic = _learned(topic, served)
        return await _hand_over(turn, abilities, topic, served, called.code, steps, whole, mood, silent=True)
    if (social := social_reply(message, goals, topic)) is not None:
        result, intent = social
        served = [Served(goals[0] if goals else _nothing(tracked), "small_talk", intent, result, ())]
    else:
        served = await _served(turn, goals, abilities)
    steps += [step for each in served for step in each.steps]
    topic = _learned(topic, served)
    if reason := next((each.result.handoff for each in served if each.result.handoff), None):
        return await _hand_over(turn, abilities, topic, served, reason, steps, whole, mood)
    return _say(turn, abilities, topic, served, goals, steps, whole, mood)


def _mood(pair: Sequence[object]) -> tuple[str, float]:
    """A mood as it comes back from storage."""
    return (str(pair[0]), float(str(pair[1])))


def _understand(message: Message, turn: Turn, abilities: Abilities) -> tuple[Understanding, list[Understanding]]:
    """The whole, and its questions where they are several that each mean something else."""
    knowledge = abilities.knowledge
    whole = knowledge.understand(message.text, now=turn.now)
    if len(message.segments) < 2:
        return whole, [whole]
    parts = [knowledge.understand(segment, now=turn.now) for segment in message.segments]
    own = {skill_for(part.primary).name for part in parts if part.intents and part.intents[0].confidence >= _OWN}
    meant = [part for part in parts if part.primary not in SOCIAL]
    return whole, parts if len(own) >= 2 and len(meant) >= 2 else [whole]


def _track(parts: Sequence[Understanding], topic: TopicState, scene: Scene) -> tuple[list[Tracked], TopicState]:
    tracked = []
    for part in parts:
        each = track(part, topic, scene)
        tracked.append(each)
        topic = each.carry
    return tracked, topic


async def _served(turn: Turn, goals: Sequence[Goal], abilities: Abilities) -> list[Served]:
    return [await serve_goal(turn, goal, abilities) for goal in goals]


def _nothing(tracked: Sequence[Tracked]) -> Goal:
    return Goal(("other",), 0.0, tracked[0], "answer_question")


def _learned(topic: TopicState, served: Sequence[Served]) -> TopicState:
    """What the skills found is carried on, with the question and intent to complete the next one from."""
    for each in served:
        changes = dict(each.result.topic)
        pending = changes.pop("pending", topic.pending if not each.goal.tracked.resumed else None)
        if len(shown := changes.get("shown", ())) == 1 and shown[0] in topic.shown:
            changes.pop("shown")
        tried = (*topic.tried, *each.result.notes[:1])[-10:] if each.result.notes else topic.tried
        topic = replace(topic, pending=pending, tried=tried, **changes)
        if each.intent not in SOCIAL:
            question = str(changes.get("question") or each.goal.understood.text)[:_LONGEST_SAID]
            topic = replace(topic, intent=each.intent, question=question)
    return topic


def _say(
    turn: Turn, abilities: Abilities, topic: TopicState, served: list[Served], goals: Sequence[Goal], steps: list[TraceStep],
    whole: Understanding, mood: tuple[str, float],
) -> Reply:  # fmt: skip
    key = "".join(each.text for each in turn.heard)
    silent = [each for each in served if not each.result.text]
    if silent:
        lost = unknown(turn, topic.said, key)
        served = [each for each in served if each.result.text] + [
            replace(
                silent[0],
                result=replace(silent[0].result, text=lost, facts=(*silent[0].result.facts, lost), answered=False),
            )
        ]
    topic, failing = after_turn(turn, topic, served, goals, missed=bool(silent))
    limit = int(abilities.knowledge.policies.handoff.get("failures", 3))
    offer = offer_person(topic, limit, key) if failing else None
    draft, step = compose(turn, served, abilities.knowledge, mood, topic.said, closing=offer[0] if offer else "")
    topic = _remember(replace(topic, pending=offer[1]) if offer else topic, draft)
    checked = TraceStep(
        "check", "数字都有出处" if not draft.blocked else f"拦下没有出处的数字：{'、'.join(draft.blocked)}"
    )
    choices = offer[2] if offer else tuple(dict.fromkeys(choice for each in served for choice in each.result.choices))
    return Reply(
        tuple(draft.texts),
        cards=tuple(card for each in served for card in each.result.cards)[:6],
        choices=choices[:6],
        sticker=draft.sticker,
        sources=tuple(dict.fromkeys(source for each in served for source in each.result.sources)),
        answered=not silent
        and not draft.blocked
        and any(each.result.answered or each.result.specific for each in served),
        topic=topic,
        intents=_intents(served, whole),
        skills=tuple(dict.fromkeys(each.skill for each in served)),
        emotion=mood[0],
        emotion_intensity=mood[1],
        confidence=round(min((each.result.confidence for each in served), default=0.0), 4),
        trace=(*steps, step, checked),
    )


async def _hand_over(
    turn: Turn, abilities: Abilities, topic: TopicState, served: Sequence[Served], reason: str, steps: list[TraceStep],
    whole: Understanding, mood: tuple[str, float], *, silent: bool = False,
) -> Reply:  # fmt: skip
    """Call a person: what was found is said where the skill itself called (not where the shopper's words did)."""
    key = "".join(each.text for each in turn.heard)
    said_first = [] if silent else [each for each in served if each.result.text]
    text, facts = announced(turn, abilities.knowledge, topic.said, key)
    tone = mood if reason not in _SORRY or unhappy(mood) else ("dissatisfied", 1.0)
    draft, step = compose(turn, said_first, abilities.knowledge, tone, topic.said, closing=text)
    verdict = grounded(text, [*facts, *draft.facts])
    brief = write_brief(turn, reason, topic, served, whole.text, mood)
    topic = _remember(replace(topic, pending=None, failures=0), draft)
    steps = [
        *steps,
        TraceStep(
            "hand_over", reason_text(reason), {"reason": reason, "open": turn.desk.open, "waiting": turn.desk.waiting}
        ),
        step,
        TraceStep("check", "数字都有出处" if verdict.ok and not draft.blocked else "拦下没有出处的数字"),
    ]
    intents = _intents(served, whole)
    return Reply(
        tuple(draft.texts),
        cards=tuple(card for each in said_first for card in each.result.cards)[:6],
        sources=tuple(dict.fromkeys(source for each in said_first for source in each.result.sources)),
        handoff=reason,
        brief=brief,
        topic=topic,
        intents=intents,
        skills=tuple(
            dict.fromkeys([*(each.skill for each in said_first), *(["ask_human"] if reason == "asked" else [])])
        ),
        emotion=mood[0],
        emotion_intensity=mood[1],
        confidence=1.0,
        trace=tuple(steps),
    )


def _remember(topic: TopicState, draft: Draft) -> TopicState:
    said = (*topic.said, *(text[:_LONGEST_SAID] for text in draft.texts))
    return replace(topic, said=said[-_MOST_SAID:])


def _intents(served: Sequence[Served], whole: Understanding) -> tuple[tuple[str, float], ...]:
    """The goals' intents first, then what else the words may mean."""
    pairs = {each.intent: each.goal.confidence or each.result.confidence for each in served if each.intent != "other"}
    for each in served:
        if each.also:
            pairs.setdefault(each.also, each.result.confidence)
    for guess in whole.intents:
        pairs.setdefault(guess.code, guess.confidence)
    return tuple(pairs.items())


def _heard(turn: Turn, message: Message, whole: Understanding) -> TraceStep:
    repairs = (
        "，改正：" + "、".join(f"{wrong}→{right}" for wrong, right in whole.repairs.items()) if whole.repairs else ""
    )
    data = {
        "heard": [each.text for each in turn.heard],
        "segments": list(message.segments),
        "repairs": dict(whole.repairs),
    }
    return TraceStep("normalise", f"听到：{whole.text[:80]}{repairs}", data)


def _understood(whole: Understanding, parts: Sequence[Understanding]) -> TraceStep:
    names = "、".join(f"{intent_name(guess.code)} {guess.confidence:.0%}" for guess in whole.intents) or "看不出意图"
    several = f"；分成 {len(parts)} 问" if len(parts) > 1 else ""
    data = {
        "intents": [[guess.code, guess.confidence] for part in parts for guess in part.intents],
        "entities": [[each.kind, each.text, each.value] for part in parts for each in part.entities],
        "emotion": [whole.emotion.label, whole.emotion.intensity],
    }
    return TraceStep("understand", f"{names}；情绪{mood_name(whole.emotion.label)}{several}", data)


def _tracked(tracked: Sequence[Tracked], topic: TopicState) -> TraceStep:
    notes = [note for each in tracked for note in each.notes]
    data = {
        "product": topic.product, "color": topic.color, "size": topic.size, "order_no": topic.order_no, "facts": dict(topic.facts),
        "completed": [each.understood.text for each in tracked if each.shortened],
        "candidates": [list(each.slots.candidates) for each in tracked],
    }  # fmt: skip
    return TraceStep(
        "track",
        "；".join(notes) or "接着刚才的话题" if topic.product or topic.order_no else "；".join(notes) or "新的话题",
        data,
    )


def _decided(goals: Sequence[Goal], called: str) -> TraceStep:
    names = "，再答".join(intent_name(goal.intents[0]) for goal in goals) or "没有要办的事"
    return TraceStep("decide", f"转人工：{called}" if called else f"先答{names}" if len(goals) > 1 else f"答{names}" if goals else names, {
        "goals": [{"intents": list(goal.intents), "skill": goal.skill, "confidence": goal.confidence} for goal in goals],
    })  # fmt: skip

"""POST /try: what would the bot say, and why?"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from typing import ClassVar

from fastapi import APIRouter

from xiaoer.accounts.permissions import Permission
from xiaoer.accounts.repository import load_shop
from xiaoer.console.access import Access, Actor
from xiaoer.console.deps import Console
from xiaoer.console.forms import BEHIND_LOGIN, problems
from xiaoer.console.inbox.models import Brief
from xiaoer.console.test_bench.models import (
    EmotionView,
    EntityView,
    GuessView,
    TryAnswer,
    TryForm,
    UnderstandingView,
)
from xiaoer.console.test_bench.sealed_topic import open_topic, seal_topic
from xiaoer.console.thread.models import TraceStepView
from xiaoer.conversation.model import Author, Message
from xiaoer.conversation.reply_json import brief_json, reply_content
from xiaoer.conversation.shop_of import shop_of
from xiaoer.customers.errors import CustomerNotFound
from xiaoer.customers.model import Customer
from xiaoer.customers.repository import find_customer
from xiaoer.dialogue.engine import reply as think
from xiaoer.dialogue.model import Heard, Reply, Turn
from xiaoer.foundation.errors import ErrorKind, XiaoerError
from xiaoer.foundation.ids import ConversationId, CustomerId, MessageId, Seq, new_id
from xiaoer.language.understand import Understanding
from xiaoer.skills.skill import Abilities

_LONGEST_THOUGHT = 20.0


class BotFailed(XiaoerError):
    """The bot failed to think of an answer; a shopper would get an apology and a person. The message names the error."""

    code: ClassVar[str] = "bot_failed"
    kind: ClassVar[ErrorKind] = ErrorKind.UNAVAILABLE


def build(console: Console, access: Access) -> APIRouter:
    """The test bench."""
    router = APIRouter(responses=problems(*BEHIND_LOGIN, 404, 503))
    tester = access.needs(Permission.TRY_BOT)

    @router.post("/try", operation_id="try_bot")
    async def try_bot(form: TryForm, actor: Actor = tester) -> TryAnswer:
        """Let the live brain answer on the live knowledge; nothing is stored."""
        began = time.perf_counter()
        texts = form.texts or [form.text or ""]
        turn = await _turn(console, actor, form, texts)
        snapshot = await console.knowledge.current(actor.shop_id)
        understood = await asyncio.to_thread(snapshot.understand, "\n".join(texts), now=turn.now)
        try:
            async with asyncio.timeout(_LONGEST_THOUGHT):
                reply = await think(turn, Abilities(snapshot, console.orders(actor.shop_id)))
        except Exception as error:
            raise BotFailed(f"{type(error).__name__}: {error}"[:500]) from error
        brief = Brief.model_validate(brief_json(reply, "\n".join(texts), turn.now)) if reply.handoff else None
        return TryAnswer(
            reply=await _shown(console, actor, reply),
            understanding=_understanding(understood),
            trace=[TraceStepView(name=step.name, summary=step.summary, data=dict(step.data)) for step in reply.trace],
            intents=[GuessView(code=code, confidence=confidence) for code, confidence in reply.intents],
            skills=list(reply.skills),
            handoff=reply.handoff,
            brief=brief,
            topic=seal_topic(console.secret, actor.shop_id, reply.topic),
            milliseconds=round((time.perf_counter() - began) * 1000, 1),
        )

    return router


async def _turn(console: Console, actor: Actor, form: TryForm, texts: Sequence[str]) -> Turn:
    now = console.clock.now()
    topic = open_topic(console.secret, actor.shop_id, form.topic)
    async with console.database.unit_of_work(actor.shop_id) as uow:
        shop = shop_of(await load_shop(uow, actor.shop_id))
        customer: Customer | None = Customer(CustomerId(new_id()), actor.shop_id, None, "")
        if form.customer is not None:
            customer = await find_customer(uow, form.customer)
        desk = await console.desk.look(uow, shop, now)
    if customer is None:
        raise CustomerNotFound(customer=form.customer)
    return Turn(shop, customer, [Heard("text", text) for text in texts], topic, now, viewing=form.viewing, desk=desk)


async def _shown(console: Console, actor: Actor, reply: Reply) -> dict[str, object]:
    """The reply as the widget would get it."""
    message = Message(
        id=MessageId(new_id()),
        conversation_id=ConversationId(new_id()),
        seq=Seq(1),
        author=Author.BOT,
        client_id=None,
        content=reply_content(reply),
        created_at=console.clock.now(),
    )
    async with console.database.unit_of_work(actor.shop_id) as uow:
        return dict((await console.present(uow, actor.shop_id, [message]))[0]["content"])


def _understanding(found: Understanding) -> UnderstandingView:
    return UnderstandingView(
        text=found.text,
        intents=[GuessView(code=guess.code, confidence=guess.confidence) for guess in found.intents],
        entities=[
            EntityView(kind=e.kind, text=e.text, value=e.value, start=e.start, end=e.end, origin=e.origin)
            for e in found.entities
        ],
        emotion=EmotionView(label=found.emotion.label, intensity=found.emotion.intensity),
        repairs=dict(found.repairs),
    )

"""One chat: read it, and what a person can do in it."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query

from xiaoer.accounts.model import StaffNotFound
from xiaoer.accounts.permissions import Permission
from xiaoer.accounts.staff_repository import find_staff
from xiaoer.console.access import Access, Actor
from xiaoer.console.deps import Console
from xiaoer.console.forms import BEHIND_LOGIN, Done, problems
from xiaoer.console.inbox.models import Brief, ConversationAnswer, MessageView, ReadMarks, Row
from xiaoer.console.inbox.queries import find_row
from xiaoer.console.inbox.show_row import show_customer, show_row
from xiaoer.console.thread.forms import CloseForm, GiveBackForm, MessageForm, ReadForm, TransferForm
from xiaoer.console.thread.models import MessagesAnswer
from xiaoer.console.thread.resolve_content import resolve_content
from xiaoer.conversation.errors import ConversationNotFound
from xiaoer.conversation.hints import notify_typing
from xiaoer.conversation.model import ConversationState, StaffFace
from xiaoer.conversation.ownership import check_holder
from xiaoer.conversation.repository import load_conversation, messages_after, messages_before
from xiaoer.foundation.ids import ConversationId, StaffId

ConversationPath = Annotated[UUID, Path(alias="id", description="Id of the conversation.")]
_Seq = Annotated[int | None, Query(ge=0, le=2**53)]


def build(console: Console, access: Access) -> APIRouter:
    """Everything under /conversations/{id}."""
    router = APIRouter(prefix="/conversations/{id}", responses=problems(*BEHIND_LOGIN, 404))
    _add_reading(router, console, access)
    _add_writing(router, console, access)
    _add_hands(router, console, access)
    return router


async def _row(console: Console, actor: Actor, conversation_id: UUID) -> Row:
    async with console.database.unit_of_work(actor.shop_id) as uow:
        row = await find_row(uow, ConversationId(conversation_id))
    if row is None:
        raise ConversationNotFound(conversation=str(conversation_id))
    return show_row(row)


def _add_reading(router: APIRouter, console: Console, access: Access) -> None:
    worker = access.needs(Permission.WORK_CHATS)

    @router.get("", operation_id="get_conversation")
    async def conversation(conversation_id: ConversationPath, actor: Actor = worker) -> ConversationAnswer:
        """The chat with its customer, brief, read marks and last 50 messages."""
        found = ConversationId(conversation_id)
        async with console.database.unit_of_work(actor.shop_id) as uow:
            row = await find_row(uow, found)
            if row is None:
                raise ConversationNotFound(conversation=str(conversation_id))
            messages = await messages_before(uow, found)
            shown = await console.present(uow, actor.shop_id, messages)
        return ConversationAnswer(
            row=show_row(row),
            customer=show_customer(row),
            brief=Brief.model_validate({**_NO_BRIEF, **row["brief"]}) if row["brief"] else None,
            read=ReadMarks(customer=row["read_customer"], staff=row["read_staff"]),
            messages=[MessageView.model_validate(message) for message in shown],
        )

    @router.get("/messages", operation_id="list_messages")
    async def messages(
        conversation_id: ConversationPath,
        before: _Seq = None,
        after: _Seq = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        actor: Actor = worker,
    ) -> MessagesAnswer:
        """The timeline after `after`, or the last messages before `before`; oldest first."""
        found = ConversationId(conversation_id)
        async with console.database.unit_of_work(actor.shop_id) as uow:
            if await load_conversation(uow, found) is None:
                raise ConversationNotFound(conversation=str(conversation_id))
            if after is not None:
                piece = await messages_after(uow, found, after, limit)
                piece = [message for message in piece if before is None or message.seq < before]
            else:
                piece = await messages_before(uow, found, before, limit)
            shown = await console.present(uow, actor.shop_id, piece)
        return MessagesAnswer(messages=[MessageView.model_validate(message) for message in shown])


def _add_writing(router: APIRouter, console: Console, access: Access) -> None:
    worker = access.needs(Permission.WORK_CHATS)

    @router.post("/messages", operation_id="send_staff_message", responses=problems(409))
    async def send(conversation_id: ConversationPath, form: MessageForm, actor: Actor = worker) -> MessageView:
        """Write to the shopper (who has the chat) or leave a note (anyone). The same client id is stored once."""
        found = ConversationId(conversation_id)
        content = await resolve_content(console, actor, found, form.content)
        message = await console.do.send_staff_message(actor.shop_id, found, actor.face, form.client_id, content)
        async with console.database.unit_of_work(actor.shop_id) as uow:
            shown = await console.present(uow, actor.shop_id, [message])
        return MessageView.model_validate(shown[0])

    @router.post("/read", operation_id="mark_read")
    async def read(conversation_id: ConversationPath, form: ReadForm, actor: Actor = worker) -> Done:
        """Note up to where one has read; looking into a colleague's chat leaves its marks alone."""
        found = ConversationId(conversation_id)
        async with console.database.unit_of_work(actor.shop_id) as uow:
            chat = await load_conversation(uow, found)
        if chat is None:
            raise ConversationNotFound(conversation=str(conversation_id))
        if chat.state is not ConversationState.PERSON or chat.assignee == actor.staff.id:
            await console.do.mark_read(actor.shop_id, found, "staff", form.seq)
        return Done()

    @router.post("/typing", operation_id="show_typing", responses=problems(409))
    async def typing(conversation_id: ConversationPath, actor: Actor = worker) -> Done:
        """Show the shopper that one is typing; only who has the chat."""
        found = ConversationId(conversation_id)
        async with console.database.unit_of_work(actor.shop_id) as uow:
            chat = await load_conversation(uow, found)
        if chat is None:
            raise ConversationNotFound(conversation=str(conversation_id))
        check_holder(chat, actor.face)
        await notify_typing(console.bus, actor.shop_id, found, "staff", actor.staff.name)
        return Done()


def _add_hands(router: APIRouter, console: Console, access: Access) -> None:
    worker = access.needs(Permission.WORK_CHATS)

    def above(actor: Actor) -> bool:
        return actor.may(Permission.TAKE_FROM_COLLEAGUE)

    @router.post("/take", operation_id="take_conversation", responses=problems(409))
    async def take(conversation_id: ConversationPath, actor: Actor = worker) -> Row:
        """Take the chat over from the queue, from the bot, or (a supervisor) from a colleague."""
        found = ConversationId(conversation_id)
        await console.do.take_over(actor.shop_id, found, actor.face, from_colleague=above(actor))
        return await _row(console, actor, conversation_id)

    @router.post("/give-back", operation_id="give_back_conversation", responses=problems(409))
    async def give_back(conversation_id: ConversationPath, form: GiveBackForm, actor: Actor = worker) -> Row:
        """Let the bot go on, with an instruction if there is one."""
        found = ConversationId(conversation_id)
        await console.do.give_back(actor.shop_id, found, actor.face, form.instruction, supervisor=above(actor))
        return await _row(console, actor, conversation_id)

    @router.post("/close", operation_id="close_conversation", responses=problems(409))
    async def close(conversation_id: ConversationPath, form: CloseForm, actor: Actor = worker) -> Row:
        """End the chat; the shopper may rate it, and their next words open it again."""
        found = ConversationId(conversation_id)
        await console.do.close(actor.shop_id, found, actor.face, form.reason, supervisor=above(actor))
        return await _row(console, actor, conversation_id)

    @router.post("/reopen", operation_id="reopen_conversation", responses=problems(409))
    async def reopen(conversation_id: ConversationPath, actor: Actor = worker) -> Row:
        """Open a closed chat again; it is then one's own."""
        await console.do.reopen(actor.shop_id, ConversationId(conversation_id), actor.face)
        return await _row(console, actor, conversation_id)

    @router.post("/transfer", operation_id="transfer_conversation", responses=problems(409))
    async def transfer(conversation_id: ConversationPath, form: TransferForm, actor: Actor = worker) -> Row:
        """Give the chat to a colleague."""
        async with console.database.unit_of_work(actor.shop_id) as uow:
            target = await find_staff(uow, StaffId(form.staff_id))
        if target.disabled:
            raise StaffNotFound(staff=str(form.staff_id))
        to = StaffFace(target.id, target.name, target.avatar)
        found = ConversationId(conversation_id)
        await console.do.transfer(actor.shop_id, found, actor.face, to, form.note, supervisor=above(actor))
        return await _row(console, actor, conversation_id)


_NO_BRIEF: dict[str, object] = {
    "reason": None, "reason_text": "", "point": "", "mood": "calm", "intensity": 0.0, "moods": [], "order_no": None,
    "product": None, "verified": [], "tried": [], "suggestion": "", "at": None,
}  # fmt: skip

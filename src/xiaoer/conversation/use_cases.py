"""Everything that can be done to a chat, in one place for those who build screens and channels."""

from __future__ import annotations

from dataclasses import dataclass

from xiaoer.conversation.change import Chats
from xiaoer.conversation.close import Close
from xiaoer.conversation.give_back import GiveBack
from xiaoer.conversation.give_thumb import GiveThumb
from xiaoer.conversation.leave_message import LeaveMessage
from xiaoer.conversation.mark_read import MarkRead
from xiaoer.conversation.rate import Rate
from xiaoer.conversation.receive_message import ReceiveMessage
from xiaoer.conversation.reopen import Reopen
from xiaoer.conversation.send_staff_message import SendStaffMessage
from xiaoer.conversation.take_over import TakeOver
from xiaoer.conversation.transfer import Transfer


@dataclass(frozen=True, slots=True)
class Conversations:
    """The use cases; each is idempotent and one transaction."""

    receive_message: ReceiveMessage
    leave_message: LeaveMessage
    send_staff_message: SendStaffMessage
    take_over: TakeOver
    give_back: GiveBack
    transfer: Transfer
    close: Close
    reopen: Reopen
    mark_read: MarkRead
    give_thumb: GiveThumb
    rate: Rate


def conversations(chats: Chats) -> Conversations:
    """All of them on the same database, jobs, bus and clock."""
    return Conversations(
        ReceiveMessage(chats),
        LeaveMessage(chats),
        SendStaffMessage(chats),
        TakeOver(chats),
        GiveBack(chats),
        Transfer(chats),
        Close(chats),
        Reopen(chats),
        MarkRead(chats),
        GiveThumb(chats),
        Rate(chats),
    )

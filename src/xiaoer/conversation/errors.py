"""What can be wrong with a request to a conversation."""

from __future__ import annotations

from typing import ClassVar

from xiaoer.foundation.errors import ErrorKind, XiaoerError


class ConversationNotFound(XiaoerError):
    """There is no such conversation."""

    code: ClassVar[str] = "conversation_not_found"
    kind: ClassVar[ErrorKind] = ErrorKind.NOT_FOUND


class MessageNotFound(XiaoerError):
    """There is no such message in this conversation."""

    code: ClassVar[str] = "message_not_found"
    kind: ClassVar[ErrorKind] = ErrorKind.NOT_FOUND


class ContentInvalid(XiaoerError):
    """The message holds nothing that can be sent."""

    code: ClassVar[str] = "content_invalid"
    kind: ClassVar[ErrorKind] = ErrorKind.REJECTED


class NotYourChat(XiaoerError):
    """Only the person who has the chat may do this; take it over first."""

    code: ClassVar[str] = "not_your_chat"
    kind: ClassVar[ErrorKind] = ErrorKind.FORBIDDEN


class TakenByColleague(XiaoerError):
    """A colleague has this chat; ask for a transfer, or let a supervisor take it."""

    code: ClassVar[str] = "taken_by_colleague"
    kind: ClassVar[ErrorKind] = ErrorKind.CONFLICT


class ConversationClosed(XiaoerError):
    """The conversation is closed; reopen it first."""

    code: ClassVar[str] = "conversation_closed"
    kind: ClassVar[ErrorKind] = ErrorKind.CONFLICT


class ConversationOpen(XiaoerError):
    """A conversation can be rated only after it was closed."""

    code: ClassVar[str] = "conversation_open"
    kind: ClassVar[ErrorKind] = ErrorKind.CONFLICT


class AlreadyRated(XiaoerError):
    """This conversation was rated already."""

    code: ClassVar[str] = "already_rated"
    kind: ClassVar[ErrorKind] = ErrorKind.CONFLICT

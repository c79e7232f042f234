"""What the widget may send, with sizes and types bounded before anything is done with it."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from xiaoer.conversation.model import Message
from xiaoer.foundation.errors import ErrorKind, XiaoerError

LARGEST_FRAME = 16 * 1024
LONGEST_TEXT = 2000


class FrameInvalid(XiaoerError):
    """The frame is not one this channel understands."""

    code: ClassVar[str] = "frame_invalid"
    kind: ClassVar[ErrorKind] = ErrorKind.REJECTED


class _Frame(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


Code = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f]+$")]
#: At least one character that can be seen, no NUL (PostgreSQL keeps none).
Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT, pattern=r"^[^\x00]*[^\s\x00][^\x00]*$")]
ClientId = Annotated[str, Field(min_length=8, max_length=64, pattern=r"^[\w-]+$")]
SeqNumber = Annotated[int, Field(ge=0, le=2**53)]


class TextContent(_Frame):
    """A typed message."""

    type: Literal["text"]
    text: Text


class PictureContent(_Frame):
    """An uploaded picture; its size is read from what was stored."""

    type: Literal["picture"]
    picture: Annotated[UUID, Field(strict=False)]
    width: Annotated[int, Field(ge=1, le=100_000)] | None = None
    height: Annotated[int, Field(ge=1, le=100_000)] | None = None


class StickerContent(_Frame):
    """One of the shop's stickers."""

    type: Literal["sticker"]
    sticker: Code


class ProductContent(_Frame):
    """A product the shopper asks about."""

    type: Literal["product"]
    code: Code


class OrderContent(_Frame):
    """An order of one's own."""

    type: Literal["order"]
    no: Code


Content = Annotated[
    TextContent | PictureContent | StickerContent | ProductContent | OrderContent, Field(discriminator="type")
]


class Hello(_Frame):
    """Opens the socket, or asks again for what is missing: who, and up to where the timeline is known."""

    type: Literal["hello"]
    token: Annotated[str, Field(max_length=200)]
    after: SeqNumber = 0
    language: Annotated[str, Field(max_length=20, pattern=r"^[A-Za-z0-9-]*$")] = ""
    viewing: Code | None = None


class Send(_Frame):
    """One message under the client's own id; sending it again is safe."""

    type: Literal["send"]
    client_id: ClientId
    content: Content
    viewing: Code | None = None


class AskHuman(_Frame):
    """The button that asks for a person."""

    type: Literal["ask_human"]
    client_id: ClientId


class LeaveMessage(_Frame):
    """Words for people who are not there now."""

    type: Literal["leave_message"]
    client_id: ClientId
    text: Text
    contact: Annotated[str, Field(max_length=100)] = ""


class Typing(_Frame):
    """The shopper is typing."""

    type: Literal["typing"]


class Read(_Frame):
    """Everything up to `seq` was seen."""

    type: Literal["read"]
    seq: SeqNumber


class Thumb(_Frame):
    """Whether an answer of the bot's helped."""

    type: Literal["thumb"]
    seq: SeqNumber
    value: Literal["up", "down"] | None


class Rate(_Frame):
    """How the whole chat was: 1 to 5."""

    type: Literal["rate"]
    score: Annotated[int, Field(ge=1, le=5)]
    comment: Annotated[str, Field(max_length=500)] = ""


class Ping(_Frame):
    """Asks whether the other side still lives."""

    type: Literal["ping"]


Frame = Hello | Send | AskHuman | LeaveMessage | Typing | Read | Thumb | Rate | Ping
_FRAMES: TypeAdapter[Frame] = TypeAdapter(Annotated[Frame, Field(discriminator="type")])


def parse_frame(raw: str) -> Frame:
    """The frame; raises FrameInvalid, which names the first thing that is wrong and where."""
    if len(raw.encode("utf-8", "replace")) > LARGEST_FRAME:
        raise FrameInvalid(f"A frame may have {LARGEST_FRAME} bytes.", limit=LARGEST_FRAME)
    try:
        return _FRAMES.validate_json(raw)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "frame"
        raise FrameInvalid(f"{where}: {first['msg']}", where=where) from None


def message_json(message: Message) -> dict[str, Any]:
    """A message as the widget gets it."""
    return {
        "id": str(message.id),
        "seq": message.seq,
        "author": message.author.value,
        "client_id": message.client_id,
        "content": message.content,
        "created_at": message.created_at.isoformat(),
    }

"""What the widget may send, with sizes and types bounded before anything is done with it."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

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


class Hello(_Frame):
    """Opens the socket: who, and up to where the timeline is known."""

    type: Literal["hello"]
    token: Annotated[str, Field(max_length=200)]
    after: Annotated[int, Field(ge=0, le=2**53)] = 0


class TextContent(_Frame):
    """A typed message."""

    type: Literal["text"]
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT, pattern=r"[^\s\x00]")]


class Send(_Frame):
    """One message under the client's own id; sending it again is safe."""

    type: Literal["send"]
    client_id: Annotated[str, Field(min_length=8, max_length=64, pattern=r"^[\w-]+$")]
    content: TextContent


class Ping(_Frame):
    """Asks whether the other side still lives."""

    type: Literal["ping"]


_FRAMES: TypeAdapter[Hello | Send | Ping] = TypeAdapter(Annotated[Hello | Send | Ping, Field(discriminator="type")])


def parse_frame(raw: str) -> Hello | Send | Ping:
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

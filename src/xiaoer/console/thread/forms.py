"""What a person may do in a chat."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from xiaoer.console.forms import ClientId, Code, Form, Remark, SeqNumber, Text


class TextContent(Form):
    """Words to the shopper."""

    type: Literal["text"]
    text: Text


class NoteContent(Form):
    """Words only people of the shop see."""

    type: Literal["note"]
    text: Text


class PictureContent(Form):
    """An uploaded picture; its size is read from what was stored."""

    type: Literal["picture"]
    picture: UUID
    width: Annotated[int, Field(ge=1, le=100_000)] | None = None
    height: Annotated[int, Field(ge=1, le=100_000)] | None = None


class StickerContent(Form):
    """One of the shop's stickers."""

    type: Literal["sticker"]
    sticker: Code


class ProductContent(Form):
    """A product of the shop."""

    type: Literal["product"]
    code: Code


class OrderContent(Form):
    """One of the shopper's orders."""

    type: Literal["order"]
    no: Code


StaffContent = Annotated[
    TextContent | NoteContent | PictureContent | StickerContent | ProductContent | OrderContent,
    Field(discriminator="type"),
]


class MessageForm(Form):
    """A message under the client's own id; sending it again is safe."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"client_id": "7d1f0c52-4a9e", "content": {"type": "text", "text": "您好，我是小美，马上帮您查。"}}
            ]
        },
    )
    client_id: ClientId
    content: StaffContent


class GiveBackForm(Form):
    """What the bot should know when it goes on."""

    instruction: Remark = Field(default="", examples=["顾客同意换 L 码，等他报地址"])


class CloseForm(Form):
    """Why it is done; kept as a note."""

    reason: Remark = Field(default="", examples=["已解决"])


class TransferForm(Form):
    """To whom, and what they should know."""

    staff_id: UUID
    note: Remark = Field(default="", examples=["要改地址，已核对手机号"])


class ReadForm(Form):
    """Up to where one has read."""

    seq: SeqNumber = Field(examples=[12])

"""What goes in and out of the HTTP interface."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

_NO_NUL = r"^[^\x00]*$"


class CustomerForm(BaseModel):
    """The shop's own customer; the holder of a key vouches for who it is."""

    model_config = ConfigDict(extra="forbid")
    id: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f:]+$", examples=["C0001"])]
    name: Annotated[str, Field(max_length=100, pattern=r"^[^\x00-\x1f]*$", examples=["李明"])] = ""


class MessageForm(BaseModel):
    """One message of a shopper: a text or an uploaded picture."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "customer": {"id": "C0001", "name": "李明"},
                    "client_id": "order-desk-000001",
                    "text": "我的快递到哪了",
                }
            ]
        },
    )
    customer: CustomerForm
    client_id: Annotated[
        str,
        Field(
            min_length=8,
            max_length=64,
            pattern=r"^[A-Za-z0-9_-]+$",
            description="Your own id of the message: sending it again stores nothing twice.",
        ),
    ]
    text: Annotated[str | None, Field(min_length=1, max_length=2000, pattern=r"^[^\x00]*[^\s\x00][^\x00]*$")] = None
    picture: Annotated[UUID | None, Field(description="From POST /api/v1/pictures.")] = None
    viewing: Annotated[
        str | None, Field(max_length=100, pattern=_NO_NUL, description="Code of the product looked at.")
    ] = None

    @model_validator(mode="after")
    def one_content(self) -> Self:
        """Exactly one of text and picture."""
        if (self.text is None) == (self.picture is None):
            raise ValueError("give either text or picture")
        return self


class Received(BaseModel):
    """The message is stored for good."""

    conversation_id: UUID
    seq: int


class PersonAnswer(BaseModel):
    """A person of the shop."""

    id: UUID
    name: str
    avatar: str | None


class MessageAnswer(BaseModel):
    """One entry of the timeline; `content` as in docs/api/messages.md."""

    id: UUID
    seq: int
    author: Literal["customer", "bot", "staff", "system"]
    staff: PersonAnswer | None
    client_id: str | None
    content: dict[str, Any]
    created_at: str
    thumb: Literal["up", "down"] | None = None


class TimelineAnswer(BaseModel):
    """What came after `after`; `seq` is the next `after`."""

    conversation_id: UUID
    state: Literal["bot", "waiting", "person", "closed"]
    seq: int
    messages: list[MessageAnswer]


class ErrorBody(BaseModel):
    """What went wrong: a stable code, words for people, data that names what and where."""

    code: str
    message: str
    data: dict[str, Any]


class ErrorAnswer(BaseModel):
    """Every error has this form."""

    error: ErrorBody

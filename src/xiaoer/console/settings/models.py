"""Keys, webhooks and failed jobs as the admin sees them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from xiaoer.console.forms import Form

Event = Literal["message.created", "conversation.changed"]


class KeyForm(Form):
    """A name to know the key by."""

    name: Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=r"^[^\x00-\x1f]*[^\s\x00-\x1f]"),
    ] = Field(examples=["ERP"])


class KeyView(BaseModel):
    """A key without its secret."""

    id: str
    name: str = Field(examples=["ERP"])
    prefix: str = Field(description="How the key begins.", examples=["xk_qinghe_Zl0a9c"])
    created_at: datetime
    last_used_at: datetime | None = Field(description="To the minute.")


class NewKeyAnswer(KeyView):
    """A new key; `key` is shown this once."""

    key: str = Field(examples=["xk_qinghe_Zl0a9cKQ…"])


class WebhookForm(Form):
    """Where to tell of what."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"url": "https://erp.example.com/xiaoer", "events": ["message.created"]}]},
    )
    url: Annotated[str, Field(min_length=1, max_length=2000, pattern=r"^[\x21-\x7e]+$")]
    events: Annotated[list[Event], Field(min_length=1, max_length=2)]


class WebhookView(BaseModel):
    """A webhook without its secret."""

    id: str
    url: str
    events: list[str]
    created_at: datetime


class NewWebhookAnswer(WebhookView):
    """A new webhook; `secret` is shown this once."""

    secret: str = Field(examples=["whsec_…"])


class DeliveryView(BaseModel):
    """One event for one webhook."""

    id: str
    event: str
    state: Literal["waiting", "delivered", "dead"]
    attempts: int
    last_status: int | None = Field(description="HTTP status of the last attempt.", examples=[503])
    last_error: str
    at: datetime


class DeadJobView(BaseModel):
    """A job that failed every time."""

    id: int
    task: str = Field(examples=["conversation.answer_turn"])
    attempts: int
    at: datetime | None
    error: str

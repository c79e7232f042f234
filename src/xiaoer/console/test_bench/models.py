"""What the test bench takes and gives."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator

from xiaoer.console.forms import Code, Form, Text
from xiaoer.console.inbox.models import Brief
from xiaoer.console.thread.models import TraceStepView


class TryForm(Form):
    """A message, or a burst of them, as a shopper might write."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"text": "奶茶色还有 M 吗", "viewing": None, "topic": None}]}
    )
    text: Text | None = None
    texts: Annotated[list[Text], Field(min_length=1, max_length=20)] | None = None
    viewing: Annotated[Code | None, Field(description="Code of the product page the shopper looks at.")] = None
    customer: Annotated[Code | None, Field(description="The shop's own id of a customer whose orders may be seen.")] = (
        None
    )
    topic: Annotated[
        dict[str, JsonValue] | None, Field(description="`topic` of the answer before, unchanged; null starts anew.")
    ] = None

    @model_validator(mode="after")
    def one_of_both(self) -> Self:
        """Either one text or several."""
        if (self.text is None) == (self.texts is None):
            raise ValueError("give either text or texts")
        return self


class GuessView(BaseModel):
    """An intent and how sure we are."""

    code: str = Field(examples=["stock"])
    confidence: float


class EntityView(BaseModel):
    """Something the text names."""

    kind: str = Field(examples=["color"])
    text: str = Field(examples=["奶茶色"])
    value: str = Field(examples=["NC-01"])
    start: int
    end: int
    origin: str = Field(examples=["lexicon"])


class EmotionView(BaseModel):
    """How it sounds."""

    label: str = Field(examples=["calm"])
    intensity: float


class UnderstandingView(BaseModel):
    """What was understood of the words alone."""

    text: str
    intents: list[GuessView]
    entities: list[EntityView]
    emotion: EmotionView
    repairs: dict[str, str]


class TryAnswer(BaseModel):
    """The reply and why; nothing was stored."""

    reply: dict[str, Any] = Field(description="A `reply` as in docs/api/messages.md.")
    understanding: UnderstandingView
    trace: list[TraceStepView]
    intents: list[GuessView]
    skills: list[str]
    handoff: str | None = Field(description="Why a person would be called now.")
    brief: Brief | None
    topic: dict[str, Any] = Field(description="Goes back unchanged with the next message.")
    milliseconds: float

"""FAQ entries and shop words as the admin sees and sends them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from xiaoer.console.forms import Form, Line, LongText, Remark, Version

State = Literal["valid", "expired", "coming"]
WordKind = Literal[
    "product", "variant", "color", "size", "material", "category", "attribute", "policy", "promotion", "coupon",
    "carrier", "faq", "term",
]  # fmt: skip
_ONE_LINE = r"^[^\x00-\x1f]*[^\s\x00-\x1f][^\x00-\x1f]*$"
Question = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500, pattern=_ONE_LINE)]
Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60, pattern=_ONE_LINE)]
Tag = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=_ONE_LINE)]
Scope = Annotated[
    str,
    Field(
        max_length=200,
        pattern=r"^((product|category):[^\x00-\x1f]+)?$",
        description="Where it holds: empty everywhere, `product:CODE`, `category:PATH`.",
        examples=["category:外套"],
    ),
]
Time = Annotated[AwareDatetime | None, Field(description="With its offset from UTC; null: no bound.")]
EntryId = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[\w.-]+$", examples=["ship-time"])]


class FaqFields(Form):
    """What an entry says."""

    question: Question = Field(examples=["什么时候发货"])
    similar: Annotated[list[Question], Field(max_length=100)] = Field(default=[], examples=[["几号能发", "多久发出"]])
    answer: LongText = Field(examples=["16:00 前付款当天发，之后的第二天发。"])
    category: Line = Field(default="", examples=["售中/发货"])
    intent: Annotated[str, Field(max_length=50, pattern=r"^[a-z0-9_]*$")] = Field(default="", examples=["ship_time"])
    scope: Scope = ""
    valid_from: Time = None
    valid_to: Time = None
    person_only: bool = False
    owner: Annotated[str, Field(max_length=100, pattern=r"^[^\x00-\x1f]*$")] = ""
    tags: Annotated[list[Tag], Field(max_length=50)] = Field(default=[])


class NewFaq(FaqFields):
    """A new entry; without an id it gets one."""

    id: EntryId | None = None


class ChangedFaq(FaqFields):
    """An entry as it shall be; `version` is the one that was read."""

    version: Version


class FaqView(BaseModel):
    """An entry as it stands."""

    id: str = Field(examples=["ship-time"])
    question: str
    similar: list[str]
    answer: str
    category: str
    intent: str
    scope: str
    valid_from: datetime | None
    valid_to: datetime | None
    person_only: bool
    owner: str
    tags: list[str]
    version: int
    updated_at: datetime
    updated_by: str = Field(description="Empty: it came with the shop's pack.")
    state: State


class FaqAnswer(BaseModel):
    """One page of 50."""

    total: int
    categories: list[str]
    items: list[FaqView]


class WordFields(Form):
    """What a shop word means."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"word": "奶茶色", "kind": "color", "target": "NC-01", "aliases": ["燕麦拿铁"]}]
        },
    )
    word: Word
    kind: WordKind
    target: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=_ONE_LINE)]
    aliases: Annotated[list[Word], Field(max_length=50)] = Field(default=[])
    scope: Scope = ""
    valid_from: Time = None
    valid_to: Time = None
    note: Remark = ""


class NewWord(WordFields):
    """A new shop word."""


class ChangedWord(WordFields):
    """A shop word as it shall be; `version` is the one that was read."""

    version: Version


class WordView(BaseModel):
    """A shop word as it stands."""

    id: str
    word: str = Field(examples=["奶茶色"])
    kind: WordKind
    target: str = Field(examples=["NC-01"])
    aliases: list[str]
    scope: str
    valid_from: datetime | None
    valid_to: datetime | None
    note: str
    version: int
    updated_at: datetime
    updated_by: str = Field(description="Empty: it came with the shop's pack.")
    state: State
    conflicts: list[str] = Field(
        description="Other entries that read the same word otherwise at an overlapping time.",
        examples=[["“奶茶色”也指颜色 NC-02"]],
    )


class LexiconAnswer(BaseModel):
    """One page of 50."""

    total: int
    kinds: list[WordKind]
    items: list[WordView]


class VersionView(BaseModel):
    """What an entry was."""

    version: int
    entry: dict[str, Any]
    at: datetime
    by: str
    deleted: bool


class RestoreForm(Form):
    """Which version to bring back."""

    version: Version


class RemovedAnswer(BaseModel):
    """What to restore in order to undo the deletion."""

    version: int

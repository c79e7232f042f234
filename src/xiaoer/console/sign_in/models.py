"""What logging in takes and gives."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from xiaoer.accounts.model import Role
from xiaoer.console.forms import Form, Slug

Presence = Literal["online", "away", "offline"]


class LoginForm(Form):
    """Who logs in, and where."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"shop": "qinghe", "login": "xiaomei", "password": "demo-xiaomei"}]},
    )
    shop: Slug
    login: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00-\x1f]+$", examples=["xiaomei"])]
    password: Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00]+$", examples=["demo-xiaomei"])]


class PresenceForm(Form):
    """Whether one can take chats now."""

    presence: Presence = Field(examples=["online"])


class Me(BaseModel):
    """The person who is logged in."""

    id: str = Field(examples=["6f1c1e2a-57a4-4b57-9d40-0b9e5b9df001"])
    name: str = Field(examples=["小美"])
    login: str = Field(examples=["xiaomei"])
    role: Role = Field(examples=["agent"])
    avatar: str = Field(examples=["/files/qinghe/pictures/xiaomei.svg"])
    presence: Presence = Field(examples=["online"])


class MyShop(BaseModel):
    """The shop one works for."""

    slug: str = Field(examples=["qinghe"])
    name: str = Field(examples=["青禾男装"])
    brand: str = Field(examples=["#24514a"])
    bot_name: str = Field(examples=["小禾"])
    logo: str = Field(examples=["/files/qinghe/pictures/logo.svg"])


class MeAnswer(BaseModel):
    """Who is logged in, where, and what changing requests must repeat in `X-CSRF-Token`."""

    staff: Me
    shop: MyShop
    csrf: str


class Colleague(BaseModel):
    """Somebody of the shop; `load` is how many chats they have open."""

    id: str
    name: str = Field(examples=["小美"])
    role: Role = Field(examples=["agent"])
    avatar: str
    presence: Presence = Field(examples=["online"])
    load: int = Field(ge=0, examples=[2])

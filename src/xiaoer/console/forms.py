"""The bounds of what staff screens may send, and the form of every error they get back."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

#: No NUL: PostgreSQL keeps none.
_NO_NUL = r"^[^\x00]*$"
_VISIBLE = r"^[^\x00]*[^\s\x00][^\x00]*$"

Slug = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$", examples=["qinghe"])]
#: One line, may be empty.
Line = Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f]*$")]
ShortLine = Annotated[str, Field(max_length=100, pattern=r"^[^\x00-\x1f]*$")]
#: A text with at least one character that can be seen.
Text = Annotated[str, Field(min_length=1, max_length=2000, pattern=_VISIBLE)]
LongText = Annotated[str, Field(min_length=1, max_length=10_000, pattern=_VISIBLE)]
Remark = Annotated[str, Field(max_length=500, pattern=_NO_NUL)]
#: The id of a thing of the shop: a product's code, an order's number, a FAQ entry's id.
Code = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f]+$")]
ClientId = Annotated[str, Field(min_length=8, max_length=64, pattern=r"^[\w-]+$", examples=["b1946ac9-2f0e"])]
SeqNumber = Annotated[int, Field(ge=0, le=2**53)]
Version = Annotated[int, Field(ge=1, le=2**31 - 1)]
Search = Annotated[
    str, Query(max_length=100, pattern=r"^[^\x00-\x1f]*$", description="Words to look for; empty finds everything.")
]
Page = Annotated[int, Query(ge=1, le=10_000, description="1 is the first.")]


class Form(BaseModel):
    """Base of everything that is sent: unknown fields are an error."""

    model_config = ConfigDict(extra="forbid")


class Done(BaseModel):
    """Nothing more to say than that it was done."""

    done: bool = True


class ErrorBody(BaseModel):
    """What went wrong; see docs/api/errors.md."""

    code: str = Field(examples=["signed_out"])
    message: str = Field(examples=["Log in first: there is no session, or it is too old."])
    data: dict[str, Any] = Field(default_factory=dict)


class ErrorAnswer(BaseModel):
    """Every error has this form."""

    error: ErrorBody


_MEANINGS = {
    400: "Refused: the content can't be taken.",
    401: "Not logged in, or wrong login.",
    403: "Not allowed: role, CSRF token or origin.",
    404: "There is no such thing in this shop.",
    409: "Somebody was faster, or the state does not allow it.",
    413: "The body is too large.",
    422: "Not of the form that is asked for.",
    429: "Too many attempts; wait.",
    503: "A system behind this did not answer in time.",
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The error answers an endpoint may give, for the OpenAPI document."""
    return {status: {"model": ErrorAnswer, "description": _MEANINGS[status]} for status in sorted(set(statuses))}


#: What every endpoint behind the login may answer.
BEHIND_LOGIN = (400, 401, 403, 413, 422)

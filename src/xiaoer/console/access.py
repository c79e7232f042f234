"""Who asks, and whether they may: every endpoint of the staff interface gets its Actor here and nowhere else."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from fastapi import Depends, Request, Response
from starlette.requests import HTTPConnection

from xiaoer.accounts.model import SignedOut, Staff
from xiaoer.accounts.permissions import Permission, check, may
from xiaoer.accounts.sign_in import LASTS, Session, SignIn
from xiaoer.console.errors import CsrfInvalid, OriginRefused
from xiaoer.conversation.model import StaffFace
from xiaoer.foundation.ids import ShopId

COOKIE = "xiaoer_session"
CSRF_HEADER = "X-CSRF-Token"
_LONGEST_COOKIE = 200
_READS = {"GET", "HEAD", "OPTIONS"}


@dataclass(frozen=True, slots=True)
class Actor:
    """The person who asks, in their shop: whatever they reach is of this shop, by row-level security."""

    session: Session

    @property
    def shop_id(self) -> ShopId:
        """The shop of the session."""
        return self.session.shop_id

    @property
    def staff(self) -> Staff:
        """The person."""
        return self.session.staff

    @property
    def face(self) -> StaffFace:
        """The person as a chat shows them."""
        return StaffFace(self.staff.id, self.staff.name, self.staff.avatar)

    def may(self, permission: Permission) -> bool:
        """Whether the person's role includes the permission."""
        return may(self.staff.role, permission)


def check_origin(connection: HTTPConnection) -> None:
    """Raises OriginRefused when a page of another host asks; programs send no Origin."""
    origin = connection.headers.get("origin")
    if origin is None:
        return
    try:
        host = urlsplit(origin).netloc
    except ValueError:
        raise OriginRefused from None
    if host != connection.headers.get("host"):
        raise OriginRefused


def set_cookie(response: Response, request: HTTPConnection, session: Session) -> None:
    """Let the browser keep the session: out of reach of scripts, and only encrypted where we are reached so."""
    response.set_cookie(
        COOKIE,
        session.token,
        max_age=int(LASTS.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme in {"https", "wss"},
        path="/",
    )


@dataclass(frozen=True, slots=True)
class Access:
    """Makes the dependencies that endpoints declare."""

    sign_in: SignIn

    async def session_of(self, connection: HTTPConnection) -> Session:
        """The open session of a request or socket; raises SignedOut."""
        token = connection.cookies.get(COOKIE, "")
        if not token or len(token) > _LONGEST_COOKIE:
            raise SignedOut
        return await self.sign_in.know(token)

    def needs(self, permission: Permission | None = None) -> Any:  # noqa: ANN401 - what Depends() is
        """The Actor, once the session, the CSRF token of changes and the permission are checked."""

        async def actor(request: Request, response: Response) -> Actor:
            session = await self.session_of(request)
            if request.method not in _READS:
                given = request.headers.get(CSRF_HEADER, "")
                if not hmac.compare_digest(given.encode("utf-8", "replace"), session.csrf.encode()):
                    raise CsrfInvalid
            if permission is not None:
                check(session.staff.role, permission)
            if session.renewed:
                set_cookie(response, request, session)
            return Actor(session)

        return Depends(actor)

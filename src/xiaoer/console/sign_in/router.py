"""Log in and out; who am I, and who else works here."""

from __future__ import annotations

from datetime import datetime

from fastapi import APIRouter, Request, Response

from xiaoer.accounts.repository import load_shop
from xiaoer.accounts.sign_in import Session
from xiaoer.console.access import COOKIE, Access, Actor, check_origin, set_cookie
from xiaoer.console.deps import Console
from xiaoer.console.forms import BEHIND_LOGIN, Done, problems
from xiaoer.console.sign_in.models import Colleague, LoginForm, Me, MeAnswer, MyShop, PresenceForm
from xiaoer.console.sign_in.queries import list_colleagues
from xiaoer.desk.model import Presence, PresenceStatus
from xiaoer.desk.repository import all_presence
from xiaoer.foundation.ids import StaffId


async def show_me(console: Console, session: Session) -> MeAnswer:
    """Who is logged in, as every screen needs it first."""
    async with console.database.unit_of_work(session.shop_id) as uow:
        shop = await load_shop(uow, session.shop_id)
        presence = {each.staff_id: each for each in await all_presence(uow)}
    staff, config = session.staff, shop.config
    mine = presence.get(staff.id)
    theme = config.get("theme") or {}
    return MeAnswer(
        staff=Me(
            id=str(staff.id),
            name=staff.name,
            login=staff.login,
            role=staff.role,
            avatar=staff.avatar,
            presence=_counts(mine, console.clock.now()),
        ),
        shop=MyShop(
            slug=shop.slug,
            name=shop.name,
            brand=theme.get("brand", ""),
            bot_name=(config.get("persona") or {}).get("bot_name", ""),
            logo=theme.get("logo", ""),
        ),
        csrf=session.csrf,
    )


def _counts(presence: Presence | None, now: datetime) -> str:
    return presence.at(now).value if presence else PresenceStatus.OFFLINE.value


def build(console: Console, access: Access) -> APIRouter:
    """Everything about oneself and one's colleagues."""
    router = APIRouter()
    anyone = access.needs()

    @router.post("/login", operation_id="login", responses=problems(400, 401, 403, 413, 422, 429))
    async def login(form: LoginForm, request: Request, response: Response) -> MeAnswer:
        """Open a session. Five wrong passwords lock the login for a minute, then longer; what was wrong is not told."""
        check_origin(request)
        session = await console.sign_in(form.shop, form.login, form.password)
        set_cookie(response, request, session)
        return await show_me(console, session)

    @router.post("/logout", operation_id="logout", responses=problems(*BEHIND_LOGIN))
    async def logout(response: Response, actor: Actor = anyone) -> Done:
        """End the session and go offline."""
        await console.sign_in.end(actor.session)
        await console.set_presence(actor.shop_id, actor.face, PresenceStatus.OFFLINE)
        response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")
        return Done()

    @router.get("/me", operation_id="get_me", responses=problems(401))
    async def me(actor: Actor = anyone) -> MeAnswer:
        """Who is logged in, and the CSRF token."""
        return await show_me(console, actor.session)

    @router.put("/me/presence", operation_id="set_presence", responses=problems(*BEHIND_LOGIN))
    async def presence(form: PresenceForm, actor: Actor = anyone) -> Done:
        """Say whether one can take chats; it counts while the live socket is open."""
        await console.set_presence(actor.shop_id, actor.face, PresenceStatus(form.presence))
        return Done()

    @router.get("/staff", operation_id="list_staff", responses=problems(401))
    async def staff(actor: Actor = anyone) -> list[Colleague]:
        """Colleagues with their presence and how many chats they have."""
        now = console.clock.now()
        async with console.database.unit_of_work(actor.shop_id) as uow:
            rows = await list_colleagues(uow)
        return [
            Colleague(
                id=str(row["id"]),
                name=row["name"],
                role=row["role"],
                avatar=row["avatar"],
                presence=_counts(
                    Presence(StaffId(row["id"]), row["name"], PresenceStatus(row["status"]), row["seen_at"])
                    if row["status"]
                    else None,
                    now,
                ),
                load=row["load"],
            )
            for row in rows
        ]

    return router

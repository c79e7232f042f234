"""The inbox: one statement for the counts, one for a list with all that its rows show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal, or_, select, true, tuple_

from xiaoer.accounts.tables import staff
from xiaoer.commerce.tables import orders, shipments
from xiaoer.conversation.tables import conversations, messages
from xiaoer.customers.tables import customers
from xiaoer.foundation.ids import ConversationId, StaffId
from xiaoer.storage.database import UnitOfWork

PAGE = 50
#: What is counted no further, and shown as 999+ or 99+.
_MANY, _MANY_UNREAD = 1000, 100
#: Chats of a list whose words are searched: the newest.
_MANY_SEARCHED = 2000
_OPEN_ORDERS = ("unpaid", "paid", "shipped", "delivered", "refunding")
c = conversations.c


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page of a list ended: the time it is sorted by, and the id."""

    at: datetime
    id: UUID

    @classmethod
    def parse(cls, text: str) -> Cursor | None:
        """The cursor of a text we gave; None for any other."""
        micros, _, conversation = text.partition("_")
        try:
            return cls(datetime.fromtimestamp(int(micros) / 1_000_000, UTC), UUID(conversation))
        except (ValueError, OverflowError, OSError):
            return None

    @property
    def text(self) -> str:
        """As it is given out."""
        return f"{round(self.at.timestamp() * 1_000_000)}_{self.id}"


def in_queue(queue: str, me: StaffId) -> ColumnElement[bool]:
    """Which chats a list holds."""
    begun = c.last_seq > 0
    if queue == "mine":
        return and_(begun, c.state == "person", c.assignee == me)
    if queue == "colleagues":
        return and_(begun, c.state == "person", c.assignee != me)
    return and_(begun, c.state == queue)


async def count_queues(uow: UnitOfWork, me: StaffId) -> Mapping[str, Any]:
    """How many chats each list has, and since when the longest waits."""

    def bounded(queue: str) -> Any:  # noqa: ANN401 - a scalar subquery
        some = select(literal(1)).select_from(conversations).where(in_queue(queue, me)).limit(_MANY).subquery()
        return select(func.count()).select_from(some).scalar_subquery()

    statement = select(
        *(bounded(queue).label(queue) for queue in ("waiting", "mine", "bot", "colleagues", "closed")),
        select(func.min(c.waiting_since)).where(in_queue("waiting", me)).scalar_subquery().label("longest_wait_since"),
    )
    return dict((await uow.connection.execute(statement)).mappings().one())


def _rows() -> Select[Any]:
    spoken = (
        select(messages.c.author, messages.c.content, messages.c.created_at)
        .where(
            messages.c.conversation_id == c.id,
            messages.c.author != "system",
            messages.c.content["type"].astext != "note",
        )
        .order_by(messages.c.seq.desc())
        .limit(1)
        .lateral("spoken")
    )
    unread = (
        select(func.least(func.count(), _MANY_UNREAD))
        .where(messages.c.conversation_id == c.id, messages.c.seq > c.read_staff, messages.c.author == "customer")
        .scalar_subquery()
    )
    stuck = exists().where(shipments.c.order_no == orders.c.no, shipments.c.status == "exception")
    latest = (
        select(case((stuck, "exception"), else_=orders.c.status).label("order_state"))
        .where(orders.c.customer == customers.c.external_id, orders.c.status.in_(_OPEN_ORDERS))
        .order_by(orders.c.placed_at.desc())
        .limit(1)
        .lateral("latest")
    )
    return (
        select(
            conversations,
            customers.c.name.label("customer_name"), customers.c.level, customers.c.city, customers.c.external_id,
            customers.c.phone, customers.c.tags, customers.c.profile, customers.c.note, customers.c.joined_at,
            staff.c.name.label("staff_name"), staff.c.avatar,
            spoken.c.author, spoken.c.content, spoken.c.created_at.label("said_at"),
            unread.label("unread"), latest.c.order_state,
        )
        .join(customers, customers.c.id == c.customer_id)
        .outerjoin(staff, staff.c.id == c.assignee)
        .outerjoin(spoken, true())
        .outerjoin(latest, true())
    )  # fmt: skip


async def list_queue(
    uow: UnitOfWork, queue: str, me: StaffId, *, search: str = "", before: Cursor | None = None
) -> tuple[Sequence[Mapping[str, Any]], Cursor | None]:
    """One page of a list. Who waits longest comes first; elsewhere the newest."""
    waits = queue == "waiting"
    key = func.coalesce(c.waiting_since, c.last_at) if waits else c.closed_at if queue == "closed" else c.last_at
    statement = _rows().add_columns(key.label("sorted_by")).where(in_queue(queue, me))
    if search:
        newest = select(c.id).where(in_queue(queue, me)).order_by(key.desc()).limit(_MANY_SEARCHED)
        statement = statement.where(_matches(search, newest))
    if before is not None:
        place, end = tuple_(key, c.id), tuple_(literal(before.at), literal(before.id))
        statement = statement.where(place > end if waits else place < end)
    order = (key.asc(), c.id.asc()) if waits else (key.desc(), c.id.desc())
    found = await uow.connection.execute(statement.order_by(*order).limit(PAGE + 1))
    rows = [row._asdict() for row in found]
    if len(rows) <= PAGE:
        return rows, None
    last = rows[PAGE - 1]
    return rows[:PAGE], Cursor(last["sorted_by"], last["id"])


def _matches(search: str, newest: Select[Any]) -> ColumnElement[bool]:
    like = "%" + search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    own = exists().where(orders.c.customer == customers.c.external_id, orders.c.no == search)
    words = messages.c.content["text"].astext.ilike(like)
    said = c.id.in_(select(messages.c.conversation_id).where(messages.c.conversation_id.in_(newest), words))
    return or_(
        customers.c.name.ilike(like), customers.c.external_id.ilike(like), customers.c.phone == search, own, said
    )


async def find_row(uow: UnitOfWork, conversation_id: ConversationId) -> Mapping[str, Any] | None:
    """One chat with all that its row and its panel show."""
    row = (await uow.connection.execute(_rows().where(c.id == conversation_id))).first()
    return row._asdict() if row else None

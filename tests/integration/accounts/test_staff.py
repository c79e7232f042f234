"""People, sessions and keys of a shop, against the real database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from xiaoer.accounts.ensure_staff import ensure_staff
from xiaoer.accounts.issue_key import ApiKeys
from xiaoer.accounts.key_repository import identity_secret, recent_acts
from xiaoer.accounts.manage_staff import add_person, list_people, reset_password
from xiaoer.accounts.model import (
    KeyInvalid,
    LoginFailed,
    LoginInvalid,
    LoginLocked,
    LoginTaken,
    NewStaff,
    PasswordTooShort,
    Role,
    ShopNotFound,
    SignedOut,
    StaffNotFound,
)
from xiaoer.accounts.repository import load_shop
from xiaoer.accounts.sign_in import LASTS, SignIn, lock_time
from xiaoer.foundation.clock import FrozenClock
from xiaoer.foundation.ids import ShopId
from xiaoer.storage.database import Database

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(NOW)


@pytest.fixture
async def slug(database: Database, shop: ShopId) -> str:
    async with database.unit_of_work(shop) as uow:
        slug = (await load_shop(uow, shop)).slug
    await add_person(database, slug, "mei", "小美", Role.AGENT, "a good password")
    return slug


async def test_that_a_session_lasts_twelve_hours_from_its_last_use(
    database: Database, slug: str, clock: FrozenClock
) -> None:
    sign_in = SignIn(database, clock)
    session = await sign_in(slug, "MEI", "a good password")
    clock.at += timedelta(hours=11)
    assert (await sign_in.know(session.token)).renewed
    clock.at += timedelta(hours=11)
    assert (await sign_in.know(session.token)).staff.name == "小美"
    clock.at += LASTS
    with pytest.raises(SignedOut):
        await sign_in.know(session.token)


async def test_that_locks_grow_and_end_with_the_right_password(
    database: Database, slug: str, clock: FrozenClock
) -> None:
    sign_in = SignIn(database, clock)

    async def fails() -> None:
        with pytest.raises(LoginFailed):
            await sign_in(slug, "mei", "wrong password")

    for _ in range(5):
        await fails()
    with pytest.raises(LoginLocked) as locked:
        await sign_in(slug, "mei", "a good password")
    assert locked.value.data["seconds"] == 60
    clock.at += timedelta(seconds=61)
    await fails()
    clock.at += timedelta(seconds=61)
    with pytest.raises(LoginLocked):
        await sign_in(slug, "mei", "a good password")
    clock.at += timedelta(seconds=60)
    await sign_in(slug, "mei", "a good password")
    for _ in range(4):
        await fails()
    await sign_in(slug, "mei", "a good password")


def test_that_locks_double_up_to_an_hour() -> None:
    assert [lock_time(failures) for failures in (4, 5, 6, 7, 50)] == [
        None,
        timedelta(minutes=1),
        timedelta(minutes=2),
        timedelta(minutes=4),
        timedelta(hours=1),
    ]


async def test_that_a_disabled_person_is_out_at_once(
    database: Database, owner_database: Database, slug: str, shop: ShopId, clock: FrozenClock
) -> None:
    sign_in = SignIn(database, clock)
    session = await sign_in(slug, "mei", "a good password")
    async with owner_database.unit_of_work(shop) as uow:
        await uow.connection.execute(text("UPDATE staff SET disabled = true WHERE shop_id = :shop"), {"shop": shop})
    with pytest.raises(SignedOut):
        await sign_in.know(session.token)
    with pytest.raises(LoginFailed):
        await sign_in(slug, "mei", "a good password")


async def test_that_a_session_of_one_shop_opens_no_other(
    database: Database, owner_database: Database, slug: str, clock: FrozenClock
) -> None:
    sign_in = SignIn(database, clock)
    session = await sign_in(slug, "mei", "a good password")
    async with owner_database.unit_of_work() as uow:
        other = (
            await uow.connection.execute(
                text(
                    "INSERT INTO shops (id, slug, name, config) VALUES (gen_random_uuid(), :slug, '别家', '{}') RETURNING id"
                ),
                {"slug": f"{slug}-2"},
            )
        ).scalar_one()
    with pytest.raises(SignedOut):
        await sign_in.know(f"{other.hex}.{session.token.partition('.')[2]}")


async def test_that_a_new_password_ends_open_sessions(database: Database, slug: str, clock: FrozenClock) -> None:
    sign_in = SignIn(database, clock)
    session = await sign_in(slug, "mei", "a good password")
    await reset_password(database, slug, "mei", "a better password")
    with pytest.raises(SignedOut):
        await sign_in.know(session.token)
    with pytest.raises(LoginFailed):
        await sign_in(slug, "mei", "a good password")
    await sign_in(slug, "mei", "a better password")


async def test_that_neither_passwords_nor_tokens_nor_keys_are_stored(
    database: Database, owner_database: Database, slug: str, shop: ShopId, clock: FrozenClock
) -> None:
    session = await SignIn(database, clock)(slug, "mei", "a good password")
    async with database.unit_of_work(shop) as uow:
        _, key = await ApiKeys(database, clock).issue(uow, "ERP")
    secrets = ["a good password", session.token.partition(".")[2], key]
    async with owner_database.unit_of_work(shop) as uow:
        for table in ("staff", "staff_sessions", "api_keys", "login_failures", "audit_log"):
            rows = await uow.connection.execute(text(f"SELECT t::text FROM {table} t WHERE shop_id = :s"), {"s": shop})
            stored = "\n".join(rows.scalars())
            assert not [secret for secret in secrets if secret in stored or secret.encode().hex() in stored], table


async def test_that_the_packs_people_are_created_once(database: Database, slug: str, shop: ShopId) -> None:
    people = [
        NewStaff("mei", "别名", Role.OWNER, "another password"),
        NewStaff("bo", "阿波", Role.ADMIN, "bo-password"),
    ]
    async with database.unit_of_work(shop) as uow:
        assert await ensure_staff(uow, people) == ["bo"]
    async with database.unit_of_work(shop) as uow:
        assert await ensure_staff(uow, people) == []
    found = {person.login: (person.name, person.role) for person in await list_people(database, slug)}
    assert found == {"mei": ("小美", Role.AGENT), "bo": ("阿波", Role.ADMIN)}


async def test_that_a_person_without_a_password_can_not_log_in(
    database: Database, slug: str, shop: ShopId, clock: FrozenClock
) -> None:
    async with database.unit_of_work(shop) as uow:
        await ensure_staff(uow, [NewStaff("nopass", "新人", Role.AGENT)])
    with pytest.raises(LoginFailed):
        await SignIn(database, clock)(slug, "nopass", "")


async def test_that_what_operators_get_wrong_is_named(database: Database, slug: str) -> None:
    with pytest.raises(LoginTaken):
        await add_person(database, slug, "MEI", "又一个", Role.AGENT, "a good password")
    with pytest.raises(LoginInvalid):
        await add_person(database, slug, "a b", "空格", Role.AGENT, "a good password")
    with pytest.raises(PasswordTooShort):
        await add_person(database, slug, "short", "短", Role.AGENT, "1234567")
    with pytest.raises(ShopNotFound):
        await add_person(database, "no-such-shop", "x", "某人", Role.AGENT, "a good password")
    with pytest.raises(StaffNotFound):
        await reset_password(database, slug, "nobody", "a good password")


async def test_that_a_key_finds_its_shop_and_a_wrong_one_none(
    database: Database, slug: str, shop: ShopId, clock: FrozenClock
) -> None:
    keys = ApiKeys(database, clock)
    async with database.unit_of_work(shop) as uow:
        record, key = await keys.issue(uow, "ERP")
    assert key.startswith(f"xk_{slug}_")
    assert key.startswith(record.prefix)
    assert (await keys.shop_of(key)).id == shop
    for wrong in ("", "xk_", "xk__", key[:-1], key + "x", f"xk_nobody_{key[-43:]}", "xk_\x00_a", "xk_é_a", "x" * 9999):
        with pytest.raises(KeyInvalid):
            await keys.shop_of(wrong)


async def test_that_the_identity_secret_is_made_once(database: Database, shop: ShopId) -> None:
    async with database.unit_of_work(shop) as uow:
        first = await identity_secret(uow)
    async with database.unit_of_work(shop) as uow:
        assert await identity_secret(uow) == first
    assert len(first) >= 32


async def test_that_what_changed_people_is_written_down(database: Database, slug: str, shop: ShopId) -> None:
    await reset_password(database, slug, "mei", "a better password")
    async with database.unit_of_work(shop) as uow:
        assert [entry.act for entry in await recent_acts(uow)] == ["staff.password", "staff.add"]

"""Write a shop as a pack that imports back with no differences."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from xiaoer.accounts.model import ShopRecord, Staff
from xiaoer.accounts.pack.repository import all_files
from xiaoer.accounts.repository import find_shop
from xiaoer.accounts.staff_repository import all_staff
from xiaoer.app.shop_pack.pictures import path_of
from xiaoer.app.shop_pack.policies import to_yuan, write_policy
from xiaoer.app.shop_pack.shop_file import ShopFile
from xiaoer.app.shop_pack.toml_text import toml_text
from xiaoer.app.shop_pack.write_catalogue import catalogue_tables
from xiaoer.app.shop_pack.write_knowledge import knowledge_tables
from xiaoer.app.shop_pack.write_orders import order_tables
from xiaoer.commerce.orders_repository import all_orders
from xiaoer.customers.repository import pack_customers
from xiaoer.foundation.errors import ErrorKind, XiaoerError
from xiaoer.knowledge.content_repository import all_documents
from xiaoer.knowledge.model import Policies
from xiaoer.knowledge.repository import load_knowledge
from xiaoer.storage.database import Database

#: A CSV file by name: its columns and its rows.
Tables = Mapping[str, tuple[Sequence[str], Iterable[Sequence[str]]]]


class FolderNotEmpty(XiaoerError):
    """There is something in the folder already; export into an empty or a new one."""

    code: ClassVar[str] = "folder_not_empty"
    kind: ClassVar[ErrorKind] = ErrorKind.CONFLICT


async def export_pack(database: Database, slug: str, folder: Path) -> int:
    """Write the shop of this slug into the folder; the number of files. Raises ShopNotFound or FolderNotEmpty."""
    await asyncio.to_thread(_check_empty, folder)
    files = await shop_as_files(database, slug)
    await asyncio.to_thread(_write, folder, files)
    return len(files)


def _check_empty(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise FolderNotEmpty(folder=str(folder))


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


async def shop_as_files(database: Database, slug: str) -> dict[str, bytes]:
    """The content of every file of the shop's pack, by name."""
    async with database.unit_of_work() as uow:
        shop = await find_shop(uow, slug)
    zone = ZoneInfo(shop.config.get("time_zone", "Asia/Shanghai"))
    async with database.unit_of_work(shop.id) as uow:
        knowledge = await load_knowledge(uow)
        people, documents, kept = await all_staff(uow), await all_documents(uow), await all_files(uow)
        customers, orders = await pack_customers(uow), await all_orders(uow)
    tables: dict[str, Any] = {
        **catalogue_tables(knowledge, zone),
        **knowledge_tables(knowledge, zone),
        **order_tables(customers, orders, zone),
    }
    texts = {
        "shop.toml": toml_text(_shop_table(shop, people)),
        **{name: csv_text(columns, rows) for name, (columns, rows) in tables.items()},
        **{f"documents/{document.name}": document.text for document in documents},
        **{f"policies/{kind}.toml": text for kind, text in _policy_texts(knowledge.policies, zone).items()},
        **{f"intents/{code}.txt": "\n".join(lines) + "\n" for code, lines in knowledge.intent_examples.items()},
    }
    # an empty table is no file; an empty document is still a document
    kept_texts = {name: text.encode() for name, text in texts.items() if text or name.startswith("documents/")}
    return kept_texts | {file.path: file.content for file in kept}


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The rows as CSV; empty when there are none. Columns that are empty in every row are left out, if they can be."""
    filled = list(rows)
    if not filled:
        return ""
    used = [place for place in range(len(columns)) if place == 0 or any(row[place] for row in filled)]
    buffer = io.StringIO(newline="")
    lines = []
    # with \r\n as its line end the writer also quotes cells that hold a lone \r
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in (columns, *filled):
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([row[place] for place in used])
        lines.append(buffer.getvalue().removesuffix("\r\n"))
    return "\n".join(lines) + "\n"


def _shop_table(shop: ShopRecord, people: Sequence[Staff]) -> dict[str, Any]:
    config = {name: _in_order(name, shop.config[name]) for name in ShopFile.model_fields if name in shop.config}
    if "theme" in config:
        config["theme"]["logo"] = path_of(config["theme"].get("logo", ""))
    if "authority" in config:
        config["authority"] = {name: to_yuan(value) for name, value in config["authority"].items()}
    staff = [
        {"login": each.login, "name": each.name, "role": each.role.value, "avatar": path_of(each.avatar)}
        for each in people
    ]
    return {"slug": shop.slug, "name": shop.name, **config, **({"staff": staff} if staff else {})}


def _in_order(name: str, value: object) -> Any:  # noqa: ANN401 - a text or a section
    """A section with its keys as the documents list them: the database keeps no order."""
    section = ShopFile.model_fields[name].annotation
    if not isinstance(value, Mapping) or not (isinstance(section, type) and issubclass(section, BaseModel)):
        return value
    return {key: value[key] for key in section.model_fields if key in value}


def _policy_texts(rules: Policies, zone: ZoneInfo) -> dict[str, str]:
    kinds: dict[str, Mapping[str, Any]] = {
        "shipping": rules.shipping,
        "aftersales": rules.aftersales,
        "invoice": rules.invoice,
        "handoff": rules.handoff,
        "promotions": {"promotion": list(rules.promotions)} if rules.promotions else {},
    }
    return {kind: toml_text(write_policy(kind, data, zone)) for kind, data in kinds.items() if data}

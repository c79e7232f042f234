"""Reads and writes a pack's files and the note of its import."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from xiaoer.accounts.pack.model import PackFile, PackImport
from xiaoer.accounts.pack.tables import pack_imports, shop_files
from xiaoer.storage.among import among
from xiaoer.storage.database import UnitOfWork

_FILE = (shop_files.c.path, shop_files.c.media_type, shop_files.c.content, shop_files.c.sha256)


async def find_file(uow: UnitOfWork, path: str) -> PackFile | None:
    """The shop's file of this name."""
    row = (await uow.connection.execute(select(*_FILE).where(shop_files.c.path == path))).mappings().first()
    return PackFile(**row) if row else None


async def all_files(uow: UnitOfWork) -> list[PackFile]:
    """Every file with its content, by name."""
    rows = await uow.connection.execute(select(*_FILE).order_by(shop_files.c.path))
    return [PackFile(**row) for row in rows.mappings()]


async def list_files(uow: UnitOfWork) -> list[PackFile]:
    """Every file without its content, by name."""
    columns = (shop_files.c.path, shop_files.c.media_type, shop_files.c.sha256)
    rows = await uow.connection.execute(select(*columns).order_by(shop_files.c.path))
    return [PackFile(content=b"", **row) for row in rows.mappings()]


async def save_files(uow: UnitOfWork, files: Sequence[PackFile]) -> None:
    """Add the files, or replace those of the same name."""
    rows = [
        {
            "shop_id": uow.shop_id,
            "path": file.path,
            "media_type": file.media_type,
            "content": file.content,
            "sha256": file.sha256,
        }
        for file in files
    ]
    if rows:
        statement = insert(shop_files)
        changed = {name: statement.excluded[name] for name in ("media_type", "content", "sha256")}
        statement = statement.on_conflict_do_update(index_elements=["shop_id", "path"], set_=changed)
        await uow.connection.execute(statement, rows)


async def delete_files(uow: UnitOfWork, paths: Sequence[str]) -> None:
    """Remove the files of these names."""
    if paths:
        await uow.connection.execute(delete(shop_files).where(among(shop_files.c.path, paths)))


async def last_import(uow: UnitOfWork) -> PackImport | None:
    """The shop's last import, if it came from a pack."""
    columns = (pack_imports.c.anchor, pack_imports.c.digest, pack_imports.c.imported_at)
    row = (await uow.connection.execute(select(*columns))).mappings().first()
    return PackImport(**row) if row else None


async def note_import(uow: UnitOfWork, done: PackImport) -> None:
    """Remember this import in place of the last."""
    values = {"anchor": done.anchor, "digest": done.digest, "imported_at": done.imported_at}
    statement = insert(pack_imports).values(shop_id=uow.shop_id, **values)
    await uow.connection.execute(statement.on_conflict_do_update(index_elements=["shop_id"], set_=values))

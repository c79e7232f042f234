"""The kinds of things a pack brings: how each is found in the pack, in the shop, saved and removed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from xiaoer.accounts.pack.model import PackFile
from xiaoer.accounts.pack.repository import delete_files, list_files, save_files
from xiaoer.app.shop_pack.documents import cut
from xiaoer.app.shop_pack.read import ShopPack
from xiaoer.commerce.catalogue_repository import (
    all_materials,
    all_products,
    all_size_charts,
    delete_materials,
    delete_products,
    delete_size_charts,
    save_materials,
    save_products,
    save_size_charts,
)
from xiaoer.commerce.orders_repository import all_orders, delete_orders, save_orders
from xiaoer.customers.repository import pack_customers, release_pack_customers, save_pack_customers
from xiaoer.knowledge.content_repository import (
    all_documents,
    all_intent_examples,
    all_scripts,
    all_stickers,
    delete_documents,
    delete_intent_examples,
    delete_scripts,
    delete_stickers,
    load_policies,
    save_documents,
    save_intent_examples,
    save_policies,
    save_scripts,
    save_stickers,
)
from xiaoer.knowledge.lexicon_repository import all_words, delete_words, edited_words, keyed_words, save_words
from xiaoer.knowledge.model import Document, Policies
from xiaoer.knowledge.repository import (
    all_faq,
    delete_faq,
    edited_faq,
    save_faq,
)
from xiaoer.storage.database import UnitOfWork

Things = Mapping[Any, Any]


def _take_new(new: Any, _old: Any) -> Any:  # noqa: ANN401 - any kind's thing
    return new


def _without_version(thing: Any) -> Any:  # noqa: ANN401 - a thing with versions
    return replace(thing, version=1)


def _next_version(new: Any, old: Any) -> Any:  # noqa: ANN401 - a thing with versions
    return replace(new, version=old.version + 1)


def _itself(thing: Any) -> Any:  # noqa: ANN401 - any kind's thing
    return thing


def _no_label(_thing: Any) -> str:  # noqa: ANN401 - any kind's thing
    return ""


async def _nobody(_uow: UnitOfWork) -> Mapping[Any, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing; keys are what make a thing the same thing at the next import."""

    name: str
    in_pack: Callable[[ShopPack], Things]
    in_shop: Callable[[UnitOfWork], Awaitable[Things]]
    save: Callable[[UnitOfWork, Things], Awaitable[None]]
    delete: Callable[[UnitOfWork, Sequence[Any]], Awaitable[None]]
    label: Callable[[Any], str] = _no_label
    #: What to save in place of the old; a new version where things have versions.
    successor: Callable[[Any, Any], Any] = _take_new
    #: What two things must share to count as the same.
    essence: Callable[[Any], Any] = _itself
    #: Who edited which things in the admin since the last import.
    edited: Callable[[UnitOfWork], Awaitable[Mapping[Any, str]]] = _nobody
    #: Whether answers depend on it: then every process loads the shop's knowledge anew.
    knowledge: bool = True


def _listed(
    load: Callable[[UnitOfWork], Awaitable[Sequence[Any]]], key: str
) -> Callable[[UnitOfWork], Awaitable[Things]]:
    async def by_key(uow: UnitOfWork) -> Things:
        return {getattr(thing, key): thing for thing in await load(uow)}

    return by_key


def _saved(
    save: Callable[[UnitOfWork, Sequence[Any]], Awaitable[None]],
) -> Callable[[UnitOfWork, Things], Awaitable[None]]:
    async def values(uow: UnitOfWork, things: Things) -> None:
        await save(uow, list(things.values()))

    return values


async def _words_in_shop(uow: UnitOfWork) -> Things:
    return keyed_words(await all_words(uow))


async def _save_documents(uow: UnitOfWork, things: Things) -> None:
    documents: list[Document] = list(things.values())
    await save_documents(uow, documents, [passage for document in documents for passage in cut(document)])


async def _policies_in_shop(uow: UnitOfWork) -> Things:
    return _by_policy(await load_policies(uow))


def _by_policy(rules: Policies) -> Things:
    kinds = {
        "shipping": rules.shipping,
        "aftersales": rules.aftersales,
        "invoice": rules.invoice,
        "handoff": rules.handoff,
        "promotions": {each["id"]: each for each in rules.promotions},
    }
    return {kind: value for kind, value in kinds.items() if value}


async def _save_policies(uow: UnitOfWork, things: Things) -> None:
    now = dict(await _policies_in_shop(uow)) | dict(things)
    await _write_policies(uow, now)


async def _delete_policies(uow: UnitOfWork, kinds: Sequence[str]) -> None:
    now = await _policies_in_shop(uow)
    await _write_policies(uow, {kind: value for kind, value in now.items() if kind not in kinds})


async def _write_policies(uow: UnitOfWork, now: Things) -> None:
    promotions = tuple(now.get("promotions", {}).values())
    rest = {kind: value for kind, value in now.items() if kind != "promotions"}
    await save_policies(uow, Policies(**rest, promotions=promotions))


async def _files_in_shop(uow: UnitOfWork) -> Things:
    return {file.path: file for file in await list_files(uow)}


def _file_label(file: PackFile) -> str:
    return file.media_type


KINDS: tuple[Kind, ...] = (
    Kind("file", lambda pack: {file.path: file for file in pack.files}, _files_in_shop, _saved(save_files), delete_files,
         _file_label, essence=lambda file: (file.path, file.media_type, file.sha256), knowledge=False),
    Kind("material", lambda pack: {each.code: each for each in pack.knowledge.materials}, _listed(all_materials, "code"),
         _saved(save_materials), delete_materials, lambda each: str(each.name)),
    Kind("size chart", lambda pack: {each.name: each for each in pack.knowledge.size_charts},
         _listed(all_size_charts, "name"), _saved(save_size_charts), delete_size_charts),
    Kind("product", lambda pack: {each.code: each for each in pack.knowledge.products}, _listed(all_products, "code"),
         _saved(save_products), delete_products, lambda each: str(each.title)),
    Kind("faq", lambda pack: {each.id: each for each in pack.knowledge.faq}, _listed(all_faq, "id"), _saved(save_faq),
         delete_faq, lambda each: str(each.question), _next_version, _without_version, edited_faq),
    Kind("word", lambda pack: keyed_words(pack.knowledge.lexicon), _words_in_shop,
         save_words, delete_words, lambda each: f"{each.word} → {each.kind} {each.target}", _next_version, _without_version, edited_words),
    Kind("document", lambda pack: {each.name: each for each in pack.documents}, _listed(all_documents, "name"),
         _save_documents, delete_documents),
    Kind("script", lambda pack: {each.id: each for each in pack.knowledge.scripts}, _listed(all_scripts, "id"),
         _saved(save_scripts), delete_scripts, lambda each: str(each.text)),
    Kind("sticker", lambda pack: {each.id: each for each in pack.knowledge.stickers}, _listed(all_stickers, "id"),
         _saved(save_stickers), delete_stickers),
    Kind("policy", lambda pack: _by_policy(pack.knowledge.policies), _policies_in_shop, _save_policies, _delete_policies),
    Kind("examples", lambda pack: pack.knowledge.intent_examples, all_intent_examples, save_intent_examples,
         delete_intent_examples, lambda each: f"{len(each)} sentences"),
    Kind("customer", lambda pack: {each.external_id: each for each in pack.customers},
         _listed(pack_customers, "external_id"), _saved(save_pack_customers), release_pack_customers,
         lambda each: str(each.name), knowledge=False),
    Kind("order", lambda pack: {each.no: each for each in pack.orders}, _listed(all_orders, "no"), _saved(save_orders),
         delete_orders, lambda each: f"{each.status} {each.customer}", knowledge=False),
)  # fmt: skip

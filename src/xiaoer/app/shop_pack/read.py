"""Read a shop pack: everything in it, or every mistake with file, line and remedy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from xiaoer.accounts.pack.model import PackFile
from xiaoer.app.shop_pack.cases import read_cases
from xiaoer.app.shop_pack.catalogue import read_materials, read_products, read_size_charts
from xiaoer.app.shop_pack.cells import Reading
from xiaoer.app.shop_pack.documents import cut, read_documents
from xiaoer.app.shop_pack.folder import PackFolder
from xiaoer.app.shop_pack.knowledge_rows import (
    read_faq,
    read_intent_examples,
    read_lexicon,
    read_scripts,
    read_stickers,
)
from xiaoer.app.shop_pack.orders import read_customers, read_orders
from xiaoer.app.shop_pack.pictures import Pictures
from xiaoer.app.shop_pack.policies import PolicyFiles
from xiaoer.app.shop_pack.problems import PackInvalid, Problems
from xiaoer.app.shop_pack.references import Things, check_knowledge, check_scopes
from xiaoer.app.shop_pack.shop_file import ShopFile, read_shop_file
from xiaoer.app.shop_pack.times import to_minute
from xiaoer.app.shop_pack.toml_file import TomlFile
from xiaoer.commerce.model import Order
from xiaoer.customers.model import CustomerRecord
from xiaoer.knowledge.model import Document, FaqEntry, KnowledgeData

__all__ = ["PackInvalid", "ShopPack", "read_pack"]


@dataclass(frozen=True, slots=True)
class ShopPack:
    """A pack without mistakes; its relative times are resolved against `anchor`."""

    shop: ShopFile
    anchor: datetime
    knowledge: KnowledgeData
    documents: tuple[Document, ...]
    customers: tuple[CustomerRecord, ...]
    orders: tuple[Order, ...]
    #: Pictures, stickers and regression conversations.
    files: tuple[PackFile, ...]
    cases: int
    warnings: tuple[str, ...]
    digest: str

    @property
    def config(self) -> dict[str, Any]:
        """What is stored as the shop's configuration: shop.toml without its people."""
        return self.shop.config

    @property
    def faq(self) -> tuple[FaqEntry, ...]:
        """The FAQ entries."""
        return self.knowledge.faq

    def counts(self) -> dict[str, int]:
        """How much there is of each kind, without what is absent."""
        data = self.knowledge
        counts = {
            "products": len(data.products),
            "variants": sum(len(product.variants) for product in data.products),
            "product facts": sum(len(product.facts) for product in data.products),
            "materials": len(data.materials),
            "size charts": len(data.size_charts),
            "FAQ entries": len(data.faq),
            "ways to ask them": sum(1 + len(entry.similar) for entry in data.faq),
            "shop words": len(data.lexicon),
            "documents": len(self.documents),
            "passages": len(data.passages),
            "scripts": len(data.scripts),
            "stickers": len(data.stickers),
            "promotions": len(data.policies.promotions),
            "policy clauses": sum(
                len(rules.get("clause", ()))
                for rules in (data.policies.shipping, data.policies.aftersales, data.policies.invoice)
            ),
            "example sentences": sum(len(examples) for examples in data.intent_examples.values()),
            "pictures": sum(file.media_type.startswith("image/") for file in self.files),
            "people": len(self.shop.staff),
            "customers": len(self.customers),
            "orders": len(self.orders),
            "order lines": sum(len(order.lines) for order in self.orders),
            "parcels": sum(len(order.shipments) for order in self.orders),
            "parcel events": sum(len(each.events) for order in self.orders for each in order.shipments),
            "regression conversations": self.cases,
        }
        return {name: count for name, count in counts.items() if count}


def read_pack(folder: Path, now: datetime | None = None) -> ShopPack:
    """The pack in this folder, with relative times counted from `now`; raises PackInvalid with every mistake found."""
    problems = Problems()
    files = PackFolder(folder, problems)
    shop = _shop(files, problems)
    anchor = to_minute(now or datetime.now(UTC))
    # with shop.toml in ruins the rest is still read, so that all mistakes show at once
    stand_in = shop or ShopFile(slug="shop", name="shop")
    pack = _read(Reading(files, problems, anchor, stand_in.zone), stand_in)
    problems.raise_any()
    return pack


def peek_shop(folder: Path) -> ShopFile | None:
    """The folder's shop.toml, if it can be read; mistakes are left to `read_pack`."""
    return _shop(PackFolder(folder, problems := Problems()), problems)


def _shop(files: PackFolder, problems: Problems) -> ShopFile | None:
    if files.has("shop.toml"):
        return read_shop_file(TomlFile(files, "shop.toml"))
    if files.root.is_dir():
        problems.add("shop.toml", None, "the file is missing; a pack needs at least slug and name")
    return None


def _read(reading: Reading, shop: ShopFile) -> ShopPack:
    pictures = Pictures(reading.folder, shop.slug)
    materials, charts = read_materials(reading), read_size_charts(reading)
    products = read_products(reading, pictures, materials, charts)
    policies = PolicyFiles(reading)
    faq, lexicon = read_faq(reading), read_lexicon(reading)
    things = Things(products, charts, {each.code for each in materials}, {each.id for each, _ in faq}, policies.data)
    check_knowledge(faq, lexicon, things)
    check_scopes(policies, things)
    documents = read_documents(reading)
    rules = policies.rules()
    knowledge = KnowledgeData(
        faq=tuple(entry for entry, _ in faq),
        lexicon=tuple(entry for entry, _ in lexicon),
        products=products,
        materials=materials,
        size_charts=charts,
        passages=tuple(passage for document in documents for passage in cut(document)),
        scripts=read_scripts(reading),
        stickers=read_stickers(reading, pictures),
        policies=rules,
        intent_examples=read_intent_examples(reading),
    )
    customers = read_customers(reading)
    orders = read_orders(reading, customers, products, rules.shipping)
    cases = read_cases(reading)
    return ShopPack(
        shop=_with_addresses(shop, pictures, reading),
        anchor=reading.anchor,
        knowledge=knowledge,
        documents=documents,
        customers=customers,
        orders=orders,
        files=(*pictures.files.values(), *(file for file, _ in cases)),
        cases=sum(count for _, count in cases),
        warnings=tuple(reading.problems.warnings),
        digest=reading.folder.digest(),
    )


def _with_addresses(shop: ShopFile, pictures: Pictures, reading: Reading) -> ShopFile:
    """The shop with the addresses of its logo and of its people's faces in place of file names."""

    def address(value: str, place: str) -> str:
        try:
            return pictures.address(value)
        except ValueError as error:
            reading.problems.add("shop.toml", None, f"{place}: {error}")
            return ""

    theme = shop.theme.model_copy(update={"logo": address(shop.theme.logo, "theme.logo")})
    staff = [
        person.model_copy(update={"avatar": address(person.avatar, f"staff {person.login}: avatar")})
        for person in shop.staff
    ]
    return shop.model_copy(update={"theme": theme, "staff": staff})

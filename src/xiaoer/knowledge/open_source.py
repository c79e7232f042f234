"""Open what an answer rests on: the whole entry, clause, passage, fact or chart behind a source's ref."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from xiaoer.commerce.model import SizeChart
from xiaoer.foundation.ids import yuan
from xiaoer.knowledge.errors import SourceNotFound
from xiaoer.knowledge.model import KnowledgeData

_CARE = {"手感": "feel", "适合季节": "season", "缩水": "shrink", "褪色": "fade", "洗护": "care"}


@dataclass(frozen=True, slots=True)
class OpenedSource:
    """What stands there, for shoppers to read; a size chart comes as what it is."""

    ref: str
    title: str
    text: str = ""
    chart: SizeChart | None = None


def open_source(data: KnowledgeData, ref: str) -> OpenedSource:
    """The source of this ref; raises SourceNotFound also for what only people of the shop may see."""
    kind, _, rest = ref.partition(":")
    opener = _OPENERS.get(kind)
    found = opener(data, rest) if opener and rest else None
    if found is None:
        raise SourceNotFound(ref=ref)
    title, content = found
    if isinstance(content, SizeChart):
        return OpenedSource(ref, title, chart=content)
    return OpenedSource(ref, title, content)


_Found = tuple[str, str | SizeChart] | None


def _faq(data: KnowledgeData, entry_id: str) -> _Found:
    return next(
        ((each.question, each.answer) for each in data.faq if each.id == entry_id and not each.person_only), None
    )


def _document(data: KnowledgeData, place: str) -> _Found:
    document, _, heading = place.partition("#")
    texts = [each.text for each in data.passages if (each.document, each.heading) == (document, heading)]
    return (heading, "\n\n".join(texts)) if texts else None


def _product(data: KnowledgeData, place: str) -> _Found:
    code, _, name = place.partition("#")
    product = next((each for each in data.products if each.code == code), None)
    if product is None:
        return None
    title = f"{product.title} · {name}" if name else product.title
    if name in product.facts:
        return title, product.facts[name]
    if name == "价格":
        return title, f"{yuan(product.price)} 元"
    return title, "\n".join([product.summary, *(f"{key}：{value}" for key, value in product.facts.items())]).strip()


def _material(data: KnowledgeData, place: str) -> _Found:
    code, _, name = place.partition("#")
    material = next((each for each in data.materials if each.code == code), None)
    if material is None:
        return None
    told = [f"{label}：{getattr(material, field)}" for label, field in _CARE.items() if getattr(material, field)]
    own = str(getattr(material, _CARE[name])) if name in _CARE else ""
    return (f"{material.name} · {name}" if own else material.name), own or "\n".join(told)


def _size_chart(data: KnowledgeData, name: str) -> _Found:
    return next((("尺码表", each) for each in data.size_charts if each.name == name), None)


def _promotion(data: KnowledgeData, promotion_id: str) -> _Found:
    found = next((each for each in data.policies.promotions if each["id"] == promotion_id), None)
    return (str(found["name"]), str(found.get("explain") or found["name"])) if found else None


def _policy(data: KnowledgeData, name: str) -> _Found:
    policies = data.policies
    rules: Mapping[str, tuple[str, Mapping[str, Any]]] = {
        "shipping": ("发货与配送规则", policies.shipping),
        "aftersales": ("售后规则", policies.aftersales),
        "invoice": ("发票规则", policies.invoice),
    }
    for _, rule in rules.values():
        for clause in rule.get("clause", ()):
            if clause["id"] == name:
                return str(clause.get("title", clause["id"])), str(clause["text"])
    if name not in rules:
        return None
    title, rule = rules[name]
    lines = [
        *_PLAIN[name](rule),
        *(f"{each.get('title', each['id'])}：{each['text']}" for each in rule.get("clause", ())),
    ]
    return (title, "\n".join(lines)) if lines else None


def _shipping_lines(rule: Mapping[str, Any]) -> list[str]:
    told = []
    if rule.get("cutoff"):
        told.append(f"{rule['cutoff']} 前付款的当天发货")
    if rule.get("ship_within_hours"):
        told.append(f"付款后最晚 {rule['ship_within_hours']} 小时内发货")
    if rule.get("free_over") is not None:
        told.append(f"满 {yuan(rule['free_over'])} 元包邮，不满收 {yuan(rule.get('fee', 0))} 元")
    return told


def _aftersales_lines(rule: Mapping[str, Any]) -> list[str]:
    days = (("return_days", "无理由退货"), ("exchange_days", "换货"), ("quality_days", "质量问题"))
    told = [f"{name}：签收后 {rule[key]} 天内" for key, name in days if rule.get(key) is not None]
    if rule.get("conditions"):
        told.append("退回时：" + "、".join(str(each) for each in rule["conditions"]))
    return told


def _invoice_lines(rule: Mapping[str, Any]) -> list[str]:
    return [str(rule[key]) for key in ("issued", "how") if rule.get(key)]


_PLAIN: Mapping[str, Callable[[Mapping[str, Any]], list[str]]] = {
    "shipping": _shipping_lines,
    "aftersales": _aftersales_lines,
    "invoice": _invoice_lines,
}
_OPENERS: Mapping[str, Callable[[KnowledgeData, str], _Found]] = {
    "faq": _faq,
    "document": _document,
    "product": _product,
    "material": _material,
    "size_chart": _size_chart,
    "promotion": _promotion,
    "policy": _policy,
}

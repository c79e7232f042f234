"""Read from a text what it names: product, colour, size, order number, a body's measures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xiaoer.commerce.model import Product
from xiaoer.knowledge.ports import ShopKnowledge
from xiaoer.language.segment import words
from xiaoer.language.understand import Understanding
from xiaoer.skills.choose_product import plain_size
from xiaoer.skills.places import places_in

#: From SURE a product is taken as named; from MAYBE it is a candidate to ask about.
SURE, MAYBE = 0.75, 0.15
_COLOR = re.compile(
    r"((?:米|奶|象牙|本|纯|月|雾|烟|炭|深|浅|藏|宝|天|湖|墨|军|酒|砖|豆沙|玫|姜|鹅|香芋|裸|驼|卡其|咖啡|焦糖|燕麦|薄荷|雾霾)?"
    r"(?:白|黑|灰|红|蓝|绿|黄|紫|粉|棕|褐|咖|青|橙|杏|驼|卡其|米|金|银))(?:色|的(?!确|是))"
)
_SIZE = re.compile(
    r"(?<![A-Za-z0-9])((?:[2-6]?X{0,4}[SL]|M|均码|F)(?![A-Za-z])|\d{2,3}(?:/\d{2,3}[A-Z]?)?(?=\s*[码号]))(?:\s*[码号])?",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\d+(?:\.\d+)?\s*(?:kg|公斤|千克|g|克|ml|毫升|升|l|cm|厘米|mm|毫米|米|片|支|粒|包|寸)", re.IGNORECASE
)
_ORDER = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{0,4}\d{9,30})(?![0-9])")
_HEIGHT = re.compile(
    r"身?高?\s*(1\s*[米mM]\s*\d{1,2}|[12]\.\d{1,2}\s*[米mM]?|(?<!\d)(?:1[3-9]\d|2[01]\d)(?:\.\d)?)\s*(?:cm|CM|公分|厘米)?"
)
_KILOS = re.compile(r"(\d{2,3}(?:\.\d)?)\s*(?:kg|KG|Kg|公斤|千克)")
_JIN = re.compile(r"(\d{2,3}(?:\.\d)?)\s*斤")
_FOOT = re.compile(r"脚长?\s*(\d{2,3}(?:\.\d)?)\s*(cm|CM|厘米|公分|mm|毫米)?")
_NUMBER = re.compile(r"(?<![\d.])\d{2,3}(?:\.\d)?(?!\d|\s*[码号件元块岁%％天折])")
_BODY_WORDS = re.compile(r"身高|体重|公斤|kg|斤|cm|公分|厘米|\d米\d|脚长", re.IGNORECASE)
_BUDGET = re.compile(
    r"\d{2,5}\s*(?:元|块)?\s*(?:左右|上下|以内|以下|之内|以上|之间)|\d{2,5}\s*(?:到|-|~)\s*\d{2,5}(?=元|块|的|$)"
)
_ORDINALS = {"一": 0, "1": 0, "二": 1, "两": 1, "2": 1, "三": 2, "3": 2, "四": 3, "4": 3, "五": 4, "5": 4}
_ORDINAL = re.compile(
    r"第\s*([一二两三四五1-5])\s*[个款件条双种单项瓶]?|(?:前面|上面|刚才)(?:那|这)?[个款件]|(后面|下面|最后)(?:那|这)?[一]?[个款件]"
)


@dataclass(frozen=True, slots=True)
class Slots:
    """What a text names; `mentions` are the very words, to tell what is left of the question without them."""

    product: str | None = None
    candidates: tuple[str, ...] = ()
    color: str | None = None
    size: str | None = None
    order_no: str | None = None
    body: Mapping[str, float] = field(default_factory=dict)
    mentions: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    #: The campaign named by its name, code word or shop word.
    promotion: str | None = None

    @property
    def any(self) -> bool:
        """Whether anything was named."""
        return bool(
            self.product or self.candidates or self.color or self.size or self.order_no or self.body or self.mentions
        )


def read_slots(
    understood: Understanding, knowledge: ShopKnowledge, shown: Sequence[str], *, context: str | None, bare_body: bool
) -> Slots:
    """Everything the text names. `context` is the product spoken of so far; `bare_body` lets bare numbers be measures."""
    text = understood.text
    product, candidates, mentions = _product(understood, knowledge, shown)
    spoken_of = product or (context if not candidates or context in candidates else None)
    color, color_words = _color(understood, knowledge, spoken_of)
    size, size_words = _size(understood, knowledge, spoken_of)
    body, body_words = read_body(understood, bare=bare_body)
    if body and size and size_words and size_words[0].rstrip("码号") in {f"{value:g}" for value in body.values()}:
        size, size_words = None, ()
    promotion = _promotion(understood, knowledge)
    budget = tuple(match.group() for match in _BUDGET.finditer(text))
    places = tuple(name for name, _ in places_in(text))
    said = (*mentions, *color_words, *size_words, *body_words, *places, *budget)
    return Slots(product, candidates, color, size, _order(understood), body, said, places, promotion)


def _product(
    understood: Understanding, knowledge: ShopKnowledge, shown: Sequence[str]
) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    text, products = understood.text, knowledge.products
    if (match := _ORDINAL.search(text)) and shown:
        index = _ORDINALS[match[1]] if match[1] else (len(shown) - 1 if match[2] else 0)
        if index < len(shown) and shown[index] in products:
            return shown[index], (), (match.group(),)
    for entity in understood.entities:
        if entity.kind == "product" and entity.value in products:
            return entity.value, (), (entity.text,)
        if entity.kind == "variant":
            owner = next((p.code for p in products.values() if any(v.sku == entity.value for v in p.variants)), None)
            if owner:
                return owner, (), (entity.text,)
    for match in re.finditer(r"https?://\S+", text):
        owner = next(
            (p.code for p in products.values() if p.url and (p.url in match.group() or match.group() in p.url)), None
        )
        if owner:
            return owner, (), (match.group(),)
    found = knowledge.find_products(text, limit=8)
    if not found:
        return None, (), ()
    mentions = _words_of([product for product, _ in found], text, knowledge)
    if found[0][1] >= SURE and (len(found) == 1 or found[1][1] < SURE or found[0][1] - found[1][1] > 0.02):
        return found[0][0].code, (), mentions
    return None, tuple(product.code for product, sure in found if sure >= MAYBE), mentions


def _words_of(products: Sequence[Product], text: str, knowledge: ShopKnowledge) -> tuple[str, ...]:
    """The words of the text that name these products."""
    names: list[str] = []
    for product in products:
        material = knowledge.materials.get(product.material)
        names += [
            product.title,
            product.category,
            *product.nicknames,
            *((material.name, *material.aliases) if material else ()),
        ]
    nicknames = [nick for product in products for nick in product.nicknames if nick in text]
    cut = [
        word
        for word in words(text)
        if len(word) > 1 and any(word in name.lower() or (len(word) > 2 and word[:2] in name.lower()) for name in names)
    ]
    return tuple(dict.fromkeys([*sorted(nicknames, key=lambda nick: -len(nick)), *cut]))


def _color(understood: Understanding, knowledge: ShopKnowledge, code: str | None) -> tuple[str | None, tuple[str, ...]]:
    product = knowledge.products.get(code) if code else None
    variants = product.variants if product else ()
    text = understood.text
    for entity in understood.all("color"):
        own = next((v for v in variants if entity.value in {v.color_code, v.color}), None)
        return (own.color_code or own.color if own else entity.value), (entity.text,)
    named = sorted({v.color for v in variants if v.color and v.color in text}, key=lambda name: -len(name))
    if named:
        return named[0], (named[0],)
    match = _COLOR.search(text)
    if match is None:
        if product is None:
            every = {
                v.color for p in knowledge.products.values() for v in p.variants if len(v.color) > 1 and v.color in text
            }
            longest = max(every, key=len, default=None)
            return longest, (longest,) if longest else ()
        return None, ()
    close = {v.color for v in variants if match[1] in v.color}
    return (close.pop() if len(close) == 1 else f"{match[1]}色"), (match.group().removesuffix("的"),)


def _size(understood: Understanding, knowledge: ShopKnowledge, code: str | None) -> tuple[str | None, tuple[str, ...]]:
    entity = understood.first("size")
    product = knowledge.products.get(code) if code else None
    own = {plain_size(v.size): v.size for v in product.variants if v.size} if product else {}
    if entity:
        return own.get(plain_size(entity.value), entity.value), (entity.text,)
    for measured in _MEASURED.finditer(understood.text):
        if plain_size(measured.group()) in own:
            return own[plain_size(measured.group())], (measured.group(),)
    if match := _SIZE.search(understood.text):
        return own.get(plain_size(match[1]), match[1].upper()), (match.group(),)
    for size in sorted(own.values(), key=lambda each: -len(each)):
        if len(size) >= 2 and size.lower() in understood.text.lower():
            return size, (size,)
    return None, ()


def _promotion(understood: Understanding, knowledge: ShopKnowledge) -> str | None:
    targets = {entity.value for kind in ("promotion", "coupon") for entity in understood.all(kind)}
    text = understood.text.lower()
    for promotion in knowledge.policies.promotions:
        names = (str(promotion["name"]), *map(str, promotion.get("code_words", ())))
        if promotion["id"] in targets or any(len(name) > 1 and name.lower() in text for name in names):
            return str(promotion["id"])
    return None


def _order(understood: Understanding) -> str | None:
    entity = understood.first("order_no") or understood.first("parcel_no")
    if entity:
        return entity.value
    match = _ORDER.search(understood.text)
    return match[1] if match and not re.fullmatch(r"1[3-9]\d{9}", match[1]) else None


def read_body(understood: Understanding, *, bare: bool) -> tuple[dict[str, float], tuple[str, ...]]:
    """Height (cm), weight (kg) and foot (mm) in a text; bare numbers count only where they were asked for."""
    body: dict[str, float] = {}
    said: list[str] = []
    for kind in ("height", "weight", "foot"):
        if entity := understood.first(kind):
            body[kind] = float(entity.value)
            said.append(entity.text)
    text = understood.text
    if not body and not (bare or _BODY_WORDS.search(text)):
        return {}, ()
    for kind, pattern, read in (
        ("foot", _FOOT, _mm),
        ("weight", _KILOS, _kilos),
        ("weight", _JIN, _jin),
        ("height", _HEIGHT, _cm),
    ):
        if kind not in body and (match := pattern.search(text)):
            body[kind] = read(match)
            said.append(match.group())
    if bare and "foot" not in body:
        rest = text
        for word in said:
            rest = rest.replace(word, " ")
        for match in _NUMBER.finditer(rest):
            value = float(match.group())
            if "height" not in body and 135 <= value <= 215:
                body["height"] = value
            elif "weight" not in body and 30 <= value <= 250:
                body["weight"] = value / 2 if value >= 95 else value
            else:
                continue
            said.append(match.group())
    return body, tuple(said)


def _kilos(match: re.Match[str]) -> float:
    return float(match[1])


def _jin(match: re.Match[str]) -> float:
    return float(match[1]) / 2


def _mm(match: re.Match[str]) -> float:
    value = float(match[1])
    return value * 10 if value < 60 else value


def _cm(match: re.Match[str]) -> float:
    value = float(re.sub(r"\s*[米mM]\s*(?=\d)", ".", match[1]).rstrip("米mM "))
    return round(value * 100, 1) if value < 3 else value

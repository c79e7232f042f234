"""Clothing and shoe sizes, quantities and money."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xiaoer.language.entities.numerals import NUMBER, plain, read_number
from xiaoer.language.understand import Entity

_LETTER = re.compile(
    r"(?<![A-Za-z\d\-.])(?P<n>\d{0,2}\s?[xX]{1,5}[lLsS]|[2-9]\s?[xX][lL]?(?![A-Za-z])|[2-9]\s?[加+]|[sSmMlL])(?P<unit>\s*[码号])?(?![A-Za-z\d\-/'])"
)
_CHINESE = re.compile(r"(?P<n>加?[特超加]大|均|大|中|小|特小)\s?[码号](?!数|不|段)")
_SPEC = re.compile(r"(?<![\d/])(?P<n>1[4-9]\d\s?/\s?\d{2,3}\s?[A-C])(?![A-Za-z\d])", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?<![\d.第])(?P<n>\d{2,3}(?:\.5)?|[2-6][05]\s?[A-H])\s?(?:码|号(?!楼|院|线|前|后|之|发|到|送|买|下|拍|收|能|可|来|签|付|开|左|早|上|中|晚|的时))(?!\d)"
)
_QUANTITY = re.compile(
    r"(?P<n>(?<![\d.第])\d{1,4}(?![\d.])|(?<![第一二两三四五六七八九十百千万])[一二两三四五六七八九十百]{1,4}|俩|仨)\s*"
    r"(?P<unit>件套|件|个|双|条|瓶|盒|箱|包|袋|套|台|支|罐|本|只|份|张|把|斤装|片|块钱|块|部|枚|桶|提|打|组|副|床)(?!月|星期|礼拜|小时|工作日|钱|码|人|字|点|半|多|地方|问题|地址|电话|颜色|尺码|订单|单子|快递|客服|发票|账号|城市)"
)
_MONEY = re.compile(
    rf"(?P<sign>[¥￥]\s*)?(?<![\d.])(?P<n>{NUMBER})\s*(?P<half>多)?\s*(?P<unit>块钱?|元钱?|圆|rmb|毛|角|分钱|米(?=[，,。\s]|$))(?P<tail>[一二三四五六七八九五\d](?!\d|[块元个]))?(?P<halfpart>半)?",
    re.IGNORECASE,
)
#: 一百二, 两百五, 三千: hundreds without a measure word are prices.
_BARE_HUNDREDS = re.compile(
    r"(?<![\d第一二两三四五六七八九十百千万])(?P<n>[一二两三四五六七八九](?:千(?:零?[一二两三四五六七八九]百?)?|百(?:零?[一二三四五六七八九]十?[一二三四五六七八九]?)?))"
    r"(?![一二三四五六七八九十百千万斤克公毫米厘升个件双条瓶盒箱包袋套台支罐本只份张把片部枚桶提打组副床人天次多块元圆平度码号毛年条种])"
)
_SIGNED = re.compile(r"[¥￥]\s*(?P<n>\d{1,9}(?:\.\d{1,2})?)")
_SAID_MONEY = re.compile(
    r"(?:卖|价格|付了?|花了?|给你|降到|降了|优惠|便宜|减|少|退|补|差|预算|只要|才|原价|售价|标价|到手|涨到|显示)\s*(?:是|了|我|大概|差不多|在|[:：])?\s*(?P<n>\d{1,6}(?:\.\d{1,2})?|[一二两三四五六七八九][百千][一二两三四五六七八九十百零]*)(?![\d.%年月号天个件点折码])(?!\s*(?:cm|kg|g|ml|公斤|斤|[个件双条瓶盒箱包套台天次小分号月折]))"
)


def find_goods(text: str) -> Iterator[Entity]:
    """Sizes (S, 2XL, 170/88A, 42), quantities and money (fen)."""
    for match in _SPEC.finditer(text):
        yield _size(match, match["n"].replace(" ", "").upper())
    for match in _LETTER.finditer(text):
        yield _size(match, _letters(match["n"]))
    for match in _NUMBERED.finditer(text):
        yield _size(match, match["n"].replace(" ", "").upper())
    for match in _CHINESE.finditer(text):
        yield _size(
            match,
            {
                "加大": "XL",
                "特大": "XXL",
                "超大": "XXL",
                "加加大": "XXL",
                "加特大": "XXL",
                "大": "L",
                "中": "M",
                "小": "S",
                "特小": "XS",
                "均": "均码",
            }.get(match["n"], match["n"]),
        )
    yield from _money(text)
    for match in _QUANTITY.finditer(text):
        number = read_number(match["n"]) if match["n"] not in "俩仨" else {"俩": 2.0, "仨": 3.0}[match["n"]]
        if number and number <= 9999:
            yield Entity("quantity", match.group(), plain(number), match.start(), match.end())


def _letters(text: str) -> str:
    """One spelling a size: XXL for 2xl, 2X and 2加."""
    size = text.upper().replace(" ", "").replace("加", "XL").replace("+", "XL")
    if size[0].isdigit():
        count = int("".join(char for char in size if char.isdigit()))
        end = "S" if size.endswith("S") else "L"
        return "X" * count + end if count <= 3 else f"{count}X{end}"
    return f"{size.count('X')}X{size[-1]}" if size.count("X") > 3 else size


def _size(match: re.Match[str], value: str) -> Entity:
    return Entity("size", match.group(), value, match.start(), match.end())


def _money(text: str) -> Iterator[Entity]:
    for match in _MONEY.finditer(text):
        yuan = read_number(match["n"])
        if yuan is None:
            continue
        unit = match["unit"].lower()
        scale = 1 if unit == "分钱" else 10 if unit in {"毛", "角"} else 100
        tail = read_number(match["tail"]) if match["tail"] else None
        fen = round(yuan * scale + (tail or 0) * scale / 10 + (scale / 2 if match["halfpart"] else 0))
        yield Entity("money", match.group(), str(fen), match.start(), match.end())
    for pattern in (_SIGNED, _SAID_MONEY, _BARE_HUNDREDS):
        for match in pattern.finditer(text):
            yuan = read_number(match["n"])
            if yuan is not None:
                start = match.start() if pattern is _SIGNED else match.start("n")
                yield Entity("money", text[start : match.end()], str(round(yuan * 100)), start, match.end())

"""Order numbers, parcel numbers, phones, links and pasted platform cards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from xiaoer.language.understand import Entity

_LINK = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]{3,2000}|\b(?:item|detail|mobile|m)\.[a-z0-9\-]+\.(?:com|cn|hk)(?:/[A-Za-z0-9\-._~/?#=&%]*)?",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\dA-Za-z])(?:\+?86[\s-]?)?(?P<n>1[3-9]\d[\s-]?\d{4}[\s-]?\d{4})(?![\dA-Za-z])")
_LANDLINE = re.compile(r"(?<![\dA-Za-z])(?P<n>0\d{2,3}-\d{7,8}|400-?\d{3}-?\d{4})(?!\d)")
#: Carriers' own shapes: SF1234567890123, YT…, JDVB…, ZTO's 78…, EMS's EA…CN.
_PARCEL = re.compile(
    r"(?<![A-Za-z\d])(?P<n>(?:SF|YT|JDVB|JDVA|JDV|JDX|JDK|JD|VB|VC|VE|STO|ZTO|YD|JT|DPK|DPL|DBL|KY|HT|LP|ZJS|TT)\d{8,18}|E[A-Z]\d{9}CN)(?:-\d+-\d+)?(?![A-Za-z\d])",
    re.IGNORECASE,
)
_PINDUODUO = re.compile(r"(?<!\d)\d{6}-\d{15}(?!\d)")
_SAID_PARCEL = re.compile(
    r"(?:快递单?号?|运单号?|物流单?号?|包裹号?|圆通|中通|申通|韵达|顺丰|极兔|邮政|ems|德邦|京东快递|单号)\s*(?:是|为|[:：])?\s*$",
    re.IGNORECASE,
)
_SAID_ORDER = re.compile(r"(?:订单(?:编)?号?|订单|单子|这单)\s*(?:是|为|[:：])?\s*$")
_SERVICE = re.compile(
    r"(?:服务单号?|售后单号?|工单号?|商品(?:ID|编?号)|税号|识别号|身份证号?|卡号|账号)\s*(?:是|为|[:：])?\s*$",
    re.IGNORECASE,
)
_LONG = re.compile(r"(?<![A-Za-z\d.\-])(?P<n>[A-Za-z]{0,4}\d{9,24})(?![A-Za-z\d\-]|\.\d)")
#: A shop's own order numbers: letters, digits and dashes with at least six digits.
_OWN = re.compile(r"(?<![A-Za-z\d])(?P<n>[A-Za-z]{1,6}-?\d{4,12}(?:-\d{1,8})?)(?![A-Za-z\d])")


def find_identifiers(text: str, own_prefixes: Sequence[str] = ()) -> Iterator[Entity]:
    """Links, phones, parcel and order numbers. `own_prefixes` are the letters that start this shop's order numbers."""
    for match in _LINK.finditer(text):
        yield Entity("link", match.group(), match.group().rstrip(".,;"), match.start(), match.end())
    for match in _PARCEL.finditer(text):
        yield Entity("parcel_no", match.group(), match["n"].upper(), match.start(), match.end())
    for pattern in (_PHONE, _LANDLINE):
        for match in pattern.finditer(text):
            yield Entity(
                "phone",
                match.group(),
                re.sub(r"[\s-]", "", match["n"]) if pattern is _PHONE else match["n"],
                match.start(),
                match.end(),
            )
    for match in _PINDUODUO.finditer(text):
        yield Entity("order_no", match.group(), match.group(), match.start(), match.end())
    for match in _LONG.finditer(text):
        yield from _long_number(text, match)
    for match in _OWN.finditer(text):
        if match["n"].upper().startswith(tuple(prefix.upper() for prefix in own_prefixes)) and own_prefixes:
            yield Entity("order_no", match["n"], match["n"].upper(), match.start(), match.end())


def _long_number(text: str, match: re.Match[str]) -> Iterator[Entity]:
    """A bare long number is what the words before it say; else a parcel's when 12 to 15 digits, an order's when not."""
    before, number = text[max(0, match.start() - 12) : match.start()], match["n"]
    if _SERVICE.search(before):
        return
    digits = sum(char.isdigit() for char in number)
    if _SAID_ORDER.search(before):
        kind = "order_no"
    elif _SAID_PARCEL.search(before):
        kind = "parcel_no"
    elif digits == 11 and number.isdigit() and number[0] == "1" and number[1] in "3456789":
        return  # a phone, found already
    else:
        kind = "parcel_no" if number.isdigit() and 13 <= digits <= 15 and not number.startswith("20") else "order_no"
    yield Entity(kind, number, number.upper(), match.start(), match.end())

"""What a shopper said, without what the platform put around it: order cards, links, menu texts, masks, opening formulas.

The same sentence arrives bare, behind 你好我想问一下, after a pasted order card or three times in a row; the brain should see one sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Masks as data sets and log exports write them: [订单x], [数字x], <ORDER>, #E-s[数字x].
_ORDER_MASK = r"\[(?:订单|订单编号|订单号|ORDERID|运单)[^\[\]]{0,8}\]"
_LINK = re.compile(
    r"\[链接[^\[\]]{0,4}\]|\[(?:图片|商品|视频)[^\[\]]{0,4}\]|(?:https?://|www\.)[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+",
    re.IGNORECASE,
)
_NUMBER_MASK = re.compile(r"\[(?:数字|金额|日期|时间|电话|邮箱|身份证号?)[^\[\]]{0,4}\]")
_NAME_MASK = re.compile(r"\[(?:姓名|地址|站点|组织机构|账号|昵称)[^\[\]]{0,4}\]")
_EMOJI_MASK = re.compile(r"#E-[a-z]{1,3}(?:\[[^\[\]]{1,6}\]|\d{1,4})?|/:[\w\-:,@!~^&*'()<>]{1,4}")
#: The fields of a pasted order card; what they hold is read by the entities, not by the intents.
_CARD = re.compile(
    r"\[?(?:咨询|查询)?(?:订单编号|订单号|订单金额|下单时间|商品ID|商品号|商品编号|实付款)\s*[:：]\s*"
    rf"(?:{_ORDER_MASK}|\[[^\[\]]{{1,6}}\]|[¥￥]?[\d\-:/. T年月日]+)(?:\s*\[时间x\]|\s+\d\d:\d\d(?::\d\d)?)?\]?[,，;；]?"
)
_SYSTEM = re.compile(
    r"(?:顾客|客户|买家)通过点击.{0,24}?信息发送\s*[:：]?|请选择(?:要)?咨询的?(?:订单|商品)|京东快递\(移动端\)|\[?自动回复\]?|来自(?:商品|订单)详情页"
)
_MENU = re.compile(
    r"(?<![\w])(?:订单业务|订单|配送|物流|返修退换货|退换货|退换|售后|商品信息|商品|账户及财务|财务或账户|账户|财务|发票业务|发票类|会员权益|优惠活动|促销|支付|安装)咨询(?![\w])"
    r"|意见与建议反馈|其他问题"
)
#: What a menu text is about; only a topic, so only a hint.
_MENU_TOPICS = (
    ("发票", "invoice"), ("配送", "track_parcel"), ("物流", "track_parcel"), ("退换", "return_goods"), ("售后", "aftersale_progress"),
    ("会员", "membership"), ("账户", "account"), ("商品", "product_info"), ("优惠", "promotion"), ("促销", "promotion"), ("支付", "payment"),
    ("安装", "installation"), ("订单", "order_status"),
)  # fmt: skip
_OPENING = re.compile(
    r"^(?:[\s,，。.!！?？~、:：]|你好啊?|您好啊?|在吗|在么|在不在|在不|在嘛|有人吗|亲爱的|亲们?(?!测|子|戚|自)|哈喽|hello|hi(?![a-z])|嗨|那个(?=[,，\s])"
    r"|早上好|上午好|中午好|下午好|晚上好|美女|帅哥|老板|掌柜的?|客服(?=[,，\s你您])|小二(?=[,，\s]))+",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"^(?:我?(?:就是)?(?:(?:想|要|来)(?:请|再|来)?(?:咨询|问|请教|了解|打听)(?:一下|下子?|个问题|你们?|您)?|(?:咨询|问|请教|了解|打听)(?:一下|下子?|个问题|个事))"
    r"|打扰一下|麻烦问一?下|请问一?下?|不好意思)(?:[,，:：\s吧呢]|你们|您)*(?=.{3})"
)
#: What only labels a number: 订单号 2026…, 我的电话是 138….
_LABEL = re.compile(
    r"^(?:我的|我|这是|是|这个|就是)*(?:订单编?号?|单号|运单号?|快递单?号?|物流单号|包裹号|服务单号?|售后单号?|手机号?码?|电话号?码?|尾号|邮箱|税号|编号|商品号?|姓名|地址|收货人|收件人"
    r"|[A-Za-z]{1,5})*(?:是|为|的)*$"
)
_SEPARATOR = re.compile(r"[\s,，。.!！?？;；~…、\n]+")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Core:
    """The words that carry the intent, and what stood around them."""

    #: What is left to understand; empty when the message held only cards, links or numbers.
    text: str
    #: The clauses of `text` in order, each once.
    clauses: tuple[str, ...]
    #: The topic of a menu text the shopper tapped, or "".
    topic: str = ""
    #: Whether the message brought an order, a link, a number or other material.
    brings_material: bool = False
    #: Whether it opened with a greeting.
    greets: bool = False


def core_of(plain: str) -> Core:
    """The core of a normalised text."""
    text, cards = _CARD.subn(" ", plain)
    text, orders = re.subn(_ORDER_MASK, " ", text)
    text, links = _LINK.subn(" ", text)
    text = _EMOJI_MASK.sub(" ", _SYSTEM.sub(" ", text))
    menu = _MENU.search(text)
    topic = next((code for word, code in _MENU_TOPICS if menu and word in menu.group()), "")
    text = _MENU.sub(" ", text)
    numbers = bool(_NUMBER_MASK.search(text) or _DIGITS.search(text) or _NAME_MASK.search(text))
    brings = bool(cards or orders or links)
    text = _NAME_MASK.sub("某某", _NUMBER_MASK.sub("10", text))
    text = _once(_SPACE.sub(" ", text).strip(" ,，;；:："))
    opened = _OPENING.match(text)
    rest = text[opened.end() :] if opened else text
    rest = _ASKING.sub("", rest) if rest else rest
    kept = rest if len(_SEPARATOR.sub("", rest)) > 1 else text
    clauses = tuple(dict.fromkeys(part for part in _SEPARATOR.split(kept) if part))
    said = _LABEL.sub("", re.sub(r"[\W\d_]|某某", "", kept)) if numbers or brings else re.sub(r"[\W_]", "", kept)
    return Core(
        text=kept if said else "",
        clauses=clauses,
        topic=topic,
        brings_material=numbers or brings,
        greets=bool(opened and re.search(r"\w", opened.group())),
    )


def _once(text: str) -> str:
    """A sentence sent twice in a row says no more than once."""
    parts = text.split(" ")
    return " ".join(part for index, part in enumerate(parts) if part not in parts[:index] or len(part) < 3)

"""What shoppers call the facts of a product: one group per kind of fact, in the words of Chinese shopping at large.

A shop names its attributes as it likes (`成分`, `面料成分`, `主要成分`); a group is found by the attribute's name and by the shopper's words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from xiaoer.language.segment import words


@dataclass(frozen=True, slots=True)
class AttributeGroup:
    """A kind of fact: names it goes by in catalogues, and how it is asked for."""

    key: str
    names: tuple[str, ...]
    asked: re.Pattern[str]


def _group(key: str, names: str, asked: str) -> AttributeGroup:
    return AttributeGroup(key, tuple(names.split("|")), re.compile(asked, re.IGNORECASE))


_EMPTY = frozenset(
    {"是不是", "是否", "有没有", "能不能", "可以", "怎么", "适合", "什么", "多少", "情况", "说明", "其他"}
)
GROUPS: tuple[AttributeGroup, ...] = (
    _group(
        "composition",
        "成分|材质|面料|配料|主要成分|原料|填充|里料|含绒量",
        r"成分|材质|面料|什么料|啥料|料子|什么做的|什么材料|含.{0,4}(棉|羊毛|绒|酒精|香精|激素|防腐剂|色素|铅|糖)|百分之|纯棉|真丝|真皮|"
        r"羊毛含量|含绒|充绒|填充|配料|配方|添加|(是|有)(纯|全)?(棉|羊毛|羊绒|涤纶|麻|酒精|香精|激素|烟酰胺|玻尿酸|A醇|水杨酸)",
    ),
    _group("weight", "克重|重量|净重", r"克重|多重|几斤|多少克|重不重|重量|分量|轻不轻"),
    _group("thickness", "厚度|厚薄", r"厚度|厚不厚|厚吗|厚薄|薄不薄|薄吗|厚实|透不透|会透|透吗|加绒"),
    _group("fit", "版型|版式|廓形", r"版型|什么版|宽松|修身|合身|紧身|直筒|显胖|显瘦|偏大|偏小|肥不肥|瘦不瘦"),
    _group("stretch", "弹性|弹力", r"弹性|弹力|有弹|没弹"),
    _group("warmth", "保暖|适合温度|适用温度|温度", r"保暖|暖和|多少度|几度|零下|冷不冷|冬天.{0,4}(穿|够)|抗冻"),
    _group(
        "skin",
        "适合肤质|适用肤质|肤质|适合人群|适用人群|人群",
        r"肤质|敏感肌|油皮|干皮|混油|混干|油性|干性|痘|适合.{0,6}(皮肤|人)|孕妇|孕期|哺乳|小孩|儿童|学生|男生",
    ),
    _group(
        "size_spec",
        "规格|容量|净含量|尺寸|数量",
        r"规格|容量|净含量|多少ml|多少毫升|几毫升|多少g|几瓶|几片|多大瓶|多大一瓶|尺寸|多长|多宽|多高",
    ),
    _group(
        "shelf_life",
        "保质期|有效期|限用日期|开封后",
        r"保质期|过期|有效期|生产日期|日期(新|是)|能放多久|放多久|开封|多久用完|批次",
    ),
    _group(
        "usage",
        "用法|使用方法|用量|步骤|使用顺序",
        r"怎么用|咋用|用法|使用方法|用量|用多少|步骤|顺序|早上用|晚上用|白天.{0,3}用|一天几次|几天一次|先用|早上|晚上|白天|早晚|睡前|饭前|饭后",
    ),
    _group("origin", "产地|原产地|品牌|生产", r"产地|哪里产|哪儿产|哪产|哪国|国产|进口|哪里生产"),
    _group(
        "collar",
        "领型|袖型|款式|工艺|细节|口袋|功能|功效",
        r"领型|什么领|领子|袖型|口袋|几个兜|内袋|帽子|可拆|工艺|功效|有什么作用|什么效果|管用|有用吗|功能",
    ),
    _group("certificate", "备案|执行标准|检测|安全类别", r"备案|执行标准|检测|质检|安全类别|A类|B类"),
    _group(
        "texture",
        "质地|味道|香味|手感|触感",
        r"质地|味道|香味|什么味|有味|手感|触感|厚重|清爽|轻薄|滋润|好吸收|搓泥|扎不扎|扎吗|扎人|软不软|软吗|硬不硬|油腻|黏|粘",
    ),
    _group(
        "care",
        "洗护|洗涤|护理|保养|清洗",
        r"怎么洗|咋洗|清洗|机洗|水洗|手洗|干洗|能洗|可以洗|熨|烫|晾|洗衣机|保养|打理|护理",
    ),
    _group("shrink", "缩水", r"缩水|会缩|变小"),
    _group("fade", "褪色|掉色|色牢度", r"褪色|掉色|染色|浮色|掉颜色"),
    _group("pilling", "起球|抗起球", r"起球|起毛|掉毛|钻绒|跑绒|勾丝"),
    _group("wrinkle", "抗皱|免烫", r"皱|免烫"),
    _group("season", "季节|适合季节", r"什么季节|哪个季节|几月|春天|夏天|秋天|冬天|什么天气|季节"),
    _group("box", "包装|清单|包含|配件|套装", r"包含什么|里面有什么|几件套|配件|清单|包装|送不送|盒子"),
    _group("model", "型号|款号|货号|电池|功率|接口|材料", r"型号|款号|货号|电池|功率|接口"),
)
#: Groups answered from the material and its care guide.
MATERIAL_GROUPS: Mapping[str, tuple[str, ...]] = {
    "care": ("care",),
    "shrink": ("shrink", "care"),
    "fade": ("fade", "care"),
    "pilling": ("care",),
    "texture": ("feel",),
    "wrinkle": ("care",),
    "season": ("season",),
    "warmth": ("feel", "season"),
    "thickness": ("feel",),
    "composition": ("name",),
}


def _telling_parts(attribute: str) -> list[str]:
    """The words of a long attribute name that say what it is about: 是不是真皮 → 真皮."""
    if len(attribute) < 4 or group_of(attribute) is not None:
        return []
    return [word for word in words(attribute) if len(word) > 1 and word not in _EMPTY]


def asked_groups(text: str) -> list[AttributeGroup]:
    """The kinds of fact a question asks for, in order of place."""
    found = [(match.start(), group) for group in GROUPS if (match := group.asked.search(text))]
    return [group for _, group in sorted(found, key=lambda pair: pair[0])]


@lru_cache(maxsize=8192)
def group_of(attribute: str) -> AttributeGroup | None:
    """The kind of fact an attribute's name stands for."""
    exact = next((group for group in GROUPS if attribute in group.names), None)
    return exact or next((group for group in GROUPS if any(name in attribute for name in group.names)), None)


def asked_attributes(text: str, facts: Mapping[str, str]) -> list[str]:
    """The attributes among a product's facts that a question asks for, best first."""
    named = [name for name in facts if len(name) > 1 and name in text]
    named += [name for name in facts if name not in named and any(part in text for part in _telling_parts(name))]
    keys = [group.key for group in asked_groups(text)]
    grouped = [
        name
        for key in keys
        for name in facts
        if name not in named and (group := group_of(name)) is not None and group.key == key
    ]
    return [*named, *grouped]

"""Tell a message whose rest is still being typed from one that can be answered at once."""

from __future__ import annotations

import re

#: What people send ahead of their question.
_OPENERS = re.compile(
    r"(?:(?:亲+|小[姐哥]姐?|老板|掌柜|店家|客服|小二)[,，、\s]*)?"
    r"(?:在(?:吗|嘛|么|不在|的吗|不)?|有人(?:在)?(?:吗|嘛|么)?|您?你?好呀?啊?|哈[喽啰罗]|嗨|hi|hello|hey|早(?:上好)?|(?:上|中|下)午好|晚上好|亲+爱?的?"
    r"|客服|老板|店家"
    r"|(?:我?(?:想|要)?(?:请)?(?:问|咨询|请教)(?:问|一下|个|一个|你|您|你们|下)*(?:事|问题|事情)?(?:儿)?)"
    r"|(?:有|还有)?(?:一|几)?个(?:小)?(?:问题|事情?)(?:想?(?:问|咨询)(?:一下|下|问)?)?|有点?(?:事|问题)"
    r"|那个|这个|那件|这件|那款|这款|就是|就是说|是这样的?|话说|然后|还有|另外|对了|还有就是|我想|我要|我的|我|你们|你们家|你家|嗯+|额+|呃+|e+m+|那"
    r"|excuse me|i have a question|quick question|question)",
    re.IGNORECASE,
)
#: Answers that end like half a sentence and are whole.
_WHOLE = re.compile(r"(?:是|好|行|可以|对|嗯|没事|会|要|不要|不是|没错|知道|明白|真|有|没有|挺好)的")
#: Words after which something must follow.
_HANGING = re.compile(
    r"(?:和|跟|与|或者?|还是|但是?|可是|不过|因为|所以|如果|要是|假如|然后|以及|而且|并且|就是|比如(?:说)?|关于|还有|另外|之前|除了|我的|你们的)$"
    r"|(?:^|[\s,])(?:and|or|but|because|if|the|my|a|an|with|about|for)$",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"(?:[,，、:：;；—–]|…|\.{2,}|。{2,})+$")
_TRAILING = re.compile(r"[\s~～!！.。?？呀啊哈呢哦]+$")
_LONGEST_OPENER = 14


def is_fragment(text: str) -> bool:
    """Whether more is likely to come: 在吗, 那个, 我昨天买的, 颜色和, 问一下…"""
    said = text.strip()
    if not said:
        return False
    core = _TRAILING.sub("", said)
    if len(core) <= _LONGEST_OPENER and _OPENERS.fullmatch(core.rstrip("，,、…")):
        return True
    if _OPEN_END.search(said):
        return True
    if _TRAILING.search(said):  # 。？！ or a closing particle: the sentence is over
        return False
    if said.endswith("的"):
        return not _WHOLE.fullmatch(said)
    return _HANGING.search(said) is not None

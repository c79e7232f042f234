"""Understand one text in one shop's dialect: plain spelling, shop words, entities, intents, emotion, vector."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from numpy import float32
from numpy.typing import NDArray

from xiaoer.language.classify.emotion import EmotionModel, at_least, load_emotions
from xiaoer.language.classify.handoff import handoff_reason
from xiaoer.language.classify.head import Head
from xiaoer.language.classify.intent_model import load_intents
from xiaoer.language.classify.rank import SURE, rank
from xiaoer.language.classify.sure_words import SureWords, load_sure_words
from xiaoer.language.core import Core, core_of
from xiaoer.language.embed import Embedder
from xiaoer.language.entities.find import find_entities
from xiaoer.language.lexicon import LexiconMatcher
from xiaoer.language.normalise import normalise
from xiaoer.language.repair import repair
from xiaoer.language.understand import Emotion, Entity, IntentGuess, Understanding

#: Characters that are encoded; of a longer message its beginning and its end, where what is wanted stands.
HEAD, TAIL = 140, 100
#: Characters of a message that are read at all.
LONGEST = 8000
#: Numbers and links are themselves; a shop word inside one is an accident.
#: Kinds that are a number with a word for what is counted.
_COUNTS = frozenset({"quantity", "money", "age"})
_OPAQUE = frozenset({"link", "parcel_no", "phone", "order_no"})
#: What is said so often, and so plainly, that it needs no model.
_PLAIN = {
    **dict.fromkeys(("你好", "您好", "在吗", "在么", "在", "在不", "在嘛", "嗨", "hi", "hello", "哈喽", "早上好", "下午好"), "greeting"),
    **dict.fromkeys(("晚上好", "亲", "亲在吗", "你好在吗", "您好在吗", "有人吗"), "greeting"),
    **dict.fromkeys(("谢谢", "谢谢你", "谢谢您", "好的谢谢", "多谢", "感谢", "再见", "拜拜"), "thanks_bye"),
    **dict.fromkeys(("是", "是的", "对", "对的", "嗯", "嗯嗯", "好", "好的", "可以", "行", "ok"), "affirm"),
    **dict.fromkeys(("不是", "不是的", "不用", "不用了", "不要", "没有", "不对"), "deny"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Understander:
    """Immutable; one per knowledge version. CPU only; the encoder dominates."""

    embedder: Embedder
    lexicon: LexiconMatcher
    #: The shipped intents, or those taught with the shop's own examples.
    intents: Head = field(default_factory=load_intents)
    emotions: EmotionModel = field(default_factory=load_emotions)
    sure_words: SureWords = field(default_factory=load_sure_words)
    #: Letters that this shop's order numbers start with.
    order_prefixes: tuple[str, ...] = ()

    def understand(self, text: str, *, now: datetime) -> Understanding:
        """What the text says. Encodes it at most once, and not at all when it holds only a greeting, a card, a link or a number."""
        spelled = repair(normalise(text[:LONGEST]))
        plain, core = spelled.text, core_of(spelled.text)
        sure = tuple(code for code, phrases in self.sure_words.intents.items() if phrases.find(plain))
        said = self._beside(core, sure)
        quick = _PLAIN.get("".join(char for char in said.text.lower() if char.isalnum()))
        vector = None if quick or not said.text else self.embedder.encode([_ends(said.text)])[0]
        known = vector if vector is not None and len(vector) == len(self.intents.centre) else None
        intents = (IntentGuess(quick, 0.99),) if quick and not sure else self._intents(said, known, sure)
        emotion = Emotion() if quick else at_least(self.emotions.read(known, said.text, plain, text), intents)
        reason = handoff_reason(plain, intents, emotion, self.sure_words)
        notes: dict[str, Any] = {"core": said.text}
        if sure:
            notes["sure"] = list(sure)
        return Understanding(
            text, plain, intents=intents, entities=self._entities(plain, now), emotion=emotion, vector=vector,
            handoff=reason, repairs=spelled.repairs, notes=notes,
        )  # fmt: skip

    def _beside(self, core: Core, sure: tuple[str, ...]) -> Core:
        """What was said beside the wish for a person: the cause, which is what the next one to answer needs."""
        if "ask_human" not in sure:
            return core
        rest = core_of(
            self.sure_words.intents["ask_human"].without(core.text).strip("我要请帮麻烦一下给 ,，。!！?？吧呗呢啊")
        )
        return rest if len(rest.text) > 2 else Core("", (), core.topic, core.brings_material, core.greets)

    def _intents(self, core: Core, vector: NDArray[float32] | None, sure: tuple[str, ...]) -> tuple[IntentGuess, ...]:
        if core.text:
            return rank(self.intents, vector, core, sure, faulty=bool(self.sure_words.fault.find(core.text)))
        guesses = [IntentGuess(code, SURE) for code in sure]
        if core.topic:
            guesses.append(IntentGuess(core.topic, 0.3))
        elif core.brings_material:
            guesses.append(IntentGuess("provide_info", 0.9))
        return tuple(guesses)

    def _entities(self, plain: str, now: datetime) -> tuple[Entity, ...]:
        shaped = find_entities(plain, today=now.date(), own_prefixes=self.order_prefixes)
        closed = [each for each in shaped if each.kind in _OPAQUE]
        named = [
            Entity(hit.word.kind, plain[hit.start : hit.end], hit.word.target, hit.start, hit.end, hit.word.origin)
            for hit in self.lexicon.find(plain, now=now)
            if not any(hit.start < each.end and hit.end > each.start for each in closed)
        ]
        kept = [each for each in shaped if not any(_swallowed(each, word) for word in named)]
        return tuple(sorted([*kept, *named], key=lambda each: (each.start, each.end)))


def _swallowed(shaped: Entity, word: Entity) -> bool:
    """Whether a shop word leaves no room for what was found by shape: 三件 in 三件套, or the same kind at the same place."""
    if shaped.start >= word.end or shaped.end <= word.start:
        return False
    inside = word.start <= shaped.start and shaped.end <= word.end and word.end - word.start > shaped.end - shaped.start
    return shaped.kind == word.kind or (shaped.kind in _COUNTS and inside)


def _ends(text: str) -> str:
    return text if len(text) <= HEAD + TAIL else f"{text[:HEAD]} {text[-TAIL:]}"

"""Entries as the admin shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from xiaoer.console.knowledge.models import FaqFields, FaqView, State, VersionView, WordFields, WordView
from xiaoer.knowledge.lexicon_conflicts import lexicon_conflicts
from xiaoer.knowledge.model import FaqEntry, LexiconEntry
from xiaoer.knowledge.version_repository import EntryVersion, Stored

_KINDS = {
    "product": "商品", "variant": "规格", "color": "颜色", "size": "尺码", "material": "面料", "category": "类目",
    "attribute": "属性", "policy": "政策", "promotion": "活动", "coupon": "优惠券", "carrier": "快递", "faq": "问答",
    "term": "说法",
}  # fmt: skip


def state_at(entry: FaqEntry | LexiconEntry, now: datetime) -> State:
    """Whether the entry holds now."""
    if entry.valid_to is not None and entry.valid_to < now:
        return "expired"
    return "coming" if entry.valid_from is not None and entry.valid_from > now else "valid"


def show_faq(stored: Stored[FaqEntry], now: datetime) -> FaqView:
    """One FAQ entry."""
    entry = stored.entry
    return FaqView(
        id=stored.id,
        question=entry.question,
        similar=list(entry.similar),
        answer=entry.answer,
        category=entry.category,
        intent=entry.intent,
        scope=entry.scope,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        person_only=entry.person_only,
        owner=entry.owner,
        tags=list(entry.tags),
        version=entry.version,
        updated_at=stored.updated_at,
        updated_by=stored.updated_by,
        state=state_at(entry, now),
    )


def faq_of(form: FaqFields, entry_id: str) -> FaqEntry:
    """The entry a form describes."""
    values = form.model_dump(exclude={"id", "version"})
    return FaqEntry(**{**values, "id": entry_id, "similar": _once(form.similar), "tags": _once(form.tags)})


def word_of(form: WordFields) -> LexiconEntry:
    """The shop word a form describes."""
    values = form.model_dump(exclude={"version"})
    return LexiconEntry(**{**values, "aliases": _once(form.aliases)})


def _once(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def show_words(
    some: Sequence[Stored[LexiconEntry]], every: Mapping[str, LexiconEntry], now: datetime, *, english: bool
) -> list[WordView]:
    """Shop words, each with a warning where another entry reads one of its words otherwise."""
    clashes = lexicon_conflicts(every, [stored.id for stored in some])
    return [
        WordView(
            id=stored.id,
            word=stored.entry.word,
            kind=stored.entry.kind,
            target=stored.entry.target,
            aliases=list(stored.entry.aliases),
            scope=stored.entry.scope,
            valid_from=stored.entry.valid_from,
            valid_to=stored.entry.valid_to,
            note=stored.entry.note,
            version=stored.entry.version,
            updated_at=stored.updated_at,
            updated_by=stored.updated_by,
            state=state_at(stored.entry, now),
            conflicts=[_warning(word, every[other], english=english) for word, other in clashes.get(stored.id, ())],
        )
        for stored in some
    ]


def _warning(word: str, other: LexiconEntry, *, english: bool) -> str:
    if english:
        return f"“{word}” also means the {other.kind} {other.target}"
    return f"“{word}”也指{_KINDS.get(other.kind, other.kind)} {other.target}"


def show_version(kept: EntryVersion) -> VersionView:
    """One version of an entry."""
    return VersionView(version=kept.version, entry=dict(kept.entry), at=kept.at, by=kept.by, deleted=kept.deleted)

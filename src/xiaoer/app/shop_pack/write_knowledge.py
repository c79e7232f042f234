"""FAQ, lexicon, scripts and stickers as the tables of their CSV files."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from xiaoer.app.shop_pack.cells import join_values
from xiaoer.app.shop_pack.knowledge_rows import FAQ, LEXICON, SCRIPT, STICKER
from xiaoer.app.shop_pack.times import write_time
from xiaoer.knowledge.model import KnowledgeData


def knowledge_tables(data: KnowledgeData, zone: ZoneInfo) -> dict[str, Any]:
    """Columns and rows by file name."""
    faq = [
        (
            each.id, each.question, join_values(each.similar), each.answer, each.category, each.intent, each.scope,
            write_time(each.valid_from, zone), write_time(each.valid_to, zone), "yes" if each.person_only else "",
            each.owner, join_values(each.tags),
        )
        for each in data.faq
    ]  # fmt: skip
    lexicon = [
        (
            each.word, each.kind, each.target, join_values(each.aliases), each.scope,
            write_time(each.valid_from, zone), write_time(each.valid_to, zone), each.note,
        )
        for each in data.lexicon
    ]  # fmt: skip
    scripts = [
        (each.id, each.moment, each.text, each.category, each.audience, join_values(each.tags)) for each in data.scripts
    ]
    stickers = [
        (each.id, each.file, join_values(each.moments), join_values(each.keywords), each.alt) for each in data.stickers
    ]
    return {
        "faq.csv": (FAQ, faq),
        "lexicon.csv": (LEXICON, lexicon),
        "scripts.csv": (SCRIPT, scripts),
        "stickers/stickers.csv": (STICKER, stickers),
    }

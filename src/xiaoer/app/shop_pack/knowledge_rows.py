"""FAQ, lexicon, scripts, stickers and example sentences."""

from __future__ import annotations

import re

from xiaoer.app.shop_pack.cells import Known, Reading, Row, read_rows
from xiaoer.app.shop_pack.pictures import Pictures
from xiaoer.knowledge.model import FaqEntry, LexiconEntry, Script, Sticker

FAQ = (
    "id",
    "question",
    "similar",
    "answer",
    "category",
    "intent",
    "scope",
    "valid_from",
    "valid_to",
    "person_only",
    "owner",
    "tags",
)
LEXICON = ("word", "kind", "target", "aliases", "scope", "valid_from", "valid_to", "note")
SCRIPT = ("id", "moment", "text", "category", "audience", "tags")
STICKER = ("id", "file", "moments", "keywords", "alt")
LEXICON_KINDS = ("product", "variant", "color", "size", "material", "category", "attribute", "policy", "promotion", "coupon",
                 "carrier", "faq", "term")  # fmt: skip
_ID = re.compile(r"^[a-z0-9][a-z0-9._-]{0,99}$")
_WORD = re.compile(r"^[a-z][a-z0-9_]{0,49}$")
_SCOPE = re.compile(r"^(product|category):\S.*$")
MOST_EXAMPLES = 1_000


def _id(row: Row) -> str:
    value = row.text("id", 100)
    if value and not _ID.match(value):
        row.wrong("id", f"“{value[:40]}”: use a-z, 0-9, dot, dash, underscore")
    return value


def _scope(row: Row) -> str:
    value = row.text("scope")
    if value and not _SCOPE.match(value):
        row.wrong("scope", f"“{value[:40]}”: write product:CODE or category:NAME, or leave it empty for the whole shop")
        return ""
    return value


def _period(row: Row) -> None:
    start, end = row.time("valid_from"), row.time("valid_to", until=True)
    if start and end and end < start:
        row.wrong("valid_to", "before valid_from; exchange them")


def read_faq(reading: Reading) -> tuple[tuple[FaqEntry, Row], ...]:
    """faq.csv, each entry with the row it stands in."""
    known = Known()
    found = []
    for row in read_rows(reading, "faq.csv", FAQ, ("id", "question", "answer")):
        intent = row.text("intent", 50)
        if intent and not _WORD.match(intent):
            row.wrong("intent", f"“{intent}” is no intent code; write one such as ship_time, or leave it empty")
        entry = FaqEntry(
            id=_id(row),
            question=row.text("question", 500),
            similar=row.several("similar", 500),
            answer=row.text("answer", 4_000),
            category=row.text("category"),
            intent=intent,
            scope=_scope(row),
            valid_from=row.time("valid_from"),
            valid_to=row.time("valid_to", until=True),
            person_only=row.yes("person_only"),
            owner=row.text("owner", 100),
            tags=row.several("tags"),
        )
        if row.ok:
            _period(row)
        if known.first(row, "id", entry.id):
            found.append((entry, row))
    return tuple(found)


def read_lexicon(reading: Reading) -> tuple[tuple[LexiconEntry, Row], ...]:
    """lexicon.csv, each entry with the row it stands in."""
    known = Known()
    found = []
    for row in read_rows(reading, "lexicon.csv", LEXICON, ("word", "kind", "target")):
        entry = LexiconEntry(
            word=row.text("word", 60),
            kind=row.one_of("kind", LEXICON_KINDS),
            target=row.text("target"),
            aliases=row.several("aliases", 60),
            scope=_scope(row),
            valid_from=row.time("valid_from"),
            valid_to=row.time("valid_to", until=True),
            note=row.text("note", 500),
        )
        if row.ok:
            _period(row)
        says = (
            entry.word,
            entry.kind,
            entry.target,
            entry.scope,
            row.cells.get("valid_from"),
            row.cells.get("valid_to"),
        )
        if known.first(row, "word, kind, target, scope, dates", " ".join(filter(None, says))):
            found.append((entry, row))
    return tuple(found)


def read_scripts(reading: Reading) -> tuple[Script, ...]:
    """scripts.csv."""
    known = Known()
    found = []
    for row in read_rows(reading, "scripts.csv", SCRIPT, ("id", "moment", "text")):
        moment = row.text("moment", 50)
        if moment and not _WORD.match(moment):
            row.wrong(
                "moment",
                f"“{moment}”: write a word such as greeting, ask_order, apology, handoff, offline, size_tip, closing",
            )
        script = Script(
            id=_id(row),
            moment=moment,
            text=row.text("text", 1_000),
            category=row.text("category"),
            audience=row.text("audience", 100),
            tags=row.several("tags"),
        )
        if known.first(row, "id", script.id):
            found.append(script)
    return tuple(found)


def read_stickers(reading: Reading, pictures: Pictures) -> tuple[Sticker, ...]:
    """stickers/stickers.csv."""
    known = Known()
    found = []
    for row in read_rows(reading, "stickers/stickers.csv", STICKER, ("id", "file", "moments")):
        address = pictures.cell(row, "file", "stickers")
        if address.startswith("https://"):
            row.wrong("file", "name a file in stickers/")
        sticker = Sticker(
            id=_id(row),
            file=row.text("file", 300),
            moments=row.several("moments", 40),
            keywords=row.several("keywords", 40),
            alt=row.text("alt"),
            picture=address,
        )
        if known.first(row, "id", sticker.id):
            found.append(sticker)
    for file in reading.folder.under("stickers", ".csv"):
        if file != "stickers/stickers.csv":
            reading.problems.add(file, None, "only stickers.csv may list stickers; merge it in there")
    return tuple(found)


def read_intent_examples(reading: Reading) -> dict[str, tuple[str, ...]]:
    """intents/CODE.txt: one example sentence a line."""
    examples = {}
    for file in reading.folder.under("intents"):
        code = file.removeprefix("intents/").removesuffix(".txt")
        if not _WORD.match(code):
            reading.problems.add(file, None, "name the file after an intent's code, such as intents/ship_time.txt")
            continue
        text = reading.folder.text(file)
        if text is None:
            continue
        lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1)]
        for number, line in lines:
            if len(line) > 200:
                reading.problems.add(
                    file, number, "longer than 200 characters; one sentence as a shopper would write it"
                )
        if len(lines) > MOST_EXAMPLES:
            reading.problems.add(file, None, f"more than {MOST_EXAMPLES} lines; keep the most different ones")
        examples[code] = tuple(dict.fromkeys(line for _, line in lines if line))
    return examples

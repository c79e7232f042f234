"""documents/*.md: cut at their headings into passages that an answer can rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from xiaoer.app.shop_pack.cells import Reading
from xiaoer.knowledge.model import Document, Passage

#: A passage longer than this is parted between its paragraphs.
LONGEST_PASSAGE = 600
LARGEST_DOCUMENT = 1024 * 1024
MOST_PASSAGES = 5_000
LONGEST_HEADING = 80
#: Between the steps of a heading's path.
STEP = " › "


def read_documents(reading: Reading) -> tuple[Document, ...]:
    """The pack's documents as they are written."""
    documents = []
    for file in reading.folder.under("documents"):
        text = reading.folder.text(file)
        if text is None:
            continue
        if len(text) > LARGEST_DOCUMENT:
            reading.problems.add(file, None, "longer than a million characters; split it into several documents")
            continue
        document = Document(file.removeprefix("documents/"), text)
        count = len(cut(document))
        if count > MOST_PASSAGES:
            reading.problems.add(file, None, f"gives more than {MOST_PASSAGES} passages; split it")
        elif not count:
            reading.problems.warn(file, None, "has no text to answer from")
        documents.append(document)
    return tuple(documents)


def cut(document: Document) -> tuple[Passage, ...]:
    """The document's passages in order; `id` is the document's name with the path of headings."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(document.text)
    path: list[str] = []
    levels: list[int] = []
    sections: list[tuple[str, list[str]]] = [("", [])]
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.type == "heading_open" and token.level == 0:
            level = int(token.tag[1:])
            while levels and levels[-1] >= level:
                levels.pop()
                path.pop()
            levels.append(level)
            path.append(_plain(tokens[place + 1].children or ())[:LONGEST_HEADING])
            sections.append((STEP.join(path), []))
            place += 3
            continue
        end = _block_end(tokens, place)
        text = _block(tokens[place:end])
        if text:
            sections[-1][1].append(text)
        place = end
    met: Counter[str] = Counter()
    passages = []
    for heading, blocks in sections:
        for text in _parts(blocks):
            name = f"{document.name}#{heading}"
            met[name] += 1
            passage_id = name if met[name] == 1 else f"{name}~{met[name]}"
            passages.append(Passage(passage_id, document.name, heading, text))
    return tuple(passages)


def _block_end(tokens: Sequence[Token], start: int) -> int:
    """The place after the block that begins at `start`."""
    depth = 0
    for place in range(start, len(tokens)):
        depth += tokens[place].nesting
        if depth == 0:
            return place + 1
    return len(tokens)


def _block(tokens: Sequence[Token]) -> str:
    """A block as people would read it aloud: list items on lines of their own, table cells with their column's name."""
    if tokens[0].type == "table_open":
        return _table(tokens)
    lines = [
        _plain(token.children or ()) if token.type == "inline" else token.content.strip()
        for token in tokens
        if token.type in {"inline", "fence", "code_block"}
    ]
    return "\n".join(line for line in lines if line)


def _table(tokens: Sequence[Token]) -> str:
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_plain(token.children or ()))
    header, *body = rows
    lines = ("，".join(f"{name}：{cell}" for name, cell in zip(header, row, strict=False) if cell) for row in body)
    return "\n".join(line for line in lines if line)


def _plain(children: Sequence[Token]) -> str:
    """Inline text without its marks; a picture leaves nothing, a link its words."""
    parts = []
    for child in children:
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append("\n" if child.type == "hardbreak" else " ")
    return "".join(parts).strip()


def _parts(blocks: Sequence[str]) -> list[str]:
    """The blocks joined into texts that are not too long."""
    parts: list[str] = []
    for block in blocks:
        if parts and len(parts[-1]) + len(block) < LONGEST_PASSAGE:
            parts[-1] += "\n" + block
        else:
            parts.append(block)
    return parts

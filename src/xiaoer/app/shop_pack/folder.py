"""The files of a pack: only plain files with safe names, bounded in number and size."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from xiaoer.app.shop_pack.problems import Problems

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_PACK = 200 * 1024 * 1024
MOST_FILES = 5_000
#: Raised when the same files would be read differently than before.
FORMAT = "1"
_NAME = re.compile(r"^[\w][\w.+ -]{0,99}$")
TABLES = (
    "products.csv", "variants.csv", "product_facts.csv", "materials.csv", "faq.csv", "lexicon.csv", "scripts.csv",
    "customers.csv", "orders.csv", "order_lines.csv", "shipments.csv", "shipment_events.csv",
)  # fmt: skip
FOLDERS = {
    "size_charts": (".csv",),
    "stickers": (".csv", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif"),
    "documents": (".md",),
    "policies": (".toml",),
    "intents": (".txt",),
    "cases": (".jsonl",),
    "pictures": (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif"),
}
#: May lie in a pack for its authors; not read.
_IGNORED = re.compile(r"^(README|LICENSE|LICENCE|CHANGELOG|NOTICE)(\.\w+)*$", re.IGNORECASE)


class PackFolder:
    """Reads the files below one folder; what can't be read is a problem and gives None."""

    def __init__(self, root: Path, problems: Problems) -> None:
        self.root = root
        self.problems = problems
        self.files: dict[str, Path] = {}
        if not root.is_dir():
            problems.add(str(root.name), None, "there is no such folder; give the folder that holds shop.toml")
            return
        self._list()

    def _list(self) -> None:
        total = 0
        for path in self._walk(self.root):
            name = path.relative_to(self.root).as_posix()
            if not self._acceptable(name):
                continue
            size = path.stat().st_size
            total += size
            if size > LARGEST_FILE:
                self.problems.add(name, None, "the file is larger than 20 MB; split or shorten it")
                continue
            self.files[name] = path
            if len(self.files) > MOST_FILES or total > LARGEST_PACK:
                self.problems.add(name, None, f"the pack has more than {MOST_FILES} files or 200 MB; leave some out")
                return

    def _walk(self, folder: Path) -> Iterator[Path]:
        for path in sorted(folder.iterdir()):
            name = path.relative_to(self.root).as_posix()
            if path.name.startswith("."):
                continue
            if path.is_symlink():
                self.problems.add(name, None, "a link; put the file itself here")
            elif not _NAME.match(path.name):
                self.problems.add(
                    name, None, "use letters, digits, dot, dash and underscore in file names (at most 100)"
                )
            elif path.is_dir():
                if name.count("/") > 2:
                    self.problems.add(name, None, "folders lie too deep; at most three levels")
                else:
                    yield from self._walk(path)
            elif path.is_file():
                yield path
            else:
                self.problems.add(name, None, "not a plain file; remove it")

    def _acceptable(self, name: str) -> bool:
        top, _, rest = name.partition("/")
        if not rest:
            if name == "shop.toml" or name in TABLES:
                return True
            if not _IGNORED.match(name):
                self.problems.add(name, None, f"not a file of a pack; known are shop.toml, {', '.join(TABLES)}")
            return False
        if top not in FOLDERS:
            self.problems.add(name, None, f"not a folder of a pack; known are {', '.join(FOLDERS)}")
            return False
        if _IGNORED.match(rest):
            return False
        if "/" in rest and top not in {"pictures", "documents"}:
            self.problems.add(name, None, f"put it directly into {top}/")
            return False
        if not rest.lower().endswith(FOLDERS[top]):
            self.problems.add(name, None, f"{top}/ holds {', '.join(FOLDERS[top])} only; remove or convert it")
            return False
        return True

    def has(self, name: str) -> bool:
        """Whether the pack has this file."""
        return name in self.files

    def under(self, folder: str, suffix: str = "") -> list[str]:
        """Names of the files in this folder, in order."""
        return sorted(name for name in self.files if name.startswith(folder + "/") and name.lower().endswith(suffix))

    def content(self, name: str) -> bytes:
        """The bytes of a file that exists."""
        return self.files[name].read_bytes()

    def text(self, name: str) -> str | None:
        """A file as text; None and a problem if it isn't UTF-8."""
        raw = self.content(name)
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            self.problems.add(name, line, "not UTF-8; save the file as UTF-8 (in Excel: CSV UTF-8)")
            return None
        if "\x00" in text:
            line = text[: text.index("\x00")].count("\n") + 1
            self.problems.add(name, line, "contains a NUL character; remove it")
            return None
        return text

    def digest(self) -> str:
        """Changes when any file's name or content does."""
        whole = hashlib.sha256(FORMAT.encode())
        for name in sorted(self.files):
            whole.update(f"\n{name}\n".encode() + hashlib.sha256(self.content(name)).digest())
        return whole.hexdigest()

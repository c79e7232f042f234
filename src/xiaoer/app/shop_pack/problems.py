"""What is wrong with a pack, gathered while it is read, so that all of it can be mended at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from xiaoer.foundation.errors import ErrorKind, XiaoerError

#: Beyond, a list helps nobody; the rest is counted.
MOST_SHOWN = 300


class PackInvalid(XiaoerError):
    """The shop pack has mistakes; nothing was imported."""

    code: ClassVar[str] = "pack_invalid"
    kind: ClassVar[ErrorKind] = ErrorKind.REJECTED

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(self.problems), problems=self.problems)


class Problems:
    """Mistakes (nothing is imported) and warnings (it works, but look), each with file, line and remedy."""

    def __init__(self) -> None:
        self.warnings: list[str] = []
        self._mistakes: list[str] = []
        self._left_out = 0

    def add(self, file: str, line: int | None, text: str) -> None:
        """Note a mistake."""
        if len(self._mistakes) < MOST_SHOWN:
            self._mistakes.append(_place(file, line) + text)
        else:
            self._left_out += 1

    def warn(self, file: str, line: int | None, text: str) -> None:
        """Note something that works but looks wrong."""
        if len(self.warnings) < MOST_SHOWN:
            self.warnings.append(_place(file, line) + text)

    @property
    def count(self) -> int:
        """How many mistakes were found so far."""
        return len(self._mistakes) + self._left_out

    def raise_any(self) -> None:
        """Raise PackInvalid if there is any mistake."""
        if self._mistakes:
            more = [f"… and {self._left_out} more"] if self._left_out else []
            raise PackInvalid([*self._mistakes, *more])


def _place(file: str, line: int | None) -> str:
    return f"{file}:{line}: " if line else f"{file}: "

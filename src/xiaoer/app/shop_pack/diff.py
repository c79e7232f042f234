"""What an import would change, or has changed, for people to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass

#: More lines than this of one kind tell less than their number.
MOST_LINES = 20
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One difference: + added, ~ changed, - removed."""

    sign: str
    kind: str
    key: str
    label: str = ""
    #: Names of what changed, for ~.
    parts: tuple[str, ...] = ()
    #: Who edited it in the admin since the last import, if somebody did.
    edited_by: str = ""

    def text(self) -> str:
        """The difference in one line."""
        label = self.label if len(self.label) <= _LONGEST else self.label[: _LONGEST - 1] + "…"
        text = f"{self.sign} {self.kind} {self.key}" + (f": {label}" if label else "")
        if self.parts:
            text += f" ({', '.join(self.parts)})"
        if self.edited_by:
            text += f" [{self.edited_by} changed this here since the last import; the pack overwrites it]"
        return text


@dataclass(frozen=True, slots=True)
class Diff:
    """All differences, in the order of kinds."""

    changes: tuple[Line, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether pack and shop already agree."""
        return not self.changes

    def of(self, kind: str) -> tuple[Line, ...]:
        """The differences of one kind."""
        return tuple(line for line in self.changes if line.kind == kind)

    def lines(self) -> list[str]:
        """The differences for people; many of a kind are counted, but what overwrites somebody's work is always named."""
        shown = []
        for kind in dict.fromkeys(line.kind for line in self.changes):
            mine = self.of(kind)
            named = mine if len(mine) <= MOST_LINES else [line for line in mine if line.edited_by]
            shown += [line.text() for line in named]
            if len(mine) > MOST_LINES:
                for sign in "+~-":
                    count = sum(line.sign == sign and not line.edited_by for line in mine)
                    shown += [f"{sign} {kind}: {count:,}"] if count else []
        return shown


def changed_parts(new: object, old: object) -> tuple[str, ...]:
    """The names of what differs between two things of the same kind."""
    if is_dataclass(new) and is_dataclass(old):
        names = [field.name for field in fields(new)]
        return tuple(name for name in names if getattr(new, name) != getattr(old, name))
    if isinstance(new, Mapping) and isinstance(old, Mapping):
        return tuple(str(key) for key in dict.fromkeys((*new, *old)) if new.get(key) != old.get(key))
    return ()

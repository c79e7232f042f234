"""Draw the shop's sign, its stickers of the seedling 小禾, and the faces of its people: `python -m tools.demo_shop.draw_mascot`."""

from __future__ import annotations

from dataclasses import dataclass

from tools.demo_shop.make_stock import PACK

LEAF, STEM, SKIN, EDGE, INK, BLUSH, SUN = "#3f8a67", "#2f6f52", "#fff6e2", "#e4d2ab", "#3a2a26", "#f6b49c", "#edb44a"
_HEAD = "M28 76C28 55 41 44 60 44S92 55 92 76S80 104 60 104S28 97 28 76Z"
_SPROUT = "M60 36C60 20 48 12 32 13C33 28 43 37 60 36ZM60 36C60 24 69 17 84 18C83 30 75 37 60 36Z"
_DROOPED = "M60 38C52 24 38 24 26 34C34 46 48 48 60 38ZM60 38C66 26 80 26 90 36C82 48 70 48 60 38Z"


def _line(d: str, width: float = 3, colour: str = INK) -> str:
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width:g}" stroke-linecap="round" stroke-linejoin="round"/>'


def _fill(d: str, colour: str) -> str:
    return f'<path d="{d}" fill="{colour}"/>'


def _dots(y: float = 70) -> str:
    return f'<g fill="{INK}"><circle cx="48.500" cy="{y:g}" r="3"/><circle cx="71.500" cy="{y:g}" r="3"/></g>'


_SMILING_EYES = _line("M45 70Q48.500 65.500 52 70M68 70Q71.500 65.500 75 70")
_CLOSED_EYES = _line("M45 69Q48.500 73 52 69M68 69Q71.500 73 75 69")
_SAD_EYES = _line("M44 66L52 63.500M76 66L68 63.500", 2.4) + _dots(71)
_SMILE = _line("M54 77Q60 83 66 77", 2.8)
_OPEN = _fill("M53 76Q60 79 67 76Q66 87 60 87T53 76Z", "#b4604b")
_SMALL = _line("M57 79H63", 2.6)
_WAVY = _line("M54 81Q57 77 60 80T66 80", 2.6)
_DOWN = _line("M29 84C24 86 21 90 21 94M91 84C96 86 99 90 99 94", 5, EDGE)
_UP = _line("M30 82C23 76 20 68 21 60M90 82C97 76 100 68 99 60", 5, EDGE)
_WAVE = _line("M29 84C24 86 21 90 21 94M90 80C97 74 101 66 101 57", 5, EDGE)
_TOGETHER = _line("M33 90C40 98 50 99 57 95M87 90C80 98 70 99 63 95", 5, EDGE)
_STAR = "M98 44l2.400 5.600L106 52l-5.600 2.400L98 60l-2.400-5.600L90 52l5.600-2.400ZM20 50l1.600 3.800 3.800 1.600-3.800 1.600L20 60.800l-1.600-3.800-3.800-1.600 3.800-1.600Z"
_HEART = "c-4-6-13-4-13 3 0 6 7 10 13 15 6-5 13-9 13-15 0-7-9-9-13-3Z"


@dataclass(frozen=True, slots=True)
class Mood:
    """A sticker's face, arms and what is around it."""

    eyes: str
    mouth: str
    arms: str
    around: str = ""
    sprout: str = _SPROUT
    tilt: int = 0
    lift: int = 0


MOODS = {
    "hello": Mood(_dots(), _OPEN, _WAVE, _line("M105 44Q109 48 108 54M111 39Q117 46 115 55", 2.4, SUN), tilt=-4),
    "thanks": Mood(_SMILING_EYES, _SMILE, _DOWN, _fill(_STAR, SUN)),
    "sorry": Mood(_SAD_EYES, _WAVY, _TOGETHER, _fill("M82 72C86 78 88 82 84 85S78 82 82 72Z", "#8fc3e0"), _DROOPED, 6),
    "happy": Mood(_SMILING_EYES, _OPEN, _UP, _fill(_STAR, SUN) + _line("M14 96L20 92M106 96L100 92M60 116V112", 2.4, SUN), lift=-6),
    "bye": Mood(_SMILING_EYES, _SMILE, _WAVE, _line("M106 62Q112 58 110 50", 2.4, SUN) + _fill(f"M18 34{_HEART}", "#e88a7d"), tilt=5),
    "love": Mood(_SMILING_EYES, _SMILE, _TOGETHER, _fill(f"M98 30{_HEART}M20 52{_HEART}", "#e2695c")),
    "think": Mood(_dots(68), _SMALL, _line("M29 84C24 86 21 90 21 94M88 92C84 98 78 98 72 92", 5, EDGE), f'<g fill="{SUN}"><circle cx="96" cy="40" r="3"/><circle cx="104" cy="30" r="4.500"/></g>' + _line("M96 16Q99 8 106 11T104 21V24", 3.4, SUN), tilt=-6),
    "parcel": Mood(_dots(), _SMILE, _line("M31 86C36 94 42 96 46 96M89 86C84 94 78 96 74 96", 5, EDGE), '<path d="M40 84H80V112H40Z" fill="#c99b62" stroke="#a97c45" stroke-width="2"/><path d="M56 84H64V112H56Z" fill="#efd9ae"/>' + _line("M6 92H18M10 102H20", 3, SUN)),
    "cheer": Mood(_dots(), _OPEN, _UP, _line("M21 54V24M99 54V24", 3, EDGE) + _fill("M21 24L40 30L21 38ZM99 24L80 30L99 38Z", "#c8553d")),
    "sleep": Mood(_CLOSED_EYES, _SMALL, _DOWN, _line("M84 40H93L84 50H93M95 18H103L95 27H103", 3, "#7f9fc0"), _DROOPED, 8),
    "okay": Mood(_line("M45 70Q48.500 65.500 52 70", 3) + f'<circle cx="71.500" cy="70" r="3" fill="{INK}"/>', _SMILE, _line("M29 84C24 86 21 90 21 94M90 82C95 80 98 76 99 72", 5, EDGE), _fill("M94 72V58C94 54 100 54 100 58V64H108C112 64 112 70 109 71C112 73 110 78 107 78H96Z", SKIN) + _line("M94 72V58C94 54 100 54 100 58V64H108C112 64 112 70 109 71C112 73 110 78 107 78H96", 2, EDGE)),
    "warm": Mood(_SMILING_EYES, _SMILE, _DOWN, _fill("M30 88Q60 100 90 88L92 96Q60 110 28 96Z", "#9a4b37") + _fill("M72 98L84 96L88 116L76 118Z", "#9a4b37") + _line("M77 114L87 112M40 94L44 102M54 98L57 105", 1.8, "#e0b08f") + _fill("M100 30l2 4 4 1-4 2-2 4-2-4-4-2 4-1ZM18 40l2 4 4 1-4 2-2 4-2-4-4-2 4-1Z", "#8fb7d6")),
}  # fmt: skip


def sticker(mood: Mood) -> str:
    """One sticker as an SVG file."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" role="img">'
        '<ellipse cx="60" cy="107" rx="30" ry="4" opacity=".08"/>'
        f'<g transform="translate(0 {mood.lift}) rotate({mood.tilt} 60 104)">{_fill(mood.sprout, LEAF)}{_line("M60 46V35", 4, STEM)}'
        f'<path d="{_HEAD}" fill="{SKIN}" stroke="{EDGE}" stroke-width="2"/>{mood.eyes}{mood.mouth}'
        f'<g fill="{BLUSH}" opacity=".75"><ellipse cx="42" cy="78" rx="5" ry="3.400"/><ellipse cx="78" cy="78" rx="5" ry="3.400"/></g>'
        f"{mood.arms}{mood.around}</g></svg>\n"
    )


LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" role="img"><title>青禾男装</title>'
    '<rect width="64" height="64" rx="15" fill="#24514a"/>'
    '<g fill="#f6f1e4"><path d="M32 31C32 18 24 11 11 11C11 24 19 32 32 31Z"/><path d="M32 31C32 21 39 15 52 15C52 26 44 33 32 31Z"/></g>'
    '<path d="M32 54V29" stroke="#f6f1e4" stroke-width="4.600" stroke-linecap="round"/></svg>\n'
)


def _face(paper: str, shirt: str, skin: str, hair: str, top: str, extra: str = "") -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" role="img">'
        f'<path fill="{paper}" d="M0 0h40v40H0z"/>{_fill("M8 40C9 33 14 30.500 20 30.500S31 33 32 40Z", shirt)}{hair}'
        f"{_fill('M16.500 26H23.500V31Q20 34.500 16.500 31Z', '#e3ae8f')}"
        f"{_fill('M12.800 18C12.800 13 16 11.500 20 11.500S27.200 13 27.200 18C27.200 24.500 24 28.500 20 28.500S12.800 24.500 12.800 18Z', skin)}{_fill(top, INK)}"
        f'<g fill="{INK}"><circle cx="16.800" cy="20" r="1"/><circle cx="23.200" cy="20" r="1"/></g>'
        f"{_line('M17.600 24Q20 26 22.400 24', 1.2, '#b4604b')}{extra}</svg>\n"
    )


_LONG_HAIR = _fill("M9.500 27C8 13 13 7 20 7S32 13 30.500 27C29 29 27 29 26 28H14C13 29 11 29 9.500 27Z", INK)
_FRINGE = "M12 19C13 13.500 18 15 22.500 12.200C24 14.500 26.500 15 28 19C29 11.500 25.500 8.500 20 8.500S11 12 12 19Z"
_SHORT = (
    "M12 18C11 10 16 6.500 21 7C27 7 30 12 28 18C27 15 26 13.600 24 13C20 14.400 15 13 13.400 14.600Q12.400 16 12 18Z"
)
_SPIKY = "M11.800 18C11 12 13 9 15 8L16 6L19 7.500L22 5.500L23.500 7.800C28 8.500 29 13 28.200 18C27 14.500 25 13 20 13S13 14.500 11.800 18Z"
_GLASSES = f'<g fill="none" stroke="{INK}" stroke-width=".9"><circle cx="16.600" cy="20" r="2.900"/><circle cx="23.400" cy="20" r="2.900"/><path d="M19.500 19.600h1"/></g>'
FACES = {
    "staff-xiaomei": _face("#f3dfd0", "#2c6e5c", "#f8d3b9", _LONG_HAIR, _FRINGE, '<g fill="#f0a58c" opacity=".6"><circle cx="15" cy="22.600" r="1.300"/><circle cx="25" cy="22.600" r="1.300"/></g>'),
    "staff-ajie": _face("#dbe6ea", "#28334b", "#f2c6a6", "", _SPIKY),
    "staff-laochen": _face("#e9e2d3", "#70472f", "#eebf9d", "", _SHORT, _GLASSES),
    "staff-zhouhe": _face("#dfe8dd", "#24514a", "#f4cdb0", "", _SHORT),
}  # fmt: skip


def main() -> None:
    """Write the files."""
    (PACK / "stickers").mkdir(exist_ok=True)
    for name, mood in MOODS.items():
        (PACK / "stickers" / f"{name}.svg").write_text(sticker(mood), "utf-8")
    for name, face in FACES.items():
        (PACK / "pictures" / f"{name}.svg").write_text(face, "utf-8")
    (PACK / "pictures" / "logo.svg").write_text(LOGO, "utf-8")


if __name__ == "__main__":
    main()

"""Draw the skin-care pack's pictures: flat bottles, tubes and jars on a warm ground. `python -m tools.draw_bottles`."""

from __future__ import annotations

from pathlib import Path

PACK = Path(__file__).resolve().parent.parent / "examples" / "zhibai"
GROUND, INK, WHITE, SHADE = "#f3ece6", "#6d4450", "#fffdfb", "#e6d9d2"
FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240"><rect width="240" height="240" fill="{ground}"/>'
    '<ellipse cx="120" cy="206" rx="58" ry="7" fill="#d9cbc2"/>{body}</svg>\n'
)
LABEL = (
    '<rect x="{x}" y="{y}" width="{w}" height="2.5" rx="1.2" fill="{ink}"/>'
    '<rect x="{x}" y="{y2}" width="{w2}" height="2.5" rx="1.2" fill="{ink}" opacity=".45"/>'
)


def label(x: float, y: float, width: float) -> str:
    """Two lines that stand for a name."""
    return LABEL.format(x=x, y=y, y2=y + 8, w=width, w2=width * 0.6, ink=INK)


def tube(colour: str) -> str:
    """A tube standing on its cap."""
    return (
        f'<path d="M88 40h64l-9 128H97z" fill="{colour}"/><path d="M88 40h64l-1 12H89z" fill="{SHADE}"/>'
        f'<path d="M128 52h14l-8 116h-9z" fill="#fff" opacity=".28"/>'
        f'<rect x="96" y="168" width="48" height="36" rx="5" fill="{WHITE}"/>'
        f'<rect x="96" y="176" width="48" height="2" fill="{SHADE}"/>' + label(104, 92, 30)
    )


def jar(colour: str) -> str:
    """A jar with a lid."""
    return (
        f'<rect x="66" y="118" width="108" height="86" rx="16" fill="{colour}"/>'
        f'<rect x="72" y="86" width="96" height="36" rx="7" fill="{WHITE}"/>'
        f'<rect x="72" y="112" width="96" height="3" fill="{SHADE}"/>'
        f'<rect x="150" y="128" width="10" height="66" rx="5" fill="#fff" opacity=".3"/>' + label(86, 154, 46)
    )


def bottle(colour: str) -> str:
    """A tall bottle of water."""
    return (
        f'<rect x="84" y="72" width="72" height="132" rx="14" fill="{colour}"/>'
        f'<rect x="102" y="36" width="36" height="38" rx="5" fill="{WHITE}"/>'
        f'<rect x="102" y="62" width="36" height="2.5" fill="{SHADE}"/>'
        f'<rect x="138" y="84" width="9" height="108" rx="4.5" fill="#fff" opacity=".35"/>' + label(98, 122, 34)
    )


def dropper(colour: str) -> str:
    """A serum bottle with its pipette."""
    return (
        f'<rect x="82" y="106" width="76" height="98" rx="13" fill="{colour}"/>'
        f'<rect x="98" y="80" width="44" height="28" rx="4" fill="{WHITE}"/>'
        f'<path d="M109 42q11-12 22 0v40h-22z" fill="{INK}" opacity=".75"/>'
        f'<rect x="140" y="118" width="9" height="74" rx="4.5" fill="#fff" opacity=".3"/>' + label(96, 146, 36)
    )


def pump(colour: str) -> str:
    """A bottle with a pump."""
    return (
        f'<rect x="82" y="94" width="76" height="110" rx="13" fill="{colour}"/>'
        f'<rect x="106" y="70" width="28" height="26" fill="{WHITE}"/>'
        f'<path d="M112 56h16v14h-16zM98 44h46v14h-34l-12 6z" fill="{WHITE}"/>'
        f'<rect x="140" y="106" width="9" height="86" rx="4.5" fill="#fff" opacity=".3"/>' + label(96, 138, 36)
    )


def mask(colour: str) -> str:
    """A sheet mask's sachet before its box."""
    return (
        f'<rect x="64" y="58" width="86" height="146" rx="6" fill="{SHADE}"/>'
        f'<rect x="88" y="48" width="88" height="152" rx="6" fill="{colour}"/>'
        f'<path d="M112 104q20-14 40 0v34q-20 24-40 0z" fill="#fff" opacity=".55"/>'
        f'<circle cx="124" cy="116" r="4" fill="{colour}"/><circle cx="140" cy="116" r="4" fill="{colour}"/>'
        + label(104, 66, 40)
    )


def together() -> str:
    """Three things of a set."""
    return (
        f'<g transform="translate(-44 26) scale(.86)">{bottle("#cfe0cf")}</g>'
        f'<g transform="translate(34 38) scale(.8)">{dropper("#eac9b0")}</g>'
        f'<g transform="translate(86 72) scale(.66)">{jar("#d4e2d0")}</g>'
    )


PICTURES = {
    "tube": tube("#f7f2ee"), "tube-green": tube("#cfe0c9"), "tube-yellow": tube("#f5dfa4"), "jar": jar("#f0d9d2"),
    "jar-green": jar("#cfe0c9"), "bottle": bottle("#f1dfdc"), "bottle-green": bottle("#cfe0cf"), "bottle-blue": bottle("#cddfe8"),
    "dropper": dropper("#ecd3cd"), "dropper-amber": dropper("#e0a468"), "pump": pump("#f2e4d8"), "mask": mask("#f0d3d3"),
    "mask-green": mask("#cfe0cf"), "set": together(),
}  # fmt: skip

FACE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 160"><path d="M80 26c30 26 46 46 46 68a46 46 0 0 1-92 0c0-22 16-42 46-68z" fill="{skin}"/>'
    '<path d="M98 56c12 13 18 24 18 36" fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round" opacity=".7"/>{face}</svg>\n'
)
_EYES = '<circle cx="64" cy="94" r="5" fill="#5a3743"/><circle cx="96" cy="94" r="5" fill="#5a3743"/>'
_SHUT = (
    '<path d="M57 95q7 6 14 0M89 95q7 6 14 0" fill="none" stroke="#5a3743" stroke-width="4" stroke-linecap="round"/>'
)
_BLUSH = (
    '<ellipse cx="52" cy="107" rx="8" ry="5" fill="#e79aa8"/><ellipse cx="108" cy="107" rx="8" ry="5" fill="#e79aa8"/>'
)


def _mouth(path: str) -> str:
    return f'<path d="{path}" fill="none" stroke="#5a3743" stroke-width="4" stroke-linecap="round"/>'


STICKERS = {
    "hello": _EYES + _BLUSH + _mouth("M70 108q10 10 20 0") + _mouth("M126 70q14-8 16-22"),
    "thanks": _SHUT + _BLUSH + _mouth("M72 108q8 8 16 0") + '<path d="M70 134l10 9 10-9-10-6z" fill="#c9647c"/>',
    "sorry": _EYES + _mouth("M70 114q10-9 20 0") + '<path d="M112 58q8 12 0 18-8-6 0-18z" fill="#8fb8d4"/>',
    "happy": _SHUT + _BLUSH + '<path d="M68 106h24q-2 16-12 16t-12-16z" fill="#c9647c"/>',
    "bye": _SHUT
    + _BLUSH
    + _mouth("M74 110q6 4 12 0")
    + '<path d="M122 40a16 16 0 1 0 14 22 13 13 0 0 1-14-22z" fill="#e0b44e"/>',
}
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="16" fill="#9c4f66"/>'
    '<path d="M32 12c11 10 17 18 17 26a17 17 0 0 1-34 0c0-8 6-16 17-26z" fill="#fff"/>'
    '<path d="M32 50V34m0 6c5 0 8-3 8-7-5 0-8 3-8 7zm0-3c-4 0-6-2-6-6 4 0 6 3 6 6z" fill="none" stroke="#9c4f66" stroke-width="2.4"/></svg>\n'
)


def main() -> None:
    """Write every picture and sticker."""
    for name, body in PICTURES.items():
        (PACK / "pictures" / f"{name}.svg").write_text(FRAME.format(ground=GROUND, body=body), "utf-8")
    for name, face in STICKERS.items():
        (PACK / "stickers" / f"{name}.svg").write_text(FACE.format(skin="#f6dcd3", face=face), "utf-8")
    (PACK / "pictures" / "logo.svg").write_text(LOGO, "utf-8")


if __name__ == "__main__":
    main()

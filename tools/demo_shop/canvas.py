"""The paper that garments are drawn on: background, light, shadow, and small ways to say a path."""

from __future__ import annotations

import zlib

WIDTH, HEIGHT, MIDDLE = 480, 600, 240
#: Light and shade lie over the garment's own colour, so one drawing serves every colour.
_DEFS = (
    '<linearGradient id="bg" x2="0" y2="1"><stop stop-color="#f0ebe1"/><stop offset="1" stop-color="#e5dccd"/></linearGradient>'
    '<linearGradient id="a"><stop stop-opacity=".2"/><stop offset=".22" stop-opacity=".02"/>'
    '<stop offset=".42" stop-color="#fff" stop-opacity=".1"/><stop offset=".72" stop-opacity=".03"/>'
    '<stop offset="1" stop-opacity=".24"/></linearGradient>'
    '<linearGradient id="b" y2=".25"><stop stop-opacity=".1"/><stop offset=".4" stop-color="#fff" stop-opacity=".08"/>'
    '<stop offset="1" stop-opacity=".3"/></linearGradient>'
    '<linearGradient id="d" x2="0" y2="1"><stop stop-color="#fff" stop-opacity=".1"/><stop offset="1" stop-opacity=".12"/></linearGradient>'
    '<filter id="s"><feGaussianBlur stdDeviation="5"/></filter>'
    '<filter id="c" x="-20%" y="-10%" width="140%" height="130%">'
    '<feDropShadow dy="11" stdDeviation="13" flood-color="#3b2c18" flood-opacity=".28"/></filter>'
)


def picture(colour: str, drawing: str, *, defs: str = "", title: str = "") -> str:
    """A whole SVG file: the drawing in this colour on warm paper."""
    name = f"<title>{title}</title>" if title else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" color="{colour}" role="img">{name}'
        f'<defs>{_DEFS}{defs}</defs><path fill="url(#bg)" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>'
        f'<g filter="url(#c)">{drawing}</g></svg>\n'
    )


def mirrored(drawing: str, middle: float = MIDDLE) -> str:
    """The drawing and its mirror image about the garment's middle."""
    name = _name(drawing)
    return f'<g id="{name}">{drawing}</g><use href="#{name}" transform="matrix(-1 0 0 1 {2 * middle:g} 0)"/>'


def shape(d: str, *shades: str) -> str:
    """A piece of cloth: its colour, a faint edge, then light and shade by the names of their gradients."""
    name = _name(d)
    layers = "".join(f'<use href="#{name}" fill="url(#{shade})"/>' for shade in shades)
    return f'<g fill="currentColor" stroke="#000" stroke-opacity=".2"><path id="{name}" d="{d}"/></g>{layers}'


def _name(drawing: str) -> str:
    return f"i{zlib.crc32(drawing.encode()):x}"


def dark(d: str, opacity: float = 0.3, width: float = 1.3) -> str:
    """A dark line: a seam or an edge."""
    return f'<path d="{d}" fill="none" stroke="#000" stroke-opacity="{opacity:g}" stroke-width="{width:g}" stroke-linecap="round"/>'


def light(d: str, opacity: float = 0.18, width: float = 1, *, stitched: bool = True) -> str:
    """A light line: top-stitching, or a plain ridge."""
    dash = ' stroke-dasharray="4 3"' if stitched else ""
    return f'<path d="{d}" fill="none" stroke="#fff" stroke-opacity="{opacity:g}" stroke-width="{width:g}"{dash}/>'


def shadow(d: str, opacity: float = 0.18) -> str:
    """A shaded area."""
    return f'<path d="{d}" opacity="{opacity:g}"/>'


def over(d: str, fill: str, opacity: float = 1) -> str:
    """An area in another colour."""
    see = f' opacity="{opacity:g}"' if opacity < 1 else ""
    return f'<path d="{d}" fill="{fill}"{see}/>'


def folds(soft_dark: str, soft_light: str) -> str:
    """Blurred folds of the cloth."""
    return (
        '<g filter="url(#s)" fill="none" stroke-linecap="round">'
        f'<path d="{soft_dark}" stroke="#000" stroke-opacity=".18" stroke-width="7"/>'
        f'<path d="{soft_light}" stroke="#fff" stroke-opacity=".14" stroke-width="8"/></g>'
    )


def buttons(x: float, ys: list[float], *, radius: float = 4.4, fill: str = "#3a2c20", shine: str = "#94785c") -> str:
    """A row of buttons."""
    knobs = "".join(f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}"/>' for y in ys)
    glints = "".join(f'<circle cx="{x - 0.9:g}" cy="{y - 1:g}" r="{radius / 3:.2g}"/>' for y in ys)
    return f'<g fill="{fill}">{knobs}</g><g fill="{shine}">{glints}</g>'


#: Weaves laid over a garment: pattern size, transform, and what repeats.
_WEAVES = {
    "cord": ("7 9", "", '<path d="M1 0v9" stroke="#000" stroke-opacity=".2" stroke-width="1.6"/><path d="M4 0v9" stroke="#fff" stroke-opacity=".13" stroke-width="1.6"/>'),
    "rib": ("6 9", "", '<path d="M1 0v9" stroke="#000" stroke-opacity=".16" stroke-width="1.4"/>'),
    "knit": ("8 9", "", '<path d="M0 1l4 5 4-5" fill="none" stroke="#000" stroke-opacity=".11" stroke-width="1.3"/>'),
    "twill": ("5 5", "rotate(32)", '<path d="M0 1h5" stroke="#000" stroke-opacity=".1"/>'),
    "linen": ("7 7", "", '<path d="M0 1h7M0 5h4M1 0v7M5 0v3" stroke="#000" stroke-opacity=".07"/><path d="M3 0v7M0 3h7" stroke="#fff" stroke-opacity=".1"/>'),
    "fleece": ("16 14", "", '<g fill="none" stroke-width="1.8"><path d="M2 5q3-5 6 0M10 12q3-5 6 0" stroke="#000" stroke-opacity=".13"/><path d="M9 4q3-4 6 0M1 12q3-4 6 0" stroke="#fff" stroke-opacity=".3"/></g>'),
    "pique": ("6 6", "", '<circle cx="1.500" cy="1.500" r=".9" opacity=".13"/><circle cx="4.500" cy="4.500" r=".9" opacity=".13"/>'),
    "wool": ("9 8", "rotate(24)", '<path d="M0 2h5M4 6h4" stroke="#000" stroke-opacity=".13"/><path d="M5 3h3M0 7h3" stroke="#fff" stroke-opacity=".13"/>'),
    "stripe": ("20 34", "", '<path d="M0 4h20v13H0z" fill="#f5f0e4"/>'),
    "plaid": ("66 66", "", '<path d="M0 0h24v66H0zM0 0h66v24H0z" opacity=".3"/><path d="M44 0v66M0 44h66" stroke="#f3e7c9" stroke-opacity=".65" stroke-width="2.500"/><path d="M12 0v66M0 12h66" stroke="#fff" stroke-opacity=".16" stroke-width="2"/>'),
}  # fmt: skip


def weave(name: str) -> str:
    """The definition of a weave; lay it over a shape with `woven`."""
    if not name:
        return ""
    size, turn, lines = _WEAVES[name]
    width, height = size.split()
    turned = f' patternTransform="{turn}"' if turn else ""
    return f'<pattern id="w" width="{width}" height="{height}" patternUnits="userSpaceOnUse"{turned}>{lines}</pattern>'


def woven(d: str, name: str) -> str:
    """The weave over a shape that is drawn already."""
    return f'<use href="#{_name(d)}" fill="url(#w)"/>' if name else ""

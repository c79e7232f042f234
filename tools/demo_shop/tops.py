"""Tops: from T-shirts to down coats, put together from a body, sleeves, a neck and details."""

from __future__ import annotations

from dataclasses import dataclass

from tools.demo_shop.canvas import MIDDLE, buttons, dark, folds, light, mirrored, over, shadow, shape, weave, woven
from tools.demo_shop.necks import NECKS


@dataclass(frozen=True, slots=True)
class Top:
    """How a top is cut; half widths from the middle, heights from above."""

    neck: str = "crew"
    sleeve: str = "long"  # long | short | none
    cloth: str = ""
    #: straight | curved | rib
    hem: str = "straight"
    length: int = 512
    chest: int = 97
    flare: int = 6
    #: none | buttons | zip | half_zip | polo | toggles | knots | double | snaps
    front: str = "none"
    #: Of breast, flap, flap_low, slant, kangaroo, patch, side, many
    pockets: tuple[str, ...] = ()
    quilted: int = 0
    extra: tuple[str, ...] = ()


def body(cut: Top) -> str:
    """The outline of the body."""
    m, aw, hw, hy = MIDDLE, cut.chest, cut.chest + cut.flare, cut.length
    if cut.hem == "curved":
        low = f"C{m - hw} {hy - 34} {m - hw + 2} {hy - 26} {m - hw + 12} {hy - 22}C{m - 62} {hy - 4} {m - 40} {hy + 16} {m} {hy + 16}S{m + 62} {hy - 4} {m + hw - 12} {hy - 22}C{m + hw - 2} {hy - 26} {m + hw} {hy - 34} {m + hw} {hy - 44}"
        start = f"C{m - aw - 2} 350 {m - hw + 2} {hy - 100} {m - hw} {hy - 44}"
    else:
        low = f"C{m - hw} {hy + 8} {m - hw + 4} {hy + 12} {m - hw + 12} {hy + 13}Q{m} {hy + 23} {m + hw - 12} {hy + 13}C{m + hw - 4} {hy + 12} {m + hw} {hy + 8} {m + hw} {hy}"
        start = f"C{m - aw - 2} 350 {m - hw + 2} {hy - 72} {m - hw} {hy}"
    back = f"C{m + hw - 2} {hy - 72} {m + aw + 2} 350 {m + aw} 262"
    return (
        f"M200 82C186 95 173 102 158 107C147 150 {m - aw} 208 {m - aw} 262{start}{low}{back}"
        f"C{m + aw} 208 333 150 322 107C307 102 294 95 280 82Q240 120 200 82Z"
    )


def sleeve(cut: Top) -> str:
    """The outline of the left sleeve."""
    arm = MIDDLE - cut.chest + 4
    if cut.sleeve == "short":
        return f"M160 106C130 116 111 134 101 160C92 184 84 206 77 228C76 233 78 236 82 238L132 254C137 255 140 253 141 249L{arm} 232C{arm + 1} 190 151 152 160 106Z"
    return f"M160 106C130 116 109 138 99 172C81 236 67 342 59 444C58 456 61 461 69 463L106 469C114 470 118 467 119 458C124 402 133 324 {arm} 268C{arm + 1} 210 151 152 160 106Z"


def draw_top(cut: Top) -> tuple[str, str]:
    """The drawing and the definitions it needs."""
    trunk, arm = body(cut), sleeve(cut)
    collar = NECKS[cut.neck]
    clip = f'<clipPath id="k"><path d="{trunk}"/></clipPath><clipPath id="l"><path d="{arm}"/></clipPath>'
    parts = [collar.behind]
    if cut.sleeve != "none":
        parts.append(mirrored(shape(arm, "b") + woven(arm, cut.cloth) + _sleeve_details(cut)))
    parts += [shape(trunk, "a", "d"), woven(trunk, cut.cloth), _folds(cut)]
    if cut.quilted:
        parts.append(f'<g clip-path="url(#k)">{_quilts(cut)}</g>')
    parts += [_side_seams(cut), _front(cut), _pockets(cut), _hem(cut), collar.before]
    return "".join(parts), weave(cut.cloth) + (clip if cut.quilted else "")


def _folds(cut: Top) -> str:
    low = cut.length - 10
    return folds(
        f"M166 300C176 370 170 {low - 70} 160 {low}M318 310C306 {low - 120} 312 {low - 60} 322 {low - 4}M204 320C210 380 204 {low - 50} 198 {low}",
        f"M186 300C194 372 188 {low - 60} 180 {low}M292 320C284 390 290 {low - 50} 300 {low}M180 130C200 146 214 160 222 190",
    )


def _side_seams(cut: Top) -> str:
    if cut.sleeve == "none":
        return mirrored(dark("M163 108C152 150 148 208 148 254", 0.22, 3) + light("M167 110C157 150 152 208 152 250"))
    x = MIDDLE - cut.chest
    if "raglan" in cut.extra:
        return mirrored(dark(f"M201 86C186 140 160 210 {x} 262", 0.3) + light(f"M205 90C190 142 165 208 {x + 5} 258"))
    return mirrored(dark(f"M158 107C147 150 {x} 208 {x} 268", 0.32, 1.5))


def _sleeve_details(cut: Top) -> str:
    if cut.sleeve == "short":
        rib = "rib" if cut.front == "polo" else ""
        edge = dark("M80 222L137 240", 0.22) + light("M82 218L138 236")
        return (
            edge
            if not rib
            else shadow("M80 222L138 241L141 249C140 253 137 255 132 254L82 238C78 236 76 233 77 228Z", 0.14)
        )
    if cut.quilted:
        step = cut.quilted
        lines = "".join(f"M40 {y + 30}L180 {y}" for y in range(130, 440, step))
        ridge = "".join(f"M40 {y + 33}L180 {y + 3}" for y in range(130, 440, step))
        return f'<g clip-path="url(#l)">{dark(lines, 0.3, 1.6)}{light(ridge, 0.1, 4, stitched=False)}</g>'
    if cut.hem == "rib":
        lines = "".join(f"M{64 + 7 * n} {430 + n}L{62 + 7 * n} {462 + n}" for n in range(9))
        return shadow("M61 424L121 430L118 460C117 467 113 470 106 469L69 463C61 461 58 456 59 446Z", 0.12) + dark(
            lines, 0.16
        )
    cuff = dark("M62 424Q92 436 122 434") + light("M62.500 427.500Q92 439.500 122 437.500")
    if cut.front in {"buttons", "snaps", "double", "knots"}:
        cuff += buttons(108, [452])
    return cuff


def _quilts(cut: Top) -> str:
    ys = range(128, cut.length, cut.quilted)
    lines = "".join(f"M120 {y}Q240 {y + 9} 360 {y}" for y in ys)
    ridges = "".join(f"M120 {y + 4}Q240 {y + 13} 360 {y + 4}" for y in ys)
    hollows = "".join(f"M120 {y - 6}Q240 {y + 3} 360 {y - 6}" for y in ys)
    return f'<g filter="url(#s)">{dark(hollows, 0.2, 11)}{light(ridges, 0.13, 9, stitched=False)}</g>' + dark(
        lines, 0.34, 1.6
    )


def _hem(cut: Top) -> str:
    hw, hy = cut.chest + cut.flare, cut.length
    left, right = MIDDLE - hw, MIDDLE + hw
    if cut.hem == "rib":
        lines = "".join(
            f"M{x} {hy - 30 + (12 if abs(x - 240) < 60 else 6)}V{hy + 14}" for x in range(left + 6, right, 8)
        )
        band = f"M{left + 1} {hy - 34}Q240 {hy - 20} {right - 1} {hy - 34}L{right} {hy}C{right} {hy + 8} {right - 4} {hy + 12} {right - 12} {hy + 13}Q240 {hy + 23} {left + 12} {hy + 13}C{left + 4} {hy + 12} {left} {hy + 8} {left} {hy}Z"
        return (
            shadow(band, 0.1)
            + dark(lines, 0.14)
            + dark(f"M{left + 1} {hy - 34}Q240 {hy - 20} {right - 1} {hy - 34}", 0.26)
        )
    if cut.hem == "curved":
        return ""
    return dark(f"M{left + 1} {hy - 2}Q240 {hy + 9} {right - 1} {hy - 2}", 0.2) + light(
        f"M{left + 1} {hy + 1}Q240 {hy + 12} {right - 1} {hy + 1}", 0.14
    )


def _front(cut: Top) -> str:
    low = cut.length + (14 if cut.hem == "curved" else 18)
    top = 128
    if cut.front == "buttons" or cut.front == "snaps":
        strip = dark(f"M227 {top}V{low}M254 {top}V{low}") + light(f"M231 {top + 4}V{low}M250.500 {top + 4}V{low}")
        step = 58 if cut.front == "buttons" else 68
        look = {"fill": "#8d8a84", "shine": "#e9e6df"} if cut.front == "snaps" else {}
        pale = {"fill": "#efe9dc", "shine": "#b9b09c"} if "pale" in cut.extra else look
        return strip + buttons(
            240.5, list(range(170, low - 20, step)), radius=3.6 if "pale" in cut.extra else 4.6, **pale
        )
    if cut.front == "fly":
        return dark(f"M254 {top}V{low}", 0.34, 1.6) + light(f"M232 {top + 10}V{low - 30}", 0.16)
    if cut.front == "zip":
        return (
            over(f"M237 {top - 10}h6V{low}h-6z", "#2a2a2c", 0.75)
            + light(f"M240 {top - 8}V{low}", 0.5, 2.5)
            + over("M236 150h8v16l-4 5-4-5z", "#cfcac0")
        )
    if cut.front == "half_zip":
        return (
            over("M237 96h6v146h-6z", "#2a2a2c", 0.7)
            + light("M240 98V240", 0.5, 2.5)
            + over("M236 150h8v16l-4 5-4-5z", "#cfcac0")
        )
    if cut.front == "polo":
        return (
            dark("M229 112V214H252V112", 0.3)
            + light("M233 116V210H248V116")
            + buttons(240.5, [140, 168, 196], radius=3.6, fill="#efe9dc", shine="#b9b09c")
        )
    if cut.front == "toggles":
        rows = "".join(
            f'<g transform="translate(0 {y})"><path d="M206 0h30M246 0h30" stroke="#c9a46b" stroke-width="3"/><path d="M200-9l16 4v10l-16 4zM280-9l-16 4v10l16 4z" fill="#7a5a33"/><rect x="226" y="-5" width="30" height="10" rx="5" fill="#e3c48d" stroke="#7a5a33"/></g>'
            for y in (190, 270, 350, 430)
        )
        return dark(f"M256 {top}V{low}") + rows
    if cut.front == "knots":
        rows = "".join(
            f'<g transform="translate(0 {y})"><path d="M212 0h56" stroke="#000" stroke-opacity=".5" stroke-width="3"/><circle cx="240" r="5" fill="#000" opacity=".55"/></g>'
            for y in (128, 190, 252, 314, 376, 438)
        )
        return dark(f"M240 {top - 12}V{low}", 0.36) + rows
    if cut.front == "double":
        return dark(f"M246 290V{low}", 0.34) + buttons(240, [300, 366], radius=6)
    if cut.front == "three":
        return dark(f"M246 250V{low}", 0.34) + buttons(240, [262, 340, 418], radius=6.4)
    return ""


_FLAP = (
    '<path d="M161 214H214V276Q214 282 208 282.500L188 285L167 282.500Q161 282 161 276Z" fill="currentColor" stroke="#000" stroke-opacity=".34"/>'
    '<path d="M164.500 218H210.500V275Q210 279 206 279.300L188 281.300L168.500 279.300Q164.500 279 164.500 275Z" fill="none" stroke="#fff" stroke-opacity=".16" stroke-dasharray="4 3"/>'
    '<path d="M158.500 209H216.500V227L188 239L158.500 227Z" opacity=".18"/>'
    '<path d="M158.500 206H216.500V223L188 235L158.500 223Z" fill="currentColor" stroke="#000" stroke-opacity=".36"/>'
    '<circle cx="188" cy="224" r="3.800" fill="#3a2c20"/>'
)
_PATCH = '<path d="M0 0h66v72q0 9-9 9H9q-9 0-9-9z" fill-opacity=".08" stroke="#000" stroke-opacity=".4"/><path d="M4 12h58v58q0 6-6 6H10q-6 0-6-6z" fill="none" stroke="#fff" stroke-opacity=".18" stroke-dasharray="4 3"/><path d="M0 8h66" stroke="#000" stroke-opacity=".26"/>'


def _pockets(cut: Top) -> str:
    low = cut.length
    pouch = (
        f"M178 {low - 40}L190 {low - 150}Q240 {low - 142} 290 {low - 150}L302 {low - 40}Q240 {low - 30} 178 {low - 40}Z"
    )
    seen = {
        "breast": '<path d="M268 196h48v44l-24 10-24-10z" fill-opacity=".035" stroke="#000" stroke-opacity=".28"/><path d="M271 203h42" stroke="#fff" stroke-opacity=".22" stroke-dasharray="4 3"/>',
        "flap": mirrored(_FLAP),
        "flap_low": mirrored(f'<g transform="translate(-4 {low - 320})">{_FLAP}</g>'),
        "slant": mirrored(
            dark(f"M164 {low - 124}L180 {low - 54}", 0.38, 2) + light(f"M168 {low - 124}L184 {low - 54}")
        ),
        "welt": mirrored(
            over(f"M158 {low - 140}h58v12h-58z", "currentColor")
            + shadow(f"M158 {low - 140}h58v12h-58z", 0.18)
            + dark(f"M158 {low - 140}h58v12h-58z", 0.3)
        ),
        "patch": mirrored(f'<g transform="translate(154 {low - 118})">{_PATCH}</g>'),
        "patch_high": mirrored(f'<g transform="translate(160 196) scale(.82)">{_PATCH}</g>'),
        "kangaroo": shadow(pouch, 0.1)
        + dark(pouch, 0.4)
        + light(f"M194 {low - 146}L183 {low - 44}M286 {low - 146}L297 {low - 44}"),
    }
    return "".join(seen[name] for name in cut.pockets)

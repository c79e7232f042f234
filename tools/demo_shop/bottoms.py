"""Trousers, shorts and underwear."""

from __future__ import annotations

from dataclasses import dataclass

from tools.demo_shop.canvas import buttons, dark, folds, light, mirrored, over, shadow, shape, weave, woven


@dataclass(frozen=True, slots=True)
class Bottom:
    """How trousers are cut; half widths from the middle."""

    cloth: str = ""
    waist: int = 84
    hip: int = 106
    #: Outer and inner edge of the hem, from the middle.
    outer: int = 118
    inner: int = 34
    length: int = 540
    #: button | drawstring
    top: str = "button"
    #: plain | turn | rib
    hem: str = "plain"
    jeans: bool = False
    crease: bool = False
    cargo: bool = False
    extra: tuple[str, ...] = ()


def draw_bottom(cut: Bottom) -> tuple[str, str]:
    """The drawing and the definitions it needs."""
    m, low = 240, cut.length
    crotch = 222
    legs = (
        f"M{m - cut.waist} 64C{m - cut.hip} 130 {m - cut.hip - 4} 190 {m - cut.hip - 4} 240L{m - cut.outer} {low}"
        f"Q{m - (cut.outer + cut.inner) / 2:g} {low + 14} {m - cut.inner} {low + 4}L{m - 3} {crotch}"
        f"L{m + 3} {crotch}L{m + cut.inner} {low + 4}Q{m + (cut.outer + cut.inner) / 2:g} {low + 14} {m + cut.outer} {low}"
        f"L{m + cut.hip + 4} 240C{m + cut.hip + 4} 190 {m + cut.hip} 130 {m + cut.waist} 64Q{m} 74 {m - cut.waist} 64Z"
    )
    parts = [
        shape(legs, "a", "d"),
        woven(legs, cut.cloth),
        folds(
            f"M{m - 80} 260C{m - 84} 350 {m - 76} {low - 90} {m - 84} {low - 10}M{m + 40} 280C{m + 48} 360 {m + 62} {low - 80} {m + 66} {low - 10}",
            f"M{m - 58} 250C{m - 62} 340 {m - 68} {low - 80} {m - 70} {low - 8}M{m + 74} 250C{m + 84} 350 {m + 92} {low - 80} {m + 92} {low - 6}",
        ),
        _fade() if cut.jeans and "raw" not in cut.extra else "",
        dark(f"M{m} 216L{m} 226M{m - 20} 210Q{m} 228 {m + 20} 210", 0.3),
        _creases(cut) if cut.crease else "",
        _waistband(cut),
        _pockets(cut),
        _hems(cut),
    ]
    return "".join(parts), weave(cut.cloth)


def _fade() -> str:
    return (
        '<g filter="url(#s)" fill="#fff" opacity=".2">'
        '<ellipse cx="176" cy="300" rx="17" ry="80"/><ellipse cx="304" cy="300" rx="17" ry="80"/></g>'
        + light("M150 214L196 222M152 228L194 234M330 214L284 222M328 228L286 234", 0.2, 3, stitched=False)
    )


def _creases(cut: Bottom) -> str:
    low = cut.length
    return mirrored(
        dark(f"M186 110C178 220 174 380 166 {low + 6}", 0.24, 1.6)
        + light(f"M183 110C175 220 171 380 163 {low + 6}", 0.16, 2, stitched=False)
    )


def _waistband(cut: Bottom) -> str:
    left, right = 240 - cut.waist, 240 + cut.waist
    thread = "#d79a4a" if cut.jeans else "#fff"
    if cut.top == "drawstring":
        ribs = "".join(f"M{x} 70L{x + (x - 240) * 0.02:g} 96" for x in range(left + 4, right, 7))
        return (
            shadow(f"M{left} 64Q240 74 {right} 64L{right + 6} 92Q240 106 {left - 6} 92Z", 0.12)
            + dark(ribs, 0.2)
            + dark(f"M{left - 6} 92Q240 106 {right + 6} 92", 0.26)
            + '<path d="M230 96C224 122 228 146 222 170M250 96C256 120 252 142 258 164" fill="none" stroke="#efe8da" stroke-width="3.600" stroke-linecap="round"/>'
        )
    loops = "".join(
        f'<path d="M{x} 67h7v31h-7z" fill="currentColor" stroke="#000" stroke-opacity=".3"/>'
        for x in (left + 22, 206, 268, right - 29)
    )
    fly = (
        f'<path d="M240 96V172Q240 196 262 200" fill="none" stroke="{thread}" stroke-opacity=".6" stroke-dasharray="4 3"/>'
        + dark("M236 74V208", 0.32)
    )
    return (
        shadow(f"M{left} 64Q240 74 {right} 64L{right + 5} 92Q240 104 {left - 5} 92Z", 0.14)
        + dark(f"M{left - 5} 92Q240 104 {right + 5} 92", 0.3)
        + loops
        + fly
        + (buttons(240, [84], radius=5, fill="#b08a4e", shine="#ead7a8") if cut.jeans else buttons(240, [84]))
    )


def _pockets(cut: Bottom) -> str:
    left = 240 - cut.hip
    if cut.jeans:
        thread = f"M{left + 2} 128Q{left + 34} 138 {left + 46} 97M{left + 1} 134Q{left + 38} 146 {left + 52} 98"
        return mirrored(
            f'<path d="{thread}" fill="none" stroke="#d79a4a" stroke-opacity=".75" stroke-dasharray="4 3"/>'
            f'<circle cx="{left + 47}" cy="101" r="2.600" fill="#b08a4e"/>'
        )
    parts = mirrored(dark(f"M{left + 26} 98L{left + 4} 164", 0.36, 1.8) + light(f"M{left + 31} 98L{left + 9} 166"))
    if cut.cargo:
        y = 300 if cut.length > 420 else 250
        flap = (
            f'<path d="M{left - 6} {y}h58v86h-60z" fill="currentColor" stroke="#000" stroke-opacity=".34"/>'
            + light(f"M{left - 2} {y + 28}h50v54h-52z")
            + f'<path d="M{left - 9} {y - 8}h64v26h-64z" fill="currentColor" stroke="#000" stroke-opacity=".36"/>'
            + buttons(left + 23, [y + 8], radius=3.4)
        )
        parts += mirrored(flap)
    return parts


def _hems(cut: Bottom) -> str:
    low, out, inner = cut.length, 240 - cut.outer, 240 - cut.inner
    middle = (out + inner) / 2
    if cut.hem == "rib":
        ribs = "".join(f"M{x} {low - 24}V{low + 8}" for x in range(int(out) + 4, int(inner), 7))
        return mirrored(
            shadow(
                f"M{out - 1} {low - 28}Q{middle:g} {low - 18} {inner + 4} {low - 26}L{inner} {low + 4}Q{middle:g} {low + 14} {out} {low}Z",
                0.12,
            )
            + dark(ribs, 0.18)
            + dark(f"M{out - 1} {low - 28}Q{middle:g} {low - 18} {inner + 3} {low - 26}", 0.28)
        )
    if cut.hem == "turn":
        band = f"M{out - 4} {low - 40}Q{middle:g} {low - 28} {inner + 6} {low - 38}L{inner + 2} {low + 5}Q{middle:g} {low + 16} {out - 4} {low}Z"
        return mirrored(
            over(band, "#aebccb" if cut.jeans else "currentColor")
            + dark(band, 0.3)
            + over(f"M{inner - 8} {low - 36}h6v40h-6z", "#b8433a" if "selvedge" in cut.extra else "none")
        )
    return mirrored(light(f"M{out} {low - 12}Q{middle:g} {low + 2} {inner + 1} {low - 8}", 0.24))


def draw_briefs(colours: tuple[str, ...], *, boxer: bool = False) -> tuple[str, str]:
    """A pack of underpants, one laid over the other."""
    low, flare = (250, 22) if boxer else (222, 4)
    one = f"M0 0Q110 12 220 0L{220 + flare} {low - 20}Q{190 + flare} {low} {150} {low - 4}L118 {low - 76}Q110 {low - 82} 102 {low - 76}L70 {low - 4}Q{30 - flare} {low} {-flare} {low - 20}Z"
    band = '<path d="M0 0Q110 12 220 0L222 26Q110 40 -2 26Z" opacity=".3"/><path d="M4 14Q110 27 216 14" fill="none" stroke="#fff" stroke-opacity=".35" stroke-width="2"/>'
    if boxer:
        inside = (
            dark("M110 36V120", 0.3)
            + buttons(110, [60, 92], radius=3.4, fill="#efe9dc", shine="#b9b09c")
            + light(
                f"M{-flare + 4} {low - 32}Q30 {low - 10} 72 {low - 16}M{216 + flare} {low - 32}Q190 {low - 10} 148 {low - 16}"
            )
        )
    else:
        inside = dark("M74 34C76 90 88 130 106 148M146 34C144 90 132 130 114 148", 0.3) + light(
            "M79 34C81 88 92 126 108 142M141 34C139 88 128 126 112 142"
        )
    pack = ""
    for place, colour in enumerate(colours):
        pack += f'<g color="{colour}" transform="translate({96 + 32 * place} {70 + 108 * place})">{shape(one, "a", "d")}{band}{inside}</g>'
    return pack, ""


def draw_thermals() -> tuple[str, str]:
    """A long-sleeved top above long johns."""
    top = "M120 70C104 76 88 84 80 110L44 262L82 272L104 176L100 300H240L236 176L258 272L296 262L260 110C252 84 236 76 220 70Q170 96 120 70Z"
    legs = "M210 290H380L396 540H322L296 372L268 540H194Z"
    rib = dark("M46 254L84 264M294 254L256 264M101 288H239", 0.24) + dark("M120 70Q170 100 220 70", 0.4, 4)
    waist = (
        shadow("M210 290H380L381 312H209Z", 0.2)
        + dark("M295 312V372M195 528H270M321 528H395", 0.26)
        + dark("M276 316Q288 350 294 372", 0.3)
    )
    return shape(legs, "a", "d") + waist + f'<g transform="translate(-4 0)">{shape(top, "a", "d")}{rib}</g>', ""

"""Socks, belts, scarves, hats, gloves, a tie, a bag, shoes."""

from __future__ import annotations

from tools.demo_shop.canvas import dark, folds, light, over, shadow, shape, weave, woven

Drawing = tuple[str, str]

_SOCK = "M0 0H62L60 150C60 176 66 190 84 204L140 244C158 258 152 290 128 290C100 290 60 268 30 244C8 226 2 206 2 176Z"


def draw_socks(colours: tuple[str, ...], *, thick: bool = False, low: bool = False) -> Drawing:
    """Socks lying side by side."""
    if low:
        return _draw_footies(colours)
    cuff = "".join(f"M{x} 4V44" for x in range(5, 62, 6))
    detail = (
        shadow("M0 0H62L61 46H1Z", 0.12)
        + dark(cuff, 0.2)
        + dark("M1 46H61M4 196C20 184 44 184 62 172M96 214C110 226 106 262 96 276", 0.24)
    )
    step = 300 / max(1, len(colours) - 1) if len(colours) > 1 else 0
    scale = 1.5 if len(colours) < 3 else 1.15
    laid = ""
    for place, colour in enumerate(colours):
        x, y = (70 + place * 150, 90 + place * 30) if len(colours) < 3 else (58 + place * step * 0.78, 96 + place * 24)
        laid += f'<g color="{colour}" transform="translate({x:g} {y:g}) scale({scale:g})">{shape(_SOCK, "a")}{woven(_SOCK, "rib" if thick else "")}{detail}</g>'
    return laid, weave("rib") if thick else ""


def _draw_footies(colours: tuple[str, ...]) -> Drawing:
    one = "M10 40C60 10 110 20 150 40C200 62 250 60 276 84C290 110 268 128 236 128H60C20 128-10 80 10 40Z"
    opening = "M28 48C70 26 110 34 150 54C128 74 60 76 28 48Z"
    laid = "".join(
        f'<g color="{colour}" transform="translate({84 + 12 * place} {110 + 138 * place})">{shape(one, "a", "d")}{shadow(opening, 0.34)}{dark(opening, 0.3, 3)}{light("M22 96Q140 120 262 108")}</g>'
        for place, colour in enumerate(colours)
    )
    return laid, ""


def draw_belt(*, woven_belt: bool = False) -> Drawing:
    """A belt in a coil."""
    rings = "".join(
        f'<ellipse cx="240" cy="{300 - 5 * n}" rx="{150 - 22 * n}" ry="{96 - 17 * n}" fill="none" stroke="currentColor" stroke-width="17"/><ellipse cx="240" cy="{300 - 5 * n}" rx="{150 - 22 * n}" ry="{96 - 17 * n}" fill="none" stroke="#000" stroke-opacity=".22" stroke-width="2"/>'
        for n in range(4)
    )
    strap = (
        "M96 300C96 352 160 398 240 398C300 398 348 376 392 350L408 382C360 412 304 434 240 434C146 434 84 378 84 310Z"
    )
    holes = "".join(
        f'<circle cx="{300 + 20 * n}" cy="{400 - 9 * n}" r="3.600" fill="#000" opacity=".5"/>' for n in range(5)
    )
    braid = "".join(f"M{x} 290l60 150M{x + 60} 290l-60 150" for x in range(40, 420, 13))
    buckle = '<g transform="translate(96 330) rotate(24)"><rect x="-42" y="-32" width="66" height="64" rx="9" fill="none" stroke="#b9ac93" stroke-width="10"/><rect x="-42" y="-32" width="66" height="64" rx="9" fill="none" stroke="#fff" stroke-opacity=".5" stroke-width="2"/><path d="M-6 0H30" stroke="#d6cbb4" stroke-width="7" stroke-linecap="round"/></g>'
    stitches = light("M110 326C126 366 176 408 240 408C300 408 350 386 398 358", 0.3)
    texture = f'<g clip-path="url(#k)">{dark(braid, 0.34, 2.4)}</g>' if woven_belt else holes + stitches
    clip = f'<clipPath id="k"><path d="{strap}"/></clipPath>' if woven_belt else ""
    return rings + shape(strap, "a") + texture + buckle, clip


def draw_scarf(*, plaid: bool = False) -> Drawing:
    """A scarf folded over itself, with fringes."""
    long = "M150 60H262C270 60 274 66 274 74L286 470H146L138 74C138 66 142 60 150 60Z"
    short = "M226 90H330C340 90 346 98 346 108L352 400H236L218 108C218 98 220 90 226 90Z"
    fringe = "".join(f"M{x} 468L{x - 3} 516" for x in range(150, 286, 7))
    fringe_short = "".join(f"M{x} 398L{x + 3} 440" for x in range(240, 352, 7))
    cloth = "plaid" if plaid else "wool"
    body = (
        f'<path d="{fringe}" stroke="currentColor" stroke-width="3.400"/>' + shape(long, "a", "d") + woven(long, cloth)
    )
    top = (
        f'<path d="{fringe_short}" stroke="currentColor" stroke-width="3.400"/>'
        + shadow("M226 96H330L350 404H240Z", 0.2)
        + shape(short, "a", "d")
        + woven(short, cloth)
    )
    soft = folds(
        "M180 100C186 220 178 340 184 460M270 130C276 220 268 300 276 390",
        "M206 100C210 220 204 340 210 450M310 130C314 220 308 300 316 380",
    )
    label = (
        '<path d="M262 352h50v24h-50z" fill="#efe8da"/><path d="M272 364h30" stroke="#24514a" stroke-width="2.400"/>'
    )
    return body + top + soft + label, weave(cloth)


def draw_cap() -> Drawing:
    """A baseball cap."""
    crown = "M96 340C88 220 150 150 240 150C330 150 376 210 384 330C330 312 150 316 96 340Z"
    brim = "M86 344C150 306 330 302 392 332C430 352 452 382 446 398C430 420 330 380 240 386C170 390 116 388 92 370C80 362 78 350 86 344Z"
    seams = dark("M240 150V314M240 152C190 190 168 250 170 320M240 152C290 190 312 250 314 316", 0.26) + light(
        "M236 154V314M245 154V314"
    )
    mark = '<g transform="translate(228 226) scale(1.050)"><path d="M13 12C13 6 9 3 3 3C3 9 7 12 13 12ZM13 12C13 7 16 5 22 5C22 10 19 12 13 12Z" fill="#f3eee2"/><path d="M13 24V11" stroke="#f3eee2" stroke-width="2"/></g>'
    holes = "".join(f'<circle cx="{x}" cy="232" r="3.600" opacity=".45"/>' for x in (150, 204, 276, 330))
    stitch = light("M100 352C170 324 320 320 388 344M104 362C176 334 330 330 412 366")
    button = shape("M228 148Q240 138 252 148Q252 156 240 156T228 148Z")
    return shape(crown, "a", "d") + seams + holes + mark + shape(brim, "a", "b") + stitch + button, ""


def draw_beanie() -> Drawing:
    """A ribbed woollen hat with a turned-up edge."""
    crown = "M110 380C104 240 150 140 240 132C330 140 376 240 370 380Z"
    edge = "M98 366C98 352 104 346 116 346H364C376 346 382 352 382 366V436C382 450 374 456 362 456H118C106 456 98 450 98 436Z"
    ribs = "".join(
        f"M{240 + (x - 240) * 0.28:g} {148 + abs(x - 240) * 0.06:g}Q{x - (x - 240) * 0.04:g} 220 {x} 346"
        for x in range(118, 368, 16)
    )
    ribs_edge = "".join(f"M{x} 350V452" for x in range(106, 380, 11))
    tag = '<path d="M300 386h44v28h-44z" fill="#6b4a2e"/><path d="M308 400h28" stroke="#efe8da" stroke-width="2.400"/>'
    return shape(crown, "a", "d") + dark(ribs, 0.2, 3) + shape(edge, "a") + dark(ribs_edge, 0.2, 2.4) + tag, ""


def draw_gloves() -> Drawing:
    """A pair of leather gloves, one over the other."""
    hand = "M40 470L34 300C10 280-20 240-34 214C-44 194-22 176-4 192L36 232L30 96C29 74 58 70 62 92L72 190L72 66C73 42 104 42 106 66L108 190L120 84C123 62 152 66 150 88L144 202L166 130C173 112 198 120 194 140L176 300L172 470Z"
    seams = dark("M72 250V190M108 250V196M142 252L146 200M42 360H172", 0.3, 1.6) + light("M42 366H172")
    points = dark("M64 280Q72 262 72 252M106 284Q108 264 108 252M138 284Q142 266 142 254", 0.34, 2)
    dots = '<circle cx="46" cy="108" r="5" fill="#fff" opacity=".22"/><circle cx="-22" cy="212" r="5" fill="#fff" opacity=".22"/>'
    one = shape(hand, "a", "d") + seams + points + dots
    return (
        f'<g transform="translate(46 76) scale(.8)"><g transform="translate(262 40) rotate(9)">{one}</g><g transform="translate(212 64) scale(-1 1) rotate(4)">{one}</g></g>',
        "",
    )


def draw_tie() -> Drawing:
    """A tie, knotted."""
    blade = "M222 150L184 470L240 548L296 470L258 150Z"
    knot = "M206 84H274L258 156H222Z"
    loop = "M206 90C170 60 180 34 240 34S310 60 274 90C290 60 280 50 240 50S190 60 206 90Z"
    figure = "".join(
        f"M{x} {y}h6M{x + 3} {y - 3}v6" for y in range(180, 530, 26) for x in range(190 + (y // 26 % 2) * 13, 292, 26)
    )
    clip = f'<clipPath id="k"><path d="{blade}"/></clipPath>'
    return shape(loop, "a") + shape(
        blade, "a", "d"
    ) + f'<g clip-path="url(#k)">{light(figure, 0.4, 1.4, stitched=False)}</g>' + shadow(
        "M222 150L258 150L262 176L218 176Z", 0.24
    ) + shape(knot, "a") + dark("M214 88Q240 120 262 152", 0.2), clip


def draw_tote() -> Drawing:
    """A canvas bag."""
    bag = "M92 210H388L404 520C404 534 396 540 384 540H96C84 540 76 534 76 520Z"
    handles = '<path d="M150 214C150 90 180 60 206 60S250 90 250 214M230 214C230 96 258 66 284 66S334 96 334 214" fill="none" stroke="currentColor" stroke-width="15"/><path d="M150 214C150 90 180 60 206 60S250 90 250 214M230 214C230 96 258 66 284 66S334 96 334 214" fill="none" stroke="#000" stroke-opacity=".16" stroke-width="15"/>'
    mark = '<g transform="translate(196 300) scale(3.400)"><path d="M13 12C13 6 9 3 3 3C3 9 7 12 13 12ZM13 12C13 7 16 5 22 5C22 10 19 12 13 12Z" fill="#24514a"/><path d="M13 24V11" stroke="#24514a" stroke-width="2"/></g>'
    return handles + shape(bag, "a", "d") + woven(bag, "twill") + light("M92 228H388M96 522H384", 0.4) + dark(
        "M132 210v40M168 210v40M232 210v40M268 210v40M316 210v40M352 210v40", 0.2
    ) + mark, weave("twill")


def draw_sneaker(*, canvas: bool = False) -> Drawing:
    """A low shoe seen from its side."""
    sole = "M78 384H446C452 396 448 410 434 412H96C80 412 74 398 78 384Z"
    upper = "M84 386C80 340 84 300 96 268C100 258 110 256 118 262C146 282 176 276 196 256C204 246 214 240 224 246L330 312C372 322 414 334 432 354C442 366 444 378 442 386Z"
    toe = "M352 318C400 326 442 344 442 386H344C336 360 338 336 352 318Z"
    heel = "M84 386C80 340 84 300 96 268L128 280C118 314 116 350 120 386Z"
    if canvas:
        detail = over(toe, "#efe8da") + dark(toe, 0.2) + light("M88 378H340", 0.4) + dark("M128 272L122 384", 0.2)
    else:
        detail = (
            over(toe, "#a79a86", 0.75)
            + over(heel, "#a79a86", 0.75)
            + dark("M212 250C196 290 200 340 226 384M226 384C236 340 262 320 326 312", 0.22)
        )
    laces = "".join(f"M{232 + 23 * n} {252 + 14 * n}L{210 + 23 * n} {284 + 12 * n}" for n in range(5))
    rubber = "#f3eee2" if canvas else "#c9a879"
    sole_look = f'<path d="{sole}" fill="{rubber}" stroke="#000" stroke-opacity=".25"/>' + dark("M80 398H446", 0.2)
    inside = shadow("M98 268C112 252 190 232 216 246C196 272 150 290 118 264Z", 0.5)
    return shape(
        upper, "a", "d"
    ) + inside + detail + f'<path d="{laces}" stroke="#f7f3ea" stroke-width="7" stroke-linecap="round"/>' + dark(
        laces, 0.14
    ) + sole_look, ""


def draw_boot() -> Drawing:
    """A Chelsea boot seen from its side."""
    shaft = "M126 120C160 132 220 130 252 118L256 268C258 300 300 318 350 330C402 342 428 356 430 392H118C112 330 132 240 126 120Z"
    elastic = "M182 130L226 128L220 250Q202 272 188 250Z"
    ribs = "".join(f"M{188 + 6 * n} 134L{190 + 5 * n} 248" for n in range(6))
    sole = "M112 392H434C446 392 446 412 434 414H216V430H112Z"
    pull = '<path d="M128 122C118 96 136 84 150 98" fill="none" stroke="currentColor" stroke-width="9"/>'
    return pull + shape(shaft, "a", "d") + over(elastic, "#232323", 0.85) + light(ribs, 0.16, stitched=False) + dark(
        "M256 268C230 300 190 330 122 336M350 330C330 352 322 372 322 392", 0.26
    ) + light("M252 274C228 304 190 326 124 331") + f'<path d="{sole}" fill="#2a221c"/>' + light(
        "M118 390H430", 0.5
    ), ""

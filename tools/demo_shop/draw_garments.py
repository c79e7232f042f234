"""Draw a picture of every product of the demo shop: `python -m tools.demo_shop.draw_garments`.

Each product has a cut below; it is drawn once in each of its colours, the first being the product's own picture.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tools.demo_shop.accessories import (
    draw_beanie,
    draw_belt,
    draw_boot,
    draw_cap,
    draw_gloves,
    draw_scarf,
    draw_sneaker,
    draw_socks,
    draw_tie,
    draw_tote,
)
from tools.demo_shop.bottoms import Bottom, draw_bottom, draw_briefs, draw_thermals
from tools.demo_shop.canvas import picture
from tools.demo_shop.make_stock import HERE, PACK, picture_name, read_table
from tools.demo_shop.tops import Top, draw_top

TOPS = {
    "OS01": Top("shirt", cloth="wool", front="buttons", pockets=("flap", "slant")),
    "OS02": Top("shirt", cloth="cord", front="buttons", pockets=("flap",), hem="curved", length=490, chest=102),
    "OS03": Top("shirt", cloth="twill", front="snaps", pockets=("flap", "slant"), length=480),
    "JK01": Top("cord_collar", cloth="twill", front="buttons", pockets=("patch",), length=466, chest=104),
    "JK02": Top("stand_zip", front="zip", pockets=("slant",), length=492),
    "JK03": Top("shirt", cloth="fleece", front="zip", pockets=("slant",), length=474),
    "JK04": Top("rib_stand", front="zip", hem="rib", pockets=("slant",), length=458, chest=104),
    "CT01": Top("lapel", cloth="wool", front="double", pockets=("welt",), length=566, flare=12),
    "CT02": Top("hood_coat", cloth="wool", front="toggles", pockets=("patch",), length=552, flare=14),
    "CT03": Top("balmacaan", front="fly", pockets=("slant",), length=566, flare=22, extra=("raglan",)),
    "DN01": Top("hood_coat", front="zip", pockets=("slant",), length=500, chest=106, quilted=54),
    "DN02": Top("stand_zip", front="zip", pockets=("slant",), length=482, quilted=30),
    "DN03": Top("hood_coat", front="zip", pockets=("slant",), length=568, chest=108, quilted=60),
    "PD01": Top("cord_collar", cloth="twill", front="buttons", pockets=("patch",), length=490, chest=106, quilted=124),
    "VT01": Top("stand_zip", "none", front="zip", pockets=("slant",), length=476, quilted=30),
    "VT02": Top("vee", "none", cloth="twill", front="zip", pockets=("patch", "patch_high"), length=478),
    "BZ01": Top("lapel_wide", cloth="wool", front="three", pockets=("patch",), length=500),
    "BZ02": Top("lapel_wide", cloth="knit", front="three", pockets=("welt",), length=500),
    "SH01": Top(
        "button_down", front="buttons", hem="curved", pockets=("breast",), length=504, chest=92, extra=("pale",)
    ),
    "SH02": Top("shirt", front="buttons", hem="curved", length=504, chest=86, flare=2, extra=("pale",)),
    "SH03": Top(
        "shirt", cloth="linen", front="buttons", hem="curved", pockets=("breast",), length=500, extra=("pale",)
    ),
    "SH04": Top(
        "shirt", cloth="plaid", front="buttons", hem="curved", pockets=("patch_high",), length=500, extra=("pale",)
    ),
    "SH05": Top("shirt", front="buttons", hem="curved", length=508, flare=10),
    "SH06": Top("cuban", "short", cloth="linen", front="buttons", pockets=("breast",), length=470, extra=("pale",)),
    "SH07": Top("stand", front="knots", length=488),
    "CU01": Top("button_down", front="buttons", hem="curved", length=504, chest=92, extra=("pale", "name")),
    "TS01": Top("crew", "short", length=482, chest=102),
    "TS02": Top("crew_fine", "short", length=478, chest=94),
    "TS03": Top("crew", pockets=("breast",), length=484),
    "TS04": Top("polo", "short", cloth="pique", front="polo", length=480),
    "TS05": Top("crew_fine", "short", length=476, chest=92, extra=("sport",)),
    "TS06": Top("boat", cloth="stripe", length=482),
    "TS07": Top("polo", "short", front="polo", length=478, chest=92),
    "SW01": Top("crew_wide", hem="rib", length=470, chest=104),
    "SW02": Top("hood", hem="rib", pockets=("kangaroo",), length=476, chest=104),
    "SW03": Top("rib_stand", hem="rib", front="zip", pockets=("slant",), length=472, chest=102),
    "SW04": Top("stand_zip", cloth="fleece", hem="rib", front="half_zip", length=474, chest=106),
    "SW05": Top("crew_wide", hem="rib", length=474, chest=106),
    "KN01": Top("crew", cloth="knit", hem="rib", length=472),
    "KN02": Top("turtle", cloth="rib", hem="rib", length=472, chest=92),
    "KN03": Top("crew_wide", cloth="knit", hem="rib", length=474, chest=106, extra=("cable",)),
    "KN04": Top("crew_fine", hem="rib", length=470),
    "KN05": Top("vee", "none", cloth="knit", hem="rib", length=452, chest=94),
    "KN06": Top("shawl", cloth="knit", hem="rib", front="three", pockets=("patch",), length=482, chest=104),
    "KN07": Top("crew", cloth="rib", hem="rib", length=470),
    "KN08": Top("mock", length=474, chest=88, flare=2),
    "UW04": Top("crew_fine", cloth="rib", length=474, chest=88, flare=2),
}
BOTTOMS = {
    "PT01": Bottom("twill"),
    "PT02": Bottom(hip=112, outer=92, inner=34),
    "PT03": Bottom("cord", hip=110, outer=120),
    "PT04": Bottom(crease=True, outer=106, inner=34),
    "PT05": Bottom(crease=True, hip=110, outer=122, inner=30),
    "PT06": Bottom("linen", top="drawstring", hip=112, outer=126),
    "PT07": Bottom("twill", cargo=True, hip=112, outer=124),
    "JN01": Bottom("twill", jeans=True, hem="turn", extra=("raw", "selvedge")),
    "JN02": Bottom("twill", jeans=True, hip=100, outer=88, inner=34),
    "JN03": Bottom("twill", jeans=True, hip=116, outer=126, inner=28),
    "JG01": Bottom(top="drawstring", hem="rib", hip=110, outer=84, inner=40),
    "JG02": Bottom(top="drawstring", hip=112, outer=116),
    "ST01": Bottom("twill", cargo=True, hip=112, outer=132, inner=20, length=370),
    "ST02": Bottom(top="drawstring", hip=114, outer=136, inner=18, length=350),
}
OTHERS: dict[str, Callable[[], tuple[str, str]]] = {
    "UW01": partial(draw_briefs, ("#2b2c2f", "#8c8d8a", "#28334b")),
    "UW02": partial(draw_briefs, ("#7f9ab5", "#9b9a95", "#28334b"), boxer=True),
    "UW03": draw_thermals,
    "SK01": partial(draw_socks, ("#2b2c2f", "#8c8d8a", "#f3eee2", "#28334b", "#b39b72")),
    "SK02": partial(draw_socks, ("#d8c9ab", "#2f4b3c"), thick=True),
    "SK03": partial(draw_socks, ("#2b2c2f", "#9a9b97", "#f6f2e8"), low=True),
    "BT01": draw_belt,
    "BT02": partial(draw_belt, woven_belt=True),
    "SC01": draw_scarf,
    "SC02": partial(draw_scarf, plaid=True),
    "CP01": draw_cap,
    "CP02": draw_beanie,
    "GL01": draw_gloves,
    "TI01": draw_tie,
    "BG01": draw_tote,
    "SE01": draw_sneaker,
    "SE02": draw_boot,
    "SE03": partial(draw_sneaker, canvas=True),
}
#: Details too small to deserve a kind of their own.
EXTRAS = {
    "name": '<path d="M276 226q6-10 10 0t10 0q4-8 8 0t8-2" fill="none" stroke="#24514a" stroke-width="2.400" stroke-linecap="round"/>',
    "sport": '<path d="M150 190Q190 320 176 486M330 190Q290 320 304 486" fill="none" stroke="#fff" stroke-opacity=".3" stroke-width="5"/>',
    "cable": "".join(
        f'<path d="M{x} 150q16 16 0 33t0 33 0 33 0 33 0 33 0 33 0 33 0 33" fill="none" stroke="#000" stroke-opacity=".16" stroke-width="5"/>'
        f'<path d="M{x + 12} 150q-16 16 0 33t0 33 0 33 0 33 0 33 0 33 0 33 0 33" fill="none" stroke="#fff" stroke-opacity=".4" stroke-width="4"/>'
        for x in (180, 234, 288)
    ),
}


def drawing_of(code: str) -> tuple[str, str]:
    """The drawing of a product and the definitions it needs."""
    if code in TOPS:
        cut = TOPS[code]
        drawing, defs = draw_top(cut)
        return drawing + "".join(EXTRAS[name] for name in cut.extra if name in EXTRAS), defs
    if code in BOTTOMS:
        return draw_bottom(BOTTOMS[code])
    return OTHERS[code]()


def main() -> None:
    """Write the pictures."""
    colours = {row["code"]: row["hex"] for row in read_table(HERE / "colours.csv")}
    titles = {row["code"]: row["title"] for row in read_table(PACK / "products.csv")}
    folder = PACK / "pictures"
    folder.mkdir(exist_ok=True)
    for row in read_table(HERE / "ranges.csv"):
        code = row["product"]
        drawing, defs = drawing_of(code)
        for rank, colour in enumerate(row["colours"].split("|")):
            file = picture_name(code, colour) if rank else f"{code.lower()}.svg"
            (folder / file).write_text(picture(colours[colour], drawing, defs=defs, title=titles[code]), "utf-8")


if __name__ == "__main__":
    main()

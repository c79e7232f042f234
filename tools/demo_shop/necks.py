"""Necks and collars: what lies behind the body, and what lies over it."""

from __future__ import annotations

from dataclasses import dataclass

from tools.demo_shop.canvas import buttons, dark, light, mirrored, over, shadow, shape

_LABEL = '<path d="M223 82h34v14h-34z" fill="#efe8da"/><path d="M231 89h18" stroke="#24514a" stroke-width="2.200"/>'


@dataclass(frozen=True, slots=True)
class Neck:
    """Two layers of a neck."""

    behind: str
    before: str


def _inside(d: str, opacity: float = 0.42) -> str:
    return over(d, "currentColor") + shadow(d, opacity) + _LABEL


_INSIDE = _inside("M198 92C204 72 220 62 240 62S276 72 282 92L240 130Z")
_LOW_INSIDE = _inside("M196 88C204 70 220 66 240 66S276 70 284 88Q240 136 196 88Z")
_LEAF = "M206 66C190 72 182 84 178 98L210 149L241 119C222 109 210 91 206 66Z"


def _leaf(d: str, stitch: str) -> str:
    return mirrored(
        f'<g><path d="{d}" opacity=".2" transform="translate(1 4)"/>{over(d, "currentColor")}'
        f'<path d="{d}" fill="#fff" fill-opacity=".08" stroke="#000" stroke-opacity=".34"/>{light(stitch)}</g>'
    )


def _crew(depth: int, width: float, *, ribbed: bool = True) -> str:
    line = f"M199 83Q240 {82 + depth} 281 83"
    rim = (
        f'<path d="{line}" fill="none" stroke="currentColor" stroke-width="{width:g}"/>'
        f'<path d="{line}" fill="none" stroke="#000" stroke-opacity=".14" stroke-width="{width:g}"/>'
    )
    inner = f"M{199 - width / 2.6:g} {83 + width / 2.2:g}Q240 {82 + depth + width:g} {281 + width / 2.6:g} {83 + width / 2.2:g}"
    ribs = (
        f'<path d="{line}" fill="none" stroke="#000" stroke-opacity=".16" stroke-width="{width - 2:g}" stroke-dasharray="1.500 4"/>'
        if ribbed
        else ""
    )
    return rim + ribs + dark(inner, 0.26)


def _lapels(low: int, notch: int) -> str:
    left = (
        f"M207 68L186 84L166 {notch}L190 {notch + 8}L180 {notch + 24}L238 {low}L242 {low - 26}L218 150Q206 108 207 68Z"
    )
    return mirrored(
        f'<g>{shadow(left, 0.2)}{over(left, "currentColor")}<path d="{left}" fill="#fff" fill-opacity=".07" stroke="#000" stroke-opacity=".36"/>'
        f"{dark(f'M190 {notch + 8}L206 {notch - 6}', 0.34)}</g>"
    )


def _v(low: int) -> str:
    return (
        over(f"M199 84L240 {low}L281 84Q240 116 199 84Z", "currentColor")
        + shadow(f"M199 84L240 {low}L281 84Q240 100 199 84Z", 0.46)
        + _LABEL
    )


_HOOD = "M196 94C172 60 196 18 240 18S308 60 284 94Q240 74 196 94Z"
_HOOD_OPENING = "M206 92C192 62 208 36 240 36S288 62 274 92Q262 118 240 126Q218 118 206 92Z"
_STAND = "M203 86C202 74 206 66 212 62Q240 74 268 62C274 66 278 74 277 86Q262 108 240 116Q218 108 203 86Z"

NECKS = {
    "crew": Neck(_LOW_INSIDE, _crew(44, 12)),
    "crew_fine": Neck(_LOW_INSIDE, _crew(40, 8, ribbed=False)),
    "crew_wide": Neck(_LOW_INSIDE, _crew(50, 16)),
    "boat": Neck(_LOW_INSIDE, _crew(26, 6, ribbed=False)),
    "vee": Neck(_INSIDE, _v(196) + '<path d="M197 83L240 196L283 83" fill="none" stroke="currentColor" stroke-width="11"/><path d="M197 83L240 196L283 83" fill="none" stroke="#000" stroke-opacity=".2" stroke-width="11"/>' + dark("M189 88L240 212L291 88", 0.24)),
    "turtle": Neck("", shape("M204 84C200 70 204 50 208 40Q240 48 272 40C276 50 280 70 276 84Q240 116 204 84Z", "a") + over("M208 40Q240 48 272 40Q240 30 208 40Z", "currentColor") + shadow("M208 40Q240 48 272 40Q240 30 208 40Z", 0.4) + dark("M204 66Q240 80 276 66", 0.26) + dark("".join(f"M{x} 46V98" for x in range(214, 270, 7)), 0.12)),
    "mock": Neck("", shape("M203 84C201 74 204 64 207 58Q240 68 273 58C276 64 279 74 277 84Q240 114 203 84Z", "a") + over("M207 58Q240 68 273 58Q240 48 207 58Z", "currentColor") + shadow("M207 58Q240 68 273 58Q240 48 207 58Z", 0.42)),
    "shirt": Neck(_INSIDE, _leaf(_LEAF, "M183 98L210.500 143L235 119")),
    "button_down": Neck(_INSIDE, _leaf(_LEAF, "M183 98L210.500 143L235 119") + buttons(209, [139], radius=2.6, fill="#efe9dc", shine="#b9b09c") + buttons(271, [139], radius=2.6, fill="#efe9dc", shine="#b9b09c")),
    "polo": Neck(_INSIDE, _leaf("M206 68C192 74 184 84 180 96L208 138L238 114C222 106 210 92 206 68Z", "M185 97L209 132L232 114")),
    "cuban": Neck(_INSIDE, _v(176) + _leaf("M206 66C190 72 178 86 172 102L198 146L214 132L240 178L242 160C226 128 210 96 206 66Z", "M178 102L200 139")),
    "stand": Neck(_INSIDE, mirrored(shape("M203 86C201 76 205 66 211 62C216 84 226 98 240 106V122Q216 112 203 86Z"))),
    "stand_zip": Neck("", shape(_STAND, "a") + over("M212 62Q240 74 268 62Q240 48 212 62Z", "currentColor") + shadow("M212 62Q240 74 268 62Q240 48 212 62Z", 0.44)),
    "rib_stand": Neck("", shape(_STAND, "a") + over("M212 62Q240 74 268 62Q240 48 212 62Z", "currentColor") + shadow("M212 62Q240 74 268 62Q240 48 212 62Z", 0.44) + dark("".join(f"M{x} 70V108" for x in range(210, 274, 7)), 0.16)),
    "hood": Neck(shape(_HOOD, "a"), shape(_HOOD_OPENING, "a") + over("M214 90C202 64 216 46 240 46S278 64 266 90Q256 110 240 116Q224 110 214 90Z", "currentColor") + shadow("M214 90C202 64 216 46 240 46S278 64 266 90Q256 110 240 116Q224 110 214 90Z", 0.46) + '<path d="M226 118C224 150 228 176 224 204M254 118C256 150 252 170 257 198" fill="none" stroke="#efe8da" stroke-width="3.400" stroke-linecap="round"/>'),
    "hood_coat": Neck(shape(_HOOD, "a"), shape("M202 94C184 60 204 28 240 28S296 60 278 94Q262 122 240 134Q218 122 202 94Z", "a") + over("M212 92C196 62 212 42 240 42S284 62 268 92Q258 114 240 122Q222 114 212 92Z", "currentColor") + shadow("M212 92C196 62 212 42 240 42S284 62 268 92Q258 114 240 122Q222 114 212 92Z", 0.5)),
    "balmacaan": Neck(_INSIDE, _leaf("M207 62C192 68 182 84 178 104L206 134L241 112C222 104 210 88 207 62Z", "M184 103L207 127L233 111")),
    "cord_collar": Neck(_INSIDE, mirrored(over(_LEAF, "#6b4a2e") + dark(_LEAF, 0.4) + dark("M190 84L214 140M198 76L222 132M186 96L206 142", 0.3, 2))),
    "lapel": Neck(_inside("M198 92C204 72 220 62 240 62S276 72 282 92L240 290Z", 0.5), _lapels(296, 140)),
    "lapel_wide": Neck(_inside("M198 92C204 72 220 62 240 62S276 72 282 92L240 256Z", 0.5), _lapels(262, 134)),
    "shawl": Neck(_inside("M198 92C204 72 220 62 240 62S276 72 282 92L240 220Z", 0.44), mirrored(shape("M207 64C190 72 178 90 176 116C190 168 216 210 240 240L240 210C222 176 208 120 207 64Z"))),
}  # fmt: skip

"""Height, weight, foot length and age in every spoken form; cm, kg, mm and years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xiaoer.language.entities.numerals import plain, read_number
from xiaoer.language.understand import Entity

_CN = "零〇一二两三四五六七八九十百"
_METRES = re.compile(
    rf"(?:身高|高|净高)?\s*[:：是约]?\s*(?P<m>[12一两])\s*[米mM]\s*(?P<rest>\d{{1,2}}|[{_CN}]{{1,3}})(?![\d米厘])"
)
_DECIMAL = re.compile(
    r"(?:身高|高)?\s*[:：是约]?\s*(?<![\d.])(?P<m>[12]\.\d{1,2})\s*(?:米|m(?![a-z\d])|M(?![a-zA-Z\d]))"
)
_CENTI = re.compile(
    r"(?:身高|高|净高)\s*[:：是约有]?\s*(?P<a>[6-9]\d|1\d\d|2[0-2]\d)(?:\.\d)?(?![\d斤])\s*(?:cm|厘米|公分)?"
    r"|(?<![\d.])(?P<b>[6-9]\d|1\d\d|2[0-2]\d)(?:\.\d)?\s*(?:cm|厘米|公分)(?P<after>\s*(?:的?身高|高)?)",
    re.IGNORECASE,
)
_SAID_CENTI = re.compile(
    r"(?:身高|高|我)?\s*(?P<cn>一[四五六七八九][零一二三四五六七八九])(?![一二三四五六七八九十百千万])"
)
_WEIGHT = re.compile(
    rf"(?:体重|重)?\s*[:：是约有]?\s*(?<![\d.:])(?P<n>\d{{2,3}}(?:\.\d{{1,2}})?|[{_CN}]{{2,6}})\s*(?P<more>多|来|几)?\s*(?P<unit>公斤|kg|千克|斤|磅)(?P<half>半)?",
    re.IGNORECASE,
)
_BARE_WEIGHT = re.compile(
    r"(?:体重|重)\s*[:：是约有]?\s*(?P<n>\d{2,3}(?:\.\d)?)(?![\d.])(?!\s*(?:公斤|kg|千克|斤|磅|g|克|cm))", re.IGNORECASE
)
#: 178 72 · 175/140 · 165，55: two bare numbers that can only be a body's.
_PAIR = re.compile(
    r"(?<![\d.\-/:年月])(?P<h>1[3-9]\d|20\d|21\d)\s*[,，、/\s的]\s*(?P<w>[3-9]\d|1\d\d|2[0-4]\d)(?:\.\d)?(?![\d.\-/:号月年块元码A-Za-z%])(?!\s*(?:块|元|公斤|kg|斤|码|号|cm))"
)
_HEIGHT_BESIDE = re.compile(
    r"(?<![\d.\-/:])(?P<h>1[4-9]\d|20\d)(?=\s*[,，、/\s的]{0,3}\s*(?:体重|重)?\s*\d{2,3}(?:\.\d)?\s*(?:公斤|kg|千克|斤))",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"(?:脚长?|足长|内长)\s*(?:量了|大概|大约|有|是|约|[:：])?\s*(?P<n>\d{2,3}(?:\.\d)?)\s*(?P<unit>cm|厘米|公分|mm|毫米)?(?!\s*[码号寸岁])",
    re.IGNORECASE,
)
_AGE = re.compile(rf"(?P<n>\d{{1,3}}|[{_CN}]{{1,4}})\s*(?P<more>多|来)?\s*(?P<unit>周岁|岁|个月大)(?P<half>半)?")
#: 1米8的床, 窗宽1米5: a length, but nobody's height.
_FURNITURE = re.compile(r"床|宽|长|窗|桌|柜|被|沙发|门|屏|线|款|层|厚|围")
#: Above this, a bare weight beside a height is 斤, not kg: 175/140.
_HEAVIEST_KG = 95.0


def find_body(text: str) -> Iterator[Entity]:
    """Heights (cm), weights (kg), foot lengths (mm) and ages (years) in order of their patterns; overlaps possible."""
    yield from _feet(text)
    yield from _heights(text)
    yield from _weights(text)
    yield from _pairs(text)
    for match in _AGE.finditer(text):
        years = read_number(match["n"])
        if years is not None and 0 < years < 120:
            if match["unit"] == "个月大":
                years /= 12
            yield _entity("age", match, plain(round(years + (0.5 if match["half"] else 0), 2)))


def _heights(text: str) -> Iterator[Entity]:
    for match in _METRES.finditer(text):
        metres, rest = read_number(match["m"]), read_number(match["rest"])
        if metres and rest is not None:
            one_digit = len(match["rest"]) == 1
            yield from _height(match, metres * 100 + (rest * 10 if one_digit and rest < 10 else rest))
    for match in _DECIMAL.finditer(text):
        yield from _height(match, float(match["m"]) * 100)
    for match in _CENTI.finditer(text):
        number = match["a"] or match["b"]
        stated = match["a"] or (match["after"] or "").strip() or float(number) >= 140
        if stated:
            yield from _height(match, float(number))
    for match in _SAID_CENTI.finditer(text):
        yield from _height(match, read_number(match["cn"]) or 0)
    for match in _HEIGHT_BESIDE.finditer(text):
        yield from _height(match, float(match["h"]))


def _height(match: re.Match[str], cm: float) -> Iterator[Entity]:
    around = match.string[max(0, match.start() - 4) : match.start()] + "|" + match.string[match.end() : match.end() + 4]
    if 50 <= cm <= 230 and ("高" in match.group() or not _FURNITURE.search(around)):
        yield _entity("height", match, plain(round(cm, 1)))


def _weights(text: str) -> Iterator[Entity]:
    for match in _WEIGHT.finditer(text):
        number = read_number(match["n"])
        if number is None:
            continue
        number += 0.5 if match["half"] else 0
        kilos = {"斤": number / 2, "磅": number * 0.4536}.get(match["unit"], number)
        stated = match.group().startswith(("体重", "重"))
        if (20 if not stated else 2) <= kilos <= 250:
            yield _entity("weight", match, plain(round(kilos, 1)))
    for match in _BARE_WEIGHT.finditer(text):
        yield _entity("weight", match, plain(_bare_kilos(float(match["n"]))))


def _pairs(text: str) -> Iterator[Entity]:
    for match in _PAIR.finditer(text):
        weight = float(match["w"])
        yield Entity("height", match["h"], match["h"], match.start("h"), match.end("h"))
        yield Entity("weight", match["w"], plain(_bare_kilos(weight)), match.start("w"), match.end("w"))


def _bare_kilos(number: float) -> float:
    return round(number / 2, 1) if number > _HEAVIEST_KG else number


def _feet(text: str) -> Iterator[Entity]:
    for match in _FOOT.finditer(text):
        number = float(match["n"])
        unit = (match["unit"] or "").lower()
        millimetres = number if unit in {"mm", "毫米"} or (not unit and number >= 100) else number * 10
        if 90 <= millimetres <= 330:
            yield _entity("foot", match, plain(millimetres))


def _entity(kind: str, match: re.Match[str], value: str) -> Entity:
    said = match.group()
    lead = len(said) - len(said.lstrip(" :："))
    return Entity(kind, said.strip(" :："), value, match.start() + lead, match.start() + len(said.rstrip()))

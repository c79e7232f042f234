"""shop.toml: who the shop is and how it speaks."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from xiaoer.app.shop_pack.toml_file import TomlFile

LONGEST_TEXT = 2_000
_ZONES = frozenset(available_timezones())


def _yuan(value: object) -> object:
    """TOML's number of yuan as fen."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("write yuan as a number such as 200 or 9.9")  # noqa: TRY004 - pydantic wants ValueError
    if not 0 <= value <= 10**9 or (fen := Decimal(str(value)) * 100) != int(fen):
        raise ValueError("write yuan from 0 with at most two decimals")
    return int(fen)


def _zone(value: str) -> str:
    if value not in _ZONES:
        raise ValueError("no known time zone; write one such as Asia/Shanghai")
    return value


Text = Annotated[str, Field(max_length=LONGEST_TEXT)]
Texts = Text | Annotated[list[Annotated[Text, Field(min_length=1)]], Field(max_length=20)]
Yuan = Annotated[int, BeforeValidator(_yuan)]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$")]
PicturePath = Annotated[str, Field(max_length=300)]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class PersonaSection(_Section):
    """The shop's voice; where several texts stand, one is chosen."""

    bot_name: Annotated[str, Field(min_length=1, max_length=40)] = "小二"
    address: Annotated[str, Field(max_length=10)] = "您"
    particles: Annotated[list[Annotated[str, Field(max_length=10)]], Field(max_length=20)] = []
    emoji: Annotated[str, Field(pattern="^(none|some|many)$")] = "some"
    greeting: Texts = "您好，有什么可以帮您？"
    unknown: Texts = "这个我不太确定，不敢乱说。您换个说法问问，或者请同事来看？"
    apology: Texts = "实在抱歉，让您久等了。"
    thanks: Texts = "不客气，有事随时叫我。"


class HoursSection(_Section):
    """When people answer."""

    days: Annotated[str, Field(pattern=r"^[1-7](-[1-7])?(,[1-7](-[1-7])?)*$")] = "1-7"
    open: Clock = "09:00"
    close: Clock = "22:00"


class ThemeSection(_Section):
    """The shop's colour and sign."""

    brand: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")] = "#2f5aa8"
    logo: PicturePath = ""


class AuthoritySection(_Section):
    """What the bot may decide alone; in fen once read."""

    refund_limit: Yuan = 0
    coupon_limit: Yuan = 0


class WidgetSection(_Section):
    """What the widget offers before anything was asked."""

    quick_questions: Annotated[list[Annotated[str, Field(min_length=1, max_length=40)]], Field(max_length=6)] = []


class StaffMember(_Section):
    """One of the first people of a shop; the password is only read when the person is new."""

    login: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$")]
    name: Annotated[str, Field(min_length=1, max_length=40)]
    role: Annotated[str, Field(pattern="^(owner|admin|supervisor|agent)$")] = "agent"
    password: Annotated[str, Field(min_length=8, max_length=200)] = ""
    avatar: PicturePath = ""


class ShopFile(_Section):
    """The content of shop.toml."""

    slug: Annotated[str, Field(pattern=r"^[a-z0-9](-?[a-z0-9]){0,39}$", max_length=40)]
    name: Annotated[str, Field(min_length=1, max_length=100)]
    name_en: Annotated[str, Field(max_length=100)] = ""
    time_zone: Annotated[str, AfterValidator(_zone)] = "Asia/Shanghai"
    language: Annotated[str, Field(pattern="^(zh-CN|en)$")] = "zh-CN"
    persona: PersonaSection = PersonaSection()
    hours: HoursSection = HoursSection()
    theme: ThemeSection = ThemeSection()
    authority: AuthoritySection = AuthoritySection()
    widget: WidgetSection = WidgetSection()
    staff: Annotated[list[StaffMember], Field(max_length=100)] = []

    @property
    def zone(self) -> ZoneInfo:
        """The shop's time zone."""
        return ZoneInfo(self.time_zone)

    @property
    def config(self) -> dict[str, Any]:
        """What is stored as the shop's configuration: everything but its people."""
        return self.model_dump(exclude={"staff"})


def read_shop_file(file: TomlFile) -> ShopFile | None:
    """The shop, or None with problems noted."""
    if file.data is None:
        return None
    try:
        shop = ShopFile.model_validate(file.data)
    except ValidationError as error:
        for mistake in error.errors(include_url=False):
            path = [part for part in mistake["loc"] if part not in _UNION_PARTS]
            file.wrong(path, _remedy(mistake, path))
        return None
    logins = [person.login for person in shop.staff]
    for index, login in enumerate(logins):
        if login in logins[:index]:
            file.wrong(["staff", index, "login"], f"“{login}” stands twice; give each person their own")
    return shop


#: Names that pydantic adds to the path of a value that may be a text or a list of texts.
_UNION_PARTS = frozenset({"constrained-str", "str"}) | {f"list[{kind}]" for kind in ("constrained-str", "str")}


def _remedy(mistake: Mapping[str, Any], path: list[str | int]) -> str:
    kind, context = mistake["type"], mistake.get("ctx", {})
    if kind == "extra_forbidden":
        return f"no such key; known are {', '.join(_known_keys(path))}"
    if kind == "missing":
        return "missing; add it"
    if kind == "string_pattern_mismatch":
        return f"“{str(mistake['input'])[:40]}” does not fit; {_FORMS.get(str(path[-1]), context['pattern'])}"
    if kind == "value_error":
        return str(context["error"])
    return str(mistake["msg"])


_FORMS = {
    "slug": "write a-z, 0-9 and single dashes, at most 40",
    "brand": "write a colour such as #24514a",
    "emoji": "write none, some or many",
    "days": "write days such as 1-7 or 1-5,7 (1 = Monday)",
    "open": "write a time such as 09:00",
    "close": "write a time such as 22:00",
    "role": "write owner, admin, supervisor or agent",
    "language": "write zh-CN or en",
    "login": "write letters, digits, dot, dash, underscore",
}


def _known_keys(path: list[str | int]) -> list[str]:
    model: type[BaseModel] = ShopFile
    sections: dict[str, type[BaseModel]] = {
        "persona": PersonaSection, "hours": HoursSection, "theme": ThemeSection, "authority": AuthoritySection,
        "widget": WidgetSection, "staff": StaffMember,
    }  # fmt: skip
    if len(path) > 1:
        model = sections.get(str(path[0]), ShopFile)
    return list(model.model_fields)

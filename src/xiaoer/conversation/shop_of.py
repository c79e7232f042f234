"""A shop's record as the brain takes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from xiaoer.accounts.model import ShopRecord
from xiaoer.skills.skill import Persona, Shop


def _several(value: object) -> tuple[str, ...]:
    """A text, or several to choose from."""
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list | tuple) else ()


def shop_of(record: ShopRecord) -> Shop:
    """The shop with its voice and hours, from its configuration."""
    return shop_from_config(record.slug, record.name, record.config)


def shop_from_config(slug: str, name: str, config: Mapping[str, Any]) -> Shop:
    """The shop that a `shop.toml` describes."""
    persona = config["persona"]
    voice = Persona(
        bot_name=persona["bot_name"],
        address=persona.get("address", "您"),
        particles=_several(persona.get("particles")),
        emoji=persona.get("emoji", "some"),
        greeting=_several(persona["greeting"]),
        unknown=_several(persona.get("unknown")),
        apology=_several(persona.get("apology")),
        thanks=_several(persona.get("thanks")),
    )
    return Shop(slug, name, ZoneInfo(config.get("time_zone", "Asia/Shanghai")), voice, config.get("hours", {}), config)

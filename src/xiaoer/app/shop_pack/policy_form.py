"""The documented form of policies/*.toml: which keys there are and what each holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Holds(StrEnum):
    """What a key's value is."""

    TEXT = "text"
    TEXTS = "a list of texts"
    ID = "an id of a-z, 0-9, dot, dash, underscore"
    CODE = "a code of letters, digits, dash"
    MONEY = "yuan as a number"
    WHOLE = "a whole number from 0"
    PERCENT = "a number from 0 to 100"
    YES = "true or false"
    CLOCK = "a time such as 16:00"
    WEEKDAYS = "days such as 1-7 (1 = Monday)"
    DAYS = "days such as 1-2 or 3"
    TIME = "a time"
    UNTIL = "a time (a day alone means its end)"
    SCOPES = "a list of product:CODE or category:NAME"


@dataclass(frozen=True, slots=True)
class Form:
    """The keys of a table, those it needs, and the tables in it."""

    keys: Mapping[str, Holds]
    needed: tuple[str, ...] = ()
    tables: Mapping[str, Form] = field(default_factory=dict)
    #: The key whose value may stand only once among the tables of this form.
    key: str = ""


_CLAUSE = Form({"id": Holds.ID, "title": Holds.TEXT, "text": Holds.TEXT}, ("id", "title", "text"), key="id")
PROMOTION_KINDS = ("threshold", "each_full", "percent", "coupon", "member", "gift", "cross_shop", "fixed_price")

PROMOTIONS = Form(
    {},
    tables={
        "promotion": Form(
            {
                "id": Holds.ID, "name": Holds.TEXT, "kind": Holds.TEXT, "threshold": Holds.MONEY, "off": Holds.MONEY,
                "percent": Holds.PERCENT, "pieces": Holds.WHOLE, "max_off": Holds.MONEY, "price": Holds.MONEY, "gift": Holds.TEXT, "level": Holds.TEXTS,
                "scope": Holds.SCOPES, "starts": Holds.TIME, "ends": Holds.UNTIL, "stacks_with": Holds.TEXTS,
                "code_words": Holds.TEXTS, "limit": Holds.WHOLE, "explain": Holds.TEXT,
            },
            ("id", "name", "kind"),
            key="id",
        ),
    },
)  # fmt: skip
SHIPPING = Form(
    {
        "cutoff": Holds.CLOCK, "ship_within_hours": Holds.WHOLE, "ships_on": Holds.WEEKDAYS, "free_over": Holds.MONEY,
        "fee": Holds.MONEY, "default_carrier": Holds.CODE,
    },
    tables={
        "warehouse": Form(
            {"code": Holds.CODE, "name": Holds.TEXT, "cutoff": Holds.CLOCK, "ships_on": Holds.WEEKDAYS,
             "province": Holds.TEXT, "city": Holds.TEXT},
            ("code", "name"), key="code",
        ),
        "carrier": Form(
            {"code": Holds.CODE, "name": Holds.TEXT, "phone": Holds.TEXT, "aliases": Holds.TEXTS},
            ("code", "name"), key="code",
        ),
        "region": Form(
            {"provinces": Holds.TEXTS, "days": Holds.DAYS, "carriers": Holds.TEXTS, "extra_fee": Holds.MONEY,
             "warehouse": Holds.CODE, "note": Holds.TEXT},
            ("provinces", "days"),
        ),
        "unreachable": Form({"provinces": Holds.TEXTS, "reason": Holds.TEXT}, ("provinces",)),
        "clause": _CLAUSE,
    },
)  # fmt: skip
AFTERSALES = Form(
    {
        "return_days": Holds.WHOLE, "exchange_days": Holds.WHOLE, "quality_days": Holds.WHOLE, "return_freight_by": Holds.TEXT,
        "freight_insurance": Holds.YES, "refund_days": Holds.DAYS, "return_address": Holds.TEXT, "conditions": Holds.TEXTS,
        "price_protection_days": Holds.WHOLE,
    },
    tables={
        "exception": Form(
            {"scope": Holds.SCOPES, "return_days": Holds.WHOLE, "exchange_days": Holds.WHOLE, "quality_days": Holds.WHOLE,
             "reason": Holds.TEXT},
            ("scope", "reason"),
        ),
        "clause": _CLAUSE,
    },
)  # fmt: skip
INVOICE = Form(
    {
        "kinds": Holds.TEXTS,
        "issued": Holds.TEXT,
        "within_days": Holds.WHOLE,
        "to_title": Holds.TEXTS,
        "how": Holds.TEXT,
    },
    tables={"clause": _CLAUSE},
)
HANDOFF = Form(
    {
        "failures": Holds.WHOLE, "refund_over": Holds.MONEY, "intents": Holds.TEXTS, "anger_words": Holds.TEXTS,
        "complaint_words": Holds.TEXTS, "keywords": Holds.TEXTS, "offline_reply": Holds.TEXT,
    },
)  # fmt: skip
FORMS: Mapping[str, Form] = {
    "promotions": PROMOTIONS, "shipping": SHIPPING, "aftersales": AFTERSALES, "invoice": INVOICE, "handoff": HANDOFF,
}  # fmt: skip

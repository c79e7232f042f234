"""What a basket costs under the shop's promotions, to the fen, with the working shown.

Order of the working: prices of single products first (fixed_price, then percent and member), then what counts on sums
(threshold, each_full, cross_shop), then coupons. Each step sees what the steps before it left of the products in its scope.
Promotions are combined only where one of the two names the other's kind in `stacks_with`; of all allowed combinations the cheapest counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from xiaoer.commerce.model import Product
from xiaoer.knowledge.scope import any_covers

Promotion = Mapping[str, Any]
_ORDER = {
    "fixed_price": 0, "percent": 1, "member": 2, "threshold": 3, "each_full": 4, "cross_shop": 5, "coupon": 6, "gift": 7,
}  # fmt: skip
#: More promotions than this are never tried in every combination; the strongest alone are.
_MOST = 12


@dataclass(frozen=True, slots=True)
class Item:
    """Pieces of one product at one price."""

    product: Product
    price: int
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class Step:
    """One promotion's share of the working."""

    promotion: Promotion
    off: int


@dataclass(frozen=True, slots=True)
class Bill:
    """Before, after, and how it came about; `gifts` are promotions whose gift the basket earns."""

    before: int
    after: int
    steps: tuple[Step, ...] = ()
    gifts: tuple[Promotion, ...] = ()

    @property
    def saved(self) -> int:
        """What the promotions take off."""
        return self.before - self.after


def is_automatic(promotion: Promotion) -> bool:
    """Whether it comes off by itself at payment; a coupon has to be taken first, and so has a member's fixed amount."""
    kind = promotion.get("kind")
    return kind not in {"coupon", "member", "gift"} or (
        kind == "member" and "percent" in promotion and not promotion.get("limit")
    )


def runs(promotion: Promotion, now: datetime) -> bool:
    """Whether the promotion is on at this time."""
    starts, ends = promotion.get("starts"), promotion.get("ends")
    return (starts is None or starts <= now) and (ends is None or now <= ends)


def is_coming(promotion: Promotion, now: datetime) -> bool:
    """Whether it has yet to start."""
    return promotion.get("starts") is not None and now < promotion["starts"]


def is_over(promotion: Promotion, now: datetime) -> bool:
    """Whether it has ended."""
    return promotion.get("ends") is not None and promotion["ends"] < now


def applies_to(promotion: Promotion, product: Product) -> bool:
    """Whether the product is in the promotion's scope."""
    return any_covers(promotion.get("scope", ()), product)


def best_bill(items: Sequence[Item], promotions: Sequence[Promotion], now: datetime, *, level: str = "") -> Bill:
    """The cheapest allowed bill for the basket at this time, for a customer of this level."""
    before = sum(item.price * item.quantity for item in items)
    usable = [each for each in promotions if runs(each, now) and is_for_level(each, level)]
    worth = [
        (bill.saved, index) for index, each in enumerate(usable)
        if each.get("kind") != "gift" and (bill := _bill(items, (each,))).saved > 0
    ]  # fmt: skip
    strongest = [usable[index] for _, index in sorted(worth, key=lambda pair: (-pair[0], pair[1]))[:_MOST]]
    best = Bill(before, before)
    for combination in _combinations(strongest):
        bill = _bill(items, combination)
        if (bill.after, len(bill.steps)) < (best.after, len(best.steps) or 99):
            best = bill
    gifts = tuple(each for each in usable if each.get("kind") == "gift" and _earns_gift(each, items))
    return Bill(before, best.after, best.steps, gifts)


def missing_to_threshold(items: Sequence[Item], promotion: Promotion) -> int:
    """How much more of its scope the basket needs to earn this promotion; 0 when it does."""
    amount = sum(item.price * item.quantity for item in items if applies_to(promotion, item.product))
    return max(0, int(promotion.get("threshold", 0)) - amount)


def is_for_level(promotion: Promotion, level: str) -> bool:
    """Whether customers of this level may use it; "" is somebody who is no member."""
    wanted = promotion.get("level")
    if promotion.get("kind") == "member" and not wanted:
        return bool(level)
    return not wanted or level in ([wanted] if isinstance(wanted, str) else wanted)


def _earns_gift(promotion: Promotion, items: Sequence[Item]) -> bool:
    return any(applies_to(promotion, item.product) for item in items) and missing_to_threshold(items, promotion) == 0


def compatible(one: Promotion, other: Promotion) -> bool:
    """Whether two promotions may be used together."""
    return other.get("kind") in one.get("stacks_with", ()) or one.get("kind") in other.get("stacks_with", ())


def _combinations(promotions: Sequence[Promotion]) -> Iterator[tuple[Promotion, ...]]:
    def grow(chosen: tuple[Promotion, ...], start: int) -> Iterator[tuple[Promotion, ...]]:
        for index in range(start, len(promotions)):
            if all(compatible(promotions[index], each) for each in chosen):
                more = (*chosen, promotions[index])
                yield more
                yield from grow(more, index + 1)

    yield from grow((), 0)


def _bill(items: Sequence[Item], promotions: Sequence[Promotion]) -> Bill:
    left = [item.price * item.quantity for item in items]
    before = sum(left)
    steps = []
    for promotion in sorted(promotions, key=lambda each: _ORDER.get(str(each.get("kind")), 9)):
        scope = [index for index, item in enumerate(items) if applies_to(promotion, item.product)]
        off = _off(promotion, items, left, scope)
        if off > 0:
            _share(left, scope, off)
            steps.append(Step(promotion, off))
    return Bill(before, sum(left), tuple(steps))


def _off(promotion: Promotion, items: Sequence[Item], left: Sequence[int], scope: Sequence[int]) -> int:
    amount = sum(left[index] for index in scope)
    threshold = int(promotion.get("threshold", 0))
    pieces = sum(items[index].quantity for index in scope)
    if amount <= 0 or amount < threshold or pieces < int(promotion.get("pieces", 0)):
        return 0
    kind = promotion.get("kind")
    if kind == "fixed_price" or "price" in promotion:
        price = int(promotion.get("price", 0))
        return sum(max(0, left[index] - price * items[index].quantity) for index in scope)
    if kind in {"each_full", "cross_shop"}:
        off = int(promotion.get("off", 0)) * (amount // threshold if threshold else 0)
    elif "percent" in promotion:
        off = int(amount * Fraction(str(promotion["percent"])) / 100)
    else:
        off = int(promotion.get("off", 0))
    most = promotion.get("max_off")
    return min(off, amount, int(most) if most is not None else off)


def _share(left: list[int], scope: Sequence[int], off: int) -> None:
    """Take `off` from the lines in scope in proportion to what they cost; the last takes the rounding."""
    amount = sum(left[index] for index in scope)
    rest = off
    for position, index in enumerate(scope):
        part = rest if position == len(scope) - 1 else off * left[index] // amount
        part = min(part, left[index], rest)
        left[index] -= part
        rest -= part
    for index in scope:
        more = min(rest, left[index])
        left[index] -= more
        rest -= more

"""Play one case: a fresh topic, turn by turn, until a person takes over; then hold the replies against what is expected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xiaoer.app.evaluation.cases import Case, Said
from xiaoer.app.evaluation.expect import misses
from xiaoer.app.evaluation.world import World
from xiaoer.dialogue.engine import reply as think
from xiaoer.dialogue.model import Heard, Reply, Turn
from xiaoer.skills.skill import TopicState


@dataclass(frozen=True, slots=True)
class Failure:
    """One expectation that was not met."""

    turn: int
    said: tuple[str, ...]
    #: What was expected, and what came instead.
    expected: str
    got: str
    #: The bot's words in that turn, and why it said them.
    replied: tuple[str, ...]
    trace: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a case went."""

    case: Case
    failures: tuple[Failure, ...]
    replies: tuple[Reply | None, ...]

    @property
    def passed(self) -> bool:
        """Whether all was as expected."""
        return not self.failures


async def play(case: Case, world: World) -> Outcome:
    """The case, played and judged."""
    customer = world.customer(case.customer)
    topic = TopicState()
    history: list[tuple[str, str]] = []
    replies: list[Reply | None] = []
    for said in case.turns:
        if any(each is not None and each.handoff for each in replies):
            replies.append(None)
            continue
        turn = Turn(
            world.shop, customer, _heard(said), topic, world.now, viewing=said.viewing, history=tuple(history[-20:]), desk=world.desk
        )  # fmt: skip
        answer = await think(turn, world.abilities)
        topic = answer.topic
        history += [("customer", text) for text in said.texts] + [("bot", text) for text in answer.texts]
        replies.append(answer)
    failures = [failure for expected in case.expect for failure in _judged(case, expected, replies)]
    return Outcome(case, tuple(failures), tuple(replies))


def _heard(said: Said) -> list[Heard]:
    return [Heard("text", text) for text in said.texts] + [Heard("picture") for _ in range(said.pictures)]


def _judged(case: Case, expected: Mapping[str, Any], replies: list[Reply | None]) -> list[Failure]:
    number = int(expected.get("turn", len(case.turns)))
    answer = replies[number - 1]
    return [
        Failure(
            number,
            case.turns[number - 1].texts,
            want,
            got,
            answer.texts if answer else (),
            tuple(f"{step.name}: {step.summary}" for step in answer.trace)
            if answer
            else ("a person has the chat: the bot is silent",),
        )
        for want, got in misses(expected, answer)
    ]

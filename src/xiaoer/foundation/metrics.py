"""What a process counts and measures, in Prometheus's form at /metrics. Listed in docs/operations/metrics.md."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

MESSAGES = Counter("xiaoer_messages_total", "Messages stored, by author.", ["author"])
TURNS = Counter("xiaoer_turns_total", "Turns of the bot, by how they ended.", ["outcome"])
TURN_SECONDS = Histogram("xiaoer_turn_seconds", "From taking a turn up to its reply's commit.")
SOCKETS = Gauge("xiaoer_sockets", "Open widget sockets.")
REFUSALS = Counter("xiaoer_refusals_total", "Inputs refused at the edge, by error code.", ["code"])

"""小美 at her workbench, through the staff interface."""

from __future__ import annotations

from typing import Any, Self

import httpx


class Agent:
    """Online while the block lasts; takes one chat and answers in it."""

    def __init__(self, url: str) -> None:
        self._http = httpx.Client(base_url=f"{url}/api/staff/v1", timeout=30)
        login = {"shop": "qinghe", "login": "xiaomei", "password": "demo-xiaomei"}
        self._http.headers["X-CSRF-Token"] = self._ask("POST", "/login", login)["csrf"]
        self._chat = ""
        self._writes = 0

    def __enter__(self) -> Self:
        self._ask("PUT", "/me/presence", {"presence": "online"})
        return self

    def __exit__(self, *_: object) -> None:
        self._ask("PUT", "/me/presence", {"presence": "offline"})
        self._http.close()

    def take(self) -> None:
        """The chat that came last."""
        waiting = self._ask("GET", "/inbox?queue=waiting")["items"]
        self._chat = max(waiting, key=lambda row: row["opened_at"])["id"]
        self._ask("POST", f"/conversations/{self._chat}/take", {})

    def write(self, text: str) -> None:
        """A message to the shopper."""
        self._writes += 1
        body = {"client_id": f"agent-{self._chat[:18]}-{self._writes}", "content": {"type": "text", "text": text}}
        self._ask("POST", f"/conversations/{self._chat}/messages", body)

    def read(self) -> None:
        """See what the shopper wrote."""
        seen = self._ask("GET", f"/conversations/{self._chat}")
        self._ask("POST", f"/conversations/{self._chat}/read", {"seq": seen["messages"][-1]["seq"]})

    def close(self) -> None:
        """End the chat."""
        self._ask("POST", f"/conversations/{self._chat}/close", {})

    def _ask(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        answer = self._http.request(method, path, json=body)
        assert answer.is_success, f"{method} {path}: {answer.text}"
        return dict(answer.json()) if answer.content else {}

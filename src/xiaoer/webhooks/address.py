"""Which addresses a webhook may have: never the machine's own network, unless the operator allows it."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from urllib.parse import urlsplit

from xiaoer.webhooks.model import WebhookUrlRefused


def check_form(url: str, *, private: bool) -> None:
    """Raises WebhookUrlRefused unless the address is https with a host (with `private` also http)."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise WebhookUrlRefused(url=url) from error
    schemes = {"https", "http"} if private else {"https"}
    if parts.scheme not in schemes or not parts.hostname or parts.username or port == 0:
        raise WebhookUrlRefused(url=url)


async def check_host(url: str, *, private: bool) -> None:
    """Raises WebhookUrlRefused when the host's name leads into a private network; looked up anew before each attempt."""
    check_form(url, private=private)
    if private:
        return
    host = str(urlsplit(url).hostname)
    found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    if not all(ipaddress.ip_address(entry[4][0]).is_global for entry in found):
        raise WebhookUrlRefused(url=url)

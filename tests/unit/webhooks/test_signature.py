"""Deliveries can be checked with any Standard Webhooks library."""

from __future__ import annotations

import pytest

from xiaoer.webhooks.address import check_form, check_host
from xiaoer.webhooks.model import WebhookUrlRefused
from xiaoer.webhooks.signature import new_secret, sign


def test_that_the_signature_is_the_specifications_example() -> None:
    # The example in the specification's own reference implementations.
    headers = sign(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        1614265330,
        b'{"test": 2432232314}',
    )
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_that_secrets_differ() -> None:
    assert new_secret() != new_secret()


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/x",
        "ftp://example.com",
        "https://",
        "https://user:pw@example.com/",
        "https://example.com:0/",
        "x",
    ],
)
def test_that_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(WebhookUrlRefused):
        check_form(url, private=False)


@pytest.mark.parametrize("host", ["127.0.0.1", "10.0.0.8", "[::1]", "169.254.169.254", "localhost"])
async def test_that_the_own_network_is_refused(host: str) -> None:
    with pytest.raises(WebhookUrlRefused):
        await check_host(f"https://{host}/hook", private=False)

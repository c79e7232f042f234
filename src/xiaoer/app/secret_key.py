"""The installation's key: from the settings, or made once and kept in the data folder."""

from __future__ import annotations

import os
import secrets
from typing import ClassVar

from xiaoer.foundation.errors import ErrorKind, XiaoerError
from xiaoer.foundation.settings import Settings

_SHORTEST = 32


class SecretKeyTooShort(XiaoerError):
    """XIAOER_SECRET_KEY is shorter than 32 characters; make one with: python -c "import secrets; print(secrets.token_hex(32))"."""

    code: ClassVar[str] = "secret_key_too_short"
    kind: ClassVar[ErrorKind] = ErrorKind.REJECTED


def secret_key(settings: Settings) -> bytes:
    """The key that signs visitors' tokens; readable by its owner only."""
    if settings.secret_key is not None:
        value = settings.secret_key.get_secret_value()
        if len(value) < _SHORTEST:
            raise SecretKeyTooShort
        return value.encode()
    path = settings.data_dir / "secret.key"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_hex(32).encode())
    return path.read_bytes()

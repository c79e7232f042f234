"""Small pictures for tests."""

from __future__ import annotations

import io

from PIL import Image


def png(width: int, height: int) -> bytes:
    """A plain PNG of this size."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (180, 120, 60)).save(out, "PNG")
    return out.getvalue()

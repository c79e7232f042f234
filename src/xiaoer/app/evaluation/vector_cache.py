"""Keep sentence vectors between runs, so that a second run encodes only what is new."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import structlog
from numpy import float32
from numpy.typing import NDArray

from xiaoer.language.embed import Embedder

log = structlog.get_logger()
_MOST = 60_000


class CachedEmbedder:
    """An `Embedder` that remembers in a file; a file that can't be read is begun anew."""

    def __init__(self, inner: Embedder, path: Path) -> None:
        self._inner = inner
        self._path = path
        self.name, self.dims = inner.name, inner.dims
        self._known: dict[bytes, NDArray[float32]] = {}
        self._fresh = 0
        if path.is_file():
            try:
                with np.load(path) as stored:
                    rows, keys = stored["vectors"], stored["keys"]
                    if rows.shape[1:] == (self.dims,) and str(stored["name"]) == self.name:
                        self._known = {key.tobytes(): row for key, row in zip(keys, rows, strict=True)}
            except (OSError, ValueError, KeyError) as error:
                log.warning("vector_cache_unreadable", path=str(path), error=str(error))

    def encode(self, texts: Sequence[str]) -> NDArray[float32]:
        """One unit row per text."""
        keys = [hashlib.sha256(text.encode()).digest() for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        if missing:
            rows = self._inner.encode(list(missing.values()))
            self._known.update(zip(missing, rows, strict=True))
            self._fresh += len(missing)
        return np.stack([self._known[key] for key in keys]) if keys else np.zeros((0, self.dims), dtype=float32)

    def save(self) -> None:
        """Write what is new."""
        if not self._fresh:
            return
        kept = dict(list(self._known.items())[-_MOST:])
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_suffix(".part.npz")
        keys = np.frombuffer(b"".join(kept), dtype=np.uint8).reshape(-1, 32)
        np.savez(part, vectors=np.stack(list(kept.values())), keys=keys, name=np.array(self.name))
        part.replace(self._path)
        self._fresh = 0

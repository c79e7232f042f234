"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Port = Annotated[int | None, typer.Option(help="Port to listen on; XIAOER_PORT or 8000 when not given.")]
Reload = Annotated[bool, typer.Option(help="For developers: start anew whenever a source file changes.")]

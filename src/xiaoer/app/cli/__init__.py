"""The `xiaoer` command."""

from __future__ import annotations

import sys

import typer


def main() -> None:
    """Run the command. Where a package is missing, the doctor still comes."""
    try:
        from xiaoer.app.cli.commands import main as run
    except ImportError as error:
        if sys.argv[1:2] != ["doctor"]:
            typer.echo(f"Xiaoer can't start: {error}. To see what is missing: xiaoer doctor", err=True)
            sys.exit(1)
        from xiaoer.app.cli.doctor import doctor

        sys.argv.pop(1)
        typer.run(doctor)
        return
    run()


__all__ = ["main"]

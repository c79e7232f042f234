"""`xiaoer doctor`: say whether this installation is well."""

from __future__ import annotations

import typer
from rich.console import Console

from xiaoer.app.cli.options import Port
from xiaoer.app.doctor import examine
from xiaoer.foundation.settings import Settings


def doctor(port: Port = None) -> None:
    """Check this installation; each line is ok, or says how to mend it. The exit code is 1 when something failed."""
    console = Console()
    failed = 0
    for finding in examine(Settings(), port):
        mark, style = ("ok    ", "green") if finding.ok else ("failed", "red")
        console.print(
            f"{mark}  {finding.what}: {finding.found}", style=style, highlight=False, markup=False, soft_wrap=True
        )
        if not finding.ok:
            failed += 1
            console.print(f"        → {finding.remedy}", highlight=False, markup=False, soft_wrap=True)
    console.print("All is well." if not failed else f"{failed} of these need attention.", highlight=False)
    if failed:
        raise typer.Exit(1)

"""What one can type after `xiaoer`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from xiaoer.app.api import create_app
from xiaoer.app.cli.demo import open_demo
from xiaoer.app.cli.doctor import doctor
from xiaoer.app.cli.evaluate import evaluate
from xiaoer.app.cli.job_commands import jobs
from xiaoer.app.cli.options import Port, Reload
from xiaoer.app.cli.serve import listen, serve, serve_reloading
from xiaoer.app.cli.shop_commands import shop
from xiaoer.app.cli.staff_commands import staff
from xiaoer.app.cli.start import console, migrated, settings_of
from xiaoer.app.cli.understand import understand
from xiaoer.app.cli.work import work
from xiaoer.app.shop_pack.problems import PackInvalid
from xiaoer.app.wiring import build_services
from xiaoer.foundation.errors import XiaoerError

cli = typer.Typer(no_args_is_help=True, help="小二 Xiaoer: AI customer service for online shops.")
cli.add_typer(shop, name="shop")
cli.add_typer(jobs, name="jobs")
cli.add_typer(staff, name="staff")
cli.command()(serve)
cli.command()(work)
cli.command()(doctor)
cli.command("eval")(evaluate)
cli.command()(understand)


@cli.command()
def demo(
    port: Port = None,
    packs: Annotated[Path, typer.Option(help="Folder of the shop packs to open.")] = Path("examples"),
    reload: Reload = False,
) -> None:
    """Create the demo shops and serve them."""
    settings = settings_of().model_copy(update={"demo": True})
    console.print("• Starting PostgreSQL")
    services = build_services(settings, migrated(settings))
    shops = asyncio.run(open_demo(services, packs))
    if reload:
        serve_reloading(settings, port)
    else:
        listen(create_app(services, with_worker=True, logins=shops), settings, port)


def main() -> None:
    """Run the command; an error we know is told in its own words, without a traceback."""
    try:
        cli()
    except PackInvalid as error:
        for problem in error.problems:
            console.print(problem, style="red", highlight=False, markup=False, soft_wrap=True)
        count = len(error.problems)
        console.print(f"{count} mistake{'s' if count != 1 else ''}; nothing was imported.")
        sys.exit(1)
    except XiaoerError as error:
        console.print(f"{error.message} [{error.code}]", style="red", markup=False)
        sys.exit(1)

"""`xiaoer staff`: who may log in to a shop's workbench."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from xiaoer.accounts.manage_staff import add_person, list_acts, list_people, reset_password
from xiaoer.accounts.model import Role
from xiaoer.app.cli.start import console, with_database

staff = typer.Typer(no_args_is_help=True, help="People who may log in to a shop's workbench.")

Slug = Annotated[str, typer.Argument(help="The shop's slug, as in `xiaoer shop list`.")]
Login = Annotated[str, typer.Argument(help="What the person types to log in; letters, digits, . _ @ -")]
Password = Annotated[
    str,
    typer.Option(
        prompt=True, confirmation_prompt=True, hide_input=True, help="8 to 200 characters; asked for when not given."
    ),
]


@staff.command()
def add(
    shop: Slug,
    login: Login,
    name: Annotated[str, typer.Option(help="What shoppers see.", prompt=True)],
    password: Password,
    role: Annotated[Role, typer.Option(help="What the person may do.")] = Role.AGENT,
) -> None:
    """Let a person log in."""
    person = with_database(lambda database: add_person(database, shop, login, name, role, password))
    console.print(
        f"{person.name} ({person.login}) is {person.role.value} of {shop} now.", highlight=False, markup=False
    )


@staff.command()
def password(shop: Slug, login: Login, password: Password) -> None:
    """Give a person a new password; open sessions end."""
    person = with_database(lambda database: reset_password(database, shop, login, password))
    console.print(f"{person.name} has a new password; open sessions have ended.", highlight=False, markup=False)


@staff.command("list")
def list_staff(shop: Slug) -> None:
    """Show who may log in."""
    people = with_database(lambda database: list_people(database, shop))
    table = Table("login", "name", "role", "since")
    for person in people:
        since = "may not log in" if person.disabled else f"{person.created_at:%Y-%m-%d}"
        table.add_row(person.login, person.name, person.role.value, since)
    console.print(table if people else "Nobody yet: xiaoer staff add SHOP LOGIN")


@staff.command("log")
def show_log(shop: Slug, last: Annotated[int, typer.Option(min=1, max=1000, help="How many.")] = 50) -> None:
    """Show who changed what, newest first."""
    acts = with_database(lambda database: list_acts(database, shop, last))
    table = Table("at (UTC)", "who", "did", "to what")
    for who, act in acts:
        table.add_row(f"{act.at:%Y-%m-%d %H:%M:%S}", who or "command line", act.act, act.target)
    console.print(table if acts else "Nothing yet.")

"""The options that say how the files of a district are meant, the same for every command that reads them."""

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
PATH = click.Path(path_type=Path)
RECIPE = "How your files are meant"
NAMES = "Which child has which code"


def recipe_and_names(recipe: str, names: str, is_written: bool = False) -> Callable[[Command], Command]:
    """Return what adds `--recipe` and `--names` to a command; the texts say what becomes of the two files.

    A recipe must be there, unless one `is_written` where it is not.
    """

    def add(command: Command) -> Command:
        with_names = click.option("--names", type=PATH, metavar="FILE", help=f"{NAMES}: {names}.")
        about, there = f"{RECIPE}: {recipe}.", None if is_written else _there
        with_recipe = click.option("--recipe", type=PATH, metavar="FILE", callback=there, help=about)
        return with_recipe(with_names(command))

    return add


def _there(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
    """Refuse a recipe that is not there: what it says would be left out without a word."""
    if value is None or value.is_file():
        return value
    near = _like(value)
    advice = f"{near}?" if near else f"write one first: optsched import FILE... --recipe {value}"
    raise click.BadParameter(f"{value} is no file. Maybe {advice}", ctx, param)


def _like(missing: Path) -> Path | None:
    """Return the recipe in the same folder whose name is most like that of a missing one."""
    folder = missing.parent
    beside = [each.name for each in folder.glob("*.toml")] if folder.is_dir() else []
    return next((folder / name for name in get_close_matches(missing.name, beside, 1)), None)

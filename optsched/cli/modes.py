"""The options that say how much of a plan that is there may move, the same for every command that has one."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from optsched.cli.console import table

if TYPE_CHECKING:
    from optsched.dated import Change

Command = TypeVar("Command", bound=Callable[..., Any])


def modes(command: Command) -> Command:
    """Add `--repair`, `--fill-gaps` and `--fresh` to a command, as its parameter `mode`."""
    repair = "Move as few sessions as can be, and none of therapists who lose nothing; this is what is usually done."
    fill = "Move nothing that can stay; place only what is missing."
    for flag, value, about in (
        ("--fresh", "fresh", "Plan anew, wherever sessions stood."),
        ("--fill-gaps", "fill gaps", fill),
        ("--repair", "repair", repair),
    ):
        command = click.option(flag, "mode", flag_value=value, default="repair", help=about)(command)
    return command


def show_changes(changes: "Sequence[Change]", everything: bool = False) -> None:
    """Print what differs from the plan that was there before."""
    rows = ((each.what, each.student or each.session, each.before, each.after) for each in changes)
    table(("What", "Who", "Before", "After"), rows, everything)

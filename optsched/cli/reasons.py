"""The option that says which missed minutes are owed, the same for every command that asks."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
NOT_ENTERED = "not entered"
REASONS = (
    *("cut short", "child absent", "therapist absent", "refused"),
    *("school event", "holiday", "testing", "other", NOT_ENTERED),
)


def make_up_reasons(command: Command) -> Command:
    """Add `--make-up` to a command, as its parameter `reasons`."""
    about = (
        "A reason whose missed minutes are owed; give it several times. Without it: all but refused, child absent and "
    )
    choice = click.Choice(REASONS)
    return click.option("--make-up", "reasons", multiple=True, type=choice, help=f"{about}not entered.")(command)


def given_reasons(reasons: tuple[str, ...]) -> tuple[str, ...]:
    """Return reasons in the words of the ledger."""
    return tuple("" if each == NOT_ENTERED else each for each in reasons)

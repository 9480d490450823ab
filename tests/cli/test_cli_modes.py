"""Which mode a plan is kept by: the one that is named, and repair where none is."""

import click
import pytest
from click.testing import CliRunner

from optsched.cli.modes import modes


@click.command()
@modes
def told(mode: object) -> None:
    click.echo(repr(mode))


@pytest.mark.parametrize(
    ("words", "mode"),
    [([], "repair"), (["--repair"], "repair"), (["--fill-gaps"], "fill gaps"), (["--fresh"], "fresh")],
)
def test_the_mode_is_the_one_that_was_named_and_repair_without_one(words: list[str], mode: str) -> None:
    assert CliRunner().invoke(told, words).output == f"{mode!r}\n"

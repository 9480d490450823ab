"""`optsched template`."""

from pathlib import Path

import click

from optsched.cli.console import say


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--overwrite", is_flag=True, help="Replace FILE if it exists.")
def template(file: Path, overwrite: bool) -> None:
    """Write the empty district workbook to FILE, ready to be filled in.

    Every sheet has its help, its drop-downs and one example row that is never read.

    \b
    Example:  optsched template district.xlsx
    """
    from optsched.usecases.places import look
    from optsched.usecases.template import template as write

    look(file, overwrite)
    say(f"Written: {write(file, overwrite)}")
    say(f'Fill it in, then look it over with: optsched check "{file}"')

"""`optsched import`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from optsched.cli.console import console, findings, listed, say, tally
from optsched.cli.given import recipe_and_names
from optsched.cli.understood import show_understood

if TYPE_CHECKING:
    from optsched.usecases.importing import Imported

WARNED = 1


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default=Path("district.xlsx"),
    show_default=True,
    help="The district workbook to write.",
)
@recipe_and_names(
    "followed if the file is there, written if it is not",
    "read if it is there, and written; usually OUT-names.xlsx",
    is_written=True,
)
@click.option("--overwrite", is_flag=True, help="Replace what an earlier import wrote.")
@click.option("--all", "everything", is_flag=True, help="Show every finding and every class, however many.")
@click.pass_context
def import_(
    ctx: click.Context,
    files: tuple[Path, ...],
    out: Path,
    recipe: Path | None,
    names: Path | None,
    overwrite: bool,
    everything: bool,
) -> None:
    """Read FILE... (timetables, caseloads and lists as schools send them), and write a district workbook to complete.

    Beside it stands a report of what was understood, with cells, and a copy of each of your files in which whatever
    needs a look carries a note. Your own files are never changed. Children get codes; the list that says who is who
    is a file of its own.

    \b
    Exit status:  0  everything was understood
                  1  something needs a look
                  2  nothing was written
    \b
    Examples:     optsched import timetable.xlsx deliveries.csv -o district.xlsx
                  optsched import timetable.xlsx -o district.xlsx --recipe lincoln.toml
    """
    from optsched.usecases.importing import import_files

    console(stderr=True).print("Reading ...")
    done = import_files(files, out, recipe, names, overwrite)
    understood = done.understood
    show_understood(understood, everything, "see Review in the report")
    if understood.missing:
        say("A plan still needs:")
        listed(understood.missing, everything)
    if len(understood.findings):
        say()
        findings(understood.findings, everything)
    _show_files(done)
    say(f"{tally(understood.findings)}.", "bold")
    ctx.exit(WARNED if understood.findings.errors or understood.findings.warnings else 0)


def _show_files(done: "Imported") -> None:
    say()
    if done.district:
        say(f"Written: {done.district}, to complete and correct in Excel")
        say(f"         {done.report}, what was understood")
    else:
        say("Nothing of a district was understood, so no district workbook was written.", "bold yellow")
        say(f"Written: {done.report}, what was found")
    for each in done.marked:
        say(f"         {each}, your file with notes")
    for name in done.unmarked:
        say(f"No copy with notes could be made of {name}; the report has its findings.")
    if done.names:
        say(f"         {done.names}, who is who: keep it to yourself")
    if done.recipe:
        say(f"         {done.recipe}, how the files were read: correct it, and give it with --recipe next time")

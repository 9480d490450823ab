"""`optsched check`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from optsched.cli.console import console, findings, say, table, tally
from optsched.cli.given import PATH, recipe_and_names
from optsched.cli.understood import show_understood

if TYPE_CHECKING:
    from optsched.usecases.check import CheckReport

WARNED, FAILED = 1, 2


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@recipe_and_names("a recipe of import, which is followed", "a list of import, read if it is there")
@click.option("--report", type=PATH, metavar="FILE", help="Write what was understood, with cells, as a workbook.")
@click.option("--overwrite", is_flag=True, help="Replace the file of --report if it exists.")
@click.option("--all", "everything", is_flag=True, help="Show every finding and every class, however many.")
@click.pass_context
def check(
    ctx: click.Context,
    files: tuple[Path, ...],
    recipe: Path | None,
    names: Path | None,
    report: Path | None,
    overwrite: bool,
    everything: bool,
) -> None:
    """Read a district from one FILE, or several together, and say what was read and what is wrong.

    A FILE is a district workbook, or a timetable, caseload or list as schools send them: of these it is said what was
    understood, with the week of each class. Nothing is planned, and nothing is written but the report, if you ask for
    it. Counts come first, then every finding with its file, sheet and cell.

    \b
    Exit status:  0  nothing to mend
                  1  warnings
                  2  errors: optimize would stop
    \b
    Examples:     optsched check district.xlsx
                  optsched check staff.xlsx students.csv
                  optsched check timetable.xlsx --recipe lincoln.toml --report report.xlsx
    """
    from optsched.usecases.check import check as look_over

    console(stderr=True).print("Reading and adding up ...")
    if names is not None and not names.exists():
        say(f"{names} is not there: children get new codes.", "yellow")
    found = look_over(files, recipe, names, report, overwrite)
    _show_rows(found)
    show_understood(found.understood, everything, f"see Review in {report}" if report else "--report lists them")
    if found.problem is not None:
        _show_people(found, everything)
    if len(found.findings):
        say()
        findings(found.findings, everything)
    ctx.exit(_show_end(found))


def _show_end(report: "CheckReport") -> int:
    """Print what was written and what it comes to; return the exit status."""
    say()
    if report.written:
        say(f"Written: {report.written}, what was understood")
    if report.problem is None:
        say(f"{tally(report.findings)}: mend the errors first.", "bold red")
        return FAILED
    say(f"{tally(report.findings)}: ready to optimize.", "bold")
    return WARNED if report.findings.warnings else 0


def _show_rows(report: "CheckReport") -> None:
    if report.rows:
        say("Rows read: " + ", ".join(f"{name} {number:,}" for name, number in report.rows.items()) + ".")


def _show_people(report: "CheckReport", everything: bool) -> None:
    weeks = report.problem.cycle.weeks if report.problem else 1
    table(
        ("School", "Classes", "Students", "Therapists", "Mandates"),
        ((each.school, each.classes, each.students, each.therapists, each.mandates) for each in report.schools),
        everything,
    )
    table(
        ("Service", "Therapists", "Students", "Mandates", "Minutes a week", "By date"),
        (
            (each.service, each.therapists, each.students, each.mandates, each.asked // weeks, each.by_date)
            for each in report.services
        ),
    )
    table(
        ("Therapist", "Service", "Schools", "Mandates", "Minutes a week", "Hours in minutes a week"),
        (
            (
                each.therapist,
                each.service,
                ", ".join(each.schools),
                each.mandates,
                *_weekly(each.asked, each.hours, weeks),
            )
            for each in report.therapists
        ),
        everything,
    )
    table(
        ("Class", "School", "Students", "Mandates", "Blocks"),
        ((each.name, each.school, each.students, each.mandates, each.blocks) for each in report.classes),
        everything,
    )


def _weekly(asked: int, hours: int, weeks: int) -> tuple[int, int]:
    return asked // weeks, hours // weeks

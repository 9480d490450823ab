"""`optsched check`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from optsched.cli.console import console, findings, say, table, tally

if TYPE_CHECKING:
    from optsched.usecases.check import CheckReport

WARNED, FAILED = 1, 2


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--all", "everything", is_flag=True, help="Show every finding and every class, however many.")
@click.pass_context
def check(ctx: click.Context, files: tuple[Path, ...], everything: bool) -> None:
    """Read a district from one FILE, or several together, and say what was read and what is wrong.

    Nothing is planned and nothing is written. Counts come first, then every finding with its file, sheet and cell.

    \b
    Exit status:  0  nothing to mend
                  1  warnings
                  2  errors: optimize would stop
    \b
    Examples:     optsched check district.xlsx
                  optsched check staff.xlsx students.csv
    """
    from optsched.usecases.check import check as look_over

    console(stderr=True).print("Reading and adding up ...")
    report = look_over(files)
    _show_rows(report)
    if report.problem is not None:
        _show_people(report, everything)
    if len(report.findings):
        say()
        findings(report.findings, everything)
    say()
    if report.problem is None:
        say(f"{tally(report.findings)}: mend the errors first.", "bold red")
        ctx.exit(FAILED)
    say(f"{tally(report.findings)}: ready to optimize.", "bold")
    ctx.exit(WARNED if report.findings.warnings else 0)


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

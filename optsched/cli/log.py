"""`optsched log`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from optsched.cli.console import console, counted, findings, say, table, tally
from optsched.cli.given import PATH
from optsched.cli.reasons import given_reasons, make_up_reasons

if TYPE_CHECKING:
    from optsched.domain.delivered import DeliveryReport
    from optsched.usecases.logbook import LogReport

WARNED, FAILED = 1, 2


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--ledger", type=PATH, metavar="FILE", default=Path("ledger.sqlite"), help="The ledger (ledger.sqlite).")
@click.option(
    "--overwrite", is_flag=True, help="Let the files go before what the ledger has; ledger.sqlite.bak keeps it."
)
@click.option("--report", type=PATH, metavar="FILE", help="Write what was delivered, by child and week, as a workbook.")
@click.option("--replace-report", is_flag=True, help="Replace the file of --report if it exists.")
@make_up_reasons
@click.option("--all", "everything", is_flag=True, help="Show every finding, however many.")
@click.pass_context
def log(
    ctx: click.Context,
    files: tuple[Path, ...],
    ledger: Path,
    overwrite: bool,
    report: Path | None,
    replace_report: bool,
    reasons: tuple[str, ...],
    everything: bool,
) -> None:
    """Enter the attendance of each FILE into the ledger, and say what was delivered.

    A FILE is the workbook of a week, or a copy of it, or a copy cut down to some rows. All are entered at once, or
    nothing where one has an error. Entering a file again changes nothing. Where two files, or a file and the ledger,
    say different things of one session, it is told with both cells. Without a FILE it is only said what the ledger has.

    \b
    Exit status:  0  everything is entered
                  1  everything is entered, with warnings
                  2  errors: nothing was entered
    \b
    Examples:     optsched log week-rivera.xlsx week-chen.xlsx
                  optsched log week.xlsx --overwrite
                  optsched log --report delivered.xlsx
    """
    from optsched.usecases.logbook import log as enter

    if files:
        console(stderr=True).print("Reading ...")
    if reasons:
        found = enter(files, ledger, overwrite, report, replace_report, reasons=given_reasons(reasons))
    else:
        found = enter(files, ledger, overwrite, report, replace_report)
    _show_files(found)
    if len(found.findings):
        findings(found.findings, everything)
        say()
    if found.delivered is None:
        say(f"{tally(found.findings)}: nothing was entered. Mend the errors first.", "bold red")
        ctx.exit(FAILED)
    show_delivered(found.delivered)
    _show_end(found, ledger, bool(files))
    ctx.exit(WARNED if found.findings.warnings else 0)


def _show_files(found: "LogReport") -> None:
    table(
        ("File", "Sessions", "With attendance", "New", "Changed", "The same"),
        ((each.file, each.rows, each.with_attendance, each.new, each.changed, each.same) for each in found.files),
    )


def show_delivered(report: "DeliveryReport") -> None:
    """Print the minutes of each service; a column for each reason for which any were missed."""
    reasons = tuple(dict.fromkeys(reason for each in report.services for reason, _ in each.minutes.missed))
    table(
        (
            "Service",
            "Planned",
            "Delivered",
            *map("Missed: {}".format, reasons),
            "Not entered",
            "To come",
            "Made up",
            "Owed",
        ),
        (
            (
                *(each.service, each.minutes.planned, each.minutes.delivered),
                *(each.minutes.missed_for(reason) for reason in reasons),
                *(each.minutes.not_entered, each.minutes.to_come, each.minutes.made_up, each.minutes.owed),
            )
            for each in report.services
        ),
    )


def _show_end(found: "LogReport", ledger: Path, is_entered: bool) -> None:
    """Print what was written and what it comes to."""
    if found.kept:
        say(f"Kept: {found.kept}, the ledger as it was before")
    if found.written:
        say(f"Written: {found.written}, what was delivered")
    if is_entered:
        came = f"{found.new:,} new, {found.changed:,} changed, {found.same:,} the same"
        say(f"{ledger}: {came}; {tally(found.findings)}.", "bold")
    elif found.delivered:
        say(f"{ledger}: {counted(found.delivered.sessions, 'session')} until {found.delivered.today}.", "bold")

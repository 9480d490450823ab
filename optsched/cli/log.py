"""`optsched log`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from optsched.cli.console import console, counted, findings, say, table, tally
from optsched.cli.given import PATH
from optsched.cli.reasons import given_reasons, make_up_reasons
from optsched.domain.shared import in_words

if TYPE_CHECKING:
    from optsched.domain.delivered import AtRisk, DeliveryReport
    from optsched.usecases.at_risk import TimeLeft
    from optsched.usecases.logbook import LogReport

DISTRICT = "district.xlsx"
NOT_KNOWN = "not known"
WARNED, FAILED = 1, 2


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--ledger", type=PATH, metavar="FILE", default=Path("ledger.sqlite"), help="The ledger (ledger.sqlite).")
@click.option(
    "--overwrite", is_flag=True, help="Let the files go before what the ledger has; ledger.sqlite.bak keeps it."
)
@click.option("--report", type=PATH, metavar="FILE", help="Write what was delivered, by child and week, as a workbook.")
@click.option("--replace-report", is_flag=True, help="Replace the file of --report if it exists.")
@click.option("--shared", type=PATH, metavar="FILE", help="Write who received what of share, as a workbook.")
@click.option("--replace-shared", is_flag=True, help="Replace the file of --shared if it exists.")
@make_up_reasons
@click.option(
    "--district", type=PATH, metavar="FILE", help=f"Says when mandates end; usually {DISTRICT} beside the plan."
)
@click.option("--plan", type=PATH, metavar="FILE", help="The plan of the year: says how much time is open until then.")
@click.option("--all", "everything", is_flag=True, help="Show every finding, however many.")
@click.pass_context
def log(
    ctx: click.Context,
    files: tuple[Path, ...],
    ledger: Path,
    overwrite: bool,
    report: Path | None,
    replace_report: bool,
    shared: Path | None,
    replace_shared: bool,
    reasons: tuple[str, ...],
    district: Path | None,
    plan: Path | None,
    everything: bool,
) -> None:
    """Enter the attendance of each FILE into the ledger, and say what was delivered.

    A FILE is the workbook of a week, a copy of it, or a copy cut down to some rows; or a therapist's own workbook of a
    week, as share writes it: its week is entered before, or together with it. All are entered at once, or nothing where
    one has an error. Entering a file again changes nothing. Where two files, or a file and the ledger,
    say different things of one session, it is told with both cells. Without a FILE it is only said what the ledger has.

    With --plan it is said who is at risk: owed more minutes than are open until the mandate ends. Open minutes are what
    a cycle of the plan leaves free of the therapists' time in which the child may be seen, in stretches that hold a
    session, by the school days left; a mandate without an end is taken to end with the school year. A file that is
    locked with a password is saved without it first.

    \b
    Exit status:  0  everything is entered
                  1  everything is entered, with warnings
                  2  errors: nothing was entered
    \b
    Examples:     optsched log week.xlsx rivera.xlsx chen.xlsx
                  optsched log week.xlsx --overwrite
                  optsched log --report delivered.xlsx --plan plan.xlsx
                  optsched log --shared shared.xlsx
    """
    from optsched.ledger import MADE_UP_REASONS
    from optsched.usecases.logbook import log as enter

    if files:
        console(stderr=True).print("Reading ...")
    today = date.today()
    left = _time_left(district, plan, today)
    if left and not left.is_read:
        findings(left.findings.errors, everything)
        say(f"{tally(left.findings.errors)}: nothing was entered. Mend the errors first.", "bold red")
        ctx.exit(FAILED)
    found = enter(
        files,
        ledger,
        overwrite,
        report,
        replace_report,
        today,
        reasons=given_reasons(reasons) if reasons else MADE_UP_REASONS,
        open_minutes=left.open_minutes if left else None,
        ends=left.ends if left else None,
        names=left.names if left else None,
        shared=shared,
        replace_shared=replace_shared,
    )
    _show_files(found)
    if len(found.findings):
        findings(found.findings, everything)
        say()
    if found.delivered is None:
        say(f"{tally(found.findings)}: nothing was entered. Mend the errors first.", "bold red")
        ctx.exit(FAILED)
    show_delivered(found.delivered)
    _show_waiting(found.delivered)
    if left:
        _show_at_risk(found.delivered.at_risk, everything)
    _show_end(found, ledger, bool(files))
    ctx.exit(WARNED if found.findings.warnings else 0)


def _time_left(district: Path | None, plan: Path | None, today: date) -> "TimeLeft | None":
    """Return what is left until mandates end; None where neither a district nor a plan is named."""
    source = district or (plan.parent / DISTRICT if plan else None)
    if source is None:
        return None
    from optsched.usecases.at_risk import time_left

    return time_left(source, plan, today)


def _show_files(found: "LogReport") -> None:
    """Print what each file has, and what of it was entered; where nothing was, that is not asked."""
    is_entered = found.delivered is not None
    entered = ("New", "Changed", "The same") if is_entered else ()
    table(
        ("File", "Sessions", "With attendance", *entered),
        (
            (each.file, each.rows, each.with_attendance, *((each.new, each.changed, each.same) if is_entered else ()))
            for each in found.files
        ),
    )


def show_delivered(report: "DeliveryReport") -> None:
    """Print the minutes of each service; a column for each reason for which any were missed."""
    reasons = tuple(dict.fromkeys(reason for each in report.services for reason, _ in each.minutes.missed))
    table(
        (
            "Service",
            "Asked",
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
                *(each.service, each.minutes.asked, each.minutes.planned, each.minutes.delivered),
                *(each.minutes.missed_for(reason) for reason in reasons),
                *(each.minutes.not_entered, each.minutes.to_come, each.minutes.made_up, each.minutes.owed),
            )
            for each in report.services
        ),
    )


def _show_waiting(report: "DeliveryReport") -> None:
    """Say whose attendance is not entered."""
    if report.waiting:
        said = (f"{each.therapist}, {counted(each.sessions, 'session')} since {each.since}" for each in report.waiting)
        say(f"Attendance is not entered yet: {'; '.join(said)}.")


def _show_at_risk(at_risk: "tuple[AtRisk, ...]", everything: bool) -> None:
    """Print who is owed more than is open until the mandate ends, and of whom nobody can say."""
    if not at_risk:
        say("Nobody is at risk: what is owed fits into the time that is open.")
        return
    say("At risk", "bold")
    table(
        ("Child", "Service", "Owed", "Open until the end", "Ends"),
        (
            (
                *(each.student, each.service, each.owed),
                NOT_KNOWN if each.open_minutes is None else each.open_minutes,
                each.ends or NOT_KNOWN,
            )
            for each in at_risk
        ),
        everything,
    )


def _show_end(found: "LogReport", ledger: Path, is_entered: bool) -> None:
    """Print what was written and what it comes to."""
    if found.kept:
        say(f"Kept: {found.kept}, the ledger as it was before")
    if found.written:
        say(f"Written: {found.written}, what was delivered")
    if found.listed:
        say(f"Written: {found.listed}, who received what")
    if is_entered:
        came = f"{found.new:,} new, {found.changed:,} changed, {found.same:,} the same"
        say(f"{ledger}: {came}; {tally(found.findings)}.", "bold")
    elif found.delivered:
        say(f"{ledger}: {counted(found.delivered.sessions, 'session')} until {found.delivered.today}.", "bold")
        if found.shared:
            say(in_words(found.shared))

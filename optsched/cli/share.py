"""`optsched share`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from optsched.cli.console import complain, counted, findings, listed, say, table, tally
from optsched.cli.given import recipe_and_names

if TYPE_CHECKING:
    from optsched.usecases.share import Audience, ShareReport

FAILED = 2
PATH = click.Path(path_type=Path)
AUDIENCES: tuple["Audience", ...] = ("principals", "teachers", "therapists", "families", "board")
USUAL = "principals,teachers,therapists"
PASSWORD = "OPTSCHED_PASSWORD"


def _audiences(ctx: click.Context, param: click.Parameter, value: str) -> tuple["Audience", ...]:
    """Read a list of audiences with commas between them; a word that is none is refused."""
    asked = [word.strip().casefold() for word in value.split(",") if word.strip()]
    unknown = [word for word in asked if word not in AUDIENCES]
    if unknown or not asked:
        seen = f"{', '.join(unknown)} is no audience" if unknown else "Nobody is named"
        raise click.BadParameter(f"{seen}. Maybe one or more of {', '.join(AUDIENCES)}?", ctx, param)
    return tuple(each for each in AUDIENCES if each in asked)


@click.command()
@click.argument("plan", type=PATH, metavar="PLAN")
@click.option("-o", "--output", type=PATH, default=Path("out"), show_default=True, help="The folder to write to.")
@click.option(
    "--for",
    "audiences",
    callback=_audiences,
    default=USUAL,
    show_default=True,
    metavar="WHOM",
    help=f"For whom, with commas: {', '.join(AUDIENCES)}.",
)
@click.option(
    "--child", "children", multiple=True, metavar="CODE", help="The child whose family gets a workbook; repeatable."
)
@click.option(
    "--district",
    type=PATH,
    multiple=True,
    metavar="FILE",
    help="The district's workbook, or each of its files; usually district.xlsx beside PLAN.",
)
@recipe_and_names("the recipe that the plan was made with", "the list that was written with the plan")
@click.option(
    "--ledger", type=PATH, metavar="FILE", help="Keep in this ledger who received what, when and why; see optsched log."
)
@click.option(
    "--password",
    "is_locked",
    is_flag=True,
    help=f"Ask for a password, and lock every workbook with it; {PASSWORD} is taken where it is set.",
)
@click.option("--week", type=PATH, metavar="FILE", help="Share this workbook of a week of PLAN, on its dates.")
@click.option(
    "--since", type=PATH, metavar="FILE", help="What they had: an older plan or week. What changed is told to each."
)
@click.option(
    "--calendars", is_flag=True, help="With --week, also write a calendar file (.ics) beside each therapist's workbook."
)
@click.option("--time-zone", metavar="ZONE", help="The time zone of the schools; usually that of this machine.")
@click.option("--overwrite", is_flag=True, help="Replace workbooks that exist, but none that was filled in.")
@click.option("--all", "everything", is_flag=True, help="Show every finding, however many.")
@click.pass_context
def share(
    ctx: click.Context,
    plan: Path,
    output: Path,
    audiences: tuple["Audience", ...],
    children: tuple[str, ...],
    district: tuple[Path, ...],
    recipe: Path | None,
    names: Path | None,
    ledger: Path | None,
    is_locked: bool,
    week: Path | None,
    since: Path | None,
    calendars: bool,
    time_zone: str | None,
    overwrite: bool,
    everything: bool,
) -> None:
    """Write one workbook for each reader of PLAN, with what that reader may know and nothing else.

    A principal sees the own building, a teacher the own class, a therapist the own caseload with a sheet for
    attendance, a family one child, the board sums without numbers under 6. Nothing else is in the files, hidden or not.
    Children are shown as the district's workbook says: Options, Show students as.

    With --ledger it is kept who received what, as IDEA asks for; optsched log --shared lists it. With --password nobody
    opens a workbook without it, and nobody can find it again; tell it apart from the files.

    With --week a therapist fills in the sheet for attendance and sends the workbook back: optsched log reads it. One
    that was filled in is never replaced. Of a plan without dates the sheets are for paper.

    \b
    Exit status:  0  everything was written
                  2  a file has errors, or a workbook or the ledger could not be written
    \b
    Examples:     optsched share plan.xlsx -o out
                  optsched share plan.xlsx --for families --child S014 --child S027
                  optsched share plan.xlsx --for board --overwrite
                  optsched share plan.xlsx --ledger ledger.sqlite --password
                  optsched share plan.xlsx --week week-2026-11-30.xlsx --calendars
                  optsched share plan.xlsx --week week-2026-12-07.xlsx --since week-2026-11-30.xlsx
    """
    _agree(audiences, children)
    from optsched.usecases.share import LedgerError, PasswordError, TimeZoneError, UnknownChildError
    from optsched.usecases.share import share as write_packets
    from optsched.usecases.share import time_zone as zone_of

    password = _password(is_locked)
    _agree_on_calendars(calendars, time_zone, audiences, week, password)
    try:
        zone = zone_of(time_zone) if calendars else None
        report = write_packets(
            plan,
            output,
            audiences,
            children,
            district,
            overwrite,
            ledger=ledger,
            password=password,
            week=week,
            since=since,
            zone=zone,
            recipe=recipe,
            names=names,
        )
    except (LedgerError, PasswordError, TimeZoneError, UnknownChildError) as error:
        complain(error.message, error.maybe)
        ctx.exit(FAILED)
    if report.problem is None:
        findings(report.findings, everything)
        say(f"{tally(report.findings)}: nothing was written. Mend the errors first.", "bold red")
        ctx.exit(FAILED)
    _show(report, output, ledger, password is not None, everything)


def _password(is_locked: bool) -> str | None:
    """Return the password of the environment, also an empty one, which is refused; else ask for one, twice."""
    if PASSWORD in os.environ:
        return os.environ[PASSWORD]
    if not is_locked:
        return None
    return str(click.prompt("Password", hide_input=True, confirmation_prompt="The same password again"))


def _agree(audiences: tuple["Audience", ...], children: tuple[str, ...]) -> None:
    """Refuse families without a child, and a child without families: nobody should get what was not meant."""
    if "families" in audiences and not children:
        raise click.UsageError("For families, say which child. Maybe --for families --child S014?")
    if children and "families" not in audiences:
        raise click.UsageError(f"--child is for families only. Maybe --for families --child {children[0]}?")


def _agree_on_calendars(
    calendars: bool,
    zone: str | None,
    audiences: tuple["Audience", ...],
    week: Path | None,
    password: str | None,
) -> None:
    """Refuse what has no meaning, and calendar files where everything is to be locked: none of them can be."""
    if zone is not None and not calendars:
        raise click.UsageError("--time-zone is for calendar files. Maybe add --calendars?")
    if calendars and week is None:
        raise click.UsageError("Calendar files have dates. Maybe add --week week.xlsx?")
    if calendars and "therapists" not in audiences:
        raise click.UsageError("Calendar files are for therapists. Maybe --for therapists?")
    if calendars and password is not None:
        raise click.UsageError("No password locks a calendar file. Maybe share without --calendars?")


def _show(report: "ShareReport", folder: Path, ledger: Path | None, is_locked: bool, everything: bool) -> None:
    findings(report.findings.warnings, everything)
    table(("For", "Workbooks"), [(audience, len(paths)) for audience, paths in report.written.items()])
    number = counted(sum(map(len, report.written.values())), "workbook")
    locked = ", each locked with the password" if is_locked else ""
    say(f"{number} written to {folder}{locked}. Give each to its reader, and no folder to anybody.", "bold")
    if report.calendars:
        say(f"{counted(len(report.calendars), 'calendar file')} beside the workbooks of therapists.")
    if report.left:
        say("Still there from an earlier time, not to be given to anybody by mistake:", "yellow")
        listed([str(each) for each in report.left], everything)
    if ledger:
        say(f"{ledger} knows who received them: optsched log --ledger {ledger} --shared shared.xlsx lists it.")

"""`optsched week`."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from optsched.cli.console import MORE, complain, counted, findings, listed, say, tally
from optsched.cli.given import recipe_and_names
from optsched.cli.modes import modes, show_changes
from optsched.cli.optimize import agree, refuse
from optsched.cli.progress import shown_progress
from optsched.cli.reasons import given_reasons, make_up_reasons

if TYPE_CHECKING:
    from optsched.usecases.week import CalendarFolder, Mode, WeekReport

FAILED = 2
DISTRICT = "district.xlsx"
PATH = click.Path(path_type=Path)


@click.command()
@click.argument("when", metavar="DATE", type=click.DateTime(["%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y"]))
@click.option("--plan", type=PATH, default=Path("plan.xlsx"), show_default=True, help="The plan of the year.")
@click.option(
    "--district",
    type=PATH,
    multiple=True,
    metavar="FILE",
    help=f"The district's workbook, or each of its files; usually {DISTRICT} beside the plan.",
)
@recipe_and_names("the recipe that the plan was made with", "the list that was written with the plan")
@click.option("-o", "--output", type=PATH, metavar="FILE", help="The week's workbook to write; usually week-DATE.xlsx.")
@click.option(
    "--absent",
    multiple=True,
    metavar="TEXT",
    help='Who is away, and when: "Rivera 2026-12-01", also "Rivera 2026-12-01 to 2026-12-03 covered by Chen".',
)
@click.option(
    "--calendars", type=PATH, metavar="FOLDER", help="Also write a calendar file (.ics) for each therapist to here."
)
@click.option(
    "--time-zone",
    metavar="ZONE",
    help="The time zone of the schools, for --calendars: America/New_York; usually that of this machine.",
)
@click.option(
    "--ledger", type=PATH, metavar="FILE", help="The ledger of log: what it says is owed is made up in open time."
)
@make_up_reasons
@modes
@click.option("--time-limit", type=click.IntRange(1, 3600), metavar="SECONDS", help="Search no longer than this.")
@click.option(
    "--reproducible",
    is_flag=True,
    help="Give the same week again for the same input on this machine, also where it is so busy that a clock would "
    "end the search.",
)
@click.option("--overwrite", is_flag=True, help="Replace the week's workbook and calendar files if they exist.")
@click.option("--all", "everything", is_flag=True, help="Show every change, however many.")
@click.pass_context
def week(
    ctx: click.Context,
    when: datetime,
    plan: Path,
    district: tuple[Path, ...],
    recipe: Path | None,
    names: Path | None,
    output: Path | None,
    absent: tuple[str, ...],
    calendars: Path | None,
    time_zone: str | None,
    ledger: Path | None,
    reasons: tuple[str, ...],
    mode: "Mode",
    time_limit: int | None,
    reproducible: bool,
    overwrite: bool,
    everything: bool,
) -> None:
    """Lay the plan on the week of DATE (at a weekend the one that comes), and place again what cannot be held there.

    The calendar of the district's workbook says which days have no school, end early or have another timetable, and
    who is away. What moves, what is owed and why stands in the week's workbook, with a column for attendance. With
    --ledger, sessions that were missed before are made up where there is open time; nothing moves for them.

    \b
    Exit status:  0  the week was written, whether or not everything has a place
                  2  no week was written
    \b
    Examples:     optsched week 2026-11-30 --plan plan.xlsx
                  optsched week 2026-11-30 --absent "Rivera 2026-12-01"
                  optsched week 2026-11-30 --ledger ledger.sqlite
                  optsched week 2026-11-30 --calendars ics --time-zone America/New_York
    """
    from optsched.usecases.week import (
        MADE_UP_REASONS,
        LedgerError,
        SolveOptions,
        TimeZoneError,
        UndatedError,
        week_of,
    )

    if time_zone is not None and not calendars:
        raise click.UsageError("--time-zone is for calendar files. Maybe add --calendars FOLDER?")
    monday = monday_of(when.date())
    out = output or Path(f"week-{monday}.xlsx")
    agree(time_limit, reproducible)
    options = SolveOptions(time_limit=None if time_limit is None else float(time_limit), reproducible=reproducible)
    try:
        folder = _calendar_folder(calendars, time_zone)
        with shown_progress() as on_progress:
            report = week_of(
                monday,
                plan,
                district or plan.parent / DISTRICT,
                out,
                absent,
                mode,
                options,
                overwrite,
                on_progress,
                folder,
                ledger,
                given_reasons(reasons) if reasons else MADE_UP_REASONS,
                recipe,
                names,
            )
    except (LedgerError, TimeZoneError, UndatedError) as error:
        complain(error.message, error.maybe)
        ctx.exit(FAILED)
    if report.made is None:
        refuse(report.findings, everything, MORE)
        ctx.exit(FAILED)
    _show(report, everything)


def monday_of(when: date) -> date:
    """Return the Monday of the week of a date; at a weekend that of the week that comes.

    >>> monday_of(date(2026, 12, 4)), monday_of(date(2026, 12, 6))
    (datetime.date(2026, 11, 30), datetime.date(2026, 12, 7))
    """
    return when + timedelta(days=(7 if when.weekday() >= 5 else 0) - when.weekday())


def _calendar_folder(folder: Path | None, zone: str | None) -> "CalendarFolder | None":
    from optsched.usecases.week import CalendarFolder, time_zone

    return CalendarFolder(folder, time_zone(zone)) if folder else None


def _show(report: "WeekReport", everything: bool) -> None:
    made = report.made
    assert made is not None
    assert report.dated is not None
    say(report.dated.title, "bold")
    if made.plan.facts.stopped_early:
        say("The search was ended before it was done: made again, the week may come out otherwise.", "yellow")
    for sentence in report.sentences:
        say(sentence)
    show_changes(made.changes, everything)
    if made.makes_up:
        say(f"{counted(len(made.makes_up), 'missed session')} made up in open time.")
    if made.owed:
        say("Owed:")
        listed([f"{each.key or each.mandate}, {each.minutes} minutes. {each.why}" for each in made.owed], everything)
    broken = [each.sentence for each in made.breaches]
    if broken:
        say("Rules that the district's own facts break:", "bold yellow")
        listed(broken, everything)
    else:
        say("No rule is broken.")
    findings(report.findings.warnings, everything)
    say(f"{tally(report.findings)}. Written: {report.written}", "bold")
    if report.calendars:
        say(f"{counted(len(report.calendars), 'calendar file')} in {report.calendars[0].parent}", "bold")

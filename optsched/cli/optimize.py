"""`optsched optimize`, and what `optsched demo` shares with it: the options of a search and what it came to."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from optsched.cli.console import counted, findings, say, table, tally
from optsched.cli.given import recipe_and_names
from optsched.cli.modes import modes, show_changes
from optsched.cli.progress import shown_progress

if TYPE_CHECKING:
    from optsched.domain import Findings, GoalValue
    from optsched.usecases.keeping import Mode
    from optsched.usecases.optimize import OptimizeReport, SolveOptions, Start

FAILED = 2
Command = TypeVar("Command", bound=Callable[..., Any])


def _seconds(ctx: click.Context, param: click.Parameter, value: str | None) -> float | None:
    """Read a number of seconds, 1 or more."""
    if value is None:
        return None
    try:
        seconds = float(value)
    except ValueError:
        seconds = math.nan
    if not 1 <= seconds < math.inf:
        raise click.BadParameter(f"{value} is no number of seconds, 1 or more. Maybe 60?", ctx, param)
    return seconds


def search_options(command: Command) -> Command:
    """Add the options of a search to a command."""
    limit = "Search no longer than this. Without it, the limit grows with the district and is announced."
    repeat = "Give the same plan again for the same input on the same machine: no clock, and slower."
    for add in (
        click.option("--reproducible", is_flag=True, help=repeat),
        click.option(
            "--workers",
            type=click.IntRange(1, 64),
            metavar="NUMBER",
            default=2,
            show_default=True,
            help="Processor cores to use.",
        ),
        click.option("--time-limit", callback=_seconds, metavar="SECONDS", help=limit),
    ):
        command = add(command)
    return command


def chosen(time_limit: float | None, seed: int, workers: int, reproducible: bool) -> "SolveOptions":
    """Return the options of a search."""
    from optsched.usecases.optimize import SolveOptions

    agree(time_limit, reproducible)
    return SolveOptions(time_limit, seed, workers, reproducible)


def agree(time_limit: float | None, reproducible: bool) -> None:
    """Refuse a limit by the clock where the same plan is wanted again."""
    if reproducible and time_limit is not None:
        raise click.UsageError(
            "--time-limit and --reproducible exclude each other: what is found in a number of seconds depends on "
            "the machine. Maybe leave one of them out."
        )


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("plan.xlsx"),
    show_default=True,
    help="The plan workbook to write.",
)
@recipe_and_names(
    "a recipe of import, which is followed",
    "read if it is there, and written where the files name children; usually OUTPUT-names.xlsx",
)
@click.option(
    "--seed",
    type=click.IntRange(0, 2**31 - 1),
    metavar="NUMBER",
    default=0,
    show_default=True,
    help="Where chance begins.",
)
@search_options
@click.option(
    "--plan",
    "before",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The plan that is there, edited by hand or not: what can stay stays.",
)
@modes
@click.option("--overwrite", is_flag=True, help="Replace the plan workbook if it exists.")
@click.pass_context
def optimize(
    ctx: click.Context,
    files: tuple[Path, ...],
    output: Path,
    recipe: Path | None,
    names: Path | None,
    seed: int,
    time_limit: float | None,
    workers: int,
    reproducible: bool,
    before: Path | None,
    mode: "Mode",
    overwrite: bool,
) -> None:
    """Find the best plan for the district in FILE (or several together) and write it as a workbook.

    First as many mandated minutes as can be placed, then the settings that were asked for, then the least missed
    instruction and the calmest week; what is proven about each is said. Ctrl-C ends the search and keeps the best
    plan so far. Errors in the files stop before planning. Of files as schools send them, which name children, the
    plan has codes; a list beside it says who is who. With --plan, after a child has moved in, an IEP has changed or
    rows were moved by hand, the plan is not made anew: sessions that can stay stay, and what moves is said.

    \b
    Exit status:  0  a plan was written, whether or not everything has a place
                  2  no plan was written
    \b
    Examples:     optsched optimize district.xlsx -o plan.xlsx
                  optsched optimize district.xlsx --time-limit 300 --overwrite
                  optsched optimize timetable.xlsx deliveries.csv staff.xlsx --recipe lincoln.toml
                  optsched optimize district.xlsx --plan plan.xlsx -o plan-2.xlsx
    """
    agree(time_limit, reproducible)
    from optsched.usecases.reading import read_for

    report = None
    with shown_progress() as on_progress:
        reading = read_for(files, output, overwrite, recipe, names)
        if reading.problem is not None:
            options = chosen(time_limit, seed, workers, reproducible)
            if before is None:
                from optsched.usecases.optimize import planned

                report = planned(reading, output, options, overwrite, announce, on_progress, names)
            else:
                from optsched.usecases.again import planned_again

                rest = (overwrite, announce, on_progress, names)
                report = planned_again(reading, before, output, options, mode, *rest)
    if report is None or report.plan is None:
        refuse(report.findings if report else reading.findings, everything=reading.problem is not None)
        ctx.exit(FAILED)
    show(report)


def refuse(found: "Findings", everything: bool = False, more: str = "optsched check --all shows them") -> None:
    """Print the errors that stop planning, and how many findings there are; `more` says where the rest is shown."""
    findings(found.errors, everything, more)
    say(f"{tally(found)}: nothing was planned. Mend the errors first.", "bold red")


def announce(start: "Start") -> None:
    """Say what is planned, and for how long."""
    problem, beside = start.problem, start.beside.warnings
    warnings = len(start.findings.warnings) - len(beside)
    name = problem.options.district or "The district"
    say(
        f"{name}: {counted(len(problem.therapists), 'therapist')}, {counted(len(problem.students), 'student')}, "
        f"{counted(len(problem.mandates), 'mandate')}."
    )
    if warnings:
        say(f"{counted(warnings, 'warning')} about the input; optsched check shows them.", "yellow")
    findings(beside, everything=True)
    if start.options.time_limit is None:
        say("Searching without a clock; Ctrl-C ends it and keeps the best plan so far.")
    else:
        limit = f"{start.options.time_limit:,.0f} seconds"
        say(f"Searching for {limit} at most; Ctrl-C ends it earlier and keeps the best plan so far.")


def show(report: "OptimizeReport") -> None:
    """Print what came of a search."""
    if report.plan is None:
        refuse(report.findings)
        return
    total = report.totals
    say()
    if report.plan.facts.stopped_early:
        say("Stopped early; this is the best plan so far.", "yellow")
    table(
        ("Minutes in a cycle", "Asked", "Placed", "Missing", "Extra"),
        [("all mandates", total.required, total.placed, total.missing, total.extra)],
    )
    for sentence in report.sentences:
        say(sentence)
    if report.changes is not None:
        show_changes(report.changes)
    goals(report.plan.goals)
    findings(report.later.warnings, everything=True)
    say(f"Written: {report.written}", "bold")
    if report.names:
        say(f"         {report.names}, who is who: keep it to yourself")


def goals(values: "tuple[GoalValue, ...]") -> None:
    """Print each goal with its value and what is proven about it."""
    with_bounds = any(each.bound is not None for each in values)
    headers = ("Stage", "Goal", "Value", *(("Proven at least",) if with_bounds else ()), "Counted in")
    rows = []
    for each in sorted(values, key=lambda value: value.stage):
        bound: tuple[object, ...] = (("-" if each.bound is None else each.bound),) if with_bounds else ()
        rows.append((each.stage, each.name, each.value, *bound, each.unit.replace("`", "")))
    if rows:
        table(headers, rows)

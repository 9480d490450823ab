"""`optsched audit`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from optsched.cli.console import counted, findings, listed, say, table, tally
from optsched.cli.given import recipe_and_names
from optsched.cli.optimize import goals

if TYPE_CHECKING:
    from optsched.usecases.audit import AuditReport

LACKING, FAILED = 1, 2


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="FILE...")
@click.argument("plan", required=False, type=click.Path(path_type=Path), metavar="PLAN")
@click.option(
    "--week",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Judge this workbook of a week of PLAN, on its dates, instead of PLAN.",
)
@recipe_and_names("the recipe that the plan was made with", "the list that was written with the plan")
@click.option("--all", "everything", is_flag=True, help="Show everything, however much.")
@click.pass_context
def audit(
    ctx: click.Context,
    files: tuple[Path, ...],
    plan: Path | None,
    week: Path | None,
    recipe: Path | None,
    names: Path | None,
    everything: bool,
) -> None:
    """Judge the workbook PLAN against the district in FILE (or several together), without planning anew.

    Every rule is checked and every goal measured on the rows of PLAN as they stand, edited by hand or not. A row
    that says it is locked is excused only where the district's own sheet Locked has it.

    \b
    Exit status:  0  no rule is broken and nothing is missing
                  1  no rule is broken but by the district's own locks; minutes, duties or lunches may be missing
                  2  a rule is broken, or a file has errors
    \b
    Examples:     optsched audit district.xlsx plan.xlsx
                  optsched audit district.xlsx plan.xlsx --week week-2026-11-30.xlsx
    """
    if not files or plan is None:
        raise click.UsageError(
            "Two files are needed, the district and its plan: optsched audit district.xlsx plan.xlsx"
        )
    from optsched.usecases.audit import audit as judge

    report = judge(files, plan, recipe, names, week)
    findings(report.findings, everything)
    if report.plan is None:
        say(f"{tally(report.findings)}: nothing was judged. Mend the errors first.", "bold red")
        ctx.exit(FAILED)
    _show(report, everything)
    if report.breaches:
        ctx.exit(FAILED)
    ctx.exit(LACKING if report.lacking or report.given else 0)


def _show(report: "AuditReport", everything: bool) -> None:
    total = report.totals
    assert report.problem is not None
    table(
        (f"Minutes {report.problem.cycle.period}", "Asked", "Placed", "Missing", "Extra"),
        [("all mandates", total.required, total.placed, total.missing, total.extra)],
    )
    goals(report.goals)
    if report.lacking:
        say("Missing:", "bold")
        listed(report.lacking, everything)
    if report.given:
        say("Broken by locks, and kept:", "bold")
        listed([f"{each.sentence} ({each.code})" for each in report.given], everything)
    if report.breaches:
        say("Broken:", "bold red")
        listed([f"{each.sentence} ({each.code})" for each in report.breaches], everything)
        say(f"{counted(len(report.breaches), 'rule is', 'rules are')} broken.", "bold red")
    else:
        say("No rule is broken." if not report.given else "No rule is broken but by locks.", "bold")

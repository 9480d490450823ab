"""`optsched demo`."""

from pathlib import Path

import click

from optsched.cli.console import counted, say
from optsched.cli.optimize import announce, chosen, search_options, show
from optsched.cli.progress import shown_progress

FOLDER = Path("out")
FAILED = 2


@click.command()
@click.option(
    "--therapists",
    type=click.IntRange(1, 2500),
    metavar="NUMBER",
    default=7,
    show_default=True,
    help="How large the district is.",
)
@click.option(
    "--seed", type=click.IntRange(0, 2**31 - 1), metavar="NUMBER", default=1, show_default=True, help="Which district."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Only write the district workbook to this file; no plan."
)
@search_options
@click.option("--overwrite", is_flag=True, help="Replace the file of -o if it exists.")
@click.pass_context
def demo(
    ctx: click.Context,
    therapists: int,
    seed: int,
    output: Path | None,
    time_limit: float | None,
    workers: int,
    reproducible: bool,
    overwrite: bool,
) -> None:
    """Invent a district, plan it, and write both workbooks into the folder out (all children are invented).

    out/district-demo.xlsx and out/plan-demo.xlsx of an earlier demo are replaced. With -o only the district is
    written, for you to look at, change and plan.

    \b
    Exit status:  0  the workbooks were written
                  2  they were not
    \b
    Examples:     optsched demo
                  optsched demo --therapists 2 --time-limit 30
                  optsched demo --therapists 7 --seed 1 -o district.xlsx
    """
    options = chosen(time_limit, seed, workers, reproducible)
    from optsched.usecases.demo import DISTRICT, PLAN, write_demo
    from optsched.usecases.demo import demo as invent

    if output is not None:
        say(f"Inventing a district of {counted(therapists, 'therapist')} ...")
        say(f"Written: {write_demo(output, therapists, seed, overwrite, _announce_rows)}")
        say(f'Plan it with: optsched optimize "{output}" -o plan.xlsx')
        return
    old = [name for name in (DISTRICT, PLAN) if (FOLDER / name).exists()]
    if old:
        say(f"Replacing {' and '.join(old)} of an earlier demo in the folder {FOLDER}.")
    with shown_progress() as on_progress:
        report = invent(FOLDER, therapists, seed, options, announce, on_progress)
    say(f"Written: {report.district}")
    show(report.planned)
    ctx.exit(0 if report.planned.written else FAILED)


def _announce_rows(rows: int) -> None:
    say(f"Writing its {rows:,} rows ...")

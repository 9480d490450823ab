"""All commands, and how mistakes are said."""

import io
import sys
from typing import Any

import click

from optsched.cli.audit import audit
from optsched.cli.check import check
from optsched.cli.console import complain
from optsched.cli.demo import demo
from optsched.cli.import_ import import_
from optsched.cli.log import log
from optsched.cli.optimize import optimize
from optsched.cli.share import share
from optsched.cli.template import template
from optsched.cli.week import week
from optsched.usecases.places import CannotWriteError

FAILED = 2
INTERRUPTED = 130
"""The exit status that shells expect after Ctrl-C."""


class Program(click.Group):
    """A group of commands that ends in a sentence where a file cannot be written or read."""

    def invoke(self, ctx: click.Context) -> Any:
        _print_anything()
        try:
            return super().invoke(ctx)
        except CannotWriteError as error:
            complain(error.message, error.maybe)
        except (BrokenPipeError, click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except OSError as error:
            named = f"{error.filename}: " if error.filename else ""
            complain(f"{named}{error.strerror or error}.", "Maybe the disk is full, or another program uses the file.")
        except MemoryError:
            complain("There is not enough memory.", "Maybe close other programs, or use fewer workers.")
        except KeyboardInterrupt:
            complain("Stopped; nothing was written.")
            raise click.exceptions.Exit(INTERRUPTED) from None
        except Exception:
            complain(
                "Something went wrong inside optsched; your files are as they were.",
                "Maybe report the lines below; they may contain names.",
            )
            raise
        raise click.exceptions.Exit(FAILED)


def _print_anything() -> None:
    """Print a letter that the console does not know as a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="optsched", message="optsched %(version)s")
def program() -> None:
    """Schedule school therapists (OT, PT, speech): a district's workbook in, the best plan as a workbook out.

    \b
    optsched demo                               try it with an invented district
    optsched template district.xlsx             start your own
    optsched import timetable.xlsx iep.csv      or begin with the files that you have
    optsched check district.xlsx                see what was read, and what is wrong
    optsched optimize district.xlsx -o plan.xlsx
    optsched week 2026-11-30 --plan plan.xlsx   every Sunday: the plan on the dates of one week
    optsched audit district.xlsx plan.xlsx      after editing the plan by hand
    optsched share plan.xlsx -o out             one workbook for each principal, teacher and therapist
    optsched log week.xlsx                      when therapists have entered what was held
    """


for _command in (demo, template, import_, check, optimize, week, audit, share, log):
    program.add_command(_command)

"""How texts, tables and findings are laid out; every text is shown as it is, never read as a code."""

import sys
import unicodedata
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from optsched.domain import Finding, Severity

WIDE = 160
"""Columns of a file or pipe, where nothing needs to fit a screen."""
MOST = 25
"""Rows of a list before the rest is only counted."""
STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}


def console(stderr: bool = False) -> Console:
    """Return a console on the present output; colours only on a terminal."""
    stream = sys.stderr if stderr else sys.stdout
    wide = None if stream.isatty() else WIDE
    return Console(file=stream, width=wide, highlight=False, markup=False, emoji=False)


def clean(text: object) -> str:
    """Replace what would steer a terminal or cannot be printed, wherever a text comes from."""
    return "".join("?" if unicodedata.category(letter) in ("Cc", "Cs") else letter for letter in str(text))


def say(text: str = "", style: str = "") -> None:
    """Print a sentence."""
    _put(console(), text, style)


def complain(message: str, maybe: str = "") -> None:
    """Print what went wrong, and a line of advice, where errors are printed."""
    _put(console(stderr=True), message, "bold red")
    if maybe:
        _put(console(stderr=True), maybe, "")


def _put(on: Console, text: str, style: str) -> None:
    on.print(Text(clean(text), style=style), soft_wrap=not on.is_terminal)


def table(headers: Sequence[str], rows: Iterable[Sequence[object]], everything: bool = True) -> None:
    """Print a table, unless it has no rows; columns of numbers stand right.

    After `MOST` rows the rest is counted unless `everything`.
    """
    found = list(rows)
    if not found:
        return
    shown = found if everything else found[:MOST]
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for at, header in enumerate(headers):
        is_number = any(isinstance(row[at], int) for row in shown)
        grid.add_column(header, justify="right" if is_number else "left", overflow="fold")
    for row in shown:
        grid.add_row(*(Text(clean(f"{cell:,}" if isinstance(cell, int) else cell)) for cell in row))
    console().print(grid)
    if len(found) > len(shown):
        say(f"... and {len(found) - len(shown):,} more; --all shows them.")


def listed(sentences: Sequence[str], everything: bool = True) -> None:
    """Print sentences one below the other; after `MOST` the rest is counted unless `everything`."""
    shown = sentences if everything else sentences[:MOST]
    for each in shown:
        say(f"- {each}")
    if len(sentences) > len(shown):
        say(f"... and {len(sentences) - len(shown):,} more; --all shows them.")


def findings(items: Iterable[Finding], everything: bool = False) -> None:
    """Print findings, errors first, each with its place, what was seen and what may help."""
    found = list(items)
    for severity in Severity:
        group = [each for each in found if each.severity is severity]
        shown = group if everything else group[:MOST]
        for each in shown:
            _finding(each)
        if len(group) > len(shown):
            say(f"... and {len(group) - len(shown):,} more {severity}s; --all shows them.")


def _finding(each: Finding) -> None:
    where = str(each.source)
    place = f" in {where}" if where else ""
    say(f"{each.severity} {each.code}{place}", STYLES[each.severity])
    say(f"  {each.message}")
    if each.seen and each.seen not in each.message:
        say(f"  Seen: {each.seen}")
    if each.maybe:
        say(f"  {each.maybe}")


def counted(number: int, one: str, many: str | None = None) -> str:
    """Say a number of things: `1 error`, `2 errors`, `no errors`."""
    return f"{number or 'no':,} {one}" if number == 1 else f"{f'{number:,}' if number else 'no'} {many or one + 's'}"


def tally(items: Iterable[Finding]) -> str:
    """Say how many findings there are of each kind."""
    found = list(items)
    parts = (counted(sum(each.severity is severity for each in found), severity) for severity in Severity)
    return ", ".join(parts)

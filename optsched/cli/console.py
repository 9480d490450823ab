"""How texts, tables and findings are laid out; every text is shown as it is, never read as a code."""

import sys
import unicodedata
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from optsched.domain import Finding, Severity
from optsched.domain.grouping import Group, grouped, places, seen

WIDE = 160
"""Columns of a file or pipe, where nothing needs to fit a screen."""
MOST = 25
"""Rows of a list before the rest is only counted."""
MOST_CELLS = 8
"""Cells, or words, of findings that are mended alike, before the rest is only counted."""
MORE = "--all shows them"
STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}


def console(stderr: bool = False) -> Console:
    """Return a console on the present output; colours only on a terminal."""
    stream = sys.stderr if stderr else sys.stdout
    wide = None if stream.isatty() else WIDE
    return Console(file=stream, width=wide, highlight=False, markup=False, emoji=False)


def clean(text: object) -> str:
    """Replace what would steer a terminal or cannot be printed, wherever a text comes from."""
    return "".join("?" if unicodedata.category(letter) in ("Cc", "Cs") else letter for letter in str(text))


def say(text: str = "", style: str = "", hang: int = 0) -> None:
    """Print a sentence; on a terminal its further lines begin `hang` letters to the right."""
    _put(console(), text, style, hang)


def complain(message: str, maybe: str = "") -> None:
    """Print what went wrong, and a line of advice, where errors are printed."""
    _put(console(stderr=True), message, "bold red")
    if maybe:
        _put(console(stderr=True), maybe, "")


def _put(on: Console, text: str, style: str, hang: int = 0) -> None:
    shown = Text(clean(text), style=style)
    if not on.is_terminal:
        on.print(shown, soft_wrap=True)
        return
    first, *others = shown.wrap(on, max(1, on.width - hang))
    for line in (first, *(Text(" " * hang) + line for line in others)):
        on.print(line)


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
        say(f"- {each}", hang=2)
    if len(sentences) > len(shown):
        say(f"... and {len(sentences) - len(shown):,} more; --all shows them.")


def findings(items: Iterable[Finding], everything: bool = False, more: str = MORE) -> None:
    """Print findings, errors first, those that are mended alike together: place, what was seen and what may help.

    `more` says where the rest is to be seen.
    """
    groups = grouped(items)
    for severity in Severity:
        mine = [each for each in groups if each.severity is severity]
        shown = mine if everything else mine[:MOST]
        for each in shown:
            _group(each, everything)
        rest = sum(map(len, mine[len(shown) :]))
        if rest:
            say(f"... and {counted(rest, f'more {severity}')}; {more}.")


def _group(group: Group, everything: bool) -> None:
    one_by_one = everything and not group.is_one_sentence
    most = len(group) if everything else MOST_CELLS
    where = places(group.sources, most=most)
    often = f", {len(group):,} times" if len(group) > 1 else ""
    beside = f" in {where}" if len(group.sources) == 1 else ""
    say(f"{group.severity} {group.code}{often}{beside}", STYLES[group.severity])
    for each in group.findings if one_by_one else ():
        _line(f"{each.source}: {each.message}" if str(each.source) else each.message)
    if not one_by_one:
        _line(group.message)
    told = [each.message if one_by_one else group.message for each in group.findings]
    if not all(each.seen in message for each, message in zip(group.findings, told, strict=True)):
        _line(f"Seen: {seen(group, most)}")
    if group.maybe:
        _line(group.maybe)
    if where and not beside and not one_by_one:
        _line(f"In {where}")


def _line(text: str) -> None:
    say(f"  {text}", hang=4)


def counted(number: int, one: str, many: str | None = None) -> str:
    """Say a number of things: `1 error`, `2 errors`, `no errors`."""
    return f"{number or 'no':,} {one}" if number == 1 else f"{f'{number:,}' if number else 'no'} {many or one + 's'}"


def tally(items: Iterable[Finding]) -> str:
    """Say how many findings there are of each kind."""
    found = list(items)
    parts = (counted(sum(each.severity is severity for each in found), severity) for severity in Severity)
    return ", ".join(parts)

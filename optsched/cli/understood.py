"""What was understood of files as schools send them, in the console: sheet by sheet, then the week of each class."""

from collections.abc import Sequence

from optsched.cli.console import counted, say, table
from optsched.domain.understood import Understood

MOST_CLASSES = 5
"""Classes whose week is said before the rest is only counted."""
MOST_WORDS = 12
HANG = 4


def show_understood(understood: Understood, everything: bool, review: str) -> None:
    """Print what was read as what, the weeks in words, and what is not known; `review` says where lines to read are."""
    from optsched.usecases.weeks import weeks_said

    table(
        ("Read as", "Where", "Rows"),
        ((each.what, str(each.source), each.rows) for each in understood.parts),
        everything,
    )
    _show_weeks(weeks_said(understood), everything)
    unknown = [word.seen for word in understood.words if not word.meant]
    if unknown:
        shown = unknown if everything else unknown[:MOST_WORDS]
        more = f" and {len(unknown) - len(shown):,} more" if len(unknown) > len(shown) else ""
        say(f"Not known as activities: {', '.join(shown)}{more}.")
    if understood.review:
        say(f"{counted(len(understood.review), 'line')} not understood to the last word: {review}.")


def _show_weeks(weeks: Sequence[Sequence[str]], everything: bool) -> None:
    if weeks:
        say("The week of each class, as it was read:", "bold")
    shown = weeks if everything else weeks[:MOST_CLASSES]
    for lines in shown:
        for line in lines:
            say(line, hang=HANG)
    more = len(weeks) - len(shown)
    if more > 0:
        say(f"... and the weeks of {counted(more, 'more class', 'more classes')}; --all shows them.")

"""Numbers behind names, as in `Kelly_1` and `Kelly_2`: one child's sessions, or two children, and nobody says which."""

import re
from collections import defaultdict
from collections.abc import Sequence

from optsched.domain.understood import LineToReview
from optsched.intake.caseloads.children import Seen
from optsched.intake.caseloads.names import folded, stands_for_name
from optsched.intake.caseloads.pages import Line
from optsched.intake.caseloads.vocabulary import CHILD
from optsched.intake.cells import cells_text
from optsched.intake.codes import Code
from optsched.intake.log import Log

_NUMBER_BEHIND = re.compile(r"[\s_.#(-]*\d{1,2}\)?\s*(?=,|$)")
_MAYBE = "a column Student ID, with one number for all lines of one child?"


def without_numbered(
    lines: Sequence[Line], seen: Sequence[Seen], log: Log
) -> tuple[list[tuple[Line, Seen]], list[LineToReview]]:
    """Return the lines whose child can be told, and those to review: of a list in which names differ by a number only.

    A lone number behind a name is left alone where no list counts with it, and an ID or a code tells the child anyway.
    """
    named = {at: each.name for at, each in enumerate(seen) if each.name and not (each.code or each.number)}
    base = {at: folded(_NUMBER_BEHIND.sub("", name)) for at, name in named.items() if not stands_for_name(name)}
    spellings: dict[str, set[str]] = defaultdict(set)
    for at, name in base.items():
        spellings[name].add(folded(named[at]))
    refused: set[int] = set()
    if any(len(each) > 1 for each in spellings.values()):
        refused = {at for at, name in base.items() if len(spellings[name]) > 1 or name != folded(named[at])}
    review = [_to_review(lines[at], named[at]) for at in sorted(refused)]
    if review:
        said = f"{len(review)} lines ({cells_text([each.source for each in review])})"
        message = f"Numbers stand behind the names of {said}: whether they count the sessions of one child, or tell"
        message += " children apart, is not said; these lines are not read."
        log.add(Code.SAME_CHILD, message, review[0].source, maybe=_MAYBE)
    pairs = zip(lines, seen, strict=True)
    return [pair for at, pair in enumerate(pairs) if at not in refused], review


def _to_review(line: Line, name: str) -> LineToReview:
    """Return a line to review, without any word of the child's name."""
    rest = " | ".join(cell.seen for means, cell in line.cells.items() if means not in CHILD and cell.seen)
    for word in re.findall(r"[^\W\d_]{2,}", name):
        rest = re.sub(rf"(?<![^\W\d_]){word}(?![^\W\d_])", "…", rest, flags=re.IGNORECASE)
    message = "A number stands behind the name: one child's session, or a child of its own, is not said."
    return LineToReview(line.source, rest, message, _MAYBE)

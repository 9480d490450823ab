"""How often and how long: an IEP's sentence, beside columns for sessions and minutes, as one or several phases."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from optsched.domain import Source, WeekShare
from optsched.domain.understood import LineToReview
from optsched.intake.caseloads.columns import (
    HOW_MUCH,
    Given,
    check_weekly,
    counts_of,
    empty_at,
    given_by,
    number_of,
)
from optsched.intake.caseloads.disagreeing import disagrees
from optsched.intake.caseloads.pages import Line
from optsched.intake.caseloads.totals import compare_given, compare_totals, total_of
from optsched.intake.caseloads.vocabulary import Means
from optsched.intake.cells import Value
from optsched.intake.codes import CODES, Code
from optsched.intake.log import Log
from optsched.intake.wording import Wording, check_cycle, cycle_unclear, read_wording
from optsched.intake.words import Unclear, text


@dataclass(frozen=True)
class Phase:
    """What is owed in one stretch of time: values by column of Services; `said` are those of the sentence.

    The line's own first date is that of its first phase, and its last date that of the last one. `is_open` where the
    line contradicts itself, so that something of how much is left empty.
    """

    columns: Given
    said: dict[str, Value]
    is_first: bool = True
    is_last: bool = True
    is_open: bool = False

    def without(self, columns: Iterable[str], where: Source) -> "Phase":
        """Return the phase with these columns left empty, if it has any; `where` says why."""
        if not (self.columns or self.said):
            return self
        said = {column: value for column, value in self.said.items() if column not in columns}
        return replace(self, columns={**self.columns, **dict.fromkeys(columns, (None, where))}, said=said, is_open=True)


def phases_of(
    line: Line, code: str, wording: str, weeks: int | None, log: Log
) -> tuple[tuple[Phase, ...], tuple[LineToReview, ...]]:
    """Read how much a line asks for. What is not understood, or contradicts itself, is left empty and to be reviewed.

    `weeks` are those of the workbook's cycle, None where they are not known.
    """
    given = given_by(line)
    counts = _two_counts(line, code, log)
    read = _with_wording if line.has(Means.FREQUENCY) else _without_wording
    phases, review = read(line, code, wording, given, weeks, log)
    if counts is not None:
        phases = tuple(each.without(("Times", "Per"), counts.source) for each in phases)
    return phases, tuple(each for each in (counts, review) if each is not None)


def _with_wording(
    line: Line, code: str, wording: str, given: Given, weeks: int | None, log: Log
) -> tuple[tuple[Phase, ...], LineToReview | None]:
    """Read a sentence, with the columns beside it."""
    where = line.at(Means.FREQUENCY)
    try:
        read = _read(line, wording, given)
        for each in read:
            check_cycle(each, weeks)
    except Unclear as unclear:
        return (Phase({}, {}),), _to_review(unclear, code, where, wording, log)
    for assumption in dict.fromkeys(each for one in read for each in one.assumptions):
        log.add(Code.ASSUMED, f"{code}: {assumption}", where, seen=wording)
    weekly = compare_totals(line, code, wording, read, given, log)
    ends = len(read) - 1
    phases = tuple(Phase(given, _said(each), at == 0, at == ends) for at, each in enumerate(read))
    return tuple(each.without(HOW_MUCH, weekly.source) for each in phases) if weekly else phases, weekly


def wording_of(line: Line) -> str:
    """Return the sentence of a line as it is written."""
    return line.seen(Means.FREQUENCY)


def _to_review(unclear: Unclear, code: str, where: Source, seen: str, log: Log) -> LineToReview:
    message = f"{code}: {unclear.message}"
    maybe = unclear.maybe or CODES[unclear.code].maybe
    log.add(unclear.code, message, where, seen=seen, maybe=maybe, severity=CODES[Code.WORDING].severity)
    return LineToReview(where, seen, message, maybe)


def _two_counts(line: Line, code: str, log: Log) -> LineToReview | None:
    """Log columns that count sessions and do not say the same; return the first to review."""
    counts = counts_of(line)
    found = []
    for means in counts[1:]:
        first = f"{counts[0].value} are {line.seen(counts[0])} in {line.at(counts[0]).cell}"
        message = f"{code}: {first}, but {means.value} are {line.seen(means)} here"
        found.append(disagrees(message, line.at(means), line.seen(means), log))
    return found[0] if found else None


def _read(line: Line, wording: str, given: Given) -> tuple[Wording, ...]:
    """Read the sentence: as the sum of what stands beside it, else alone, else with what stands beside it."""
    text(line.cells[Means.FREQUENCY].value)
    minutes, times = number_of(given, "Minutes"), number_of(given, "Times")
    if minutes is not None and times is not None:
        try:
            return read_wording(f"{times} x {minutes} min = {wording}")
        except Unclear:
            pass
    try:
        return read_wording(wording)
    except Unclear as unclear:
        refusal = unclear
    for sentence in _with_numbers(wording, minutes, times):
        try:
            return read_wording(sentence)
        except Unclear as unclear:
            refusal = unclear
    raise refusal


def _with_numbers(wording: str, minutes: int | None, times: int | None) -> Iterator[str]:
    """Say a sentence that is no whole one with its minutes; the sessions may be in it already."""
    if minutes is not None and times is not None:
        yield f"{times} x {minutes} min {wording}"
    if minutes is not None:
        yield f"{minutes} min {wording}"


def _said(wording: Wording) -> dict[str, Value]:
    """Return what a sentence says, by column of Services; nothing where it does not say it."""
    share = wording.push_in_share
    values: dict[str, Value] = {
        "Kind": wording.kind,
        "Minutes": wording.minutes,
        "Times": wording.times,
        "Per": wording.per,
        "Weeks": _weeks(wording.weeks),
        "Setting": wording.setting,
        "Push-in share": f"{share} %" if share is not None else None,
        "Grouping": wording.grouping,
        "Largest group": wording.largest_group,
        "Starts": wording.starts,
        "Ends": wording.ends,
    }
    return {column: value for column, value in values.items() if value not in (None, "")}


def _weeks(weeks: tuple[int, ...] | WeekShare | None) -> str:
    """Say weeks as the sheet Services does; nothing for all of them."""
    if isinstance(weeks, WeekShare):
        return f"{weeks.some} of {weeks.of}"
    return ", ".join(map(str, weeks or ()))


def _without_wording(
    line: Line, code: str, _: str, given: Given, weeks: int | None, log: Log
) -> tuple[tuple[Phase, ...], LineToReview | None]:
    """Read a line without a sentence: its columns, with the cells of those that are empty."""
    empty = empty_at(line, given)
    review = None
    if given.get("Per", ("",))[0] == "cycle" and weeks != 1:
        empty["Per"] = line.at(Means.PER)
        given = {column: value for column, value in given.items() if column != "Per"}
        review = _to_review(cycle_unclear(weeks), code, empty["Per"], line.seen(Means.PER), log)
    elif line.has(Means.WEEKLY):
        where = line.at(Means.WEEKLY)
        try:
            check_weekly(line, given)
        except Unclear as unclear:
            empty = dict.fromkeys(HOW_MUCH, where)
            review = _to_review(unclear, code, where, line.seen(Means.WEEKLY), log)
    elif not given and not (Means.FREQUENCY in line.cells and log.is_told(line.at(Means.FREQUENCY))):
        review = _total_alone(line, code, log)
        if review is not None:
            empty = dict.fromkeys(HOW_MUCH, review.source)
    nothing: Given = {column: (None, empty[column]) for column in HOW_MUCH}
    phase = Phase({**nothing, **given}, {})
    if review is None and (review := compare_given(line, code, given, log)) is not None:
        phase = phase.without(HOW_MUCH, review.source)
    return (phase,), review


def _total_alone(line: Line, code: str, log: Log) -> LineToReview | None:
    """A yearly total without anything else does not say how often."""
    total = total_of(line, log)
    if total is None:
        return None
    maybe = "the frequency stands in another column, or in another list?"
    unclear = Unclear(Code.WORDING, f"{total} minutes per year, but not how often and how long.", maybe)
    return _to_review(unclear, code, line.at(Means.TOTAL), str(total), log)

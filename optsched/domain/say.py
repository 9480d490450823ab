"""How days, weeks, clock times, lists and sessions are said to people, and how a rule that is broken is said once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from optsched.domain.cycle import Cycle, clock
from optsched.domain.people import Mandate
from optsched.domain.plan import Meeting, Placement, Plan
from optsched.domain.protocols import Breach

MOST_NAMED = 3
"""Words of a list that are said; a longer one is not read to its end."""


def day_name(cycle: Cycle, day: int) -> str:
    """Say a day: `Mon`; a day that the cycle does not have is said by its number."""
    return cycle.days[day] if 0 <= day < len(cycle.days) else f"day {day + 1}"


def span(start: int, end: int) -> str:
    """Say a stretch of clock time: `9:30-10:00`."""
    return f"{clock(start)}-{clock(end)}"


def on(cycle: Cycle, day: int, start: int, end: int) -> str:
    """Say when on a day: `on Mon 9:30-10:00`."""
    return f"on {day_name(cycle, day)} {span(start, end)}"


def listed(words: Iterable[str]) -> str:
    """Say a list: `A`, `A and B`, `A, B and C`."""
    *front, last = tuple(words) or ("",)
    return f"{', '.join(front)} and {last}" if front else last


def few(words: Iterable[str]) -> str:
    """Say a list by its first three, and count the rest: `A, B, C and 2 others`."""
    every = tuple(words)
    more = len(every) - MOST_NAMED
    others = [f"{more} {'other' if more == 1 else 'others'}"] if more > 0 else []
    return listed([*every[:MOST_NAMED], *others])


def whom(*meetings: Meeting) -> str:
    """Say the children whom sessions are for: `Ann and Ben`. The names of sessions are no words for people."""
    return few(sorted({each.student for one in meetings for each in one.members}))


def whom_when(*meetings: Meeting) -> str:
    """Say sessions by their children, from the first start to the last end: `Ann and Ben (9:30-10:00)`."""
    return f"{whom(*meetings)} ({span(min(one.start for one in meetings), max(one.end for one in meetings))})"


def in_weeks(cycle: Cycle, weeks: Iterable[int]) -> str:
    """Say weeks: `in week 1`, `in weeks 1 and 3`, or `in every week`; of a week on its dates, `this week`."""
    chosen = sorted(set(weeks))
    if not chosen:
        return "in no week"
    if cycle.monday:
        return cycle.period
    if len(chosen) > 1 and chosen == list(cycle.all_weeks):
        return "in every week"
    return f"in {'week' if len(chosen) == 1 else 'weeks'} {listed(str(week) for week in chosen)}"


def line_of(mandate: Mandate) -> str:
    """Say a mandate by its child and service: `Ann's OT`."""
    return f"{mandate.student}'s {mandate.service}"


@dataclass(frozen=True)
class Seen:
    """A rule seen broken in one week. `text` is the sentence without its end: the weeks and the full stop."""

    week: int
    text: str
    placements: Sequence[Placement] = ()
    given: bool = False


def breaches(code: str, cycle: Cycle, plan: Plan, seen: Iterable[Seen]) -> Iterator[Breach]:
    """Yield one breach for each text, with all the weeks in which it was seen."""
    alike: dict[tuple[str, bool], list[Seen]] = defaultdict(list)
    for one in seen:
        alike[one.text, one.given].append(one)
    for (text, given), group in alike.items():
        sentence = _with_weeks(cycle, text, (one.week for one in group))
        yield Breach(code, f"{sentence}.", plan.positions_of(each for one in group for each in one.placements), given)


def _with_weeks(cycle: Cycle, text: str, weeks: Iterable[int]) -> str:
    """End a sentence with its weeks; where its days are dates and it names one, nothing more need be said."""
    if cycle.monday and any(day in text for day in cycle.days):
        return text.removesuffix(",")
    return f"{text} {in_weeks(cycle, weeks)}"

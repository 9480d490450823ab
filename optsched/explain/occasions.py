"""Why a floating duty or a lunch has no place: every time on the grid is tried in the finished plan."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from optsched.domain import DutyTime, Lunch, Placement
from optsched.domain.say import listed, span
from optsched.explain.missing import MissingDuty, MissingLunch
from optsched.explain.trials import Objection, Trials
from optsched.explain.words import by_title, count, named

MOST_TIMES = 600
"""Times of a duty that are tried: more would take longer than a reader waits."""


def why_no_duty(trials: Trials, missing: MissingDuty) -> str:
    """Say who holds the times at which a duty might be done."""
    duty = missing.duty
    times = list(_duty_times(trials, missing))
    if not times:
        return f"{listed(duty.therapists)} have no common hours of {duty.minutes} minutes inside its days and times."
    step = -(-len(times) // MOST_TIMES)
    looked = times[::step]
    opening = f"Of {count(len(times), 'time')} inside its days and {_owners(duty.therapists)} hours"
    if step > 1:
        opening += f", of which {len(looked)} were looked at"
    tally = _Tally(trials)
    for time in looked:
        tally.note(trials.duty(time))
    return f"{opening}, {tally.said()}."


def _owners(names: tuple[str, ...]) -> str:
    return listed(f"{name}'s" for name in names)


def _duty_times(trials: Trials, missing: MissingDuty) -> Iterator[DutyTime]:
    duty, problem = missing.duty, trials.problem
    grid = problem.cycle.grid
    for part, _ in missing.parts:
        for week in part.weeks:
            for day in part.days:
                hours = [_first_to_last(trials, name, week, day) for name in duty.therapists]
                first = max(duty.window.start, *(start for start, _ in hours))
                last = min(duty.window.end, *(end for _, end in hours)) - duty.minutes
                for start in range(-(-first // grid) * grid, last + 1, grid):
                    yield DutyTime(duty.key, (week,), day, start, start + duty.minutes, duty.school)


def _first_to_last(trials: Trials, therapist: str, week: int, day: int) -> tuple[int, int]:
    hours = trials.problem.hours_on(therapist, week, day)
    return (min(start for _, start, _ in hours), max(end for *_, end in hours)) if hours else (0, 0)


def why_no_lunch(trials: Trials, missing: MissingLunch) -> str:
    """Say who holds the times at which a lunch might be."""
    therapist, problem = trials.problem.therapist[missing.therapist], trials.problem
    first, last = max(therapist.lunch_from, 0), therapist.lunch_to - therapist.lunch_minutes
    grid, tally = problem.cycle.grid, _Tally(trials)
    starts = range(-(-first // grid) * grid, last + 1, grid)
    if not starts:
        window = span(*therapist.lunch_shown)
        return f"The window {window} is shorter than {therapist.lunch_minutes} minutes."
    for start in starts:
        end = start + therapist.lunch_minutes
        tally.note(trials.lunch(Lunch(therapist.name, (missing.week,), missing.day, start, end)))
    return f"Of {count(len(starts), 'time')} inside {span(*therapist.lunch_shown)}, {tally.said()}."


class _Tally:
    """Counts what stands against the times that were tried: sessions by name, else a rule."""

    def __init__(self, trials: Trials) -> None:
        self.trials = trials
        self.free = 0
        self.sessions = 0
        self.holders: Counter[tuple[Placement, ...]] = Counter()
        self.rules: dict[str, int] = defaultdict(int)

    def note(self, against: list[Objection]) -> None:
        if not against:
            self.free += 1
            return
        meetings: dict[str, list[Placement]] = defaultdict(list)
        for each in against:
            for other in each.others:
                meetings[other.session].append(other)
        if meetings:
            self.sessions += 1
            self.holders.update(tuple(rows) for rows in meetings.values())
        else:
            self.rules[_what(against[0])] += 1

    def said(self) -> str:
        parts = []
        if self.sessions:
            verb = "overlaps" if self.sessions == 1 else "overlap"
            parts.append(f"{self.sessions} {verb} sessions{named(self.trials.problem, self.holders)}")
        parts += [f"{number} {what}" for what, number in sorted(self.rules.items(), key=lambda row: -row[1])]
        if self.free:
            parts.append(f"{self.free} {'is' if self.free == 1 else 'are'} free in this plan")
        return ", ".join(parts)


def _what(against: Objection) -> str:
    words = {"R04": "meet lunch, duties or the end of the hours", "R11": "meet other duties or lie outside the hours"}
    return words.get(against.rule.code, f"break {by_title(against.rule)}")

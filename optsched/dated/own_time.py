"""What differs between two plans in therapists' time beside sessions: their floating duties and their lunches."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from optsched.dated.changes import Change, What
from optsched.domain import Cycle, Plan, Problem
from optsched.domain.say import day_name, in_weeks, listed, span

LUNCH = ""


@dataclass(frozen=True, order=True)
class Slot:
    """A duty, by its key, or a LUNCH of therapists on a day, in minutes since midnight."""

    duty: str
    whose: tuple[str, ...]
    day: int
    start: int
    end: int


@dataclass(frozen=True)
class OwnDifference:
    """A duty or lunch as it was and as it is, in these weeks; None where there was or is none."""

    before: Slot | None
    after: Slot | None
    weeks: tuple[int, ...]

    @property
    def known(self) -> Slot:
        slot = self.after or self.before
        assert slot is not None
        return slot

    @property
    def what(self) -> What:
        return "added" if self.before is None else "removed" if self.after is None else "moved"


def own_differences(problem: Problem, before: Plan, after: Plan) -> tuple[OwnDifference, ...]:
    """Return what differs, duty by duty and then the lunches; weeks in which the same differs are told together."""
    old, new = slots_of(problem, before), slots_of(problem, after)
    found: dict[tuple[Slot | None, Slot | None], list[int]] = defaultdict(list)
    for week in problem.cycle.all_weeks:
        gone, come = sorted((old[week] - new[week]).elements()), sorted((new[week] - old[week]).elements())
        for pair in _paired(gone, come):
            found[pair].append(week)
    told = (OwnDifference(*pair, tuple(weeks)) for pair, weeks in found.items())
    return tuple(sorted(told, key=lambda each: (each.known.duty == LUNCH, each.known)))


def slots_of(problem: Problem, plan: Plan) -> dict[int, Counter[Slot]]:
    """Return the duties that the problem has, and the lunches of a plan, by week."""
    found: dict[int, Counter[Slot]] = {week: Counter() for week in problem.cycle.all_weeks}
    slots = [
        (each.weeks, Slot(each.duty, problem.duty[each.duty].therapists, each.day, each.start, each.end))
        for each in plan.duties
        if each.duty in problem.duty
    ]
    slots += [(each.weeks, Slot(LUNCH, (each.therapist,), each.day, each.start, each.end)) for each in plan.lunches]
    for weeks, slot in slots:
        for week in set(weeks) & found.keys():
            found[week][slot] += 1
    return found


def _paired(gone: list[Slot], come: list[Slot]) -> Iterator[tuple[Slot | None, Slot | None]]:
    """Pair slots of one duty, or lunches of one day: those of the same day first, then in order of time."""
    left = list(come)
    for is_on_one_day in (True, False):
        for one in list(gone):
            other = next((each for each in left if _is_one(one, each, is_on_one_day)), None)
            if other is not None:
                gone.remove(one)
                left.remove(other)
                yield one, other
    yield from ((one, None) for one in gone)
    yield from ((None, other) for other in left)


def _is_one(one: Slot, other: Slot, is_on_one_day: bool) -> bool:
    is_of_one = (one.duty, one.whose) == (other.duty, other.whose)
    return is_of_one and (one.day == other.day or not (is_on_one_day or one.duty == LUNCH))


def own_changes(problem: Problem, before: Plan, after: Plan) -> tuple[Change, ...]:
    """Say what differs; the names of these changes are those of the duty and of whose it is."""
    return tuple(_change(problem, each) for each in own_differences(problem, before, after))


def _change(problem: Problem, each: OwnDifference) -> Change:
    slot = each.known
    name = f"{what_of(problem, slot.duty)} of {listed(slot.whose)}"
    texts = (when(problem.cycle, one, each.weeks) for one in (each.before, each.after))
    return Change(each.what, name, "", "", *texts)


def what_of(problem: Problem, duty: str) -> str:
    """Say what a duty is, or that it is lunch."""
    return "lunch" if duty == LUNCH else problem.duty[duty].what


def when(cycle: Cycle, slot: Slot | None, weeks: Iterable[int]) -> str:
    """Say when a duty or lunch is: `Fri 12/4 12:30-12:45`; nothing where there is none."""
    if slot is None:
        return ""
    said = f"{day_name(cycle, slot.day)} {span(slot.start, slot.end)}"
    return said if cycle.weeks == 1 else f"{said} {in_weeks(cycle, weeks)}"


def told_since(found: Iterable[OwnDifference], was: Plan, now: Plan, problem: Problem) -> tuple[OwnDifference, ...]:
    """Leave out what differs between two weeks because the plan has it so: `was` and `now` are what it has in them."""
    then, here = (set(slots_of(problem, each)[1]) for each in (was, now))

    def is_usual(each: OwnDifference) -> bool:
        if each.after is None:
            return each.before not in here
        return each.after in here and (each.before is None or each.before in then)

    return tuple(each for each in found if not is_usual(each))

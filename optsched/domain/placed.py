"""What rules ask about placements: is the child there, do two overlap, which are one session, how are they said."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from optsched.domain.plan import Placement, Plan
from optsched.domain.problem import Problem
from optsched.domain.say import Seen, line_of, on


def with_child(placement: Placement) -> bool:
    """Tell whether the child takes part: consults, and work on behalf, occupy the therapist alone."""
    return placement.setting in ("push-in", "pull-out")


def shared_weeks(one: Placement, other: Placement) -> tuple[int, ...]:
    """Return the weeks in which both are held."""
    return tuple(sorted(set(one.weeks) & set(other.weeks)))


def overlap(one: Placement, other: Placement) -> bool:
    """Tell whether two placements take some of the same time of day; the weeks are not looked at."""
    return one.day == other.day and one.start < other.end and other.start < one.end


def fellows(plan: Plan, placement: Placement, week: int) -> tuple[Placement, ...]:
    """Return the other members of a placement's session in one week."""
    held = plan.meetings_on(placement.therapist, week, placement.day)
    members = next((one.members for one in held if one.session == placement.session), ())
    return tuple(each for each in members if each is not placement)


def are_linked(problem: Problem, one: str, other: str) -> bool:
    """Tell whether one of two mandates names the other to be co-treated with."""
    first, second = problem.mandate.get(one), problem.mandate.get(other)
    if first is None or second is None:
        return False
    return first.co_treat_with == other or second.co_treat_with == one


def co_treated(problem: Problem, one: Placement, other: Placement) -> bool:
    """Tell whether two placements are one co-treated session: linked mandates, one child, one start, one place."""
    return (
        are_linked(problem, one.mandate, other.mandate)
        and (one.student, one.day, one.start) == (other.student, other.day, other.start)
        and (one.setting, one.school, one.place) == (other.setting, other.school, other.place)
    )


def sessions(problem: Problem, placements: Iterable[Placement]) -> list[list[Placement]]:
    """Gather placements of one place and time into sessions: a group is one, and so is a co-treated pair."""
    found: list[list[Placement]] = []
    for each in placements:
        same = next((session for session in found if any(_is_one(problem, each, other) for other in session)), None)
        if same is None:
            found.append([each])
        else:
            same.append(each)
    return found


def _is_one(problem: Problem, one: Placement, other: Placement) -> bool:
    return (one.session, one.start) == (other.session, other.start) or co_treated(problem, one, other)


def crowds(
    problem: Problem, placements: Iterable[Placement], most: int
) -> Iterator[tuple[int, int, list[list[Placement]]]]:
    """Yield (week, minute, sessions) whenever more than `most` sessions are at once among those of one place."""
    days: dict[tuple[int, int], list[Placement]] = defaultdict(list)
    for each in placements:
        for week in each.weeks:
            days[week, each.day].append(each)
    for (week, _), held in sorted(days.items()):
        for moment in sorted({each.start for each in held}):
            present = sessions(problem, (each for each in held if each.start <= moment < each.end))
            if len(present) > most and any(each.start == moment for session in present for each in session):
                yield week, moment, present


def line(problem: Problem, placement: Placement) -> str:
    """Say whose session of what service it is: `Ann's OT`."""
    mandate = problem.mandate.get(placement.mandate)
    return line_of(mandate) if mandate else f"{placement.student}'s session"


def told(problem: Problem, placement: Placement) -> str:
    """Say a placement without its weeks: `Ann's OT on Mon 9:30-10:00`."""
    return f"{line(problem, placement)} {on(problem.cycle, placement.day, placement.start, placement.end)}"


def seen(week: int, text: str, *placements: Placement) -> Seen:
    """Note what these placements break in one week; it is given where all of them are locked."""
    return Seen(week, text, placements, all(each.locked for each in placements))


def seen_at_once(week: int, text: str, together: list[list[Placement]]) -> Seen:
    """Note what sessions break in one week; it is given where each has a locked member, whoever else joined it."""
    members = [each for session in together for each in session]
    return Seen(week, text, members, all(any(each.locked for each in session) for session in together))

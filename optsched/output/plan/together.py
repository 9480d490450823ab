"""Who comes to a session together, and who holds it: one that two therapists hold together is told of once."""

from collections import defaultdict
from collections.abc import Iterable

from optsched.domain import Placement
from optsched.domain.placed import co_treated
from optsched.domain.say import listed
from optsched.output.plan.view import View

DIRECT = ("push-in", "pull-out")
Together = tuple[Placement, ...]


def together(view: View, placements: Iterable[Placement]) -> list[Together]:
    """Return direct sessions by day and time: the children who come at the same time in the same weeks.

    One that another tells of, for its therapist joins that one in all its weeks, is left out.
    """
    found: dict[tuple[str, int, int, int, tuple[int, ...]], list[Placement]] = defaultdict(list)
    for each in placements:
        if each.setting in DIRECT:
            found[each.session, each.day, each.start, each.end, each.weeks].append(each)
    rows = sorted(map(tuple, found.values()), key=_when)
    kept = [members for members in rows if not view.co_treating(members)]
    for members in sorted(
        (each for each in rows if view.co_treating(each)), key=lambda each: (-len(each[0].weeks), -len(each))
    ):
        if not any(_tells_of(view, other, members) for other in kept):
            kept.append(members)
    return sorted(kept, key=_when)


def services(view: View, members: Together) -> str:
    """Name the service of a session, and those of therapists who co-treat a member."""
    own = view.problem.mandate[members[0].mandate].service
    return listed(
        list(dict.fromkeys([own, *(view.problem.mandate[each.mandate].service for _, each in view.beside(members))]))
    )


def _tells_of(view: View, told: Together, members: Together) -> bool:
    """Tell whether everybody in a session is in another as well, in all its weeks."""
    return all(
        any(set(each.weeks) <= set(other.weeks) and co_treated(view.problem, other, each) for other in told)
        for each in members
    )


def _when(members: Together) -> tuple[int, int, int, str, str]:
    first = members[0]
    return (first.day, first.start, first.end, first.therapist, first.place)

"""Who comes to a session together, as an audience's reduced plan tells it."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from optsched.domain import Placement
from optsched.domain.say import listed
from optsched.output.packets.whole import ANOTHER_STUDENT
from optsched.output.sentences import counted

DIRECT = ("push-in", "pull-out")
Together = tuple[Placement, ...]


def together(placements: Iterable[Placement]) -> list[Together]:
    """Return direct sessions by day and time: the children who come at the same time in the same weeks."""
    found: dict[tuple[str, int, int, int, tuple[int, ...]], list[Placement]] = defaultdict(list)
    for each in placements:
        if each.setting in DIRECT:
            found[each.session, each.day, each.start, each.end, each.weeks].append(each)
    return sorted(map(tuple, found.values()), key=_when)


def _when(members: Together) -> tuple[int, int, int, str, str]:
    first = members[0]
    return (first.day, first.start, first.end, first.therapist, first.place)


def named(members: Iterable[Placement], apart_from: str = "") -> str:
    """Name the children of a session, but for one; other people's are counted: `S01, S02 and 2 other students`."""
    often = Counter(each.student for each in members)
    others = often.pop(ANOTHER_STUDENT, 0)
    names = sorted(name for name in often if name != apart_from)
    more = [ANOTHER_STUDENT if others == 1 else counted(others, "other student")] if others else []
    return listed([*([", ".join(names)] if names else []), *more])

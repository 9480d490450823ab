"""How the children of a session are named to an audience."""

from collections import Counter
from collections.abc import Iterable

from optsched.domain import Placement
from optsched.domain.say import listed
from optsched.output.packets.whole import ANOTHER_STUDENT
from optsched.output.sentences import counted


def named(members: Iterable[Placement], apart_from: str = "") -> str:
    """Name the children of a session, but for one; other people's are counted: `S01, S02 and 2 other students`."""
    often = Counter(each.student for each in members)
    others = often.pop(ANOTHER_STUDENT, 0)
    names = sorted(name for name in often if name != apart_from)
    more = [ANOTHER_STUDENT if others == 1 else counted(others, "other student")] if others else []
    return listed([*([", ".join(names)] if names else []), *more])

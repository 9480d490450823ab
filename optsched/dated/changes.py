"""What differs between two plans, session by session."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from optsched.domain import Placement, Problem
from optsched.domain.say import day_name, in_weeks, span

What = Literal["added", "removed", "moved"]


@dataclass(frozen=True)
class Change:
    """A session of one child that came, went or moved; the sentences say where it stood and where it stands.

    A duty or lunch of a therapist has no mandate and no student, and its own name in place of the session's.
    """

    what: What
    session: str
    mandate: str
    student: str
    before: str = ""
    after: str = ""

    @property
    def is_session(self) -> bool:
        return bool(self.mandate)


Difference = tuple[Placement | None, Placement | None]
"""A session as it was and as it is; None where there was or is none."""


def changes(problem: Problem, before: Sequence[Placement], after: Sequence[Placement]) -> tuple[Change, ...]:
    """Return what changed, mandate by mandate; the nearest of those that differ are one that moved."""
    return changes_of(problem, differences(before, after))


def changes_of(problem: Problem, found: Iterable[Difference]) -> tuple[Change, ...]:
    """Say what differs."""
    return tuple(_change(problem, one, other) for one, other in found)


def differences(before: Sequence[Placement], after: Sequence[Placement]) -> Iterator[Difference]:
    """Yield the sessions that differ, mandate by mandate: those that moved, those that are gone, those that are new."""
    old, new = _by_mandate(before), _by_mandate(after)
    for mandate in dict.fromkeys((*old, *new)):
        pairs = nearest(old[mandate], new[mandate])
        paired = {one for one, _ in pairs}, {other for _, other in pairs}
        for one, other in ((old[mandate][at], new[mandate][to]) for at, to in pairs):
            if where(one) != where(other):
                yield one, other
        yield from ((each, None) for at, each in enumerate(old[mandate]) if at not in paired[0])
        yield from ((None, each) for at, each in enumerate(new[mandate]) if at not in paired[1])


def differences_by_key(before: Mapping[str, Placement], after: Mapping[str, Placement]) -> Iterator[Difference]:
    """Yield the sessions of a week that differ; a key names the same session on both sides."""
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key), after.get(key)
        if one is None or other is None or where(one) != where(other):
            yield one, other


def _by_mandate(placements: Sequence[Placement]) -> dict[str, list[Placement]]:
    found: dict[str, list[Placement]] = defaultdict(list)
    for each in placements:
        found[each.mandate].append(each)
    return found


def where(each: Placement) -> tuple[object, ...]:
    """Return what people remember of a session: when it is, with whom, in which setting and room."""
    return (each.weeks, each.day, each.start, each.end, each.therapist, each.setting, each.place.casefold())


def nearest(old: Sequence[Placement], new: Sequence[Placement]) -> list[tuple[int, int]]:
    """Pair sessions of one mandate by their positions: those that stayed, then the nearest first, in order of time."""
    by_distance = sorted((_distance(one, other), at, to) for at, one in enumerate(old) for to, other in enumerate(new))
    found: list[tuple[int, int]] = []
    left, right = set(range(len(old))), set(range(len(new)))
    for _, at, to in by_distance:
        if at in left and to in right:
            left.remove(at)
            right.remove(to)
            found.append((at, to))
    return sorted(found)


def _distance(one: Placement, other: Placement) -> tuple[bool, bool, bool, bool, int, int]:
    return (
        where(one) != where(other),
        one.weeks != other.weeks,
        one.therapist != other.therapist,
        one.setting != other.setting,
        abs(one.day - other.day),
        abs(one.start - other.start),
    )


def _change(problem: Problem, one: Placement | None, other: Placement | None) -> Change:
    known = other or one
    assert known is not None
    what: What = "added" if one is None else "removed" if other is None else "moved"
    texts = (said(problem, each) if each else "" for each in (one, other))
    return Change(what, known.session, known.mandate, known.student, *texts)


def said(problem: Problem, each: Placement, where_held: str = "") -> str:
    """Say where a session stands: `Mon 11/30 9:30-10:00, push-in in 2B with Rivera`.

    `where_held` are other words for its setting and place.
    """
    weeks = "" if problem.cycle.weeks == 1 else f" {in_weeks(problem.cycle, each.weeks)}"
    place = f" in {each.place}" if each.place else ""
    how = where_held or f"{each.setting}{place}"
    return f"{day_name(problem.cycle, each.day)} {span(each.start, each.end)}{weeks}, {how} with {each.therapist}"

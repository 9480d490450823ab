"""What changed for an audience since it had a plan, written anew from the sessions that it may see."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from optsched.dated import Difference, What, said, what_of, when
from optsched.domain import ClassKey, Placement
from optsched.output.packets import parts
from optsched.output.packets.plain_words import where_held
from optsched.output.packets.presence import presence
from optsched.output.packets.reduced import in_building, moved_away
from optsched.output.packets.whole import ANOTHER_STUDENT, Whole
from optsched.output.plan.together import DIRECT


@dataclass(frozen=True)
class Told:
    """What happened to a session, in words of its own; `members` are the children, as the audience sees them.

    A therapist's own duty or lunch is said in place of the service, and has no members.
    """

    what: What
    service: str
    before: str
    after: str
    members: tuple[Placement, ...]


OF_THOSE_WHO_LEFT = Told("removed", "", "sessions of students who left, or of therapists who did", "", ())
See = Callable[[Placement], Placement | None]
"""What an audience sees of a session; None where it knows nothing of it."""
ENDED = "ended"
NOT_HELD = {
    ENDED: "the service has ended",
    "holiday": "not held: no school",
    "child absent": "not held: the student is away",
    "therapist absent": "not held: the therapist is away",
    "school event": "not held: school event",
    "testing": "not held: testing",
}


def for_principal(whole: Whole, school: str) -> tuple[Told, ...] | None:
    """Tell of what is held in one building, and of its own children wherever they are seen."""
    own = {each.code for each in whole.problem.students if each.school == school}
    there = presence(whole, school)

    def see(row: Placement) -> Placement | None:
        if row.setting not in DIRECT or (row.student not in own and row.school != school):
            return None
        return in_building(_as(whole, row, {*own, school}), school, there)

    return _told(whole, see)


def for_teacher(whole: Whole, key: ClassKey) -> tuple[Told, ...] | None:
    """Tell of direct sessions of children while they are in one class."""

    def see(row: Placement) -> Placement | None:
        if row.setting not in DIRECT or whole.view.class_of(row) != key:
            return None
        seen = _as(whole, row, (row.student, key[0]))
        return seen if row.school == key[0] else moved_away(seen)

    return _told(whole, see)


def for_therapist(whole: Whole, name: str) -> tuple[Told, ...] | None:
    """Tell of a therapist's sessions, and of those of her caseload that somebody else holds."""
    rows = [row for pair in whole.differences or () for row in pair if row is not None]
    owed = {row.mandate for row in rows if row.therapist == name}
    owed |= {each.key for each in whole.mandates_of.get(name, ())}
    codes = {row.student for row in rows if row.mandate in owed}
    told = _told(whole, lambda row: _as(whole, row, {*codes, row.school}) if row.mandate in owed else None)
    return told if told is None else (*told, *_own_time(whole, name))


def _own_time(whole: Whole, name: str) -> Iterator[Told]:
    """Tell of a therapist's own duties and lunches."""
    cycle, before = whole.problem.cycle, (whole.before or whole.problem).cycle
    codes = {each.student for each in whole.mandates_of.get(name, ())}
    knows = {*codes, *(hours.school for hours in whole.problem.therapist[name].hours)}
    for each in whole.own_differences:
        if name in each.known.whose:
            what = whole.washed(what_of(whole.problem, each.known.duty), knows)
            texts = when(before, each.before, each.weeks), when(cycle, each.after, each.weeks)
            yield Told(each.what, what, *texts, ())


def for_family(whole: Whole, code: str) -> tuple[Told, ...] | None:
    """Tell of one child's direct sessions, in words that families know."""

    def see(row: Placement) -> Placement | None:
        return _as(whole, row, (code, row.school)) if row.student == code and row.setting in DIRECT else None

    return _told(whole, see, where_held)


def _as(whole: Whole, row: Placement, knows: Collection[str]) -> Placement:
    label = whole.label[row.student] if row.student in knows else ANOTHER_STUDENT
    is_there = whole.view.class_of(row) == (row.school, row.place) if row.student in whole.problem.student else False
    held = replace(row, place=whole.view.place_of(row)) if is_there else row
    return parts.placement(held, "", "", label, lambda text: whole.washed(text, knows))


def _told(whole: Whole, see: See, where: Callable[[Placement], str] = lambda row: "") -> tuple[Told, ...] | None:
    """Return what an audience sees to have changed; children to whom the same happens are told of together.

    `where` are words of its own for where a session is held.
    """
    if whole.differences is None:
        return None
    found: dict[tuple[What, str, str, str], list[Placement]] = defaultdict(list)
    for pair in whole.differences:
        before, after = (see(row) if row else None for row in pair)
        seen = after or before
        if seen is not None:
            was = said(whole.before or whole.problem, before, where(before)) if before else ""
            now = (said(whole.problem, after, where(after)) if after else "") or _why(whole, pair, seen)
            what: What = "added" if before is None else "removed" if after is None else "moved"
            found[what, _service(whole, pair), was, now].append(seen)
    told = [Told(*key, tuple(members)) for key, members in found.items() if key[2] != key[3]]
    return tuple(told) if whole.is_all else (*told, OF_THOSE_WHO_LEFT)


def _why(whole: Whole, pair: Difference, seen: Placement) -> str:
    """Say why an own child's session is not held, where that is known."""
    old, new = pair
    is_gone = old is not None and new is None and seen.student != ANOTHER_STUDENT
    if not is_gone or old is None or old not in whole.not_held:
        return ""
    return NOT_HELD.get(whole.not_held[old], "not held: no other time was found")


def _service(whole: Whole, pair: Difference) -> str:
    known = pair[1] or pair[0]
    person = whole.problem.therapist.get(known.therapist) if known else None
    return person.service if person else ""

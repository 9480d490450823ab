"""Who is together: groups, pairs, and two services at one time."""

from __future__ import annotations

from collections import defaultdict

from independent.case import Case, all_locked
from independent.facts import Mandate, Pair
from independent.plan import Held


def judge_groups(case: Case) -> None:
    for (session, therapist, week), members in case.plan.groups().items():
        if len(members) > 1 and not all_locked(members):
            where = f"Session {session} of {case.therapist_title(therapist)}"
            _judge_shared(case, where, week, members)
            _judge_size(case, where, week, members)
            _judge_span(case, where, week, members)
    _judge_two_therapists(case)
    for pair in case.district.pairs:
        if pair.rule == "apart":
            _judge_apart(case, pair)
        elif pair.rule == "together":
            _judge_together(case, pair)
    _judge_co_treats(case)


def _judge_shared(case: Case, where: str, week: int, members: list[Held]) -> None:
    shared = {
        "Day": {one.day for one in members},
        "From": {one.start for one in members},
        "School": {one.school for one in members},
        "Setting": {one.setting for one in members},
        "Place": {one.place for one in members},
        "Service": {one.mandate.service for one in members},
    }
    if not case.district.options.unequal:
        shared["To"] = {one.end for one in members}
    for column, values in shared.items():
        if len(values) > 1:
            case.report.add(f"{where}: its members do not share {column}", week)
    if len({one.student for one in members}) < len(members):
        case.report.add(f"{where}: one child is in it twice", week)


def _judge_size(case: Case, where: str, week: int, members: list[Held]) -> None:
    therapist = case.district.therapists.get(members[0].therapist)
    sizes = [one.mandate.largest for one in members if one.mandate.largest is not None]
    largest = min([*sizes, therapist.largest] if therapist else sizes, default=len(members))
    if len(members) > largest:
        case.report.add(f"{where}: {len(members)} children, the largest group is {largest}", week)
    for one in members:
        if one.mandate.grouping == "individual":
            case.report.add(f"{where}: {one.mandate} is individual, and is not alone", week)
        if not one.mandate.direct:
            case.report.add(f"{where}: {one.mandate} is {one.mandate.kind} and takes the therapist alone", week)


def _judge_span(case: Case, where: str, week: int, members: list[Held]) -> None:
    grades = []
    for one in members:
        child = case.district.students.get(one.student)
        if child and child.grade is not None:
            grades.append(child.grade)
        elif child:
            known = case.district.class_grades.get((child.school, child.room_class), ())
            grades += known if len(known) == 1 else ()
    if grades and max(grades) - min(grades) > case.district.options.grade_span:
        case.report.add(f"{where}: the grades span {max(grades) - min(grades)}", week)


def _judge_two_therapists(case: Case) -> None:
    """One Session number belongs to one therapist, or to the two of a co-treatment."""
    by_session: dict[tuple[str, int], list[Held]] = defaultdict(list)
    for held in case.plan.held:
        by_session[held.session, held.week].append(held)
    for (session, week), members in by_session.items():
        therapists = {one.therapist for one in members}
        linked = any(case.co_treat(a.mandate, b.mandate) for a in members for b in members)
        if len(therapists) > 1 and not linked and not all_locked(members):
            case.report.add(f"Session {session} has two therapists", week)


def _of_child(case: Case, student: str, service: str) -> list[Held]:
    return [
        held
        for held in case.plan.held
        if held.student == student and held.mandate.direct and held.mandate.service == service
    ]


def _services(case: Case, pair: Pair) -> set[str]:
    one = {m.service for m in case.district.mandates if m.student == pair.one and m.direct}
    other = {m.service for m in case.district.mandates if m.student == pair.other and m.direct}
    return {service for service in one & other if pair.service in ("", "all", service)}


def _judge_apart(case: Case, pair: Pair) -> None:
    for service in _services(case, pair):
        for one in _of_child(case, pair.one, service):
            for other in _of_child(case, pair.other, service):
                if one.group == other.group and one.meets(other) and not all_locked((one, other)):
                    case.report.add(f"{pair.one} and {pair.other} are to be apart, and share {one}", one.week)


def _judge_together(case: Case, pair: Pair) -> None:
    for service in _services(case, pair):
        ones, others = (
            [held for held in _of_child(case, student, service) if held.mandate.grouping != "individual"]
            for student in (pair.one, pair.other)
        )
        alone = [one for one in ones if not any(one.group == x.group and one.meets(x) for x in others)]
        left = [one for one in others if not any(one.group == x.group and one.meets(x) for x in ones)]
        owed = [_owed(case, student, service) for student in (pair.one, pair.other)]
        for broken in _of_the_one_with_fewer(owed, alone, left):
            case.report.add(f"{pair.one} and {pair.other} are to be together in {service}, and {broken} is not")


def _owed(case: Case, student: str, service: str) -> int | None:
    """Sessions that a child's mandates of a service ask for in a cycle; None where that is open."""
    mandates = [
        mandate
        for mandate in case.district.mandates
        if (mandate.student, mandate.service) == (student, service)
        and mandate.direct
        and mandate.grouping != "individual"
    ]
    numbers = [case.demands[mandate.id].sessions for mandate in mandates]
    if any(number is None or len(number) != 1 for number in numbers):
        return None
    return sum(max(number) for number in numbers)


def _of_the_one_with_fewer(owed: list[int | None], alone: list[Held], left: list[Held]) -> list[Held]:
    """The first session without the other, of the side that owes fewer; of either where they owe as many."""
    one, other = owed
    if one is None or other is None or one == other:
        broken = [*alone, *left] if alone and left else []
    else:
        broken = alone if one < other else left
    return [] if all_locked(broken) else broken[:1]


def _judge_co_treats(case: Case) -> None:
    by_key = {mandate.key: mandate for mandate in case.district.mandates}
    for keys in case.co_treats:
        pair = [by_key[key] for key in sorted(keys) if key in by_key]
        if len(pair) < 2:
            continue
        ones, others = case.plan.of(pair[0]), case.plan.of(pair[1])
        alone = [one for one in ones if not any(_co_treated(one, other) for other in others)]
        left = [one for one in others if not any(_co_treated(one, other) for other in ones)]
        for broken in _of_the_one_with_fewer([case.demands[each.id].most for each in pair], alone, left):
            case.report.add(f"{_pair(pair)} are a co-treatment, and {broken} has not the same time and place")


def _pair(pair: list[Mandate]) -> str:
    return f"{pair[0]} and {pair[1]}"


def _co_treated(one: Held, other: Held) -> bool:
    same = (one.week, one.day, one.start, one.school) == (other.week, other.day, other.start, other.school)
    same_place = (one.setting, one.place) == (other.setting, other.place)
    return same and same_place and one.therapist != other.therapist

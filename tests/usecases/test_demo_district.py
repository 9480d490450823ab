"""Demo districts: believable, solvable by arithmetic, and as full as asked."""

from collections import Counter, defaultdict
from functools import cache

import pytest

from optsched.domain import Mandate, Problem, Student
from optsched.domain.timetable import may_pull_out, may_push_in, stretches
from optsched.usecases.demo_district import Shape, demo_problem
from optsched.usecases.demo_district.frequencies import weekly_minutes

Start = tuple[int, int, int]
"""(week, day, start)"""


@cache
def district(therapists: int, seed: int = 1, load: float = 1.0, students: int = 45) -> Problem:
    return demo_problem(Shape(therapists, seed, load, students))


def test_keys_are_given_once_also_where_several_towns_are_one_district() -> None:
    problem = district(16)
    for keys in ([each.key for each in problem.all_duties], [each.key for each in problem.mandates]):
        assert len(set(keys)) == len(keys)


def open_minutes(problem: Problem, therapist: str) -> int:
    """Minutes a week from first to last, less lunch and duties."""
    person, total = problem.therapist[therapist], 0
    for day in problem.cycle.all_days:
        hours = problem.hours_on(therapist, 1, day)
        if hours:
            total += max(end for _, _, end in hours) - min(start for _, start, _ in hours)
            total -= person.lunch_minutes if problem.lunch_is_owed(therapist, 1, day) else 0
    duties = sum(problem.duty_minutes(duty) for duty in problem.all_duties if therapist in duty.therapists)
    return total - duties // problem.cycle.weeks


def asked_minutes(problem: Problem, therapist: str) -> float:
    return sum(weekly_minutes(each) for each in problem.mandates if each.therapist == therapist)


def starts_of(problem: Problem, mandate: Mandate, week: int, pull_out_only: bool = False) -> set[Start]:
    """Every start in a week that hours, class and own time of the child allow, whoever else is busy."""
    child = problem.student[mandate.student]
    found: set[Start] = set()
    for therapist in problem.may_hold(mandate):
        for day in problem.cycle.all_days:
            for school, opens, closes in problem.hours_on(therapist, week, day):
                if school == child.school:
                    found |= {
                        (week, day, start)
                        for start in range(opens, closes - mandate.minutes + 1, problem.cycle.grid)
                        if _fits(problem, mandate, child, week, day, start, pull_out_only)
                    }
    return found


def _fits(
    problem: Problem, mandate: Mandate, child: Student, week: int, day: int, start: int, pull_out_only: bool
) -> bool:
    end = start + mandate.minutes
    pieces = list(stretches(problem, child, week, day, start, end))
    if any("never" in piece.rules for piece in pieces):
        return False
    if mandate.setting != "push-in" and all(may_pull_out(problem, child, mandate.service, piece) for piece in pieces):
        return True
    if mandate.setting == "pull-out" or pull_out_only or len({piece.class_key for piece in pieces}) > 1:
        return False
    key = pieces[0].class_key
    assert key is not None
    return any(
        block.window.covers(week, day, start, end) and may_push_in(problem, mandate, block, key)
        for block in problem.blocks_on(key, week, day)
    )


def test_seven_therapists_have_45_lines_each_over_four_schools() -> None:
    problem = district(7)
    assert len(problem.therapists) == 7
    assert len(problem.schools) == 4
    assert len(problem.mandates) == 7 * 45
    assert Counter(each.service for each in problem.therapists) == {"Speech": 4, "OT": 2, "PT": 1}
    assert sum(each.is_assistant for each in problem.therapists) == 1


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_one_therapist_is_tight_but_has_more_minutes_open_than_are_asked_one_by_one(seed: int) -> None:
    problem = district(1, seed)
    name = problem.therapists[0].name
    assert (len(problem.students), len(problem.mandates), len(problem.schools)) == (45, 50, 2)
    # 24 hours before grouping, less two lines that only begin in October.
    assert 20 * 60 <= asked_minutes(problem, name) <= 24.5 * 60
    assert asked_minutes(problem, name) < open_minutes(problem, name)


@pytest.mark.parametrize("seed", [1, 2])
def test_load_makes_a_district_loose_or_over_full(seed: int) -> None:
    loose, full = district(1, seed, 0.6), district(1, seed, 1.5)
    assert (len(loose.mandates), len(full.mandates)) == (30, 75)
    name = full.therapists[0].name
    assert asked_minutes(loose, name) < 0.6 * open_minutes(loose, name)
    assert asked_minutes(full, name) > 1.25 * open_minutes(full, name)


def test_a_handful_of_children_can_be_asked_for() -> None:
    problem = district(2, 3, students=4)
    assert 4 <= len(problem.students) <= 8
    assert {each.service for each in problem.mandates} == {"Speech", "OT"}


@pytest.mark.parametrize(("therapists", "seed"), [(1, 1), (1, 2), (4, 3), (7, 4)])
def test_every_session_has_several_starts_on_enough_days(therapists: int, seed: int) -> None:
    """Weeks 1 and 2 stand for all: only a middle school's elective differs, by odd and even weeks."""
    problem = district(therapists, seed)
    for key, demand in problem.demand.items():
        mandate = problem.mandate[key]
        if mandate.is_direct:
            for week in (1, 2):
                starts = starts_of(problem, mandate, week)
                assert len({day for _, day, _ in starts}) >= demand.most_a_week, key
                assert len(starts) >= 2 * demand.most_a_week, key


@pytest.mark.parametrize(("therapists", "seed"), [(1, 1), (1, 2), (4, 3), (7, 4)])
def test_children_who_must_be_together_or_co_treated_have_starts_in_common(therapists: int, seed: int) -> None:
    problem = district(therapists, seed)
    for pair in problem.pairs:
        if pair.rule == "together":
            one, other = (_line(problem, code, pair.service) for code in (pair.student, pair.other))
            assert (one.therapist, one.minutes, one.times) == (other.therapist, other.minutes, other.times)
            assert "individual" not in (one.grouping, other.grouping)
            assert len(starts_of(problem, one, 1) & starts_of(problem, other, 1)) >= 3
    for mandate in problem.mandates:
        if mandate.co_treat_with:
            partner = problem.mandate[mandate.co_treat_with]
            assert partner.student == mandate.student
            assert len(starts_of(problem, mandate, 1) & starts_of(problem, partner, 1)) >= 3


def _line(problem: Problem, student: str, service: str | None) -> Mandate:
    return next(
        each
        for each in problem.mandates
        if (each.student, each.service) == (student, service) and each.is_direct and each.setting == "pull-out"
    )


def test_seven_in_ten_children_with_ot_have_speech_and_one_in_seven_sees_three() -> None:
    problem = district(28)
    services: dict[str, set[str]] = defaultdict(set)
    for each in problem.mandates:
        services[each.student].add(each.service)
    with_ot = [each for each in services.values() if "OT" in each]
    assert 0.6 <= sum("Speech" in each for each in with_ot) / len(with_ot) <= 0.8
    assert 0.1 <= sum(len(each) == 3 for each in services.values()) / len(services) <= 0.2


def test_everything_that_makes_a_district_hard_is_in_seven_therapists() -> None:
    problem = district(7)
    lines = problem.mandates
    assert {each.kind for each in lines} == {"direct", "consult", "on behalf"}
    assert {each.setting for each in lines} == {"pull-out", "push-in", "combined", "either"}
    assert {each.grouping for each in lines} == {"individual", "group", "either"}
    assert {"week", "month", "quarter"} <= {each.per for each in lines}
    assert any(each.therapist is None for each in lines)
    assert any(each.alternates_with for each in lines)
    assert any(each.co_treat_with for each in lines)
    assert any(each.push_in_during for each in lines)
    assert any(each.days_apart == 2 for each in lines)
    assert {(each.assistant.some, each.assistant.of) for each in lines} == {(0, 1), (1, 1), (1, 2)}
    assert problem.by_date
    assert any(problem.is_later(each) for each in lines)
    assert {each.rule for each in problem.pairs} == {"together", "apart", "prefer together", "prefer apart"}
    assert {"never", "allow", None} <= {each.rule for each in problem.student_times}
    assert any(duty.partner for duty in problem.duties)
    assert problem.fixed_duties
    assert problem.floating_duties


def test_an_itinerant_changes_schools_at_noon_with_time_for_the_way() -> None:
    problem = district(7)
    traveller = next(each for each in problem.therapists if each.service == "PT")
    (first, _, leaves), (second, arrives, _) = problem.hours_on(traveller.name, 1, 3)
    assert problem.travel_minutes(first, second) <= arrives - leaves


def test_an_ot_leaves_the_school_of_fridays_open() -> None:
    problem = district(7)
    fridays = [problem.hours_on(each.name, 1, 4) for each in problem.therapists if each.service == "OT"]
    assert any(len(rows) == 2 and rows[0][2] > rows[1][1] for rows in fridays)


def test_a_class_is_always_in_exactly_one_block_from_bell_to_bell() -> None:
    problem = district(7)
    for key in problem.school_class:
        for week in problem.cycle.all_weeks:
            for day in problem.cycle.all_days:
                blocks = problem.blocks_on(key, week, day)
                ends = [block.window.end for block in blocks]
                assert [block.window.start for block in blocks[1:]] == ends[:-1], (key, week, day)
                assert ends[-1] - blocks[0].window.start in (390, 315)


def test_a_grade_never_meets_another_in_specials_or_win() -> None:
    """The specials teachers and the interventionists can be in one grade at a time only."""
    problem = district(7)
    for staffed in (("Library", "PE", "Art", "Music"), ("WIN",)):
        grades: dict[tuple[str, int, int], set[int | None]] = defaultdict(set)
        for each in problem.classes:
            if (each.grade or 0) < 6 and each.name != "SC":
                for block in each.blocks:
                    if block.activity in staffed:
                        for day in block.window.days:
                            for minute in range(block.window.start, block.window.end, 5):
                                grades[each.school, day, minute].add(each.grade)
        assert max(len(found) for found in grades.values()) == 1


@pytest.mark.parametrize(("therapists", "load", "students"), [(0, 1.0, 45), (1, 0.0, 45), (1, 1.0, 0)])
def test_an_empty_district_is_refused(therapists: int, load: float, students: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        Shape(therapists, 1, load, students)

"""Small random districts of everything that a workbook can ask for, for properties that every plan must have."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from hypothesis import strategies as st

from optsched.domain import (
    ActivityRule,
    AssistantShare,
    Block,
    ClassKey,
    Cycle,
    Duty,
    Hours,
    Level,
    Mandate,
    Options,
    Pair,
    Placement,
    Preference,
    Problem,
    Room,
    School,
    SchoolClass,
    Student,
    StudentTime,
    Therapist,
    WeekShare,
    Window,
)

T = TypeVar("T")
HOUR = 60
OPENS, CLOSES = 8 * HOUR, 14 * HOUR
LESSONS = ("Writing", "WIN", "Science", "Math", "Specials")
ACTIVITIES = (
    ActivityRule("Writing", Level.AVOID, Level.BEST, core=True),
    ActivityRule("WIN", Level.BEST, Level.OK),
    ActivityRule("Science", Level.OK, Level.OK, pull_out_by_service=(("Speech", Level.NEVER),)),
    ActivityRule("Math", Level.AVOID, Level.NEVER, core=True, grades=(0, 1, 2)),
    ActivityRule("Math", Level.OK, Level.BEST),
    ActivityRule("Lunch", Level.NEVER, Level.NEVER),
    ActivityRule("Specials", Level.NEVER, Level.OK),
)


@st.composite
def small_districts(draw: st.DrawFn) -> Problem:
    """Draw 1 to 3 therapists at 1 or 2 schools for 2 weeks, with 3 to 10 mandates; everything named is known."""
    cycle = Cycle(2, ("Mon", "Tue", "Wed")[: draw(st.integers(2, 3))], grid=draw(st.sampled_from((15, 30))))
    names = ("Lincoln", "Adams")[: draw(st.integers(1, 2))]
    classes = tuple(draw(_class(cycle, school, number)) for school in names for number in (1, 2))
    therapists = tuple(draw(_therapist(cycle, names, at)) for at in range(draw(st.integers(1, 3))))
    students = tuple(draw(_student(names, classes, at)) for at in range(draw(st.integers(2, 5))))
    problem = Problem(
        cycle=cycle,
        options=draw(_options()),
        schools=tuple(School(name, (_window(cycle, OPENS, CLOSES),)) for name in names),
        travel=((names[0], names[-1], draw(st.sampled_from((10, 20)))),) if len(names) > 1 else (),
        classes=classes,
        activities=ACTIVITIES,
        therapists=therapists,
        rooms=tuple(room for name in names for room in draw(_rooms(cycle, name))),
        students=students,
        student_times=tuple(draw(st.lists(_student_time(cycle, students, classes), max_size=2))),
        pairs=tuple(draw(st.lists(_pair(students), max_size=2))),
        preferences=tuple(draw(st.lists(_preference(cycle, classes, therapists), max_size=2))),
    )
    problem = replace(problem, duties=draw(_duties(problem)))
    return draw(_with_locks(replace(problem, mandates=draw(_mandates(problem)))))


def _some(draw: st.DrawFn, *values: T) -> T:
    return draw(st.sampled_from(values))


def _window(cycle: Cycle, start: int, end: int) -> Window:
    return Window(cycle.all_days, cycle.all_weeks, start, end)


@st.composite
def _any_window(draw: st.DrawFn, cycle: Cycle, longest: int = 3) -> Window:
    """Draw a stretch of whole half hours, in all weeks or in one, on all days or on one."""
    start = draw(st.integers(OPENS // 30, CLOSES // 30 - 1)) * 30
    end = min(start + draw(st.integers(1, longest * 2)) * 30, CLOSES)
    days = _some(draw, cycle.all_days, (0,), (1,))
    return Window(days, _some(draw, cycle.all_weeks, (1,), (2,)), start, end)


@st.composite
def _options(draw: st.DrawFn) -> Options:
    return Options(
        district="Small",
        grade_span=_some(draw, 2, 0, 1),
        unequal_lengths=draw(st.booleans()),
        most_therapy_minutes_a_day=_some(draw, None, 60),
    )


@st.composite
def _class(draw: st.DrawFn, cycle: Cycle, school: str, number: int) -> SchoolClass:
    """Draw a class whose lessons of an hour stand in any order around its lunch; week 2 may differ."""
    blocks = [Block(_window(cycle, 11 * HOUR, 11 * HOUR + 30), "Lunch")]
    for weeks in _some(draw, (cycle.all_weeks,), ((1,), (2,))):
        starts = (8 * HOUR, 9 * HOUR, 10 * HOUR, 11 * HOUR + 30, 12 * HOUR + 30)
        for start, lesson in zip(starts, draw(st.permutations(LESSONS)), strict=True):
            blocks.append(Block(Window(cycle.all_days, weeks, start, start + HOUR), lesson))
    grade = draw(st.integers(0, 4))
    return SchoolClass(school, f"{grade}-{number}", "", grade, _some(draw, 1, 2), tuple(blocks))


@st.composite
def _therapist(draw: st.DrawFn, cycle: Cycle, schools: tuple[str, ...], at: int) -> Therapist:
    """Draw Rivera (OT), Chen (Speech) or Novak (OT, perhaps Rivera's assistant)."""
    name, service = (("Rivera", "OT"), ("Chen", "Speech"), ("Novak", "OT"))[at]
    return Therapist(
        name,
        service,
        assistant_to=_some(draw, (), ("Rivera",)) if name == "Novak" else (),
        largest_group=draw(st.integers(1, 3)),
        minutes_between=_some(draw, 0, 5, 15),
        lunch_minutes=_some(draw, 30, 45),
        lunch_from=_some(draw, 11 * HOUR, 10 * HOUR),
        lunch_to=_some(draw, 13 * HOUR + 30, 12 * HOUR),
        longest_run=_some(draw, 150, 90, 60),
        most_minutes_a_day=_some(draw, None, 120),
        hours=draw(_hours(cycle, schools)),
    )


@st.composite
def _hours(draw: st.DrawFn, cycle: Cycle, schools: tuple[str, ...]) -> tuple[Hours, ...]:
    """Draw one school, two schools in a day, two schools by day, or two of which one is chosen; weeks may differ."""
    start, noon, end = _some(draw, OPENS, 9 * HOUR), 11 * HOUR, _some(draw, 11 * HOUR, 13 * HOUR, CLOSES)
    here, there = draw(st.permutations((schools[0], schools[-1])))
    way = _some(draw, "one school", "change at noon", "by day", "open", "by week")
    if way == "one school":
        return (Hours(here, _window(cycle, start, end)),)
    if way == "change at noon":
        return (Hours(here, _window(cycle, start, noon)), Hours(there, _window(cycle, noon, max(end, noon + 60))))
    if way == "by day":
        first, *others = cycle.all_days
        return (
            Hours(here, Window((first,), cycle.all_weeks, start, end)),
            Hours(there, Window(tuple(others), cycle.all_weeks, start, end)),
        )
    if way == "open":
        return (Hours(here, _window(cycle, start, end)), Hours(there, _window(cycle, 10 * HOUR, end)))
    return (
        Hours(here, Window(cycle.all_days, (1,), start, end)),
        Hours(here, Window(cycle.all_days, (2,), start + HOUR, end)),
    )


@st.composite
def _rooms(draw: st.DrawFn, cycle: Cycle, school: str) -> tuple[Room, ...]:
    closet = Room(school, "Closet", _some(draw, 1, 2), _some(draw, (), ("OT",)))
    stage = Room(school, "Stage", 1, open=_some(draw, (), (_window(cycle, OPENS, 11 * HOUR),)))
    twin = Room(school, "Twin", closet.at_once, closet.services)
    return _some(draw, (), (closet,), (closet, stage), (closet, twin))


@st.composite
def _student(draw: st.DrawFn, schools: tuple[str, ...], classes: tuple[SchoolClass, ...], at: int) -> Student:
    school = _some(draw, *schools)
    home = draw(st.sampled_from([each for each in classes if each.school == school] * 4 + [None]))
    key: ClassKey | None = home.key if home else None
    return Student(f"S{at + 1}", school, "", key, _some(draw, home.grade if home else 1, 1, 3, None))


@st.composite
def _student_time(
    draw: st.DrawFn, cycle: Cycle, students: tuple[Student, ...], classes: tuple[SchoolClass, ...]
) -> StudentTime:
    child = _some(draw, *students)
    others = [each.key for each in classes if each.school == child.school]
    rule = draw(st.sampled_from(("never", "avoid", "prefer", "allow", None)))
    other = _some(draw, *others) if rule is None or draw(st.booleans()) else None
    return StudentTime(child.code, draw(_any_window(cycle)), rule, "reading", other if child.school_class else None)


@st.composite
def _pair(draw: st.DrawFn, students: tuple[Student, ...]) -> Pair:
    one, other = draw(st.permutations(students))[:2]
    rule = draw(st.sampled_from(("together", "apart", "prefer together", "prefer apart")))
    return Pair(one.code, other.code, rule, _some(draw, None, "OT", "Speech"))


@st.composite
def _preference(
    draw: st.DrawFn, cycle: Cycle, classes: tuple[SchoolClass, ...], therapists: tuple[Therapist, ...]
) -> Preference:
    whose: dict[str, Any] = _some(
        draw, {"classes": (classes[0].key,)}, {"therapist": therapists[0].name}, {"school": classes[-1].school}
    )
    return Preference(draw(_any_window(cycle)), draw(st.sampled_from(("best", "worst"))), **whose)


@st.composite
def _duties(draw: st.DrawFn, problem: Problem) -> tuple[Duty, ...]:
    """Draw nothing, a fixed duty, a floating one, or one that two therapists share."""
    staff, cycle = [each.name for each in problem.therapists], problem.cycle
    fixed = Duty("D1", staff[0], "bus", 30, 1, "day", _window(cycle, 10 * HOUR, 10 * HOUR + 30))
    per = draw(st.sampled_from(("day", "week", "cycle")))
    floating = Duty("D2", staff[-1], "notes", 30, 1, per, _window(cycle, 9 * HOUR, 13 * HOUR))
    shared = Duty("D3", staff[0], "supervision", 30, 1, "week", _window(cycle, OPENS, CLOSES), partner=staff[-1])
    some = [(), (fixed,), (floating,), (fixed, floating)]
    return _some(draw, *some, *([(shared,)] if len(staff) > 1 else []))


@st.composite
def _mandates(draw: st.DrawFn, problem: Problem) -> tuple[Mandate, ...]:
    made = [draw(_mandate(problem, at)) for at in range(draw(st.integers(3, 10)))]
    return tuple(_partnered(each, made, _some(draw, "", "", "co-treat", "alternate")) for each in made)


def _partnered(mandate: Mandate, others: Iterable[Mandate], how: str) -> Mandate:
    """Give a mandate the next one of the same child as a partner, where that has none of its own."""
    mine = [each for each in others if each.student == mandate.student and each.is_direct]
    if how == "" or mine[:2] == [] or mandate != mine[0] or len(mine) < 2:
        return mandate
    if how == "alternate":
        return replace(mandate, alternates_with=mine[1].key)
    return replace(mandate, co_treat_with=mine[1].key) if mine[1].service != mandate.service else mandate


@st.composite
def _mandate(draw: st.DrawFn, problem: Problem, at: int) -> Mandate:
    student = _some(draw, *problem.students)
    holders = [each for each in problem.therapists if not each.is_assistant]
    holder = _some(draw, *holders)
    setting = draw(st.sampled_from(("push-in", "pull-out", "combined", "either", "either")))
    per = draw(st.sampled_from(("week", "week", "week", "month", "cycle", "day")))
    return Mandate(
        f"M{at + 1}",
        student.code,
        holder.service,
        problem.cycle.grid * (_some(draw, 1, 2, 3) if problem.cycle.grid == 15 else 1),
        1 if per == "day" else _some(draw, 1, 1, 2),
        per,
        kind=draw(st.sampled_from(("direct",) * 6 + ("consult", "on behalf"))),
        therapist=_some(draw, holder.name, holder.name, None),
        assistant=_some(draw, AssistantShare(), AssistantShare(1, 1), AssistantShare(1, 2)),
        weeks=_some(draw, None, None, (1,), WeekShare(1, 2)) if per == "week" else None,
        setting=setting,
        push_in_share=_some(draw, 50, 30, 100) if setting == "combined" else None,
        push_in_during=_some(draw, (), (), ("Writing", "Lunch")),
        grouping=draw(st.sampled_from(("individual", "group", "either"))),
        largest_group=_some(draw, None, None, 2),
        goal=_some(draw, "", "cutting", "turns"),
        days_apart=_some(draw, 1, 1, 0, 2),
        minutes_apart=_some(draw, 60, 30),
    )


@st.composite
def _with_locks(draw: st.DrawFn, problem: Problem) -> Problem:
    """Draw at most one locked session, legal or not."""
    direct = [each for each in problem.mandates if each.is_direct and each.therapist and each.key in problem.demand]
    if not direct or draw(st.integers(0, 2)):
        return problem
    mandate = _some(draw, *direct)
    child = problem.student[mandate.student]
    rooms = [each.name for each in problem.rooms if each.school == child.school] or [""]
    start = draw(st.integers(OPENS // 30, 10 * HOUR // 30)) * 30
    lock = Placement(
        "locked",
        mandate.key,
        child.code,
        _some(draw, problem.cycle.all_weeks, (1,)),
        0,
        start,
        start + mandate.minutes,
        child.school,
        mandate.therapist or "",
        "pull-out",
        rooms[0],
        locked=True,
    )
    return replace(problem, locked=(lock,))

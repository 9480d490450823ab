"""A week of a plan as a problem of its own: what the calendar takes away, what is owed, what is covered."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from dated.weeks import FIRST, SECOND_WEEK, entry, planned, school
from instances import LINCOLN, at, change_mandate, place, window

from optsched.dated import DatedWeek, UndatedError, dated_week
from optsched.domain import Block, Duty, DutyTime, Hours, Mandate, Plan, Problem, Student, Therapist, WeekShare
from optsched.judge import breaches_in

MONDAY, TUESDAY = SECOND_WEEK, SECOND_WEEK + timedelta(days=1)


def week_of(problem: Problem, when: date = SECOND_WEEK, plan: Plan | None = None) -> DatedWeek:
    return dated_week(problem, plan or planned(problem), when)


def lost(week: DatedWeek) -> dict[str, str]:
    """Return why sessions cannot be held, by key."""
    return {each.key: each.lost for each in week.lost}


def owed(week: DatedWeek) -> dict[str, int]:
    return {key: demand.sessions for key, demand in week.problem.demand.items()}


def test_an_ordinary_week_is_the_plan_on_its_dates() -> None:
    week = week_of(school())
    assert [each.key for each in week.planned] == [
        "Ann OT 2026-09-07 1",
        "Ann Sp 2026-09-07 1",
        "Ben OT 2026-09-08 1",
        "Ann Sp 2026-09-09 1",
    ]
    assert owed(week) == {"Ann OT": 1, "Ben OT": 1, "Ann Sp": 2}
    assert (lost(week), week.findings) == ({}, ())
    assert week.problem.cycle.days == ("Mon 9/7", "Tue 9/8", "Wed 9/9", "Thu 9/10", "Fri 9/11")
    held = Plan(tuple(each.placement for each in week.planned), lunches=week.lunches)
    assert breaches_in(week.problem, held) == ()
    assert len(week.lunches) == 10


def test_what_is_planned_for_other_weeks_is_not_owed() -> None:
    assert owed(week_of(school(), FIRST))["Cal OT"] == 1
    assert "Cal OT" not in owed(week_of(school()))


@pytest.mark.parametrize(
    ("what", "who", "times", "expected"),
    [
        ("no school", "", (None, None), {"Ann OT", "Ann Sp"}),
        ("no school", LINCOLN, (None, None), {"Ann OT", "Ann Sp"}),
        ("no school", "Nowhere", (None, None), set()),
        ("early release", "", ("10:45", None), {"Ann Sp"}),
        ("early release", "", (None, "9:45"), {"Ann OT", "Ann Sp"}),
        ("late start", "", (None, "9:45"), {"Ann OT"}),
        ("late start", "", ("10:00", None), {"Ann OT"}),
        ("testing", "1A", ("8:00", "10:00"), {"Ann OT"}),
        ("testing", "2B", ("8:00", "10:00"), set()),
        ("field trip", "Ann", (None, None), {"Ann OT", "Ann Sp"}),
        ("no therapy", "", ("10:00", "11:00"), {"Ann Sp"}),
        ("absent", "Rivera", (None, None), {"Ann OT"}),
        ("absent", "rivera", ("12:00", "14:00"), set()),
        ("absent", "Ben", (None, None), set()),
        ("meeting", "Chen", ("10:00", "10:31"), {"Ann Sp"}),
        ("meeting", "", ("10:00", "10:31"), set()),
    ],
)
def test_the_calendar_takes_sessions(what: str, who: str, times: tuple[str | None, str | None], expected: set) -> None:
    start, end = (None if each is None else at(each) for each in times)
    week = week_of(school(entry(what, who=who, start=start, end=end)))
    assert {each.placement.mandate for each in week.lost} == expected
    assert set(lost(week).values()) <= {what}
    standing = Plan(tuple(each.placement for each in week.held), lunches=week.lunches)
    assert not [each for each in breaches_in(week.problem, standing) if each.code not in ("R10",)]
    moved_back = Plan(tuple(each.placement for each in week.planned))
    assert bool(breaches_in(week.problem, moved_back)) == bool(expected)


def test_a_grade_is_meant_where_no_class_has_the_name() -> None:
    problem = school(entry("testing", who="first", grade=1))
    assert {each.placement.mandate for each in week_of(problem).lost} == {"Ann OT", "Ann Sp"}


def test_an_early_release_is_a_warning_that_names_the_school() -> None:
    (finding,) = week_of(school(entry("early release", who=LINCOLN, start=at("12:00")))).findings
    assert finding.message.startswith("Mon 9/7: Lincoln ends at 12:00; its normal timetable is cut there")
    blocks = week_of(school(entry("early release", start=at("12:15")))).problem.classes[0].blocks
    monday = [each for each in blocks if each.window.days == (0,)]
    assert (monday[-1].activity, monday[-1].window.end) == ("Math", at("12:15"))


def test_an_early_release_without_a_time_takes_nothing_and_says_so() -> None:
    week = week_of(school(entry("early release")))
    assert not week.lost
    assert "does not say when" in week.findings[0].message


def test_a_date_with_a_timetable_of_its_own_is_planned_on_it() -> None:
    problem = school(entry("early release", variant="short", start=at("12:00")))
    short = (Block(window("9:00", "9:20"), "WIN"), Block(window("9:20", "12:00"), "Lunch"))
    classes = tuple(replace(each, variants=(("short", short),)) for each in problem.classes)
    week = week_of(replace(problem, classes=classes))
    assert week.findings == ()
    on_monday = list(week.problem.blocks_on((LINCOLN, "1A"), 1, 0))
    assert [each.activity for each in on_monday] == ["WIN", "Lunch"]
    assert week.problem.blocks_on((LINCOLN, "1A"), 1, 1)[0].activity == "Writing"
    broken = breaches_in(week.problem, Plan(tuple(each.placement for each in week.planned)))
    assert any("Ann's OT" in each.sentence for each in broken)


@pytest.mark.parametrize("who", ["", LINCOLN, "1A"])
def test_a_meeting_of_no_therapist_takes_nothing_and_that_is_said(who: str) -> None:
    week = week_of(school(entry("meeting", who=who)))
    assert not week.lost
    assert [each.code for each in week.findings] == ["W05"]


def test_a_timetable_that_nobody_has_is_a_warning() -> None:
    week = week_of(school(entry("testing", variant="short", start=0, end=1)))
    assert [each.seen for each in week.findings] == ["short"]


def test_a_school_that_is_open_whenever_somebody_is_there_closes_for_children_without_a_class() -> None:
    problem = school(entry("no school"))
    students = (*problem.students, Student("Dee", LINCOLN))
    mandates = (*problem.mandates, Mandate("Dee OT", "Dee", "OT", 30, 1, "week", therapist="Rivera"))
    problem = replace(
        problem, students=students, mandates=mandates, schools=tuple(replace(each, open=()) for each in problem.schools)
    )
    week = week_of(problem, plan=Plan((place(problem, "Dee OT", 0, "8:00"),)))
    assert lost(week) == {"Dee OT 2026-09-07 1": "no school"}
    assert all(0 not in part.days for part in week.problem.schools[0].open)


def test_a_mandate_that_begins_or_ends_inside_the_week_owes_its_own_days() -> None:
    begins = change_mandate(school(), "Ann Sp", starts=TUESDAY)
    ends = change_mandate(school(), "Ann Sp", ends=TUESDAY)
    later = change_mandate(school(), "Ann Sp", starts=SECOND_WEEK + timedelta(days=7))
    for problem, days in ((begins, [2]), (ends, [0]), (later, [])):
        week = week_of(problem, plan=planned(school()))
        assert [each.placement.day for each in week.planned if each.placement.mandate == "Ann Sp"] == days
        assert owed(week).get("Ann Sp", 0) == len(days)
        assert week.partly == (frozenset({"Ann Sp"}) if days else frozenset())


def test_what_is_asked_now_changes_what_is_owed() -> None:
    plan = planned(school())
    assert owed(week_of(change_mandate(school(), "Ann Sp", times=3), plan=plan))["Ann Sp"] == 3
    assert owed(week_of(change_mandate(school(), "Ann Sp", times=1), plan=plan))["Ann Sp"] == 1
    problem = school()
    new = replace(problem, mandates=(*problem.mandates, Mandate("Cal Sp", "Cal", "Speech", 30, 1, "week")))
    assert owed(week_of(new, plan=plan))["Cal Sp"] == 1


@pytest.mark.parametrize(
    ("changes", "in_a_year"),
    [
        ({"times": 3, "per": "quarter"}, 12),
        ({"times": 1, "per": "year"}, 1),
        ({"times": 2, "per": "week", "weeks": WeekShare(3, 5)}, 43),
    ],
)
def test_mandates_by_date_come_to_what_a_year_owes(changes: dict[str, object], in_a_year: int) -> None:
    problem = change_mandate(school(), "Cal OT", **changes)
    problem = change_mandate(problem, "Ben OT", times=1, per="quarter")
    assert {each.key for each in problem.by_date} == {"Cal OT", "Ben OT"}
    total: Counter[str] = Counter()
    for number in range(36):
        total += Counter(owed(week_of(problem, FIRST + timedelta(weeks=number), Plan())))
    assert abs(total["Cal OT"] - in_a_year) <= 1
    assert total["Ben OT"] == 4


def with_another(problem: Problem, **changes: object) -> Problem:
    """Add Soto, who gives OT at Lincoln all day."""
    given = {"name": "Soto", "service": "OT", "hours": (Hours(LINCOLN, window("8:00", "14:00")),), **changes}
    return replace(problem, therapists=(*problem.therapists, Therapist(**given)))  # type: ignore[arg-type]


def test_who_covers_holds_the_sessions_of_who_is_away() -> None:
    problem = with_another(school(entry("absent", who="Rivera", cover_by="Soto")))
    week = week_of(problem)
    assert not week.lost
    (covered,) = [each for each in week.planned if each.is_covered]
    assert (covered.key, covered.placement.therapist) == ("Ann OT 2026-09-07 1", "Soto")
    held = Plan(tuple(each.placement for each in week.planned))
    assert breaches_in(week.problem, held) == ()


def test_sessions_that_are_covered_are_a_mandate_of_their_own_where_others_are_not() -> None:
    problem = change_mandate(with_another(school(entry("absent", who="Rivera", cover_by="Soto"))), "Ann OT", times=2)
    plan = planned(problem)
    plan = replace(plan, placements=(*plan.placements, place(problem, "Ann OT", 3, "9:30")))
    week = week_of(problem, plan=plan)
    assert owed(week) == {"Ann OT": 1, "Ann OT by Soto": 1, "Ben OT": 1, "Ann Sp": 2}
    assert [each.key for each in week.planned if each.is_covered] == ["Ann OT 2026-09-07 1"]


@pytest.mark.parametrize(
    ("changes", "why"),
    [({"service": "PT"}, "gives PT"), ({"hours": (Hours("Adams", window("8:00", "14:00")),)}, "no hours at Lincoln")],
)
def test_who_cannot_cover_does_not_and_that_is_said(changes: dict[str, object], why: str) -> None:
    problem = with_another(school(entry("absent", who="Rivera", cover_by="Soto")), **changes)
    week = week_of(problem)
    assert lost(week) == {"Ann OT 2026-09-07 1": "absent"}
    assert why in week.findings[0].message


def test_duties_are_done_as_often_as_planned_and_only_where_somebody_works() -> None:
    problem = school(entry("absent", who="Rivera"))
    daily = Duty("bus", "Rivera", "bus", 30, 1, "day", window("13:30", "14:00"))
    notes = Duty("notes", "Rivera", "notes", 60, 8, "month", window("8:00", "14:00"))
    rare = Duty("rare", "Rivera", "rare", 60, 1, "month", window("8:00", "14:00"))
    problem = replace(problem, duties=(daily, notes, rare))
    times = (DutyTime("notes", (1, 2, 3, 4), 0, 480, 540), DutyTime("notes", (1, 2, 3, 4), 3, 480, 540))
    week = week_of(problem, plan=replace(planned(problem), duties=(*times, DutyTime("rare", (1,), 4, 480, 540))))
    laid = {each.key: each for each in week.problem.duties}
    assert set(laid) == {"bus", "notes"}
    assert laid["bus"].window.days == (1, 2, 3, 4)
    assert (laid["notes"].times, laid["notes"].per) == (2, "week")
    assert [(each.duty, each.day) for each in week.duties] == [("notes", 3)]


def test_a_week_without_school_is_refused() -> None:
    with pytest.raises(UndatedError, match="no school in the week of September 7, 2026"):
        week_of(school(entry("no school", last=SECOND_WEEK + timedelta(days=4))))


def test_letters_are_laid_on_the_dates_that_they_fall_on() -> None:
    problem = replace(school(entry("no school")), cycle=replace(school().cycle, weeks=2, days=tuple("ABCDE")))
    plan = Plan((place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 4, "9:30")))
    first, second, third = (week_of(problem, FIRST + timedelta(weeks=number), plan) for number in range(3))
    assert [each.key for each in first.planned] == ["Ann OT 2026-08-31 1", "Ben OT 2026-09-04 1"]
    assert [each.key for each in second.planned] == ["Ann OT 2026-09-08 1"]
    assert [each.key for each in third.planned] == ["Ben OT 2026-09-14 1", "Ann OT 2026-09-15 1"]
    for week in (first, second, third):
        assert not week.lost
        assert breaches_in(week.problem, Plan(tuple(each.placement for each in week.planned))) == ()
        assert {key: count for key, count in owed(week).items() if "OT" in key and "Cal" not in key} == {
            each.placement.mandate: 1 for each in week.planned
        }


def test_a_letter_that_comes_twice_in_a_week_is_two_sessions() -> None:
    problem = replace(school(), cycle=replace(school().cycle, weeks=2, days=("A", "B")))
    problem = change_mandate(problem, "Ann OT", times=1)
    plan = Plan((place(problem, "Ann OT", 0, "9:30"),))
    week = week_of(problem, FIRST, plan)
    assert [each.key for each in week.planned] == [
        "Ann OT 2026-08-31 1",
        "Ann OT 2026-09-02 1",
        "Ann OT 2026-09-04 1",
    ]
    assert len({each.placement.session for each in week.planned}) == 3
    assert owed(week)["Ann OT"] == 3
    assert breaches_in(week.problem, Plan(tuple(each.placement for each in week.planned))) == ()

"""Tiny districts, each with one difficulty, small enough that every plan can be tried.

Mon and Tue 8:00-10:00, half an hour at a time; Writing until 9:00 (push-in best, pull-out avoid, core), then WIN
(pull-out best, push-in ok). Nobody is owed a lunch in two hours.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from brute import session_name
from instances import LINCOLN, at

from optsched.domain import (
    ActivityRule,
    Block,
    Cycle,
    Hours,
    Level,
    Mandate,
    Pair,
    Placement,
    Problem,
    Room,
    School,
    SchoolClass,
    Student,
    Therapist,
    Window,
)

Stay = tuple[str, str] | tuple[str, str, tuple[int, ...]]
"""From, to, and the weeks where not all."""


def tiny(*mandates: Mandate, days: int = 1, weeks: int = 1, grades: tuple[int, ...] = (1, 1, 2, 4)) -> Problem:
    """One school; Ann and Ben in 1A, Cal and Dee in 2B; Rivera (OT) and Chen (Speech)."""
    cycle = Cycle(weeks, ("Mon", "Tue")[:days], grid=30)
    homes = ("1A", "1A", "2B", "2B")
    children = zip(("Ann", "Ben", "Cal", "Dee"), homes, grades, strict=True)
    return Problem(
        cycle=cycle,
        schools=(School(LINCOLN),),
        classes=(_class("1A", grades[0], cycle), _class("2B", grades[2], cycle)),
        activities=(
            ActivityRule("Writing", Level.AVOID, Level.BEST, core=True),
            ActivityRule("WIN", Level.BEST, Level.OK),
        ),
        therapists=(
            Therapist("Rivera", "OT", hours=_hours(cycle, ("8:00", "10:00"))),
            Therapist("Chen", "Speech", hours=_hours(cycle, ("8:00", "10:00"))),
        ),
        rooms=(Room(LINCOLN, "Therapy", at_once=2),),
        students=tuple(Student(name, LINCOLN, name[0], (LINCOLN, home), grade) for name, home, grade in children),
        mandates=mandates,
    )


def _class(name: str, grade: int, cycle: Cycle) -> SchoolClass:
    rows = (("8:00", "9:00", "Writing"), ("9:00", "10:00", "WIN"))
    blocks = tuple(Block(_window(cycle, start, end), activity, f"Room {name}") for start, end, activity in rows)
    return SchoolClass(LINCOLN, name, f"Teacher {name}", grade, blocks=blocks)


def _window(cycle: Cycle, start: str, end: str, weeks: tuple[int, ...] = ()) -> Window:
    return Window(cycle.all_days, weeks or cycle.all_weeks, at(start), at(end))


def _hours(cycle: Cycle, *stays: Stay) -> tuple[Hours, ...]:
    return tuple(Hours(LINCOLN, _window(cycle, *stay)) for stay in stays)


def present(problem: Problem, **stays: tuple[Stay, ...]) -> Problem:
    """Let the named therapists be there so long, and nobody else."""
    staff = tuple(
        replace(each, hours=_hours(problem.cycle, *stays[each.name]))
        for each in problem.therapists
        if each.name in stays
    )
    return replace(problem, therapists=staff)


def ot(student: str, times: int = 1, **changes: Any) -> Mandate:
    """A mandate of 30 minutes a week with Rivera, outside the class."""
    given: dict[str, Any] = {
        "key": f"{student} OT",
        "student": student,
        "service": "OT",
        "minutes": 30,
        "times": times,
        "per": "week",
        "therapist": "Rivera",
        "setting": "pull-out",
    }
    return Mandate(**{**given, **changes})


def speech(student: str, times: int = 1, **changes: Any) -> Mandate:
    """The same with Chen."""
    return ot(student, times, **{"key": f"{student} Sp", "service": "Speech", "therapist": "Chen", **changes})


ALONE: dict[str, Any] = {"grouping": "individual"}


def mixed_caps_and_grades() -> Problem:
    """An hour for four: Ann will be in no group above two, Dee in grade 4 is too far from grade 1, and costs alone."""
    problem = tiny(ot("Ann", largest_group=2), ot("Ben"), ot("Cal"), ot("Dee", grouping="group"))
    return present(problem, Rivera=(("9:00", "10:00"),))


def a_cap_that_leaves_one_out() -> Problem:
    """Half an hour for three who could be one group, but for Ben, who will be in none above two."""
    problem = tiny(ot("Ann", goal="cutting"), ot("Ben", largest_group=2), ot("Cal", goal="pencil grip"), weeks=2)
    return present(problem, Rivera=(("9:00", "9:30"),))


def a_child_of_two_therapists() -> Problem:
    """Chen has Ann's one best half hour and nothing else; Rivera, who has it too, must take a dearer one."""
    problem = tiny(ot("Ann", **ALONE), ot("Cal", **ALONE), speech("Ann", **ALONE))
    return present(problem, Rivera=(("8:30", "9:30"),), Chen=(("9:00", "9:30"),))


def one_room_for_two() -> Problem:
    """A room for one session at a time, and an hour and a half in which each therapist sees two alone."""
    problem = tiny(ot("Ann", **ALONE), ot("Ben", **ALONE), speech("Cal", **ALONE), speech("Dee", **ALONE))
    problem = replace(problem, rooms=(Room(LINCOLN, "Closet"),))
    return present(problem, Rivera=(("8:30", "10:00"),), Chen=(("8:30", "10:00"),))


def open_therapists() -> Problem:
    """Three children for two OTs there at different times; Ann's two sessions are with the same one."""
    problem = tiny(ot("Ann", 2, therapist=None), ot("Ben", therapist=None), ot("Cal", therapist=None), days=2)
    novak = Therapist("Novak", "OT", largest_group=1, hours=_hours(problem.cycle, ("8:30", "9:30")))
    rivera = replace(problem.therapists[0], largest_group=1, hours=_hours(problem.cycle, ("9:30", "10:00")))
    return replace(problem, therapists=(rivera, novak))


def over_full() -> Problem:
    """Three hours of individual sessions asked of two: who is missed, and rather two children once than one twice."""
    problem = tiny(ot("Ann", 2, **ALONE), ot("Ben", 2, **ALONE), ot("Cal", 2, **ALONE), days=2)
    return present(problem, Rivera=(("8:30", "9:30"),))


def over_full_of_two_lengths() -> Problem:
    """An hour and a half: one long and one short session, or three short ones."""
    problem = tiny(ot("Ann", minutes=60, **ALONE), ot("Ben", minutes=60, **ALONE), ot("Cal", **ALONE), speech("Ann"))
    return present(problem, Rivera=(("8:00", "9:30"),), Chen=(("8:00", "8:30"),))


def one_owed_too_often() -> Problem:
    """Half an hour a week for Ann's three sessions a cycle and Ben's one a week: somebody is missed twice."""
    problem = tiny(ot("Ann", 3, per="cycle", days_apart=0), ot("Ben", **ALONE), weeks=2)
    return present(problem, Rivera=(("9:00", "9:30"),))


def combined_share() -> Problem:
    """One push-in in two weeks, in turns, beside a child who may be met anywhere."""
    problem = tiny(ot("Ann", setting="combined", push_in_share=50), ot("Cal", setting="either"), weeks=2)
    return present(problem, Rivera=(("8:30", "9:30"),))


def combined_share_rounded() -> Problem:
    """30 per cent of two sessions is one push-in; Ben is met in class or outside."""
    problem = tiny(ot("Ann", 2, setting="combined", push_in_share=30), ot("Ben", 2, setting="either"), days=2)
    return present(problem, Rivera=(("8:30", "9:30"),))


def combined_share_out_of_reach() -> Problem:
    """All of Ann's sessions should be push-in, but her class has a visit whenever Rivera is there in week 2."""
    problem = tiny(ot("Ann", setting="combined", push_in_share=100), speech("Ben", setting="push-in"), weeks=2)
    return present(problem, Rivera=(("8:00", "8:30"),), Chen=(("8:00", "8:30", (2,)), ("8:30", "9:00", (1,))))


def weeks_with_different_hours() -> Problem:
    """No weekly time is common to both weeks, so that the weeks must differ."""
    problem = tiny(ot("Ann"), ot("Cal", setting="either"), weeks=2)
    return present(problem, Rivera=(("8:00", "9:00", (1,)), ("9:00", "10:00", (2,))))


def weeks_that_would_rather_differ() -> Problem:
    """One time is open in both weeks, but leaving it in week 2 saves more class time than it costs."""
    return present(tiny(ot("Ann"), weeks=2), Rivera=(("8:00", "8:30", (1,)), ("8:00", "10:00", (2,))))


def alternating_mandates() -> Problem:
    """Ann's two mandates are never in the same week; Ben, once a cycle, may join either."""
    ann = ot("Ann", per="cycle", alternates_with="Ann OT2")
    problem = tiny(ann, ot("Ann", key="Ann OT2", per="cycle"), ot("Ben", per="cycle"), weeks=2)
    return present(problem, Rivera=(("8:30", "9:30"),))


def together() -> Problem:
    """Ann is with Cal, although she would cost her class and her therapist less with Ben."""
    problem = tiny(ot("Ann", largest_group=2), ot("Ben"), ot("Cal"), grades=(1, 1, 2, 2))
    problem = present(problem, Rivera=(("8:30", "9:30"),))
    return replace(problem, pairs=(Pair("Ann", "Cal", "together"),))


def apart() -> Problem:
    """Ann and Ben are kept apart in an hour for two sessions; Cal would rather be with Ann, and not with Ben."""
    problem = present(tiny(ot("Ann"), ot("Ben"), ot("Cal", grouping="group")), Rivera=(("9:00", "10:00"),))
    wishes = (Pair("Cal", "Ann", "prefer together"), Pair("Cal", "Ben", "prefer apart"))
    return replace(problem, pairs=(Pair("Ann", "Ben", "apart"), *wishes))


def a_locked_session() -> Problem:
    """Ben is locked into the middle; the run is broken by nothing, so that one half hour stays empty."""
    problem = present(tiny(ot("Ann", **ALONE), ot("Ben"), ot("Cal", **ALONE)), Rivera=(("8:30", "10:00"),))
    rivera = replace(problem.therapists[0], longest_run=60)
    lock = Placement(
        session_name("Rivera", 0, at("9:00")),
        "Ben OT",
        "Ben",
        (1,),
        0,
        at("9:00"),
        at("9:30"),
        LINCOLN,
        "Rivera",
        "pull-out",
        "Therapy",
        locked=True,
    )
    return replace(problem, therapists=(rivera,), locked=(lock,))


def co_treated() -> Problem:
    """Ann's OT and speech are one session; Cal has what is left of Rivera's hour."""
    problem = tiny(ot("Ann", co_treat_with="Ann Sp"), speech("Ann"), ot("Cal", **ALONE))
    return present(problem, Rivera=(("8:30", "9:30"),), Chen=(("8:00", "9:30"),))


def a_plan_before() -> Problem:
    """Ann was seen at half past eight; going back there costs class time, moving costs more and is asked first."""
    problem = present(tiny(ot("Ann"), ot("Cal"), days=2), Rivera=(("8:30", "9:30"),))
    old = Placement("S", "Ann OT", "Ann", (1,), 1, at("8:30"), at("9:00"), LINCOLN, "Rivera", "pull-out", "Therapy")
    return replace(problem, previous=(old,))


CASES: tuple[Callable[[], Problem], ...] = (
    mixed_caps_and_grades,
    a_cap_that_leaves_one_out,
    a_child_of_two_therapists,
    one_room_for_two,
    open_therapists,
    over_full,
    over_full_of_two_lengths,
    one_owed_too_often,
    combined_share,
    combined_share_rounded,
    combined_share_out_of_reach,
    weeks_with_different_hours,
    weeks_that_would_rather_differ,
    alternating_mandates,
    together,
    apart,
    a_locked_session,
    co_treated,
    a_plan_before,
)

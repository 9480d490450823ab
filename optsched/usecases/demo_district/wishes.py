"""Children's own times, and what teachers, therapists and a principal wish for."""

from collections.abc import Sequence
from random import Random
from typing import Literal

from optsched.domain import Block, Mandate, Preference, SchoolClass, Student, StudentTime, Window
from optsched.usecases.demo_district.schools import SPECIAL_CLASS, WEEKS, Campus, window
from optsched.usecases.demo_district.staff import Post

OwnRule = Literal["never", "avoid", "prefer", "allow"]
OWN_TIMES: tuple[tuple[int, OwnRule, str, str], ...] = (
    (6, "never", "ELL group", "ELA"),
    (4, "never", "Reading intervention", "WIN"),
    (2, "avoid", "Band practice", "Science"),
    (2, "prefer", "Family asks for it", "WIN"),
    (2, "allow", "May miss music", "Music"),
)
"""(children in a hundred, rule, what, the activity it falls into)."""
NONE = 100 - sum(row[0] for row in OWN_TIMES)
MAINSTREAM = ("Science", "Social studies")
LONGEST_OWN = 30


def own_times(
    children: Sequence[Student], lines: Sequence[Mandate], campus: Campus, chance: Random
) -> list[StudentTime]:
    """Give some children a time of their own; those of the special class join another class for science.

    Not those whose push-ins need named activities of their own class, which might fall into that time.
    """
    tied = {each.student for each in lines if each.push_in_during}
    classes = {each.key: each for each in campus.classes}
    found: list[StudentTime] = []
    for child in children:
        assert child.school_class is not None
        if child.code in tied:
            continue
        if child.school_class[1] == SPECIAL_CLASS:
            found += _mainstreamed(child, campus, chance)
            continue
        row = chance.choices((*OWN_TIMES, None), [*(own[0] for own in OWN_TIMES), NONE])[0]
        if row is not None:
            _, rule, what, activity = row
            block = _first_block(classes[child.school_class], (activity,))
            if block is not None:
                found.append(StudentTime(child.code, _short(block.window), rule, what))
    return found


def _first_block(home: SchoolClass, activities: tuple[str, ...]) -> Block | None:
    return next((each for each in home.blocks if each.activity in activities and each.window.weeks == WEEKS), None)


def _short(whole: Window) -> Window:
    """Return at most half an hour on at most three days of a block."""
    return window(whole.start, min(whole.end, whole.start + LONGEST_OWN), whole.days[:3])


def _mainstreamed(child: Student, campus: Campus, chance: Random) -> list[StudentTime]:
    hosts = [each for each in campus.classes if each.grade in (1, 2, 3) and each.name != SPECIAL_CLASS]
    host = chance.choice(hosts)
    blocks = [each for each in host.blocks if each.activity in MAINSTREAM]
    return [
        StudentTime(child.code, each.window, None, f"{each.activity} with {host.name}", host.key) for each in blocks
    ]


def preferences_of(campus: Campus, posts: Sequence[Post], chance: Random) -> list[Preference]:
    """Return what a school's grown-ups answered when asked for their best and worst times."""
    found: list[Preference] = []
    for each in campus.classes:
        if chance.random() < 0.2:
            found += _of_teacher(each, chance)
    if chance.random() < 0.5:
        found.append(Preference(window(campus.starts, campus.starts + 45, (0,)), "worst", school=campus.name))
    for post in posts:
        if post.therapist.hours[0].school == campus.name and chance.random() < 0.4:
            late = window(campus.ends - 60, campus.ends, (4,))
            found.append(Preference(late, "worst", therapist=post.therapist.name))
    return found


def _of_teacher(home: SchoolClass, chance: Random) -> list[Preference]:
    best, worst = _first_block(home, ("WIN", "Centers")), _first_block(home, ("Math",))
    chosen: list[Preference] = []
    if best is not None:
        chosen.append(Preference(best.window, "best", classes=(home.key,)))
    if worst is not None and chance.random() < 0.5:
        chosen.append(Preference(worst.window, "worst", classes=(home.key,)))
    return chosen

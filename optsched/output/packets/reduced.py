"""What each audience may know, as a problem and a plan of its own: the rest is gone before anything is drawn.

Children are called as the district shows them, sessions and mandates have new names, other people's children are
*another student*. Whoever draws takes what these functions return, and nothing else.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from optsched.domain import (
    ClassKey,
    Duty,
    DutyTime,
    Lunch,
    Mandate,
    Placement,
    Plan,
    Problem,
    Room,
    SchoolClass,
    Student,
)
from optsched.output.packets import parts
from optsched.output.packets.presence import presence
from optsched.output.packets.whole import ANOTHER_SCHOOL, ANOTHER_STUDENT, ANOTHER_THERAPIST, Whole


def for_therapist(whole: Whole, name: str) -> tuple[Problem, Plan]:
    """Keep one therapist's week and caseload; of a mandate that she shares, the sessions of others as well.

    Who co-treats a child with her stays too, with a service line that asks for nothing.
    """
    given = whole.problem
    owed = whole.mandates_of.get(name, ())
    codes = dict.fromkeys(each.student for each in owed)
    own = [given.student[code] for code in codes]
    rows = [row for each in owed for row in whole.plan.of_mandate.get(each.key, ())]
    listed = {each.key for each in owed}
    beside = [each for row in rows for each in whole.co_treated(row) if each.mandate not in listed]
    keys = parts.numbered((*(each.key for each in owed), *(row.mandate for row in beside)), "M")
    person = given.therapist[name]
    places = {hours.school for hours in person.hours} | {row.school for row in rows} | {each.school for each in own}
    knows = {*codes, *places}
    duties = [each for each in given.duties if name in each.therapists]
    renamed = parts.numbered((each.key for each in duties), "D")
    renamed |= {f"by date {old}": f"by date {new}" for old, new in keys.items()}
    problem = Problem(
        cycle=given.cycle,
        options=parts.options(given),
        schools=parts.schools(given, places),
        travel=tuple(way for way in given.travel if {way[0], way[1]} <= places),
        classes=parts.classes(given, (each.school_class for each in own if each.school_class), str, False),
        therapists=(parts.therapist(person, person.hours),),
        duties=tuple(_duty(each, renamed[each.key], whole.washed(each.what, knows)) for each in duties),
        students=tuple(parts.student(each, whole.label[each.code]) for each in own),
        mandates=(
            *(parts.mandate(each, keys, whole.label[each.student], each.therapist) for each in owed),
            *_bare(whole, {row.mandate: row for row in beside}, keys),
        ),
    )
    held = [replace(row, place=whole.view.place_of(row)) for row in (*rows, *beside)]
    plan = Plan(
        _rows(whole, held, keys, knows),
        tuple(
            DutyTime(renamed[each.duty], each.weeks, each.day, each.start, each.end, each.school)
            for each in whole.plan.duties
            if each.duty in renamed and each.duty in given.duty and name in given.duty[each.duty].therapists
        ),
        tuple(
            Lunch(each.therapist, each.weeks, each.day, each.start, each.end)
            for each in whole.plan.lunches
            if each.therapist == name
        ),
    )
    return problem, plan


def for_principal(whole: Whole, school: str) -> tuple[Problem, Plan]:
    """Keep one building: its children and classes, its rooms, and who is there when; no lunch, duty or open time."""
    given = whole.problem
    own = {each.code: each for each in given.students if each.school == school}
    there = presence(whole, school)
    owed = [each for code in own for each in whole.mandates_for.get(code, ())]
    keys = parts.numbered((each.key for each in owed), "M")
    rows = [row for code in own for row in whole.plan.of_student.get(code, ())]
    guests = [row for row in whole.held_at.get(school, ()) if row.student not in own]
    sessions = parts.numbered(row.session for row in (*rows, *guests))
    knows = {*own, school}
    known = _rows(whole, rows, keys, knows, sessions)
    visiting, foreign = _guests(whole, guests, knows, sessions)
    problem = Problem(
        cycle=given.cycle,
        options=parts.options(given),
        schools=parts.schools(given, (school,)),
        classes=(*_classes_at(whole, school, knows), SchoolClass(*parts.ELSEWHERE)),
        therapists=tuple(parts.therapist(given.therapist[name], hours) for name, hours in there.items()),
        rooms=tuple(
            Room(school, whole.washed(each.name, knows), each.at_once) for each in given.rooms if each.school == school
        ),
        students=(*(_at_home(each, whole.label[code], school) for code, each in own.items()), *_another(foreign)),
        student_times=tuple(time for code in own for time in parts.in_classes(given, code, whole.label[code], school)),
        mandates=(*(parts.mandate(each, keys, whole.label[each.student]) for each in owed), *foreign),
    )
    return problem, Plan((*(in_building(row, school, there) for row in known), *visiting))


def for_teacher(whole: Whole, key: ClassKey) -> tuple[Problem, Plan]:
    """Keep the sessions of children while they are in one class; nobody else who comes to them, no minutes owed."""
    given = whole.problem
    rows = whole.view.served.get(key, ())
    codes = dict.fromkeys(row.student for row in rows)
    knows = {*codes, key[0]}
    keys = parts.numbered((row.mandate for row in rows), "M")
    holders = {row.therapist for row in rows}
    problem = Problem(
        cycle=given.cycle,
        options=parts.options(given),
        schools=parts.schools(given, (key[0],)),
        classes=parts.classes(given, (key,), lambda text: whole.washed(text, knows)),
        therapists=tuple(parts.therapist(each) for each in given.therapists if each.name in holders),
        students=tuple(Student(whole.label[code], key[0], school_class=key) for code in codes),
        mandates=_bare(whole, {row.mandate: row for row in rows}, keys),
    )
    away = tuple(row if row.school == key[0] else moved_away(row) for row in _rows(whole, rows, keys, knows))
    return problem, Plan(away)


def for_family(whole: Whole, code: str) -> tuple[Problem, Plan]:
    """Keep one child; who comes to its sessions is another student."""
    given = whole.problem
    child = given.student[code]
    owed = whole.mandates_for.get(code, ())
    keys = parts.numbered((each.key for each in owed), "M")
    rows = whole.plan.of_student.get(code, ())
    company = [each for row in rows for each in whole.view.of_session[row.session] if each.student != code]
    sessions = parts.numbered(row.session for row in rows)
    visits = {child.school, *(row.school for row in rows)}
    knows = {code, *visits}
    visiting, foreign = _guests(whole, dict.fromkeys(company), knows, sessions)
    times = parts.in_classes(given, code, whole.label[code])
    holders = {row.therapist for row in rows} | {each.therapist for each in owed}
    in_class = (key for key in (child.school_class, *(time.in_class for time in times)) if key)
    problem = Problem(
        cycle=given.cycle,
        options=parts.options(given),
        schools=parts.schools(given, visits),
        classes=parts.classes(given, in_class, lambda text: whole.washed(text, knows)),
        therapists=tuple(parts.therapist(each) for each in given.therapists if each.name in holders),
        students=(parts.student(child, whole.label[code]), *_another(foreign)),
        student_times=times,
        mandates=(*(parts.mandate(each, keys, whole.label[code], each.therapist) for each in owed), *foreign),
    )
    return problem, Plan((*_rows(whole, rows, keys, knows, sessions), *visiting))


def _rows(
    whole: Whole,
    rows: Iterable[Placement],
    keys: dict[str, str],
    knows: Collection[str],
    sessions: dict[str, str] | None = None,
) -> tuple[Placement, ...]:
    """Return the sessions of an audience's own children, under new names."""
    known = list(rows)
    named = sessions if sessions is not None else parts.numbered(row.session for row in known)
    return tuple(
        parts.placement(
            row,
            named[row.session],
            keys[row.mandate],
            whole.label[row.student],
            lambda text: whole.washed(text, knows),
        )
        for row in known
    )


def _bare(whole: Whole, one_each: dict[str, Placement], keys: dict[str, str]) -> tuple[Mandate, ...]:
    """Return lines that ask for nothing for mandates of an audience's own children, by a placement of each."""
    given = whole.problem.mandate
    return tuple(
        parts.bare_mandate(
            row, given[old].service, keys[old], whole.label[row.student], keys.get(given[old].co_treat_with or "")
        )
        for old, row in one_each.items()
    )


def _guests(
    whole: Whole, rows: Iterable[Placement], knows: Collection[str], sessions: dict[str, str]
) -> tuple[tuple[Placement, ...], tuple[Mandate, ...]]:
    """Return other people's children in the same sessions, each as another student, and lines that ask for nothing."""
    placements, mandates = [], []
    for number, row in enumerate(rows, 1):
        service = whole.problem.mandate[row.mandate].service
        mandates.append(parts.bare_mandate(row, service, f"G{number}", ANOTHER_STUDENT))
        placements.append(
            parts.placement(
                row, sessions[row.session], f"G{number}", ANOTHER_STUDENT, lambda text: whole.washed(text, knows)
            )
        )
    return tuple(placements), tuple(mandates)


def _another(foreign: tuple[Mandate, ...]) -> tuple[Student, ...]:
    return (Student(ANOTHER_STUDENT, ANOTHER_SCHOOL),) if foreign else ()


def _at_home(child: Student, label: str, school: str) -> Student:
    key = child.school_class
    return parts.student(child, label, parts.ELSEWHERE if key and key[0] != school else None)


def _classes_at(whole: Whole, school: str, knows: Collection[str]) -> tuple[SchoolClass, ...]:
    keys = (each.key for each in whole.problem.classes if each.school == school)
    return parts.classes(whole.problem, keys, lambda text: whole.washed(text, knows))


def in_building(row: Placement, school: str, there: Collection[str]) -> Placement:
    """Return a session as the principal sees it: one that is held elsewhere says only that."""
    if row.school == school:
        return row
    return moved_away(row, row.therapist if row.therapist in there else ANOTHER_THERAPIST)


def moved_away(row: Placement, therapist: str | None = None) -> Placement:
    """Return a session that is held at another school, which is all that is said of it."""
    who = row.therapist if therapist is None else therapist
    when = (row.weeks, row.day, row.start, row.end)
    return Placement(row.session, row.mandate, row.student, *when, ANOTHER_SCHOOL, who, row.setting, ANOTHER_SCHOOL)


def _duty(given: Duty, key: str, what: str) -> Duty:
    return Duty(
        key,
        given.therapist,
        what,
        given.minutes,
        given.times,
        given.per,
        parts.window(given.window),
        given.partner,
        given.school,
    )

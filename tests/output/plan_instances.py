"""A plan as a district has it: two schools, travel, groups, alternating weeks, lunches, duties, something missing."""

from dataclasses import replace

from instances import ALL_WEEKS, LINCOLN, at, school_small, window

from optsched.domain import (
    ClassKey,
    Duty,
    DutyTime,
    Finding,
    Findings,
    GoalValue,
    Hours,
    Lunch,
    Mandate,
    Options,
    Placement,
    Plan,
    Problem,
    Room,
    RunFacts,
    School,
    Severity,
    Shortfall,
    Source,
    Student,
    Therapist,
)
from optsched.domain.protocols import StageResult

WASHINGTON = "Washington"
MON, TUE, WED, THU, FRI = range(5)
CLASSES: tuple[tuple[str, str, int], ...] = (
    (LINCOLN, "1A", 1),
    (LINCOLN, "2B", 2),
    (LINCOLN, "3C", 3),
    (WASHINGTON, "1A", 1),
    (WASHINGTON, "2D", 2),
)


def two_schools() -> Problem:
    """Rivera (OT) is at Lincoln, on Tuesdays from noon and on Fridays at Washington, 20 minutes away.

    Chen (speech) is at Lincoln every day, O'Hara (PT) on Mondays at Lincoln and Wednesdays at Washington in
    weeks 1 and 3. Students S01 to S15, three in each class; classes keep the day of `school_small`.
    """
    small = school_small()
    block = small.classes[0].blocks
    classes = tuple(
        replace(small.classes[0], school=school, name=name, teacher=f"Ms. {name} Park", grade=grade, blocks=block)
        for school, name, grade in CLASSES
    )
    return replace(
        small,
        options=Options(district="Maple & Valley"),
        schools=(School(LINCOLN, (window("8:00", "15:00"),)), School(WASHINGTON, (window("8:00", "15:00"),))),
        travel=((LINCOLN, WASHINGTON, 20),),
        classes=classes,
        therapists=(_rivera(), _chen(), _ohara()),
        duties=(
            Duty("team", "Rivera", "Team meeting", 30, 1, "week", window("8:00", "8:30", (WED,)), "Chen"),
            Duty("notes", "Rivera", "Notes and billing", 60, 1, "week", window("8:00", "15:00")),
        ),
        rooms=(Room(LINCOLN, "Therapy", 2), Room(WASHINGTON, "Room 12", 1)),
        students=tuple(_student(number) for number in range(15)),
        mandates=_mandates(),
    )


def _rivera() -> Therapist:
    days = (MON, WED, THU)
    hours = (
        Hours(LINCOLN, window("8:00", "15:00", days)),
        Hours(LINCOLN, window("8:00", "11:30", (TUE,))),
        Hours(WASHINGTON, window("12:00", "15:00", (TUE,))),
        Hours(WASHINGTON, window("8:00", "15:00", (FRI,))),
    )
    return Therapist("Rivera", "OT", hours=hours)


def _chen() -> Therapist:
    return Therapist("Chen", "Speech", hours=(Hours(LINCOLN, window("8:00", "15:00")),))


def _ohara() -> Therapist:
    hours = (
        Hours(LINCOLN, window("8:30", "12:00", (MON,))),
        Hours(WASHINGTON, window("9:00", "13:00", (WED,), (1, 3))),
    )
    return Therapist("O'Hara", "PT", hours=hours, lunch_minutes=0)


def _student(number: int) -> Student:
    school, name, grade = CLASSES[number // 3]
    key: ClassKey = (school, name)
    return Student(f"S{number + 1:02d}", school, "J.M." if number < 2 else f"A{number}.", key, grade)


def _mandates() -> tuple[Mandate, ...]:
    def owed(student: int, service: str, times: int, therapist: str, minutes: int = 30, **more: object) -> Mandate:
        code = f"S{student:02d}"
        base = Mandate(f"{code} {service}", code, service, minutes, times, "week", therapist=therapist)
        return replace(base, **more)  # type: ignore[arg-type]

    return (
        owed(1, "OT", 2, "Rivera", setting="combined", push_in_share=50),
        owed(2, "OT", 2, "Rivera"),
        owed(3, "OT", 2, "Rivera", per="month"),
        owed(4, "OT", 2, "Rivera", per="month"),
        owed(5, "OT", 1, "Rivera", setting="push-in"),
        owed(6, "OT", 1, "Rivera", minutes=15, kind="consult"),
        owed(7, "OT", 2, "Rivera", setting="pull-out"),
        owed(10, "OT", 1, "Rivera", setting="push-in"),
        owed(11, "OT", 2, "Rivera"),
        owed(13, "OT", 1, "Rivera", minutes=45),
        owed(14, "OT", 3, "Rivera", per="quarter"),
        owed(1, "Speech", 2, "Chen"),
        owed(4, "Speech", 1, "Chen", setting="combined", push_in_share=50),
        owed(5, "Speech", 2, "Chen"),
        owed(8, "Speech", 3, "Chen", minutes=20),
        owed(2, "PT", 1, "O'Hara"),
        owed(12, "PT", 2, "O'Hara", per="month"),
    )


def full_plan(problem: Problem) -> Plan:
    """Place almost all of `two_schools`: S07's second OT session is missing in weeks 2 and 4."""

    def held(session: str, mandates: str, day: int, start: str, setting: str, place: str, weeks=ALL_WEEKS):  # type: ignore[no-untyped-def]
        for text in mandates.split(", "):
            key, _, only = text.partition(" @")
            owed = problem.mandate[key]
            yield Placement(
                session,
                key,
                owed.student,
                tuple(int(week) for week in only.split("+")) if only else weeks,
                day,
                at(start),
                at(start) + owed.minutes,
                problem.student[owed.student].school,
                owed.therapist or "",
                setting,  # type: ignore[arg-type]
                place,
            )

    rows = (
        *held("R1", "S01 OT, S02 OT", MON, "8:00", "push-in", "1A"),
        *held("R2", "S05 OT", MON, "10:30", "push-in", "2B"),
        *held("R3", "S07 OT", MON, "9:30", "pull-out", "Therapy"),
        *held("R4", "S01 OT", WED, "9:30", "pull-out", "Therapy"),
        *held("R5", "S02 OT, S04 OT @2+4", WED, "10:00", "pull-out", "Therapy"),
        *held("R6", "S06 OT", TUE, "10:30", "consult", ""),
        *held("R7", "S03 OT", TUE, "9:30", "pull-out", "Therapy", (1, 3)),
        *held("R8", "S07 OT", THU, "9:45", "pull-out", "Therapy", (1, 3)),
        *held("R9", "S10 OT", TUE, "12:30", "push-in", "1A"),
        *held("R10", "S11 OT", FRI, "9:30", "pull-out", "Room 12"),
        *held("R11", "S11 OT", TUE, "12:00", "push-in", "1A"),
        *held("R12", "S13 OT", FRI, "10:00", "pull-out", "Room 12"),
        *held("C1", "S01 Speech, S05 Speech", TUE, "9:30", "pull-out", "Therapy"),
        *held("C2", "S01 Speech, S05 Speech", THU, "9:30", "pull-out", "Therapy"),
        *held("C3", "S04 Speech", WED, "10:30", "push-in", "2B", (1, 3)),
        *held("C4", "S04 Speech", FRI, "10:30", "pull-out", "Therapy", (2, 4)),
        *(
            one
            for day in (MON, WED, FRI)
            for one in held(f"C5 {day}", "S08 Speech", day, "9:30", "pull-out", "Therapy")
        ),
        *held("P1", "S02 PT", MON, "9:30", "pull-out", "Therapy"),
        *held("P2", "S12 PT", WED, "9:30", "pull-out", "Room 12", (1, 3)),
    )
    return Plan(
        placements=tuple(replace(row, locked=row.session == "R12") for row in rows),
        duties=(DutyTime("notes", ALL_WEEKS, THU, at("13:00"), at("14:00")),),
        lunches=(
            *(Lunch("Rivera", ALL_WEEKS, day, at("12:00"), at("12:30")) for day in (MON, WED, THU)),
            Lunch("Rivera", ALL_WEEKS, TUE, at("11:00"), at("11:30")),
            Lunch("Rivera", (1, 2), FRI, at("12:00"), at("12:30")),
            Lunch("Rivera", (3, 4), FRI, at("12:15"), at("12:45")),
            *(Lunch("Chen", ALL_WEEKS, day, at("11:30"), at("12:00")) for day in range(5)),
        ),
        goals=(
            GoalValue("minutes missing", 1, "minute", 1, 60, 60),
            GoalValue("mix", 2, "minute away from the push-in share", 1, 0, 0),
            GoalValue(
                "instruction missed", 3, "per 5 minutes pulled out: `best` 0, `ok` 1, `avoid` 4; core + 2", 1, 84, 72
            ),
            GoalValue("meetings", 3, "per session held (therapist's view)", 1, 74),
        ),
        stages=(
            StageResult(1, 60, 60, True, "No plan places more than this one."),
            StageResult(2, 0, 0, True, "No plan that misses as few minutes comes closer to the mix."),
            StageResult(3, 158, 140, False),
        ),
        shortfalls=(
            Shortfall(
                "mandate",
                "S07 OT",
                60,
                2,
                (2, 4),
                "Rivera is with other children whenever 3C lets S07 go.",
                "If 3C's Math on Thu were `ok`: placed.",
            ),
            Shortfall("duty", "by date S14 OT", 90, 2, (1, 2), "Her week has no other place."),
            Shortfall("lunch", "Rivera, 4, 4", 30, 1, (4,), "Locked sessions fill the window."),
        ),
        facts=RunFacts(43.2, 512, 7, 2),
    )


def findings() -> Findings:
    source = Source("district.xlsx", "Services", "H14")
    return Findings(
        (
            Finding("S12", Severity.NOTE, "The end is after the school year.", "=2+5", "", source),
            Finding("S07", Severity.WARNING, "Room is empty at Lincoln.", "", "Maybe add a row to Rooms.", source),
        )
    )

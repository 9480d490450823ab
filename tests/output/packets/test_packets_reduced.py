"""What each reader's district holds, on one small district of two schools."""

from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from pathlib import Path

import pytest
from instances import ALL_WEEKS, LINCOLN, at, change_therapist, window
from openpyxl import load_workbook
from output.plan_instances import FRI, MON, TUE, WASHINGTON, full_plan, two_schools

from optsched.domain import Findings, Hours, Plan, Problem, StudentTime
from optsched.domain.accounts import account
from optsched.output.packets import packets, write_packet
from optsched.output.packets.board import FEW, WITHHELD, Sums, for_board
from optsched.output.packets.presence import presence
from optsched.output.packets.reduced import for_family, for_principal, for_teacher, for_therapist
from optsched.output.packets.whole import ANOTHER_SCHOOL, ANOTHER_STUDENT, ANOTHER_THERAPIST, Whole
from optsched.output.plan.view import View


def whole(problem: Problem | None = None, plan: Plan | None = None) -> Whole:
    district = problem or two_schools()
    return Whole(district, plan or full_plan(two_schools()))


def test_a_therapist_keeps_her_week_and_her_minutes() -> None:
    problem, plan = for_therapist(whole(), "Rivera")
    assert [each.name for each in problem.therapists] == ["Rivera"]
    assert {each.therapist for each in plan.placements} == {"Rivera"}
    full = whole()
    before = View(full.problem, full.plan, Findings(), datetime.min).days
    after = View(problem, plan, Findings(), datetime.min).days
    own = {
        key: [(item.kind, item.start, item.end) for item in row] for key, row in before.items() if key[0] == "Rivera"
    }
    assert {key: [(item.kind, item.start, item.end) for item in row] for key, row in after.items()} == own
    asked = [row for row in account(full.problem, full.plan) if row.therapists == ("Rivera",)]
    assert [(row.required, row.missing) for row in account(problem, plan)] == [
        (row.required, row.missing) for row in asked
    ]


def test_a_mandate_that_two_share_keeps_the_sessions_of_both() -> None:
    full = full_plan(two_schools())
    rows = tuple(replace(each, therapist="Chen") if each.session == "R4" else each for each in full.placements)
    problem, plan = for_therapist(whole(plan=Plan(rows)), "Rivera")
    shared = [each for each in plan.placements if each.therapist == "Chen"]
    assert [each.student for each in shared] == ["S01"]
    assert next(row for row in account(problem, plan) if row.student == "S01").missing == 0


def test_an_unplaced_mandate_stays_on_the_caseload_of_the_one_it_names() -> None:
    problem, plan = for_therapist(whole(plan=Plan()), "O'Hara")
    assert {each.student for each in problem.mandates} == {"S02", "S12"}
    assert plan.placements == ()


def test_notes_goals_locks_and_names_of_mandates_do_not_cross() -> None:
    full = full_plan(two_schools())
    rows = tuple(replace(each, note="his mother called", locked=True) for each in full.placements)
    for problem, plan in (
        for_therapist(whole(plan=Plan(rows)), "Rivera"),
        for_principal(whole(plan=Plan(rows)), LINCOLN),
        for_teacher(whole(plan=Plan(rows)), (LINCOLN, "1A")),
        for_family(whole(plan=Plan(rows)), "S01"),
    ):
        assert plan.placements
        assert {(each.note, each.locked) for each in plan.placements} == {("", False)}
        assert not {each.key for each in problem.mandates} & {each.key for each in two_schools().mandates}
        assert not {each.session for each in plan.placements} & {each.session for each in rows}
        assert {each.goal for each in problem.mandates} == {""}


def test_a_principal_has_no_lunch_no_duty_and_hours_of_the_building_only() -> None:
    problem, plan = for_principal(whole(), LINCOLN)
    assert (problem.duties, plan.duties, plan.lunches) == ((), (), ())
    assert {hours.school for each in problem.therapists for hours in each.hours} == {LINCOLN}
    assert {each.school for each in problem.students} == {LINCOLN}
    assert {each.school for each in plan.placements} == {LINCOLN}


def test_a_child_who_is_seen_elsewhere_is_at_another_school_with_another_therapist() -> None:
    full = full_plan(two_schools())
    rows = tuple(
        replace(each, school=WASHINGTON, therapist="Away", place="Room 12") if each.session == "R7" else each
        for each in full.placements
    )
    _, plan = for_principal(whole(plan=Plan(rows)), LINCOLN)
    (moved,) = [each for each in plan.placements if each.school == ANOTHER_SCHOOL]
    assert (moved.student, moved.therapist, moved.place) == ("S03", ANOTHER_THERAPIST, ANOTHER_SCHOOL)


def test_a_guest_of_another_school_is_another_student_and_asks_for_nothing() -> None:
    full = full_plan(two_schools())
    guest = replace(
        next(each for each in full.placements if each.session == "R10"), session="R1", day=MON, school=LINCOLN
    )
    problem, plan = for_principal(whole(plan=Plan((*full.placements, guest))), LINCOLN)
    assert [each.student for each in plan.placements].count(ANOTHER_STUDENT) == 1
    assert not any(row.required for row in account(problem, plan) if row.student == ANOTHER_STUDENT)


def test_a_teacher_sees_a_child_only_while_it_is_in_her_class() -> None:
    problem = two_schools()
    # S01 of 1A sits in 2B on Mondays until 9:30, where its session at 8:00 is
    time = StudentTime("S01", window("8:00", "9:30", (MON,)), None, in_class=(LINCOLN, "2B"))
    cut = Whole(replace(problem, student_times=(time,)), full_plan(problem))
    own, plan = for_teacher(cut, (LINCOLN, "2B"))
    assert [(each.day, each.start) for each in plan.placements if each.student == "S01"] == [(MON, at("8:00"))]
    assert {each.school_class for each in own.students} == {(LINCOLN, "2B")}
    _, home = for_teacher(cut, (LINCOLN, "1A"))
    assert (MON, at("8:00")) not in [(each.day, each.start) for each in home.placements if each.student == "S01"]


def test_a_family_has_one_child_and_others_by_number_only() -> None:
    problem, plan = for_family(whole(), "S04")
    assert [each.code for each in problem.students] == ["S04", ANOTHER_STUDENT]
    # S02 comes to the group on Wednesdays
    assert [each.student for each in plan.placements].count(ANOTHER_STUDENT) == 1
    assert {each.name for each in problem.therapists} == {"Rivera", "Chen"}


def test_presence_where_hours_leave_the_school_open_is_from_first_to_last_session() -> None:
    both = tuple(Hours(school, window("8:00", "12:00", (TUE,))) for school in (LINCOLN, WASHINGTON))
    problem = change_therapist(two_schools(), "Rivera", hours=both)
    row = full_plan(two_schools()).placements[0]
    held = [
        replace(row, day=TUE, start=at(start), end=at(end)) for start, end in (("9:00", "9:30"), ("10:00", "10:30"))
    ]
    found = presence(Whole(problem, Plan(tuple(held))), LINCOLN)["Rivera"]
    assert [(each.window.start, each.window.end) for each in found] == [(at("9:00"), at("10:30"))]
    assert "Rivera" not in presence(Whole(problem, Plan(tuple(held))), WASHINGTON)


@pytest.mark.parametrize(("until", "there"), [("8:10", False), ("8:15", True)])
def test_minutes_before_the_hours_of_another_school_are_no_stay(until: str, there: bool) -> None:
    both = (Hours(LINCOLN, window("8:00", "12:00", (TUE,))), Hours(WASHINGTON, window(until, "12:00", (TUE,))))
    problem = change_therapist(two_schools(), "Rivera", hours=both)
    assert ("Rivera" in presence(Whole(problem, Plan()), LINCOLN)) is there


def test_presence_of_plain_hours_is_the_hours() -> None:
    found = presence(whole(), WASHINGTON)
    assert [(hours.window.days, hours.window.start) for hours in found["Rivera"]] == [
        ((TUE,), at("12:00")),
        ((FRI,), at("8:00")),
    ]
    assert [hours.window.weeks for hours in found["O'Hara"]] == [(1, 3)]
    assert "Chen" not in found


def test_codes_in_names_are_found_as_whole_words_in_any_case() -> None:
    cut = whole()
    assert cut.washed("Room s05, not S050 (S01)", ["S01"]) == f"Room {ANOTHER_STUDENT}, not S050 (S01)"
    two_words = replace(cut.problem, students=(replace(cut.problem.students[0], code="Ann Lee"),))
    assert Whole(two_words, Plan()).washed("with ann lee", []) == f"with {ANOTHER_STUDENT}"


def test_a_short_code_is_no_word_of_a_name() -> None:
    numbers = replace(whole().problem, students=(replace(whole().problem.students[0], code="12"),))
    assert Whole(numbers, Plan()).washed("Room 12", []) == "Room 12"


def test_the_board_is_told_nothing_of_few() -> None:
    board = for_board(whole())
    # 11 children have OT (two of them at Washington 2D); speech has 4 children, PT 2
    assert board.children.services == ("OT", "PT", "Speech", "All")
    shown = dict(board.children.rows)
    assert shown[LINCOLN][1] == shown[WASHINGTON][1] == FEW
    by_service = {each.name: each for each in board.by_service}
    assert by_service["PT"] == Sums("PT")
    assert by_service["Speech"] == Sums("Speech")
    assert by_service["OT"].asked is not None
    assert {cell for _, row in board.children.rows for cell in row if isinstance(cell, str)} <= {FEW, WITHHELD}


def test_one_small_service_takes_another_with_it_and_the_total_stays() -> None:
    problem = two_schools()
    # PT for two children only; speech for everybody
    speech = problem.mandate["S01 Speech"]
    owed = (
        *(replace(speech, key=f"{each.code} Speech", student=each.code) for each in problem.students),
        *(row for row in problem.mandates if row.service != "Speech"),
    )
    sums = {each.name: each.asked for each in for_board(Whole(replace(problem, mandates=owed), Plan())).by_service}
    assert sums["PT"] is None
    assert sums["OT"] is None  # 11 children: fewer than the 15 of speech
    assert sums["Speech"] == 15 * 240
    assert sums["All"] is not None


def test_minutes_missing_to_few_children_are_told_to_nobody(tmp_path: Path) -> None:
    problem = two_schools()
    plan = full_plan(problem)
    owed = [each.key for each in problem.mandates if each.service == "OT"]
    for gone, is_told in ((owed[:1], False), (owed[:7], True)):
        rows = tuple(each for each in plan.placements if each.mandate not in gone)
        whole_of = Whole(
            replace(problem, mandates=tuple(each for each in problem.mandates if each.service == "OT")),
            replace(plan, placements=tuple(each for each in rows if each.mandate in owed)),
        )
        board = for_board(whole_of)
        ot, total = board.by_service
        assert (ot.asked, total.asked) != (None, None)
        assert [each.missing is not None for each in (ot, total)] == [is_told, is_told]
        (packet,) = packets(whole_of, "board")
        sheet = load_workbook(write_packet(packet, tmp_path, overwrite=True)).active
        shown = [str(cell.value) for row in sheet for cell in row]
        assert any(text.startswith("All but a few of the") for text in shown) is not is_told


def test_a_board_without_services_is_told_so(tmp_path: Path) -> None:
    (packet,) = packets(Whole(Problem(), Plan()), "board")
    sheet = load_workbook(write_packet(packet, tmp_path)).active
    assert "No services are asked for in a cycle." in [cell.value for row in sheet for cell in row]


def test_sums_that_are_told_are_right() -> None:
    board = for_board(whole())
    ot = next(each for each in board.by_service if each.name == "OT")
    rows = [row for row in account(two_schools(), full_plan(two_schools())) if row.service == "OT"]
    assert ot.asked == sum(row.required for row in rows)
    assert len({row.student for row in rows if row.missing}) == 1
    assert (ot.placed, ot.missing) == (None, None)  # the minutes of one child
    assert ot.in_class is not None
    assert Fraction(0) < ot.in_class < Fraction(1)
    assert board.cycle.all_weeks == ALL_WEEKS

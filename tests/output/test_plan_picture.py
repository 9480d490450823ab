"""The picture of a week holds every minute of every week, and needs no more columns than it must."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from instances import ALL_WEEKS, LINCOLN, at, place, plan_of, school_small
from plan_instances import FRI, MON, TUE, WED, full_plan, two_schools

from optsched.domain import Duty, Findings, Hours, Plan, Problem, Window
from optsched.domain.agenda import therapist_days
from optsched.domain.cycle import merged
from optsched.output.boxes import WORD_SHARE, fitting
from optsched.output.plan import write_plan
from optsched.output.plan.captions import caption
from optsched.output.plan.letters import LEGIBLE
from optsched.output.plan.picture import WeekPicture, week_picture
from optsched.output.plan.view import View

MADE = datetime(2025, 9, 8, 14, 3)


def view_of(problem: Problem, plan: Plan) -> View:
    return View(problem, plan, Findings(), MADE)


def drawn(view: View, therapist: str, weeks: tuple[int, ...] = ALL_WEEKS) -> WeekPicture:
    picture = week_picture(view, therapist, weeks)
    assert picture is not None
    return picture


@pytest.mark.parametrize("therapist", ["Rivera", "Chen", "O'Hara"])
def test_every_minute_of_every_week_is_in_exactly_one_box(therapist: str) -> None:
    problem = two_schools()
    view = view_of(problem, full_plan(problem))
    picture = drawn(view, therapist)
    for day, boxes in enumerate(picture.days):
        for week in ALL_WEEKS:
            row = sorted((box.piece.start, box.piece.end) for box in boxes.boxes if week in box.weeks)
            assert merged(row) == [(picture.start, picture.end)]
            assert sum(end - start for start, end in row) == picture.end - picture.start
            at_work = [box for box in boxes.boxes if week in box.weeks and box.piece.kind != "away"]
            for _, start, end in problem.hours_on(therapist, week, day):
                inside = merged([(box.piece.start, box.piece.end) for box in at_work])
                assert any(left <= start and end <= right for left, right in inside)
            assert all(caption(view, picture, box).head for box in at_work)  # no minute at work is without a label


def test_boxes_of_one_day_never_share_a_cell() -> None:
    problem = two_schools()
    for day in drawn(view_of(problem, full_plan(problem)), "Rivera").days:
        cells = [
            (minute, column)
            for box in day.boxes
            for minute in range(box.piece.start, box.piece.end)
            for column in range(box.left, box.right)
        ]
        assert len(cells) == len(set(cells)) == 7 * 60 * day.columns  # 8:00-15:00 over all columns


def test_days_are_one_column_wide_unless_weeks_differ() -> None:
    problem = two_schools()
    columns = [day.columns for day in drawn(view_of(problem, full_plan(problem)), "Rivera").days]
    assert columns == [1, 2, 1, 2, 2]  # Tue S03 in weeks 1, 3; Thu S07 in 1, 3; Fri lunch at two times


def test_what_differs_at_different_times_of_a_day_needs_no_column_for_every_week() -> None:
    problem = school_small()
    odd = place(problem, "Ann OT", MON, "8:00", weeks=(1, 3))
    half = place(problem, "Ben OT", MON, "12:00", weeks=(1, 2))
    plan = plan_of(odd, half, place(problem, "Cal OT", MON, "10:00"))
    day = drawn(view_of(problem, plan), "Rivera").days[MON]
    assert day.columns == 2  # four different Mondays, but never more than two at one time


def test_what_touching_columns_share_is_one_box_whatever_a_third_week_does_beside_it() -> None:
    problem = school_small()
    one = place(problem, "Ann OT", MON, "10:00", weeks=(1, 2))
    rows = (one, place(problem, "Ben OT", MON, "10:30", weeks=(1,)), place(problem, "Cal OT", MON, "10:15", weeks=(3,)))
    boxes = drawn(view_of(problem, plan_of(*rows)), "Rivera", (1, 2, 3)).days[MON].boxes
    (ann,) = (box for box in boxes if box.piece.start == at("10:00") and box.piece.items)
    assert ann.weeks == (1, 2)


def test_captions_say_who_how_where_when_and_in_which_weeks() -> None:
    problem = two_schools()
    view = view_of(problem, full_plan(problem))
    picture = drawn(view, "Rivera")
    said = {
        (day, box.piece.start, box.weeks): caption(view, picture, box)
        for day, row in enumerate(picture.days)
        for box in row.boxes
    }
    assert said[MON, at("8:00"), ALL_WEEKS] == ("PI  S01, S02", "8:00-8:30", "1A")  # Lincoln all day
    assert said[TUE, at("9:30"), (1, 3)] == ("wk 1,3  PO  S03", "9:30-10:00", "Therapy, Lincoln")
    assert said[TUE, at("11:30"), ALL_WEEKS] == ("travel to Washington", "11:30-11:50", "")
    assert said[TUE, at("10:30"), ALL_WEEKS][0] == "C  S06"
    assert said[WED, at("8:00"), ALL_WEEKS] == ("Team meeting", "8:00-8:30", "with Chen")
    assert said[WED, at("10:00"), ALL_WEEKS][0] == "PO  S02, S04 (wk 2,4)"  # a member of some weeks only
    assert said[FRI, at("12:15"), (3, 4)] == ("wk 3,4  lunch", "12:15-12:45", "")
    assert said[WED, at("12:30"), ALL_WEEKS] == ("flex: evaluations, make-ups, notes", "12:30-15:00", "")
    assert said[TUE, at("10:45"), ALL_WEEKS][0] == "flex"  # a quarter of an hour


def test_hours_and_duties_off_the_grid_are_drawn_as_they_were_written() -> None:
    problem = school_small()
    hours = Hours(LINCOLN, Window((MON,), ALL_WEEKS, at("8:05"), at("13:55"), written=(at("8:02"), at("13:58"))))
    bus = Window((MON,), ALL_WEEKS, at("8:30"), at("8:45"), written=(at("8:32"), at("8:43")))
    rivera = replace(problem.therapist["Rivera"], hours=(hours,))
    problem = replace(problem, therapists=(rivera,), duties=(Duty("D", "Rivera", "Bus", 15, 1, "week", bus),))
    view = view_of(problem, plan_of(place(problem, "Ann OT", MON, "8:45")))
    picture = drawn(view, "Rivera")
    said = [caption(view, picture, box) for box in picture.days[MON].boxes if box.piece.kind != "away"]
    assert said == [
        ("flex: evaluations, make-ups, notes", "8:02-8:32", ""),
        ("Bus", "8:32-8:43", ""),
        ("", "", ""),  # two minutes
        ("PO  Ann", "8:45-9:15", "Therapy"),
        ("flex: evaluations, make-ups, notes", "9:15-13:58", ""),
    ]
    monday = next(each for each in therapist_days(problem, view.plan) if each.day == MON)
    assert (monday.hours, monday.duty, monday.direct) == (4 * 356, 4 * 11, 4 * 30)


@pytest.mark.parametrize(("therapist", "other"), [("Rivera", "Chen"), ("Chen", "Rivera")])
def test_work_with_another_says_with_whom_on_both_pages(therapist: str, other: str) -> None:
    problem = school_small()
    window = Window((MON,), ALL_WEEKS, at("8:00"), at("8:30"))
    problem = replace(problem, duties=(Duty("D", "Rivera", "Supervision", 30, 1, "week", window, "Chen"),))
    view = view_of(problem, plan_of())
    picture = drawn(view, therapist)
    assert caption(view, picture, picture.days[MON].boxes[0]) == (
        "Supervision",
        "8:00-8:30",
        f"with {other}",
    )


def test_a_member_who_leaves_earlier_says_until_when() -> None:
    problem = school_small()
    ann = place(problem, "Ann OT", MON, "9:30", session="S")
    ben = place(problem, "Ben OT", MON, "9:30", session="S", end=at("9:50"))
    view = view_of(problem, plan_of(ann, ben))
    picture = drawn(view, "Rivera")
    assert any(caption(view, picture, box)[0] == "PO  Ann, Ben (until 9:50)" for box in picture.days[MON].boxes)


def test_a_child_with_two_mandates_in_one_group_is_named_once() -> None:
    problem = school_small()
    second = replace(problem.mandate["Ann OT"], key="Ann OT 2")
    problem = replace(problem, mandates=(*problem.mandates, second))
    ann = place(problem, "Ann OT", MON, "9:30", session="S", weeks=(1,))
    again = place(problem, "Ann OT 2", MON, "9:30", session="S", weeks=(3,))
    ben = place(problem, "Ben OT", MON, "9:30", session="S")
    view = view_of(problem, plan_of(ann, again, ben))
    picture = drawn(view, "Rivera")
    assert any(caption(view, picture, box)[0] == "PO  Ann (wk 1,3), Ben" for box in picture.days[MON].boxes)


def test_no_word_is_cut_in_a_narrow_box() -> None:
    lines = ("wk 1  Documentation", "9:00-9:30")
    size, _ = fitting((lines, ("  ".join(lines),)), width=70, height=60)
    assert len("Documentation") * size * WORD_SHARE <= 66


def test_sessions_at_the_same_time_are_shown_together_and_said_so() -> None:
    problem = school_small()
    ann = place(problem, "Ann OT", MON, "9:30", locked=True)
    ben = place(problem, "Ben OT", MON, "9:45", locked=True)
    view = view_of(problem, plan_of(ann, ben))
    picture = drawn(view, "Rivera")
    clash = next(box for box in picture.days[MON].boxes if box.piece.kind == "clash")
    assert (clash.piece.start, clash.piece.end) == (at("9:30"), at("10:15"))
    said = caption(view, picture, clash)
    assert said.head == "AT THE SAME TIME"
    assert said.when == "PO  Ann 9:30-10:00 + PO  Ben 9:45-10:15"


@pytest.mark.parametrize(
    ("weeks", "room", "text"),
    [
        (ALL_WEEKS, "Therapy", "PO  Ann  9:30-9:45 · Therapy"),
        ((1, 3), "Therapy", "wk 1,3  PO  Ann\n9:30-9:45 · Therapy"),
        ((1, 3), "Conference room", "PO  Ann\n9:30-9:45 · Conference room"),  # on a page of its own
        (ALL_WEEKS, "Conference room of the new building behind the gymnasium, second floor", "PO  Ann  9:30-9:45"),
    ],
)
def test_a_quarter_of_an_hour_says_what_has_room_in_legible_letters(
    weeks: tuple[int, ...], room: str, text: str, tmp_path: Path
) -> None:
    problem = school_small()
    short = replace(place(problem, "Ann OT", MON, "9:30", end=at("9:45"), weeks=weeks), place=room)
    book = openpyxl.load_workbook(write_plan(problem, plan_of(short), Findings(), tmp_path / "plan.xlsx"))
    pages = [sheet for sheet in book if sheet.title.startswith("Rivera")]
    (box,) = (cell for sheet in pages for row in sheet.iter_rows() for cell in row if "PO  Ann" in str(cell.value))
    assert box.value == text
    assert box.font.sz >= LEGIBLE


def test_the_hours_of_many_schools_on_one_day_are_shown_whole(tmp_path: Path) -> None:
    problem = two_schools()
    many = tuple(Hours(LINCOLN, Window((MON,), (week,), at("8:00"), at("12:00") + week)) for week in ALL_WEEKS)
    person = replace(problem.therapist["Rivera"], hours=many)
    therapists = tuple(person if each.name == "Rivera" else each for each in problem.therapists)
    heights = []
    for number, district in enumerate((problem, replace(problem, therapists=therapists))):
        path = write_plan(district, Plan(), Findings(), tmp_path / f"plan-{number}.xlsx")
        heights.append(openpyxl.load_workbook(path)["Rivera"].row_dimensions[4].height)
    assert heights[0] < 30 < heights[1]


def test_a_therapist_without_hours_has_no_picture() -> None:
    problem = school_small()
    nobody = replace(problem.therapists[0], name="Zed", hours=())
    problem = replace(problem, therapists=(*problem.therapists, nobody))
    assert week_picture(view_of(problem, plan_of()), "Zed", ALL_WEEKS) is None

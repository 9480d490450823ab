"""Where a session is held and how a service stands, as those read it who have to go there."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from output.plan_instances import full_plan, two_schools

from optsched.domain import Block, Findings, Plan, Problem
from optsched.domain.accounts import account
from optsched.output.packets import Audience, packets, write_packet
from optsched.output.packets.whole import Whole
from optsched.output.plan import write_plan
from optsched.output.plan.view import View


@pytest.fixture
def whole() -> Whole:
    """S01 is visited in 1A during a lesson that is held in the Gym; all others are in the class's own room."""
    problem, plan = two_schools(), full_plan(two_schools())
    first = next(each for each in plan.placements if each.therapist == "Rivera" and each.student == "S01")
    visit = replace(first, setting="push-in", place="1A")
    kept = [each for each in plan.placements if (each.session, each.day) != (first.session, first.day)]
    return Whole(in_the_gym(problem, visit.day, visit.start), Plan((*kept, visit)))


def in_the_gym(problem: Problem, day: int, at: int) -> Problem:
    """Give every class Room 7, but for one lesson."""

    def placed(block: Block, on: int) -> Block:
        window = replace(block.window, days=(on,))
        is_away = on == day and window.start <= at < window.end
        return replace(block, window=window, where="Gym" if is_away else "Room 7")

    classes = (
        replace(each, blocks=tuple(placed(one, on) for one in each.blocks for on in one.window.days))
        for each in problem.classes
    )
    return replace(problem, classes=tuple(classes))


def texts(path: Path, *sheets: str) -> str:
    book = load_workbook(path, rich_text=True)
    pages = [book[name] for name in sheets] or book.worksheets
    return "\n".join(str(cell.value) for page in pages for row in page.iter_rows() for cell in row if cell.value)


@pytest.mark.parametrize(
    ("audience", "title", "sheet"),
    [("principals", "Lincoln", "Who is where"), ("therapists", "Rivera", "Rivera")],
)
def test_a_visit_in_another_room_says_the_class_and_the_room(
    whole: Whole, audience: Audience, title: str, sheet: str, tmp_path: Path
) -> None:
    (packet,) = [each for each in packets(whole, audience) if each.title == title]
    (tmp_path / audience).mkdir()
    assert "1A (Gym)" in texts(write_packet(packet, tmp_path), sheet)


def test_the_picture_in_the_plan_says_it_too(whole: Whole, tmp_path: Path) -> None:
    path = write_plan(whole.problem, whole.plan, Findings(), tmp_path / "plan.xlsx")
    assert "1A (Gym)" in texts(path, "Rivera")


@pytest.mark.parametrize(("audience", "title"), [("principals", "Lincoln"), ("therapists", "Rivera")])
def test_what_changed_says_it_too_and_counts_a_group_that_moves_together_once(
    whole: Whole, audience: Audience, title: str, tmp_path: Path
) -> None:
    visit = whole.plan.placements[-1]
    other = next(each for each in whole.problem.students if each.school == "Lincoln" and each.code != visit.student)
    group = (visit, replace(visit, student=other.code))
    moved = tuple((replace(each, day=(each.day + 1) % 5), each) for each in group)
    (packet,) = [each for each in packets(replace(whole, differences=moved), audience) if each.title == title]
    (tmp_path / audience).mkdir()
    path = write_packet(packet, tmp_path)
    ((*_, before, now),) = load_workbook(path)["Changes"].iter_rows(min_row=2, values_only=True)
    assert (str(before).count("in 1A with"), str(now).count("in 1A (Gym) with")) == (1, 1)
    assert "what changed: 1 session moves" in texts(path, "Start here")


def test_where_a_visit_was_has_no_room_of_a_class_that_the_child_is_in_now(whole: Whole, tmp_path: Path) -> None:
    visit = whole.plan.placements[-1]
    was = replace(visit, place="2B")
    (packet,) = [
        each for each in packets(replace(whole, differences=((was, visit),)), "therapists") if each.title == "Rivera"
    ]
    (tmp_path / "therapists").mkdir()
    ((*_, before, _),) = load_workbook(write_packet(packet, tmp_path))["Changes"].iter_rows(min_row=2, values_only=True)
    assert "push-in in 2B with" in str(before)


def test_in_its_own_room_a_class_is_named_alone(whole: Whole) -> None:
    view = View(whole.problem, whole.plan, Findings(), datetime.min)
    visit = whole.plan.placements[-1]
    assert view.place_of(visit) == "1A (Gym)"
    assert view.place_of(replace(visit, day=(visit.day + 1) % 5)) == "1A"
    assert view.place_of(replace(visit, student="gone")) == "1A"


def test_a_room_is_in_use_once_however_many_are_there(whole: Whole, tmp_path: Path) -> None:
    row = next(each for each in whole.plan.placements if each.setting == "pull-out" and each.school == "Lincoln")
    alone = Whole(whole.problem, Plan((row,)))
    other = replace(row, session="other", therapist="Chen", start=row.start + 5, end=row.end + 5)
    both = Whole(whole.problem, Plan((row, other)))
    (tmp_path / "principals").mkdir()
    used = []
    for held in (alone, both):
        (packet,) = [each for each in packets(held, "principals") if each.title == "Lincoln"]
        rows = load_workbook(write_packet(packet, tmp_path, overwrite=True))["Start here"].iter_rows(values_only=True)
        used.append(next(line for line in rows if line[0] == row.place)[2:7])
    weeks = len(row.weeks)
    assert [sum(each for each in line if each) for line in used] == [
        round(row.minutes * weeks / 4),
        round((row.minutes + 5) * weeks / 4),
    ]


def test_a_caseload_explains_the_words_that_are_in_it(tmp_path: Path) -> None:
    """Of what is unknown to most: a share in class that is off, and services that are given on single dates."""
    problem, plan = two_schools(), full_plan(two_schools())
    met = next(each for each in account(problem, plan) if each.therapists == ("Rivera",) and each.status == "met")
    share = 100 if met.share_placed == 0 else 0
    mandates = tuple(
        replace(each, setting="combined", push_in_share=share) if each.key == met.mandate else each
        for each in problem.mandates
    )
    for district, is_said in ((problem, False), (replace(problem, mandates=mandates), True)):
        (packet,) = [each for each in packets(Whole(district, plan), "therapists") if each.title == "Rivera"]
        (tmp_path / "therapists").mkdir(exist_ok=True)
        shown = texts(write_packet(packet, tmp_path, overwrite=True), "Start here")
        assert ("not the share in class that the IEP asks for" in shown) is is_said
        assert ("1 push-in share is off" in shown) is is_said


def test_a_therapist_reads_how_many_children_are_on_the_caseload_and_in_no_session(tmp_path: Path) -> None:
    problem, plan = two_schools(), full_plan(two_schools())
    direct = [each for each in plan.placements if each.setting in ("push-in", "pull-out")]
    seen = sorted({each.student for each in direct if each.therapist == "Rivera"})
    owed = {each.student for each in problem.mandates if each.service == "OT" and each.times}
    (tmp_path / "therapists").mkdir()
    for gone in (0, 1):
        kept = Plan(tuple(each for each in plan.placements if each.student not in seen[:gone]))
        (packet,) = [each for each in packets(Whole(problem, kept), "therapists") if each.title == "Rivera"]
        shown = texts(write_packet(packet, tmp_path, overwrite=True), "Start here")
        rest = len(owed) - len(seen) + gone
        assert f"{len(seen) - gone} children  ·" in shown
        assert f"{rest} more children are on the caseload, in no session on these pages" in shown

"""A child whom two therapists treat together: every reader of the session learns of both."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from output.plan_instances import full_plan, two_schools

from optsched.domain import Findings, Plan, Problem
from optsched.output.packets import Audience, Packet, packets, write_packet
from optsched.output.packets.reduced import for_therapist
from optsched.output.packets.whole import Whole
from optsched.output.plan import write_plan
from optsched.output.plan.captions import caption
from optsched.output.plan.picture import week_picture
from optsched.output.plan.together import together
from optsched.output.plan.view import View


@pytest.fixture
def whole() -> Whole:
    """Rivera (OT) sees S01 in weeks 1 to 4; Chen (speech) joins her in weeks 1 and 3, and sees S01 alone as well."""
    problem, plan = two_schools(), full_plan(two_schools())
    first = next(each for each in plan.placements if each.therapist == "Rivera" and each.student == "S01")
    speech = replace(problem.mandate[first.mandate], key="joined", service="Speech", therapist="Chen")
    speech = replace(speech, co_treat_with=first.mandate)
    at_two = {"session": "C8", "mandate": "joined", "therapist": "Chen", "weeks": (1, 3)}
    joined = replace(first, **at_two)
    alone = replace(joined, session="C9", start=joined.start + 240, end=joined.end + 240)
    kept = [each for each in plan.placements if each.therapist != "Chen" and each.student != "S01"]
    district: Problem = replace(problem, mandates=(*problem.mandates, speech))
    return Whole(district, Plan((*kept, first, joined, alone)))


def written(packet: Packet, folder: Path) -> Path:
    (folder / packet.place.parent).mkdir()
    return write_packet(packet, folder)


def texts(path: Path, sheet: str | None = None) -> str:
    book = load_workbook(path, rich_text=True)
    pages = [book[sheet]] if sheet else book.worksheets
    return "\n".join(str(cell.value) for page in pages for row in page.iter_rows() for cell in row if cell.value)


@pytest.mark.parametrize(
    ("audience", "title", "said"),
    [
        ("therapists", "Rivera", ["with Chen (wk 1,3)"]),
        ("therapists", "Chen", ["with Rivera"]),
        ("principals", "Lincoln", ["Rivera and Chen (wk 1,3)\nOT and Speech"]),
        (
            "teachers",
            "Lincoln 1A",
            ["Rivera and Chen (wk 1,3) (OT and Speech)", "Rivera and Chen (wk 1,3)\nOT and Speech"],
        ),
        ("families", "S01", ["OT and Speech with Rivera and Chen (wk 1,3)"]),
    ],
)
def test_both_are_named_to_all_in_one_row(
    whole: Whole, audience: Audience, title: str, said: list[str], tmp_path: Path
) -> None:
    (packet,) = [each for each in packets(whole, audience, ["S01"]) if each.title == title]
    shown = texts(written(packet, tmp_path))
    assert [each for each in said if each not in shown] == []
    assert "Chen and Rivera" not in shown


def test_the_plan_names_both_in_pictures_and_to_classes(whole: Whole, tmp_path: Path) -> None:
    path = write_plan(whole.problem, whole.plan, Findings(), tmp_path / "plan.xlsx")
    assert "with Chen (wk 1,3)" in texts(path, "Rivera")
    assert "Rivera and Chen (wk 1,3)\nOT and Speech" in texts(path, "1A Lincoln")


def test_of_a_group_only_the_weeks_of_the_shared_child_count(whole: Whole) -> None:
    *kept, first, joined, _ = whole.plan.placements
    other = replace(first, student="S02", mandate="another")
    shared = (replace(first, weeks=(1, 3)), other)
    view = View(whole.problem, Plan((*kept, *shared, replace(joined, weeks=(1, 2, 3, 4)))), Findings(), datetime.min)
    assert view.held_by(shared) == "Rivera and Chen (wk 1,3)"


def test_who_comes_in_more_weeks_than_the_other_is_told_of_apart(whole: Whole) -> None:
    *kept, first, joined, _ = whole.plan.placements
    later = replace(first, weeks=(1, 2)), replace(joined, weeks=(2, 3))
    view = View(whole.problem, Plan((*kept, *later)), Findings(), datetime.min)
    rows = together(view, later)
    assert [(members[0].therapist, members[0].weeks) for members in rows] == [("Chen", (2, 3)), ("Rivera", (1, 2))]


def test_a_therapist_learns_only_of_the_sessions_that_she_shares(whole: Whole, tmp_path: Path) -> None:
    problem, plan = for_therapist(whole, "Rivera")
    others = [each for each in plan.placements if each.therapist == "Chen"]
    assert [(each.weeks, each.start) for each in others] == [((1, 3), whole.plan.placements[-2].start)]
    (packet,) = [each for each in packets(whole, "therapists") if each.title == "Rivera"]
    assert "Speech" not in texts(written(packet, tmp_path), "Caseload")
    assert [each.times for each in problem.mandates if each.service == "Speech"] == [0]


@pytest.mark.parametrize(
    ("weeks", "said"),
    [((1, 3), "1A, with Chen"), ((2, 4), "1A"), ((1, 2), "with Chen (wk 1)")],
)
def test_a_page_of_some_weeks_names_who_comes_in_these(whole: Whole, weeks: tuple[int, ...], said: str) -> None:
    *kept, first, joined, _ = whole.plan.placements
    view = View(whole.problem, Plan((*kept, first, joined)), Findings(), datetime.min)
    picture = week_picture(view, "Rivera", weeks)
    assert picture is not None
    (box,) = (
        box
        for box in picture.days[first.day].boxes
        if any(item.meeting and item.meeting.session == first.session for item in box.piece.items)
    )
    where = caption(view, picture, box).where
    assert where.endswith(said)
    assert ("Chen" in where) == (1 in weeks)

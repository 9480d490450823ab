"""Sharing from files: who gets a workbook, and what stops before the first is written."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from instances import place, plan_of
from intake.small_district import as_workbook, small

from optsched.domain import Findings
from optsched.intake import read
from optsched.output.plan import write_plan
from optsched.usecases.places import CannotWriteError
from optsched.usecases.share import AUDIENCES, UnknownChildError, share

MADE = datetime(2025, 9, 8, 14, 3)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """S-1 is seen by Rivera on Mon and Wed; S-2, who is owed speech, by nobody."""
    problem = read([as_workbook(small(), tmp_path / "district.xlsx")]).problem
    assert problem is not None
    key = problem.mandates[0].key
    rows = plan_of(*(place(problem, key, day, "9:30") for day in (0, 2)))
    return write_plan(problem, rows, Findings(), tmp_path / "plan.xlsx")


def files(folder: Path) -> list[str]:
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*.xlsx"))


def test_principals_teachers_and_therapists_are_who_usually_gets_one(plan: Path) -> None:
    out = plan.parent / "out"
    report = share(plan, out)
    assert files(out) == [
        "principals/Lincoln.xlsx",
        "teachers/Lincoln 1A.xlsx",
        "therapists/Chen.xlsx",
        "therapists/Rivera.xlsx",
    ]
    assert {audience: len(paths) for audience, paths in report.written.items()} == {
        "principals": 1,
        "teachers": 1,
        "therapists": 2,
    }


def test_a_family_gets_one_only_when_its_child_is_named(plan: Path) -> None:
    out = plan.parent / "out"
    share(plan, out, AUDIENCES, ["s-2", " S-2"])
    assert [each for each in files(out) if each.startswith("families")] == ["families/S-2.xlsx"]
    assert "board.xlsx" in files(out)


def test_the_date_of_making_is_the_only_property(plan: Path) -> None:
    share(plan, plan.parent / "out", ("board",), made=MADE)
    book = openpyxl.load_workbook(plan.parent / "out" / "board.xlsx")
    assert (book.properties.creator, book.properties.created) == (None, MADE)


def test_a_code_that_nobody_has_is_refused_with_those_like_it(plan: Path) -> None:
    with pytest.raises(UnknownChildError, match="code S-3") as refused:
        share(plan, plan.parent / "out", ("families",), ["S-1", "S-3"])
    assert refused.value.maybe.startswith("Maybe S-")
    assert not (plan.parent / "out").exists()


def test_errors_in_the_plan_stop_before_anything_is_written(plan: Path) -> None:
    book = openpyxl.load_workbook(plan)
    book["Sessions"]["E2"] = "half past"
    book.save(plan)
    report = share(plan, plan.parent / "out")
    assert report.problem is None
    assert report.findings.errors
    assert not (plan.parent / "out").exists()


def test_a_district_that_is_not_there_stops(plan: Path) -> None:
    report = share(plan, plan.parent / "out", district=plan.with_name("nothing.xlsx"))
    assert report.problem is None
    assert report.findings.errors


def test_one_workbook_that_exists_stops_all_unless_it_may_be_replaced(plan: Path) -> None:
    out = plan.parent / "out"
    (out / "therapists").mkdir(parents=True)
    (out / "therapists" / "Chen.xlsx").write_text("mine")
    with pytest.raises(CannotWriteError, match=r"Chen\.xlsx .* exists already; nothing was written"):
        share(plan, out)
    assert files(out) == ["therapists/Chen.xlsx"]
    assert (out / "therapists" / "Chen.xlsx").read_text() == "mine"
    share(plan, out, overwrite=True)
    assert len(files(out)) == 4


def test_a_file_in_the_place_of_the_folder_is_a_sentence(plan: Path) -> None:
    (plan.parent / "out").write_text("")
    with pytest.raises(CannotWriteError, match="cannot be made"):
        share(plan, plan.parent / "out")


def test_what_is_read_is_never_replaced(plan: Path) -> None:
    as_board = plan.rename(plan.with_name("board.xlsx"))
    with pytest.raises(CannotWriteError, match="read here"):
        share(as_board, plan.parent, ("board",), overwrite=True)


def test_schools_with_the_same_letters_get_files_of_their_own(tmp_path: Path) -> None:
    rows = small()
    rows["Schools"].append({"School": "Lincoln?", "Opens": "8:00", "Closes": "14:00"})
    rows["Students"].append({"Student": "S-9", "School": "Lincoln?", "Grade": "1"})
    rows["Schools"].append({"School": "Lincoln*", "Opens": "8:00", "Closes": "14:00"})
    rows["Students"].append({"Student": "S-8", "School": "Lincoln*", "Grade": "1"})
    problem = read([as_workbook(rows, tmp_path / "district.xlsx")]).problem
    assert problem is not None
    plan = write_plan(problem, plan_of(), Findings(), tmp_path / "plan.xlsx")
    share(plan, tmp_path / "out", ("principals",))
    names = {"Lincoln", "Lincoln-", "Lincoln- (2)"}
    assert set(files(tmp_path / "out")) == {f"principals/{name}.xlsx" for name in names}

"""The plan workbook read back: exact columns, sums that agree, links that lead somewhere, nothing private."""

import re
import shutil
import subprocess
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from instances import place, plan_of, school_small
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from plan_instances import findings, full_plan, two_schools

from optsched.contract import PLAN_SHEETS, SESSIONS, START_HERE
from optsched.contract.plan import SUM_SHOWN
from optsched.domain import Findings, Lunch, Plan, Problem, Shortfall
from optsched.domain.accounts import account
from optsched.output.files import CannotWriteError
from optsched.output.plan import write_plan
from optsched.output.plan.view import View

MADE = datetime(2025, 9, 8, 14, 3)
NOTHING = Findings()
TABLES = [sheet.name for sheet in PLAN_SHEETS]


def written(folder: Path, problem: Problem, plan: Plan, found: Findings = NOTHING) -> Workbook:
    return load_workbook(write_plan(problem, plan, found, folder / "plan.xlsx", overwrite=True, made=MADE))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    problem = two_schools()
    return written(tmp_path_factory.mktemp("plan"), problem, full_plan(problem), findings())


def rows(book: Workbook, name: str) -> list[dict[str, object]]:
    """Return the rows of a sheet, without that of the sums."""
    head, *body = book[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in body if row[0] != SUM_SHOWN]


def texts(book: Workbook, name: str) -> list[str]:
    return [str(value) for row in book[name].iter_rows(values_only=True) for value in row if value is not None]


def pages(sheet: Worksheet) -> tuple[int, int]:
    """Return pages wide and high (0: as many as it takes); what the file leaves out is 1."""
    wide, high = sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight
    return (1 if wide is None else int(wide), 1 if high is None else int(high))


def test_sheets_come_in_their_order(book: Workbook) -> None:
    assert book.sheetnames == [
        START_HERE, "Charts", "Sessions", "Minutes", "Not placed", "Therapists", "Rivera", "Chen", "O'Hara",
        "1A Lincoln", "2B Lincoln", "3C Lincoln", "1A Washington", "2D Washington", "Missed", "Duties", "Findings",
    ]  # fmt: skip


@pytest.mark.parametrize("sheet", PLAN_SHEETS, ids=TABLES)
def test_columns_are_those_of_the_contract(book: Workbook, sheet) -> None:  # type: ignore[no-untyped-def]
    first = next(book[sheet.name].iter_rows(max_row=1, values_only=True))
    assert first == sheet.headers
    assert len(book[sheet.name].tables) == 1  # filterable


def test_sessions_hold_the_plan_row_by_row(book: Workbook) -> None:
    found = rows(book, "Sessions")
    assert len(found) == len(full_plan(two_schools()).placements)
    assert found[0] == dict(
        zip(
            SESSIONS.headers,
            ("R1", "S01 OT", "1-4", "Mon", time(8), time(8, 30), "Lincoln", "Rivera", "OT", "push-in", "1A", "S01",
             "1A", 30, "Writing", None, None),
            strict=True,
        )
    )  # fmt: skip
    assert [row["Session"] for row in found if row["Locked"] == "yes"] == ["R12"]
    spanning = next(row for row in found if row["Session"] == "R12")
    assert spanning["Activity"] == "WIN, Science"  # 10:00-10:45 is partly in both
    assert next(row for row in found if row["Session"] == "R11")["School"] == "Washington"


def test_weeks_sessions_and_classes_are_text(book: Workbook) -> None:
    cells = [row[2] for row in book["Sessions"].iter_rows(min_row=2)]
    assert {cell.value for cell in cells} == {"1-4", "1, 3", "2, 4"}
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert book["Sessions"]["E2"].number_format == "h:mm"


def test_minutes_agree_with_the_books_and_are_worst_first(book: Workbook) -> None:
    found = rows(book, "Minutes")
    assert [row["Status"] for row in found][:3] == ["short", "by date", "met"]
    assert all(row["Required"] + row["Extra"] == row["Placed"] + row["Missing"] for row in found)  # type: ignore[operator]
    problem = two_schools()
    assert sum(int(str(row["Placed"])) for row in found) == sum(
        each.placed for each in account(problem, full_plan(problem))
    )
    shared = next(row for row in found if row["Mandate"] == "S04 Speech")
    assert (shared["Push-in share asked"], shared["Push-in share placed"]) == (0.5, 0.5)
    assert shared["Status"] == "met"


def test_not_placed_has_a_row_for_each_missing_session_and_for_duties_and_lunches(book: Workbook) -> None:
    found = rows(book, "Not placed")
    sessions = [row for row in found if row["Mandate"]]
    assert [(row["Mandate"], row["Minutes"], row["Weeks"]) for row in sessions] == [
        ("S07 OT", 30, "2"),
        ("S07 OT", 30, "4"),
    ]
    missing = sum(int(str(row["Missing"])) for row in rows(book, "Minutes"))
    assert sum(int(str(row["Minutes"])) for row in sessions) == missing
    duty, lunch = [row for row in found if not row["Mandate"]]
    assert str(duty["Why"]).startswith("The duty kept for S14, by date has no place.")
    assert str(lunch["Why"]).startswith("No lunch on Fri.")


def test_minutes_that_nobody_explained_are_not_placed_all_the_same(tmp_path: Path) -> None:
    problem = school_small()
    found = written(tmp_path, problem, plan_of(place(problem, "Ann OT", 0, "9:30")))
    missing = Counter(str(row["Mandate"]) for row in rows(found, "Not placed"))
    assert missing == {"Ben OT": 4, "Cal OT": 2, "Ann Sp": 8}


def test_the_parts_of_a_therapists_day_add_up(book: Workbook) -> None:
    parts = ("Direct", "Consult", "Duty", "Travel", "Lunch", "Open")
    found = rows(book, "Therapists")
    for row in found:
        assert sum(int(str(row[part])) for part in parts) == row["Hours"]
    for name in ("Rivera", "Chen", "O'Hara"):
        own = [row for row in found if row["Therapist"] == name]
        days = sum(int(str(row["Hours"])) for row in own if row["Day"] != "All")
        assert own[-1]["Day"] == "All"
        assert own[-1]["Hours"] == days
    assert next(row for row in found if row["Day"] == "All")["Groups"] == 2


def test_missed_duties_and_findings_have_their_rows(book: Workbook) -> None:
    missed = {(row["Student"], row["Activity"]): row["Minutes"] for row in rows(book, "Missed")}
    assert missed["S13", "WIN"] == 4 * 30
    assert missed["S13", "Science"] == 4 * 15
    duties = rows(book, "Duties")
    assert Counter(row["What"] for row in duties) == {"lunch": 11, "Notes and billing": 1}
    assert {row["Weeks"] for row in duties if row["Day"] == "Fri"} >= {"1, 2", "3, 4"}
    assert [row["Severity"] for row in rows(book, "Findings")] == ["warning", "note"]
    assert rows(book, "Findings")[1]["Seen"] == "=2+5"


def test_a_class_sheet_says_who_leaves_who_is_visited_and_when_they_are_back(book: Workbook) -> None:
    body = list(book["2B Lincoln"].iter_rows(min_row=4, values_only=True))
    assert body[0][:9] == ("Mon", time(10, 30), time(11), "1-4", "visited in class", "S05", "Rivera", "OT", "Room 1A")
    assert ("Wed", time(10), time(10, 30), "2, 4", "leave and return", "S04") in [row[:6] for row in body]
    assert not any("S06" in str(row) for row in body)  # a consult takes no child out


def test_the_picture_holds_every_session_and_fits_one_page(book: Workbook) -> None:
    sheet = book["Rivera"]
    shown = "\n".join(texts(book, "Rivera"))
    for part in (
        "S01, S02",
        "travel to Washington",
        "Notes and billing",
        "lunch",
        "flex: evaluations, make-ups, notes",
    ):
        assert part in shown
    assert pages(sheet) == (1, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_every_link_leads_to_a_sheet_and_every_sheet_is_linked(book: Workbook) -> None:
    targets = [cell.hyperlink.location for row in book[START_HERE].iter_rows() for cell in row if cell.hyperlink]
    linked = [target.rpartition("!")[0].strip("'").replace("''", "'") for target in targets]
    assert sorted(linked) == sorted(name for name in book.sheetnames if name != START_HERE)


def test_start_here_says_what_was_achieved_and_how_good_it_is(book: Workbook) -> None:
    said = texts(book, START_HERE)
    assert "2,520 of 2,580 minutes that the IEPs ask for in a cycle have a place (97.6 %). " in said[2]
    assert "60 minutes of 1 mandate have none: see Not placed." in said[2]
    everything = "\n".join(said)
    for part in (
        "Maple & Valley", "September 8, 2025", "3 therapists, 15 students, 2 schools, 17 mandates",
        "Stage 1: No plan places more than this one.", "no plan costs less than 140", "proven: it cannot be below 72",
        "43 seconds", "512 MiB", "Seed: 7", "optsched 0.", "PI = push-in",
    ):  # fmt: skip
        assert part in everything


def test_start_here_is_one_page_upright(book: Workbook) -> None:
    assert pages(book[START_HERE]) == (1, 1)
    assert book[START_HERE].page_setup.orientation == "portrait"


def test_headers_are_whole(book: Workbook) -> None:
    heights = {name: float(book[name].row_dimensions[1].height or 0) for name in ("Sessions", "Minutes")}
    assert 32 <= heights["Sessions"] < 33  # one or two lines
    assert heights["Minutes"] > 3 * 13  # "Push-in share placed" takes three


def test_what_is_planned_by_date_later_or_no_more_has_no_share_asked(tmp_path: Path) -> None:
    problem = two_schools()
    day = date(2025, 9, 8)
    later = {
        "S01 OT": {"starts": day + timedelta(1)},
        "S05 OT": {"ends": day - timedelta(1)},
        "S14 OT": {"setting": "pull-out"},
    }
    mandates = tuple(replace(each, **later.get(each.key, {})) for each in problem.mandates)
    options = replace(problem.options, plan_for=day)
    book = written(tmp_path, replace(problem, options=options, mandates=mandates), Plan())
    shares = {str(row["Mandate"]): (row["Status"], row["Push-in share asked"]) for row in rows(book, "Minutes")}
    assert [shares[key] for key in later] == [("later", None), ("ended", None), ("by date", None)]
    assert shares["S07 OT"] == ("short", 0)


def test_therapists_says_that_its_numbers_are_minutes(book: Workbook) -> None:
    sheet = book["Therapists"]
    formats = dict(zip([cell.value for cell in sheet[1]], [cell.number_format for cell in sheet[2]], strict=True))
    assert {formats[name] for name in ("Hours", "Direct", "Open")} == {'#,##0" min"'}
    assert formats["Children"] == "#,##0"
    assert "minutes in a cycle" in str(sheet.oddHeader.center.text)


def test_one_student_is_not_students(tmp_path: Path) -> None:
    problem = school_small()
    for plan, said in (
        (plan_of(place(problem, "Ann OT", 0, "9:30")), "1 student"),
        (plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 1, "9:30")), "2 students"),
    ):
        assert str(written(tmp_path, problem, plan)["Class 1A"]["A2"].value).endswith(f"·   {said}")


def test_a_visit_is_where_the_timetable_says_that_the_class_is(tmp_path: Path) -> None:
    problem = school_small()
    writing, *others = (replace(each, where="") for each in problem.classes[0].blocks)
    blocks = (replace(writing, where="Gym"), *others)
    problem = replace(problem, classes=(replace(problem.classes[0], blocks=blocks), *problem.classes[1:]))
    plan = plan_of(
        place(problem, "Ann OT", 0, "8:00", setting="push-in", place="1A"),
        place(problem, "Ben OT", 1, "9:30", setting="push-in", place="1A"),
        place(problem, "Ann Sp", 2, "8:00", place="Therapy"),
    )
    body = list(written(tmp_path, problem, plan)["Class 1A"].iter_rows(min_row=4, values_only=True))
    assert [row[8] for row in body] == ["Gym", "1A", "Therapy"]


def test_every_sheet_prints_across_with_header_page_numbers_and_repeated_titles(book: Workbook) -> None:
    for sheet in book:
        assert sheet.page_setup.orientation == ("portrait" if sheet.title == START_HERE else "landscape")
        assert sheet.page_setup.paperSize == 1
        assert pages(sheet)[0] == 1
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddHeader.left.text == "Maple && Valley"  # one & on paper
        assert sheet.oddHeader.right.text == "September 8, 2025"
        assert str(sheet.oddFooter.right.text) == "Page &P of &N"
        assert sheet.freeze_panes
        if sheet.title in TABLES:
            assert sheet.print_title_rows == "$1:$1"


def test_user_text_is_never_a_formula_and_nothing_private_is_inside(tmp_path: Path) -> None:
    problem = two_schools()
    first = replace(problem.students[0], code="=1+1")
    mandates = tuple(replace(each, student="=1+1") if each.student == "S01" else each for each in problem.mandates)
    mandates = (replace(mandates[0], goal="autism, fine motor"), *mandates[1:])
    problem = replace(problem, students=(first, *problem.students[1:]), mandates=mandates)
    book = written(tmp_path, problem, full_plan(problem), findings())
    formulas = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"}
    assert all(re.fullmatch(r"=SUBTOTAL\(109,[A-Z]+2:[A-Z]+[0-9]+\)", str(each)) for each in formulas)
    with zipfile.ZipFile(tmp_path / "plan.xlsx") as packed:
        whole = "".join(packed.read(name).decode() for name in packed.namelist())
    assert "autism" not in whole
    assert "<dc:creator></dc:creator>" in whole
    assert all(sheet.sheet_state == "visible" for sheet in book)


def test_reasons_name_children_as_the_sheets_do(tmp_path: Path) -> None:
    problem = two_schools()
    problem = replace(problem, options=replace(problem.options, show_initials=True))
    short = Shortfall("mandate", "S07 OT", 60, 2, (2, 4), "Of 9 places, 9 are taken by S01 and S012.", "Ask S01.")
    book = written(tmp_path, problem, replace(full_plan(problem), shortfalls=(short,)))
    labels = View(problem, Plan(), NOTHING, MADE).label
    first, second = [row for row in rows(book, "Not placed") if row["Mandate"] == "S07 OT"]
    assert first["Why"] == f"Of 9 places, 9 are taken by {labels['S01']} and S012."
    assert second["Why"] == "As for week 2."  # a long sentence is said once


def test_lunch_at_one_time_in_several_weeks_is_one_row(tmp_path: Path) -> None:
    problem = two_schools()
    lunches = tuple(Lunch("Rivera", (week,), 0, 690, 720) for week in (1, 2, 4))
    book = written(tmp_path, problem, replace(full_plan(problem), lunches=lunches))
    assert [row["Weeks"] for row in rows(book, "Duties") if row["What"] == "lunch"] == ["1, 2, 4"]


def test_initials_stand_for_codes_where_they_are_asked_for(tmp_path: Path) -> None:
    problem = two_schools()
    problem = replace(problem, options=replace(problem.options, show_initials=True))
    book = written(tmp_path, problem, full_plan(problem))
    assert {row["Student"] for row in rows(book, "Sessions")} >= {"J.M. 1", "J.M. 2", "A4."}
    assert not any("S01" in text for text in texts(book, "Rivera"))


def test_an_empty_plan_and_an_empty_problem_are_workbooks_too(tmp_path: Path) -> None:
    book = written(tmp_path, school_small(), Plan())
    assert "0 of 540 minutes" in texts(book, START_HERE)[2]
    assert written(tmp_path, Problem(), Plan()).sheetnames[0] == START_HERE


def test_awkward_names_still_make_sheets_that_links_reach(tmp_path: Path) -> None:
    problem = school_small()
    names = ("Charts", "A very long name for one therapist / speech")
    therapists = tuple(replace(each, name=name) for each, name in zip(problem.therapists, names, strict=True))
    mandates = tuple(replace(each, therapist=names[each.therapist == "Chen"]) for each in problem.mandates)
    problem = replace(problem, therapists=therapists, mandates=mandates)
    book = written(tmp_path, problem, plan_of(place(problem, "Ann OT", 0, "9:30")))
    assert book.sheetnames[6:8] == ["Charts (2)", "A very long name for one therap"]
    assert book.sheetnames[8] == "Class 1A"  # one school: its name says nothing


def test_an_existing_file_stays_unless_asked(tmp_path: Path) -> None:
    place_of_it = tmp_path / "plan.xlsx"
    place_of_it.write_text("mine")
    with pytest.raises(CannotWriteError):
        write_plan(school_small(), Plan(), Findings(), place_of_it)
    assert place_of_it.read_text() == "mine"
    assert write_plan(school_small(), Plan(), Findings(), place_of_it, overwrite=True) == place_of_it
    assert [each.name for each in tmp_path.iterdir()] == ["plan.xlsx"]


def test_the_same_plan_made_at_the_same_time_is_the_same_workbook(tmp_path: Path) -> None:
    problem = two_schools()
    one = write_plan(problem, full_plan(problem), findings(), tmp_path / "one.xlsx", made=MADE)
    two = write_plan(problem, full_plan(problem), findings(), tmp_path / "two.xlsx", made=MADE)
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_each_therapist_prints_on_one_page(tmp_path: Path) -> None:
    problem = two_schools()
    path = write_plan(problem, full_plan(problem), Findings(), tmp_path / "plan.xlsx", made=MADE)
    book = load_workbook(path)
    for name in book.sheetnames:
        if name not in ("Rivera", "Chen", "O'Hara"):
            book[name].sheet_state = "hidden"
    book.active = book.sheetnames.index("Rivera")
    book.save(tmp_path / "pictures.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "pictures.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    pages = (tmp_path / "pictures.pdf").read_bytes().replace(b"/Type /Page", b"/Type/Page")
    assert pages.count(b"/Type/Page") - pages.count(b"/Type/Pages") == 3

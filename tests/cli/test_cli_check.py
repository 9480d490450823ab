"""optsched check: what was read, what is wrong, and an exit status for scripts."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from intake.small_district import as_csv, as_workbook, small
from raw_files import NAMES, deliveries, draw_timetable, raw_files, week, write_lines
from timetables.weeks import Week

HOSTILE = sorted((Path(__file__).parent.parent / "data" / "hostile").glob("*.xlsx"))


def test_a_sound_district_is_counted_and_ends_with_0(run, district: Path) -> None:
    result = run("check", district)
    assert result.exit_code == 0
    assert "Students 2" in result.output
    assert "no errors, no warnings, no notes: ready to optimize." in result.output
    # 2 x 30 minutes a week of OT; 30 hours a week from 8:00 to 14:00 on five days
    assert any(line.split() == ["Rivera", "OT", "Lincoln", "1", "60", "1,800"] for line in result.output.splitlines())


def test_what_cannot_fit_is_a_warning_and_ends_with_1(run, tmp_path: Path) -> None:
    rows = small()
    rows["Services"][1].update({"Times": "3", "Per": "week"})  # Chen is there on Mon and Wed only
    result = run("check", as_workbook(rows, tmp_path / "district.xlsx"))
    assert result.exit_code == 1
    assert "warning E0" in result.output
    assert "S-2" in result.output


def test_errors_stand_with_their_cell_and_end_with_2(run, tmp_path: Path) -> None:
    rows = small()
    rows["Hours"][0]["From"] = "8:3o"
    result = run("check", as_workbook(rows, tmp_path / "district.xlsx"))
    assert result.exit_code == 2
    assert "error F31 in district.xlsx Hours" in result.output
    assert "8:3o" in result.output
    assert "mend the errors first" in result.output


def test_what_is_mended_alike_is_said_once_and_row_by_row_when_all_is_wanted(run, tmp_path: Path) -> None:
    rows = small()
    rows["Students"] += [{"Student": f"T-{number}", "School": "Nowhere"} for number in range(60)]
    path = as_workbook(rows, tmp_path / "district.xlsx")
    short, whole = run("check", path).output, run("check", path, "--all").output
    assert short.count("error F50") == whole.count("error F50") == 1
    assert "error F50, 60 times" in short
    assert "In district.xlsx Students C4, C5, C6, C7, C8, C9, C10, C11 and 52 more" in short
    assert " and 52 more" not in whole
    assert "C62, C63" in whole
    assert "60 errors, " in short


def test_several_files_are_one_district(run, tmp_path: Path) -> None:
    assert run("check", *as_csv(small(), tmp_path)).exit_code == 0


def test_a_file_without_any_sheet_of_ours_is_one_error_with_its_name(run, tmp_path: Path) -> None:
    path = as_workbook({"My caseload": [{"Name": "x"}]}, tmp_path / "caseload.xlsx")
    result = run("check", path)
    assert result.exit_code == 2
    assert "error F21 in caseload.xlsx" in result.output
    assert "1 error, " in result.output
    assert "optsched template" in result.output


def test_a_plan_in_place_of_a_district_is_called_a_plan(run, tmp_path: Path) -> None:
    sheets = ("Start here", "Sessions", "Minutes", "Not placed", "Therapists")
    path = as_workbook({name: [{"Mandate": "x"}] for name in sheets}, tmp_path / "plan.xlsx")
    result = run("check", path)
    assert result.exit_code == 2
    assert "plan.xlsx is a plan, not a district." in result.output
    assert "1 error, " in result.output


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.stem)
def test_hostile_files_end_in_a_sentence(run, path: Path) -> None:
    result = run("check", path)
    assert result.exit_code == 2
    assert "error F" in result.output


def test_the_unfilled_template_has_nothing_to_plan(run, tmp_path: Path) -> None:
    run("template", "my.xlsx")
    result = run("check", "my.xlsx")
    assert result.exit_code == 2
    assert "error F27 in my.xlsx Services" in result.output
    assert result.output.count("F26") == 1  # the examples of all sheets are one note
    assert "Classes   Students" not in result.output  # no table without rows


def test_missing_files_and_folders_end_in_a_sentence(run, tmp_path: Path) -> None:
    for name in ("nothing.xlsx", str(tmp_path)):
        result = run("check", name)
        assert result.exit_code == 2
        assert "cannot be opened" in result.output


def test_names_are_shown_as_they_are_and_steer_no_terminal(run, tmp_path: Path) -> None:
    rows = small()
    for row in rows["Schools"] + rows["Timetable"] + rows["Hours"] + rows["Rooms"] + rows["Students"]:
        row["School"] = "[red]Lincoln[/red] :smile: \x1b[2J"
    result = run("check", *as_csv(rows, tmp_path))
    assert "[red]Lincoln[/red] :smile: ?[2J" in result.output
    assert "\x1b" not in result.output


def test_a_console_that_knows_few_letters_gets_question_marks(tmp_path: Path) -> None:
    rows = small()
    for row in rows["Therapists"] + rows["Hours"] + rows["Services"]:
        if row.get("Therapist") == "Rivera":
            row["Therapist"] = "Łucja Şen"
    path = as_workbook(rows, tmp_path / "district.xlsx")
    result = subprocess.run(
        [sys.executable, "-m", "optsched", "check", path],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
    )
    assert result.returncode == 0, result.stderr
    assert "?ucja ?en" in result.stdout.decode("cp1252")


MORNING = "8:00-8:30 Morning work, 8:30-10:00 ELA, 10:00-11:00 Math, 11:00-11:30 Recess, 11:30-12:00 Lunch"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A timetable, an export and a workbook with the rest, by name: `run` is in their folder."""
    return [path.name for path in raw_files(tmp_path)]


def test_of_raw_files_it_is_said_what_was_understood_sheet_by_sheet_and_day_by_day(run, files: list[str]) -> None:
    result = run("check", *files)
    assert result.exit_code == 0, result.output
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert "service lines deliveries.csv 8" in lines
    assert "timetable timetable.xlsx 2B - Ms. Lopez B3 35" in lines
    at = lines.index("The week of each class, as it was read:")
    assert lines[at + 1 : at + 4] == [
        f"1A, Ms. Park: Mon-Fri {MORNING}, 12:00-13:00 WIN, 13:00-14:00 Science (timetable.xlsx 1A - Ms. Park B3:F9)",
        f"2B, Ms. Lopez: Mon-Thu {MORNING}, 12:00-13:00 WIN, 13:00-14:00 Science (timetable.xlsx 2B - Ms. Lopez B3:E9)",
        f"2B, Ms. Lopez: Fri {MORNING}, 12:00-13:00 WIN, 13:00-14:00 Music (timetable.xlsx 2B - Ms. Lopez F3:F9)",
    ]


def test_a_district_workbook_needs_no_table_of_what_it_was_read_as(run, district: Path) -> None:
    output = run("check", district).output
    assert "Read as" not in output
    assert "The week of each class" not in output


def test_the_weeks_of_many_classes_are_counted_unless_all_are_wanted(run, tmp_path: Path) -> None:
    teachers = tuple((f"{number}A", f"Ms. {number * 'X'}") for number in range(1, 9))
    lessons = [replace(each, class_name=name) for name, _ in teachers for each in week().lessons[:7]]
    draw_timetable(tmp_path / "timetable.xlsx", Week(teachers, tuple(lessons)))
    short, whole = run("check", "timetable.xlsx").output, run("check", "timetable.xlsx", "--all").output
    assert "... and the weeks of 3 more classes; --all shows them." in short
    assert (short.count(": Mon 8:00"), whole.count(": Mon 8:00")) == (5, 8)
    assert "more classes" not in whole


def test_words_that_are_not_known_and_lines_to_read_are_told(run, tmp_path: Path, files: list[str]) -> None:
    lessons = [replace(each, activity="Zumpf") if each.activity == "Math" else each for each in week().lessons]
    draw_timetable(tmp_path / "timetable.xlsx", Week(week().teachers, tuple(lessons)))
    lines = deliveries()
    lines[3][7] = "about half an hour now and then"
    write_lines(tmp_path / "deliveries.csv", lines)
    output = run("check", *files).output
    assert "Not known as activities: Zumpf." in output
    assert "1 line not understood to the last word: --report lists them." in output
    assert "see Review in report.xlsx." in run("check", *files, "--report", "report.xlsx").output


def test_a_recipe_is_followed(run, files: list[str]) -> None:
    Path("lincoln.toml").write_text('[sheets."2B - Ms. Lopez"]\nread = "skip"\n', encoding="utf-8")
    before = run("check", *files)
    after = run("check", *files, "--recipe", "lincoln.toml")
    assert "2B, Ms. Lopez: Fri" in before.output
    assert "2B, Ms. Lopez" not in after.output
    assert "1A, Ms. Park: Mon-Fri" in after.output


@pytest.mark.parametrize("command", ["check", "optimize"])
def test_a_recipe_that_is_not_there_is_refused_with_the_nearest(run, files: list[str], command: str) -> None:
    refused = run(command, *files, "--recipe", "lincolm.toml")
    assert refused.exit_code == 2
    said = " ".join(refused.stderr.split())
    assert "lincolm.toml is no file. Maybe write one first: optsched import FILE... --recipe lincolm.toml" in said
    Path("lincoln.toml").write_text("", encoding="utf-8")
    assert "lincolm.toml is no file. Maybe lincoln.toml?" in run(command, *files, "--recipe", "lincolm.toml").stderr
    assert sorted(each.name for each in Path().iterdir()) == sorted([*files, "lincoln.toml"])


def test_a_mistake_in_a_recipe_is_an_error(run, files: list[str]) -> None:
    Path("lincoln.toml").write_text('[activities]\n"Chill" = "Mathh"', encoding="utf-8")
    result = run("check", *files, "--recipe", "lincoln.toml")
    assert result.exit_code == 2
    assert "error F108 in lincoln.toml" in result.output


def test_codes_are_those_of_the_list(run, tmp_path: Path, files: list[str]) -> None:
    lines = deliveries()
    lines[3][7] = "about half an hour now and then"
    write_lines(tmp_path / "deliveries.csv", lines)
    assert "DD" in run("check", *files).output
    run("import", *files)
    book = openpyxl.load_workbook("district-names.xlsx")
    (cell,) = [row[0] for row in book["Codes"].iter_rows(min_row=2) if row[1].value == NAMES[3]]
    cell.value = "Z-17"
    book.save("who.xlsx")
    before = Path("who.xlsx").read_bytes()
    output = run("check", *files, "--names", "who.xlsx").output
    assert "Z-17" in output
    assert "DD" not in output
    assert Path("who.xlsx").read_bytes() == before
    assert "none.xlsx is not there: children get new codes." in run("check", *files, "--names", "none.xlsx").output
    assert not any(part in output for name in NAMES for part in name.split(", "))


def test_a_list_of_codes_that_is_none_is_refused_by_check(run, files: list[str]) -> None:
    result = run("check", *files, "--names", "timetable.xlsx")
    assert result.exit_code == 2
    assert "timetable.xlsx is no list of codes" in result.stderr


def test_nothing_is_written_but_the_report_that_was_asked_for(run, files: list[str]) -> None:
    run("check", *files)
    assert sorted(each.name for each in Path().iterdir()) == sorted(files)
    result = run("check", *files, "--report", "report.xlsx")
    assert "Written: report.xlsx, what was understood" in result.stdout
    assert sorted(each.name for each in Path().iterdir()) == sorted([*files, "report.xlsx"])
    assert "Weeks" in openpyxl.load_workbook("report.xlsx").sheetnames


def test_a_report_replaces_nothing_unless_it_may_and_never_what_is_read(run, files: list[str]) -> None:
    Path("report.xlsx").write_text("mine")
    result = run("check", *files, "--report", "report.xlsx")
    assert result.exit_code == 2
    assert "report.xlsx exists already and was left as it is." in result.stderr
    assert "Rows read" not in result.stdout
    assert run("check", *files, "--report", "report.xlsx", "--overwrite").exit_code == 0
    assert openpyxl.load_workbook("report.xlsx").sheetnames
    before = Path("timetable.xlsx").read_bytes()
    refused = run("check", *files, "--report", "timetable.xlsx", "--overwrite")
    assert refused.exit_code == 2
    assert "what is read is never changed" in refused.stderr
    assert Path("timetable.xlsx").read_bytes() == before


def test_errors_are_reported_too(run, tmp_path: Path) -> None:
    rows = small()
    rows["Hours"][0]["From"] = "8:3o"
    result = run("check", as_workbook(rows, tmp_path / "district.xlsx"), "--report", "report.xlsx")
    assert result.exit_code == 2
    assert "Written: report.xlsx" in result.stdout
    (first,) = openpyxl.load_workbook("report.xlsx")["Findings"].iter_rows(min_row=2, values_only=True)
    assert (first[1], first[3:6]) == ("error", ("Hours", "E2", "8:3o"))

"""optsched check: what was read, what is wrong, and an exit status for scripts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from intake.small_district import as_csv, as_workbook, small

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


def test_many_findings_are_cut_short_unless_all_are_wanted(run, tmp_path: Path) -> None:
    rows = small()
    rows["Students"] += [{"Student": f"T-{number}", "School": "Nowhere"} for number in range(60)]
    path = as_workbook(rows, tmp_path / "district.xlsx")
    short, whole = run("check", path).output, run("check", path, "--all").output
    assert "more errors; --all shows them" in short
    assert "more errors" not in whole
    assert whole.count("error F50") == 60


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

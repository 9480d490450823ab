"""`optsched week --calendars`: files beside the workbook, or a sentence before anything is planned."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar
from instances import place
from intake.small_district import as_workbook, small

from optsched.cli.program import program
from optsched.domain import Findings, Plan
from optsched.intake import read
from optsched.output.plan import write_plan


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go where district.xlsx and plan.xlsx are: S-1 has OT on Mondays and Wednesdays at 9:30."""
    rows = small()
    rows["Options"].append({"Option": "First day", "Value": "2026-08-31"})
    problem = read([as_workbook(rows, tmp_path / "district.xlsx")]).problem
    assert problem is not None
    key = problem.mandates[0].key
    held = tuple(place(problem, key, day, "9:30", session=f"R {day}") for day in (0, 2))
    write_plan(problem, Plan(held), Findings(), tmp_path / "plan.xlsx")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*more: str) -> Result:
    return CliRunner().invoke(program, ["week", "2026-09-07", "--time-limit", "3", *more], prog_name="optsched")


def test_the_command_writes_calendar_files_after_the_workbook(folder: Path) -> None:
    result = run("--calendars", "ics", "--time-zone", "America/New_York")
    assert result.exit_code == 0, result.output
    assert "in ics" in result.output.splitlines()[-1]
    assert (folder / "week-2026-09-07.xlsx").exists()
    events = Calendar.from_ical((folder / "ics/Rivera.ics").read_bytes()).walk("VEVENT")
    begin = [each["DTSTART"] for each in events if each["SUMMARY"].startswith("S-1")]
    assert [each.to_ical() for each in begin] == [b"20260907T093000", b"20260909T093000"]
    assert {each.params["TZID"] for each in begin} == {"America/New_York"}


def test_files_that_exist_stop_the_command_before_it_plans(folder: Path) -> None:
    (folder / "ics").mkdir()
    (folder / "ics/Chen.ics").write_text("mine")
    zone = ("--calendars", "ics", "--time-zone", "America/New_York")
    result = run(*zone)
    assert (result.exit_code, "Chen.ics exists already" in result.output) == (2, True)
    assert [each.name for each in (folder / "ics").iterdir()] == ["Chen.ics"]
    assert not (folder / "week-2026-09-07.xlsx").exists()
    assert run(*zone, "--overwrite").exit_code == 0
    assert (folder / "ics/Rivera.ics").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--calendars", "ics", "--time-zone", "EST"), "Maybe --time-zone America/New_York?"),
        (("--calendars", "ics"), "This machine does not tell the time zone of its schools (it says UTC)."),
        (("--time-zone", "America/New_York"), "Maybe add --calendars FOLDER?"),
        (("--calendars", "plan.xlsx", "--time-zone", "America/New_York"), "The folder plan.xlsx cannot be made."),
    ],
)
def test_mistakes_about_calendars_end_in_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    result = run(*words)
    assert (result.exit_code, said in result.output) == (2, True), result.output
    assert sorted(each.name for each in folder.iterdir()) == ["district.xlsx", "plan.xlsx"]

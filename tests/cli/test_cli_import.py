"""optsched import: what is said and written, and what is never replaced."""

import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from raw_files import NAMES, deliveries, raw_files, write_lines


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """The user's files, by name: `run` is in their folder."""
    return [path.name for path in raw_files(tmp_path)]


@pytest.fixture
def odd(tmp_path: Path, files: list[str]) -> list[str]:
    """One line of the export cannot be understood."""
    lines = deliveries()
    lines[3][7] = "about half an hour now and then"
    write_lines(tmp_path / "deliveries.csv", lines)
    return files


def test_what_was_understood_is_said_and_ends_with_0(run, files: list[str]) -> None:
    result = run("import", *files)
    assert result.exit_code == 0, result.output
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert "service lines deliveries.csv 8" in lines  # 4 children, 4 services
    assert any(line.startswith("timetable timetable.xlsx 1A - Ms. Park") and line.endswith(" 35") for line in lines)
    assert "Written: district.xlsx, to complete and correct in Excel" in lines
    assert "district-report.xlsx, what was understood" in lines
    assert "district-names.xlsx, who is who: keep it to yourself" in lines
    assert lines[-1].startswith("no errors, no warnings, ")
    for name in ("district.xlsx", "district-report.xlsx", "district-names.xlsx"):
        assert openpyxl.load_workbook(name).sheetnames


def test_the_week_of_each_class_is_said_in_words(run, files: list[str]) -> None:
    lines = run("import", *files).stdout.splitlines()
    at = lines.index("The week of each class, as it was read:")
    assert lines[at + 1].startswith("1A, Ms. Park: Mon-Fri 8:00-8:30 Morning work, 8:30-10:00 ELA, ")
    assert lines[at + 1].endswith("13:00-14:00 Science (timetable.xlsx 1A - Ms. Park B3:F9)")
    assert [line.split(" 8:00")[0] for line in lines[at + 2 : at + 4]] == [
        "2B, Ms. Lopez: Mon-Thu",
        "2B, Ms. Lopez: Fri",
    ]


def test_what_is_mended_alike_is_said_once(run, files: list[str]) -> None:
    said = run("import", *files).stdout
    assert "note F111, 4 times" in said
    assert "  In deliveries.csv D2, D3, D4, D5" in said.splitlines()


def test_what_needs_a_look_is_said_with_its_cell_and_ends_with_1(run, odd: list[str]) -> None:
    result = run("import", *odd)
    assert result.exit_code == 1
    assert "error F70 in deliveries.csv H5" in result.output
    assert "about half an hour now and then" in result.output
    assert "1 line not understood to the last word: see Review in the report." in result.output
    assert result.output.rstrip().splitlines()[-1].startswith("1 error, no warnings")
    assert Path("district.xlsx").exists()


def test_no_name_of_a_child_is_said(run, odd: list[str]) -> None:
    lines = deliveries()
    lines[3][3] = "Nobody"
    lines[3][7] = "Dan Diaz about half an hour"
    write_lines(Path("deliveries.csv"), lines)
    output = run("import", *odd).output
    assert "DD" in output
    assert not any(part in output for name in NAMES for part in name.split(", "))


def test_what_a_plan_still_needs_is_listed(run, files: list[str]) -> None:
    result = run("import", *files[:2])
    assert result.exit_code == 1
    said = result.stdout.split("A plan still needs:")[1]
    assert "- The sheet Hours is missing" in said


def test_unknown_words_are_asked_about_in_a_line(run, files: list[str], tmp_path: Path) -> None:
    book = openpyxl.load_workbook("timetable.xlsx")
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == "Science":
                    cell.value = "Zumpf"
    book.save("timetable.xlsx")
    result = run("import", *files)
    assert result.exit_code == 1
    assert "Not known as activities: Zumpf." in result.stdout
    assert "timetable-marked.xlsx, your file with notes" in result.stdout
    assert openpyxl.load_workbook("timetable-marked.xlsx").sheetnames


def test_another_name_for_the_district_names_all_that_goes_with_it(run, files: list[str]) -> None:
    Path("out").mkdir()
    assert run("import", *files, "-o", "out/lincoln.xlsx").exit_code == 0
    assert sorted(each.name for each in Path("out").iterdir()) == [
        *("lincoln-names.xlsx", "lincoln-report.xlsx", "lincoln.xlsx")
    ]


def test_a_recipe_is_written_then_followed(run, files: list[str]) -> None:
    first = run("import", *files, "--recipe", "lincoln.toml")
    assert "lincoln.toml, how the files were read: correct it, and give it with --recipe next time" in first.stdout
    text = Path("lincoln.toml").read_text(encoding="utf-8")
    head = '[sheets."2B - Ms. Lopez"]\n# read as: timetable\nread = "read"'
    assert head in text
    Path("lincoln.toml").write_text(text.replace(head, head.replace('"read"', '"skip"')), encoding="utf-8")
    second = run("import", *files, "--recipe", "lincoln.toml", "--overwrite")
    assert "how the files were read" not in second.stdout
    assert "1A - Ms. Park" in second.stdout
    assert "timetable.xlsx 2B - Ms. Lopez" not in second.stdout


def test_a_mistake_in_a_recipe_is_said_with_its_file(run, files: list[str]) -> None:
    Path("lincoln.toml").write_text('[activities]\n"Chill" = "Mathh"')
    result = run("import", *files, "--recipe", "lincoln.toml")
    assert result.exit_code == 1
    assert "error F108 in lincoln.toml" in result.output
    assert "Mathh is no known activity." in result.output
    assert "Maybe Math?" in result.output
    assert Path("lincoln.toml").read_text() == '[activities]\n"Chill" = "Mathh"'


def test_codes_are_kept_where_names_says(run, files: list[str]) -> None:
    assert run("import", *files, "--names", "who.xlsx").exit_code == 0
    assert not Path("district-names.xlsx").exists()
    write_lines(Path("deliveries.csv"), [["Avila, Amy", "99", *deliveries()[0][2:]], *deliveries()])
    assert run("import", *files, "--names", "who.xlsx", "--overwrite").exit_code == 0
    sheet = openpyxl.load_workbook("who.xlsx")["Codes"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["AA", "BB", "CC", "DD", "AA2"]


@pytest.mark.parametrize("name", ["district.xlsx", "district-report.xlsx", "timetable-marked.xlsx"])
def test_what_is_there_is_left_as_it_is(run, files: list[str], name: str) -> None:
    Path(name).write_text("mine")
    result = run("import", *files)
    assert result.exit_code == 2
    assert f"{name} exists already and was left as it is." in result.stderr
    assert "Maybe " in result.stderr
    assert Path(name).read_text() == "mine"
    assert sorted(each.name for each in Path().iterdir()) == sorted([*files, name])


def test_what_an_earlier_import_wrote_is_replaced_when_asked(run, files: list[str]) -> None:
    assert run("import", *files).exit_code == 0
    assert run("import", *files).exit_code == 2
    Path("district.xlsx").write_text("old")
    assert run("import", *files, "--overwrite").exit_code == 0
    assert openpyxl.load_workbook("district.xlsx").sheetnames


def test_the_users_files_are_never_replaced(run, files: list[str]) -> None:
    before = {name: Path(name).read_bytes() for name in files}
    for words in (["-o", files[0]], ["--names", files[2]]):
        result = run("import", *files, *words, "--overwrite")
        assert result.exit_code == 2
        assert "what is read is never changed" in result.stderr
    assert {name: Path(name).read_bytes() for name in files} == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "none/district.xlsx"], "The folder none for district.xlsx does not exist."),
        (["-o", "district.csv"], "Maybe district.xlsx?"),
        (["-o", "folder.xlsx"], "is a folder"),
        (["--names", "none/who.xlsx"], "The folder none for who.xlsx does not exist."),
        (["--recipe", "none/lincoln.toml"], "The folder none for lincoln.toml does not exist."),
        (["--recipe", "district.xlsx"], "district.xlsx would be written twice"),
    ],
)
def test_places_where_nothing_can_go_are_known_before_reading(
    run, files: list[str], words: list[str], said: str
) -> None:
    Path("folder.xlsx").mkdir()
    result = run("import", *files, *words)
    assert result.exit_code == 2
    assert said in result.stderr.replace("\n", " ")
    assert sorted(each.name for each in Path().iterdir()) == sorted([*files, "folder.xlsx"])


def test_a_list_of_codes_that_is_none_is_refused(run, files: list[str]) -> None:
    Path("who.xlsx").write_bytes(Path("timetable.xlsx").read_bytes())
    result = run("import", *files, "--names", "who.xlsx")
    assert result.exit_code == 2
    assert "who.xlsx is no list of codes" in result.stderr
    assert not Path("district.xlsx").exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("letter.xlsx", b"%PDF-1.4 a letter", "error F0"),
        ("letter.docx", b"PK\x03\x04", "error F0"),
        ("none.xlsx", None, "error F01 in none.xlsx"),
    ],
)
def test_a_file_that_is_no_spreadsheet_is_an_error_with_its_name(
    run, files: list[str], name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    result = run("import", *files, name)
    assert result.exit_code == 1
    assert said in result.output
    assert name in result.output
    assert "timetable.xlsx 1A - Ms. Park" in result.output


def test_without_a_file_it_says_how(run) -> None:
    result = run("import")
    assert result.exit_code == 2
    assert "FILE" in result.output


def test_help_names_what_is_written(run) -> None:
    text = run("import", "--help").output
    for word in ("--out", "--recipe", "--names", "--overwrite", "--all", "never changed", "Children get codes"):
        assert word in text


def test_raw_files_are_checked_planned_and_audited_from_a_shell(tmp_path: Path, files: list[str]) -> None:
    """One therapist, two classes, four children: all 180 weekly minutes have a place."""

    def optsched(*words: str) -> str:
        command = [sys.executable, "-m", "optsched", *words]
        ran = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout

    checked = optsched("check", *files)
    assert "Students 4, Services 4" in checked
    # 2 + 1 + 2 + 1 times 30 minutes a week of OT; 30 hours a week from 8:00 to 14:00 on five days
    assert any(line.split() == ["Rivera", "OT", "Lincoln", "4", "180", "1,800"] for line in checked.splitlines())
    planned = optsched("optimize", *files, "-o", "plan.xlsx", "--time-limit", "10")
    assert "All 720 minutes that the IEPs ask for in a cycle have a place." in planned
    assert "No rule is broken." in optsched("audit", *files, "plan.xlsx")
    assert not any(part in planned + checked for name in NAMES for part in name.split(", "))


def test_an_imported_district_is_ready_to_optimize(run, files: list[str]) -> None:
    run("import", *files)
    checked = run("check", "district.xlsx")
    assert checked.exit_code == 0, checked.output
    assert "ready to optimize" in checked.output
    assert any(line.split() == ["Rivera", "OT", "Lincoln", "4", "180", "1,800"] for line in checked.output.splitlines())


def test_where_nothing_is_understood_no_empty_district_is_written(run, tmp_path: Path) -> None:
    (tmp_path / "shopping.csv").write_text("Item;Price\nPaper;3\nGlue;2\n", encoding="utf-8")
    result = run("import", "shopping.csv", "-o", "mine.xlsx")
    assert result.exit_code == 1
    assert "no district workbook was written" in result.stdout
    assert not (tmp_path / "mine.xlsx").exists()
    assert (tmp_path / "mine-report.xlsx").exists()

"""The whole way of import: files as schools send them in; district, report, copies and list of codes out."""

import re
import shutil
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from intake.small_district import as_workbook
from raw_files import HEAD, NAMES, deliveries, draw_timetable, raw_files, staff, week, write_lines
from timetables.weeks import DAYS, Week

from optsched.domain import Problem
from optsched.domain.cycle import WEEKDAYS
from optsched.intake import Code, read
from optsched.usecases.importing import CannotWriteError, Imported, import_files

Blocks = set[tuple[str, str, tuple[int, ...], int, int, str]]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return list(raw_files(tmp_path))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder of its own for what is written, so that everything in it was."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder / "district.xlsx"


def problem_of(*paths: Path) -> Problem:
    reading = read(paths)
    assert reading.problem is not None, str(reading.findings)
    return reading.problem


def blocks_of(problem: Problem) -> Blocks:
    """Return class, day by day, every block of a district."""
    return {
        (each.school, each.name, (day,), block.window.start, block.window.end, block.activity.casefold())
        for each in problem.classes
        for block in each.blocks
        for day in block.window.days
    }


def mandates_of(problem: Problem) -> set[tuple[object, ...]]:
    return {
        (each.student, each.service, each.therapist, each.minutes, each.times, each.per) for each in problem.mandates
    }


def columns(path: Path, sheet: str, *names: str) -> list[tuple[object, ...]]:
    """Return some columns of a sheet, row by row."""
    rows = list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))
    at = [rows[0].index(name) for name in names]
    return [tuple(row[position] for position in at) for row in rows[1:] if any(row)]


def everything_in(path: Path) -> str:
    """Return all text of a file, of every part of a workbook."""
    if path.suffix != ".xlsx":
        return path.read_text(encoding="utf-8")
    with ZipFile(path) as parts:
        return "\n".join(f"{name}\n{parts.read(name).decode('utf-8', 'replace')}" for name in parts.namelist())


def test_the_district_reads_back_as_the_same_district(files: list[Path], out: Path) -> None:
    done = import_files(files, out)
    raw, again = problem_of(*files), problem_of(done.district)
    expected = {
        ("Lincoln", each.class_name, (each.day,), each.start, each.end, each.activity.casefold())
        for each in week().lessons
    }
    assert blocks_of(raw) == blocks_of(again) == expected
    assert mandates_of(raw) == mandates_of(again)
    assert {(each.minutes, each.times, each.per) for each in again.mandates} == {(30, 2, "week"), (30, 1, "week")}
    ours = {each.code: (each.school_class, each.grade) for each in again.students}
    assert ours == {
        "AA": (("Lincoln", "1A"), 1),
        "BB": (("Lincoln", "1A"), 1),
        "CC": (("Lincoln", "2B"), 2),
        "DD": (("Lincoln", "2B"), 2),
    }
    assert {each.activity for each in raw.activities} == {each.activity for each in again.activities}
    assert not done.understood.findings.errors


def test_a_block_that_is_the_same_on_several_days_is_one_row(files: list[Path], out: Path) -> None:
    found = columns(import_files(files, out).district, "Timetable", "Class", "Days", "Activity")
    assert len(found) == 7 + 8  # 1A every day alike; 2B with Music on Fridays
    assert ("1A", "Mon-Fri", "Science") in found
    assert ("2B", "Mon, Tue, Wed, Thu", "Science") in found
    assert ("2B", "Fri", "Music") in found
    assert [row[0] for row in found] == sorted(str(row[0]) for row in found)


def test_rows_of_the_users_own_timetable_are_left_as_they_are(files: list[Path], out: Path, tmp_path: Path) -> None:
    rows = staff()
    block = {"School": "Lincoln", "Class": "3C", "From": "8:00", "To": "9:00", "Activity": "Math"}
    rows["Timetable"] = [{**block, "Days": "Mon; Wed"}, {**block, "Days": "Tue"}, block]
    mine = as_workbook(rows, tmp_path / "mine.xlsx")
    found = columns(import_files([mine, files[0]], out).district, "Timetable", "Class", "Days")
    assert found[:3] == [("3C", "Mon; Wed"), ("3C", "Tue"), ("3C", None)]


def test_settings_that_were_given_stay_and_the_usual_ones_join_them(files: list[Path], out: Path) -> None:
    rows = staff()
    rows["Options"] = [{"Option": "grid  minutes", "Value": 10}]
    done = import_files([*files[:2], as_workbook(rows, files[2])], out)
    named = columns(done.district, "Options", "Option", "Value")
    assert [row for row in named if str(row[0]).casefold().startswith("grid")] == [("grid  minutes", 10)]
    assert ("Weeks in cycle", 4) in named
    assert problem_of(done.district).cycle.grid == 10


def test_what_no_file_says_stays_empty_and_is_named(files: list[Path], out: Path) -> None:
    done = import_files(files[:2], out)
    assert columns(done.district, "Schools", "School") == [("Lincoln",)]
    assert columns(done.district, "Therapists", "Therapist", "Service") == [("Rivera", "OT")]
    assert columns(done.district, "Hours", "Therapist") == []
    assert any("Hours" in each for each in done.understood.missing)


def test_the_report_says_what_each_sheet_was_read_as(files: list[Path], out: Path) -> None:
    done = import_files(files, out)
    assert done.report == out.with_name("district-report.xlsx")
    text = everything_in(done.report)
    assert "service lines" in text
    assert "1A - Ms. Park" in text
    assert len(done.understood.blocks) == len(week().lessons)
    assert done.understood.files == ("timetable.xlsx", "deliveries.csv", "staff.xlsx")


def with_a_slip(path: Path) -> Path:
    """Draw a timetable in which one word means nothing."""
    drawn = week()
    odd = [replace(each, activity="Zumpf") if each.activity == "Music" else each for each in drawn.lessons]
    return draw_timetable(path, Week(drawn.teachers, tuple(odd)))


def test_a_copy_is_marked_where_something_needs_a_look(files: list[Path], out: Path) -> None:
    with_a_slip(files[0])
    done = import_files(files, out)
    assert done.marked == (out.with_name("timetable-marked.xlsx"),)
    assert done.unmarked == ()
    book = openpyxl.load_workbook(done.marked[0])
    noted = {
        cell.value: cell.comment.text for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment
    }
    assert "Zumpf has no row in Activities" in noted["Zumpf"]


def test_a_clean_file_needs_no_copy(files: list[Path], out: Path) -> None:
    assert import_files(files, out).marked == ()
    assert sorted(each.name for each in out.parent.iterdir()) == [
        *("district-names.xlsx", "district-report.xlsx", "district.xlsx")
    ]


def test_a_file_that_cannot_be_copied_is_named(files: list[Path], out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_a_slip(files[0])
    monkeypatch.setattr("optsched.usecases.importing.mark", lambda *_: None)
    done = import_files(files, out)
    assert (done.marked, done.unmarked) == ((), ("timetable.xlsx",))


def test_the_users_files_stay_byte_for_byte(files: list[Path], out: Path) -> None:
    with_a_slip(files[0])
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}
    import_files(files, out, out.with_name("lincoln.toml"))
    import_files(files, out, out.with_name("lincoln.toml"), overwrite=True)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files} == before


def written(done: Imported) -> set[Path]:
    return {path for path in (done.district, done.report, *done.marked, done.recipe) if path}


def test_no_name_of_a_child_is_written_but_into_the_list_of_codes(files: list[Path], out: Path) -> None:
    with_a_slip(files[0])
    lines = deliveries()
    lines[0][7] = "Ana Alvarez sees Rivera about half an hour"  # to be reviewed, with a name in it
    lines[1][3] = "Mr. Nobody"  # a class that is none
    lines.append([*lines[2][:2], "5", *lines[2][3:]])  # one child with two grades
    write_lines(files[1], lines)
    done = import_files(files, out, out.with_name("lincoln.toml"))
    assert len(done.understood.findings.errors) > 2
    assert done.names == out.with_name("district-names.xlsx")
    assert set(out.parent.iterdir()) == {*written(done), done.names}
    parts = {name for whole in NAMES for name in (*whole.split(", "), whole)}
    parts |= {f"{first} {last}" for last, first in (whole.split(", ") for whole in NAMES)}
    for path in written(done):
        text = everything_in(path)
        assert [name for name in parts if re.search(rf"\b{name}\b", text)] == [], path
        assert "SLD" not in text
    assert all(name in everything_in(done.names) for name in NAMES)


def test_names_in_a_workbook_come_from_there_into_its_own_copy_only(files: list[Path], out: Path) -> None:
    lines = deliveries()
    lines[0][7] = "about half an hour"
    rows = {"Caseload": [dict(zip(HEAD, line, strict=True)) for line in lines]}
    caseload = as_workbook(rows, out.parent.parent / "caseload.xlsx")
    done = import_files([files[0], caseload, files[2]], out)
    assert [path.name for path in done.marked] == ["caseload-marked.xlsx"]
    for path in (done.district, done.report):
        assert not any(name in everything_in(path) for name in NAMES), path
    book = openpyxl.load_workbook(done.marked[0])
    ours = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row]
    ours += [cell.comment.text for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment]
    assert not any(name.split(", ")[0] in text for name in NAMES for text in ours)


def test_codes_stay_the_same_when_children_come_and_go(files: list[Path], out: Path) -> None:
    import_files(files, out)
    lines = [["Avila, Amy", "99", *deliveries()[0][2:]], *deliveries()[::-1]]
    write_lines(files[1], lines)
    done = import_files(files, out, overwrite=True)
    assert done.names is not None
    codes = dict(columns(done.names, "Codes", "Name", "Code"))
    assert codes == {**dict(zip(NAMES, ("AA", "BB", "CC", "DD"), strict=True)), "Avila, Amy": "AA2"}


def test_children_who_have_only_an_id_keep_their_code(files: list[Path], out: Path) -> None:
    head = [name for name in HEAD if name != "Student Name"]
    write_lines(files[1], [line[1:] for line in deliveries()], head)
    first = import_files(files, out)
    write_lines(files[1], [line[1:] for line in deliveries()[::-1]], head)
    second = import_files(files, out, overwrite=True)
    assert first.names is not None
    assert second.names is not None
    codes = dict(columns(second.names, "Codes", "Student ID", "Code"))
    assert list(codes) == [line[1] for line in deliveries()]
    rows = columns(second.district, "Students", "Student", "Class")
    assert dict(rows)[codes["100000"]] == "1A"


def test_a_list_of_codes_may_stand_elsewhere(files: list[Path], out: Path, tmp_path: Path) -> None:
    done = import_files(files, out, names=tmp_path / "who.xlsx")
    assert done.names == tmp_path / "who.xlsx"
    assert not out.with_name("district-names.xlsx").exists()


def test_without_names_there_is_no_list(files: list[Path], out: Path) -> None:
    assert import_files([files[0], files[2]], out).names is None


def test_a_recipe_is_written_then_followed(files: list[Path], out: Path) -> None:
    with_a_slip(files[0])
    recipe = out.with_name("lincoln.toml")
    first = import_files(files, out, recipe)
    assert first.recipe == recipe
    text = recipe.read_text(encoding="utf-8")
    assert '[sheets."1A - Ms. Park"]\n# read as: timetable' in text
    assert '[sheets."deliveries"]\n# read as: service lines' in text
    assert '"Zumpf" = "?"' in text
    recipe.write_text(text.replace('"Zumpf" = "?"', '"Zumpf" = "Music"'), encoding="utf-8")
    second = import_files(files, out, recipe, overwrite=True)
    assert second.recipe is None
    assert not second.understood.findings.errors
    assert ("2B", "Fri", "Music") in columns(second.district, "Timetable", "Class", "Days", "Activity")


def test_a_first_recipe_changes_nothing(files: list[Path], out: Path) -> None:
    recipe = out.with_name("lincoln.toml")
    first = import_files(files, out, recipe)
    second = import_files(files, out, recipe, overwrite=True)
    assert first.understood == second.understood


def test_sheets_of_one_name_stand_in_the_recipe_with_their_files(files: list[Path], out: Path, tmp_path: Path) -> None:
    other = draw_timetable(tmp_path / "other.xlsx")
    recipe = out.with_name("lincoln.toml")
    import_files([files[0], other], out, recipe)
    text = recipe.read_text(encoding="utf-8")
    assert '[sheets."timetable.xlsx/1A - Ms. Park"]' in text
    assert '[sheets."other.xlsx/2B - Ms. Lopez"]' in text
    lines = text.split("\n\n")
    skipped = [each.replace('"read"', '"skip"') if each.startswith('[sheets."other') else each for each in lines]
    recipe.write_text("\n\n".join(skipped), encoding="utf-8")
    done = import_files([files[0], other], out, recipe, overwrite=True)
    assert {each.source.file for each in done.understood.blocks} == {"timetable.xlsx"}


def test_nothing_is_written_where_one_thing_cannot_be(files: list[Path], out: Path, tmp_path: Path) -> None:
    """Each of the places is looked at before the first is written to."""
    folder = out.parent
    for name in ("district.xlsx", "district-report.xlsx", "timetable-marked.xlsx", "staff-marked.xlsx"):
        (folder / name).write_text("mine")
        with pytest.raises(CannotWriteError, match=f"{name} exists already"):
            import_files(files, out)
        assert [(each.name, each.read_text()) for each in folder.iterdir()] == [(name, "mine")]
        (folder / name).unlink()
    for recipe, names, said in (
        (tmp_path / "none" / "lincoln.toml", None, "The folder .* does not exist"),
        (None, tmp_path / "none" / "who.xlsx", "The folder .* does not exist"),
        (None, tmp_path / "who.csv", "not the name of an Excel workbook"),
        (None, out, "would be written twice"),
        (None, folder / "District-Report.xlsx", "would be written twice"),
        (folder / "district.xlsx", None, "would be written twice"),
        (None, files[2], "what is read is never changed"),
    ):
        with pytest.raises(CannotWriteError, match=said):
            import_files(files, out, recipe, names)
        assert list(folder.iterdir()) == []


def test_overwriting_never_reaches_the_users_own_files(files: list[Path], out: Path) -> None:
    before = files[0].read_bytes()
    with pytest.raises(CannotWriteError, match="what is read is never changed"):
        import_files(files, files[0], overwrite=True)
    copy = shutil.copy(files[0], files[0].with_name("timetable-marked.xlsx"))
    with pytest.raises(CannotWriteError, match="would be written twice"):
        import_files(files, Path(copy), overwrite=True)
    assert files[0].read_bytes() == before


def test_a_broken_list_of_codes_stops_before_anything_is_written(files: list[Path], out: Path) -> None:
    out.with_name("district-names.xlsx").write_text("no workbook")
    with pytest.raises(CannotWriteError, match=r"district-names\.xlsx is no list of codes") as refused:
        import_files(files, out)
    assert refused.value.maybe.startswith("Maybe ")
    assert [each.name for each in out.parent.iterdir()] == ["district-names.xlsx"]


def test_two_files_of_one_name_are_refused(files: list[Path], out: Path, tmp_path: Path) -> None:
    (tmp_path / "north").mkdir()
    other = draw_timetable(tmp_path / "north" / "Timetable.xlsx")
    with pytest.raises(CannotWriteError, match=r"2 of the files are called timetable\.xlsx"):
        import_files([files[0], other], out)


def test_one_file_given_twice_is_read_once(files: list[Path], out: Path) -> None:
    done = import_files([files[0], files[0]], out)
    assert len(done.understood.blocks) == len(week().lessons)


def test_a_single_path_is_one_file(files: list[Path], out: Path) -> None:
    assert import_files(str(files[0]), str(out)).understood.files == ("timetable.xlsx",)


def test_a_file_that_is_no_spreadsheet_is_a_finding_beside_the_rest(
    files: list[Path], out: Path, tmp_path: Path
) -> None:
    (tmp_path / "letter.xlsx").write_bytes(b"%PDF-1.4 a letter")
    done = import_files([*files, tmp_path / "letter.xlsx", tmp_path / "none.xlsx"], out)
    wrong = {each.source.file: each.code for each in done.understood.findings.errors}
    assert wrong == {"letter.xlsx": Code.NOT_A_SPREADSHEET, "none.xlsx": Code.NO_FILE}
    assert len(done.understood.blocks) == len(week().lessons)


def test_a_district_that_was_imported_can_be_imported_again(files: list[Path], out: Path) -> None:
    first = import_files(files, out)
    second = import_files(first.district, out.with_name("again.xlsx"))
    assert blocks_of(problem_of(second.district)) == blocks_of(problem_of(first.district))
    assert mandates_of(problem_of(second.district)) == mandates_of(problem_of(first.district))
    assert (
        len({day for block in blocks_of(problem_of(second.district)) for day in block[2]}) == len(WEEKDAYS) == len(DAYS)
    )

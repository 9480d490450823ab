"""Sheets -> rows: which sheet, which header, which column; forgiving, and never silent."""

from typing import Any

from intake.small_district import filled, found, one, problem_of, read_rows, small

from optsched.contract import DISTRICT_SHEETS, STUDENTS
from optsched.domain import Source
from optsched.intake import Code, forms
from optsched.intake.cells import Sheet, address, place
from optsched.intake.fields import OF_ROW, Typed
from optsched.intake.log import Log
from optsched.intake.tables import Tables, form_of, note_unread, rows_of


def tables_of(*lines: list[Any], name: str = "Students", title: str = "") -> tuple[Tables, Log]:
    log = Log()
    sheet = Sheet("file.xlsx", name, title or name, filled(lines))
    tables, others = rows_of([sheet], DISTRICT_SHEETS, (), log)
    for each in others:
        note_unread(each, DISTRICT_SHEETS, log)
    return tables, log


def test_every_column_of_the_contract_is_read() -> None:
    models = {
        "Schools": forms.SchoolRow,
        "Travel": forms.TravelRow,
        "Calendar": forms.CalendarRow,
        "Classes": forms.ClassRow,
        "Timetable": forms.BlockRow,
        "Activities": forms.ActivityRow,
        "Therapists": forms.TherapistRow,
        "Hours": forms.HoursRow,
        "Work": forms.WorkRow,
        "Rooms": forms.RoomRow,
        "Students": forms.StudentRow,
        "Student times": forms.StudentTimeRow,
        "Services": forms.ServiceRow,
        "Pairs": forms.PairRow,
        "Preferences": forms.PreferenceRow,
    }
    for form in DISTRICT_SHEETS:
        model: type[Typed] | None = models.get(form.name)
        if model is not None:
            aliases = {field.alias for field in model.model_fields.values()}
            assert aliases == {*form.headers, OF_ROW}, form.name


def test_every_column_that_the_contract_requires_is_required() -> None:
    for form, model in ((STUDENTS, forms.StudentRow),):
        needed = {field.alias for field in model.model_fields.values() if field.is_required()}
        assert needed == {OF_ROW, *(column.name for column in form.columns if column.required)}


def test_a_header_may_stand_below_titles_in_any_order_and_case() -> None:
    tables, log = tables_of(
        ["Caseload of Lincoln"],
        [],
        ["", "school ", "STUDENT  ", "Gr"],
        ["", "Lincoln", "S-1", "K"],
    )
    row = tables.of(STUDENTS)[0]
    assert row.values == {"School": "Lincoln", "Student": "S-1", "Grade": "K"}
    assert row.cells["Student"] == Source("file.xlsx", "Students", "C4")
    assert not log.findings


def test_an_unlisted_column_is_named_once_and_a_likely_one_suggested() -> None:
    tables, log = tables_of(["Student", "School", "Shoe size", "Clas"], ["S-1", "Lincoln", 31.0, "1A"])
    assert "Shoe size" not in tables.of(STUDENTS)[0].values
    notes = {finding.seen: finding for finding in log.findings}
    assert {each.code for each in notes.values()} == {Code.COLUMN_NOT_READ}
    assert notes["Shoe size"].source.cell == "C1"
    assert notes["Clas"].maybe == "Maybe Class is meant?"


def test_a_missing_column_is_an_error_with_a_suggestion() -> None:
    _, log = tables_of(["Studnt", "School"], ["S-1", "Lincoln"])
    missing = next(finding for finding in log.findings if finding.code == Code.NO_COLUMN)
    assert missing.maybe == "Maybe Studnt is meant?"


def test_a_column_that_stands_there_twice_is_an_error() -> None:
    tables, log = tables_of(["Student", "School", "Grade", "Grade level"], ["S-1", "Lincoln", "1", "2"])
    assert tables.of(STUDENTS)[0].values["Grade"] == "1"
    assert [(finding.code, finding.source.cell) for finding in log.findings] == [(Code.DOUBLE_COLUMN, "D1")]


def test_a_sheet_without_a_header_is_an_error() -> None:
    _, log = tables_of(["S-1", "Lincoln"], ["S-2", "Lincoln"])
    assert [finding.code for finding in log.findings] == [Code.NO_HEADER]


def test_an_empty_sheet_says_nothing() -> None:
    tables, log = tables_of()
    assert "Students" in tables.present
    assert not log.findings


def test_an_unknown_sheet_is_noted_with_a_suggestion() -> None:
    _, log = tables_of(["Student"], ["S-1"], name="Studens")
    finding = next(iter(log.findings))
    assert (finding.code, finding.maybe) == (Code.SHEET_NOT_READ, "Maybe Students is meant?")


def test_sheet_names_may_be_aliases() -> None:
    tables, _ = tables_of(["Student", "Service"], ["S-1", "OT"], name=" iep  services ")
    assert list(tables.rows) == ["Services"]


def test_example_rows_and_repeated_headers_are_left_out() -> None:
    tables, log = tables_of(
        ["Student", "School"],
        ["Example: S-014", "Lincoln"],
        ["S-1", "Lincoln"],
        ["Student", "School"],
        ["S-2", "Lincoln"],
    )
    assert [row.values["Student"] for row in tables.of(STUDENTS)] == ["S-1", "S-2"]
    assert [finding.code for finding in log.findings] == [Code.EXAMPLE_ROW]


def test_a_csv_files_sheet_is_its_name_or_its_header() -> None:
    lines = [["Student", "School", "Class", "Grade"], ["S-1", "Lincoln", "1A", "1"]]
    for title in ("Students", "district - Students", "district_students", "export 2026"):
        form = form_of(Sheet("x.csv", "", title, filled(lines)), DISTRICT_SHEETS)
        assert form is STUDENTS, title
    nothing = Sheet("x.csv", "", "list", filled([["Name", "Phone"], ["a", "b"]]))
    assert form_of(nothing, DISTRICT_SHEETS) is None


def test_addresses() -> None:
    for at, name in (((7, 2), "B7"), ((1, 26), "Z1"), ((1, 27), "AA1"), ((1048576, 16384), "XFD1048576")):
        assert address(*at) == name
        assert place(name) == at


def test_error_cells_of_columns_that_are_not_read_do_no_harm() -> None:
    rows = small()
    rows["Students"][0]["Phone"] = "#REF!"
    reading = read_rows(rows)
    problem_of(reading)
    assert one(reading, Code.COLUMN_NOT_READ).seen == "Phone"
    assert not found(reading, Code.ERROR_VALUE)

"""The contract as data: complete, unambiguous, and short enough for Excel."""

import re
from pathlib import Path

import pytest

from optsched.contract import (
    ACTIVITIES,
    DISTRICT_SHEETS,
    GOALS,
    LOCKED,
    OPTIONS,
    PLAN_SHEETS,
    SERVICES,
    SESSIONS,
    SETTINGS,
    TIMETABLE,
    Kind,
    Sheet,
    example_row,
    fold,
    is_example_row,
)

WORKBOOK = Path(__file__).parents[3] / "shared" / "WORKBOOK.md"
ALL_SHEETS = DISTRICT_SHEETS + PLAN_SHEETS


def names(sheet: Sheet) -> str:
    return sheet.name


def written_rows(heading: str) -> dict[str, str]:
    """Return the contract's own table under a heading: what stands in the column `columns`, by sheet."""
    if not WORKBOOK.exists():
        pytest.skip("the written contract is not here")
    section = WORKBOOK.read_text(encoding="utf-8").split(heading)[1].split("\n#")[0]
    return {row[1]: row[2] for row in re.finditer(r"^\| \*\*(.+?)\*\* \|[^|]*\|(.*)\|$", section, re.MULTILINE)}


def test_the_district_sheets_are_those_of_the_written_contract_in_its_order() -> None:
    assert [sheet.name for sheet in DISTRICT_SHEETS] == list(written_rows("## 1. The district workbook"))


def test_every_column_stands_in_the_written_contract() -> None:
    written = written_rows("## 1. The district workbook")
    strange = [
        (sheet.name, column.name)
        for sheet in DISTRICT_SHEETS
        if sheet not in (OPTIONS, LOCKED)
        for column in sheet.columns
        if column.name not in written[sheet.name]
    ]
    assert strange == []


def test_every_setting_stands_in_the_written_contract_with_its_default() -> None:
    text = written_rows("## 1. The district workbook")["Options"]
    named = re.findall(r"`([A-Z][^`]+)`(?: \(([^);:]+))?", text)
    periods = ["Weeks in month", "Weeks in quarter", "Weeks in year"]  # "options change the numbers" of Per
    assert [name for name, _ in named] == [option.name for option in SETTINGS if option.name not in periods]
    defaults = {option.name: option.default_text for option in SETTINGS}
    for name, default in named:
        if default.isdigit() or default == "no":
            assert defaults[name] == default


def test_the_goals_and_weights_are_those_of_the_written_contract() -> None:
    if not WORKBOOK.exists():
        pytest.skip("the written contract is not here")
    text = WORKBOOK.read_text(encoding="utf-8").split("### 2.1")[1]
    rows = re.findall(r"^\| (\d) \| ([a-z ]+?)(?: \(.*?\))? \|.*\| (\d+) \|$", text, re.MULTILINE)
    ours = [
        (str(goal.stage), goal.name, str(goal.weight))
        for goal in GOALS
        if goal.name not in ("lunches missing", "duties missing")
    ]
    assert ours == [(stage, name, weight) for stage, name, weight in rows]


def test_the_plan_sheets_have_the_columns_of_the_written_contract() -> None:
    written = written_rows("## 2. The plan workbook")
    for sheet in PLAN_SHEETS:
        if sheet.name not in ("Therapists", "Missed", "Duties"):
            bare = re.sub(r"\([^)]*\)", "", written[sheet.name])
            assert [part.strip() for part in bare.split(",")] == list(sheet.headers)


def test_nine_sheets_are_essential() -> None:
    assert sum(sheet.essential for sheet in DISTRICT_SHEETS) == 9


@pytest.mark.parametrize("sheet", ALL_SHEETS, ids=names)
def test_no_header_means_two_columns_of_a_sheet(sheet: Sheet) -> None:
    owners: dict[str, str] = {}
    for column in sheet.columns:
        for word in (column.name, *column.aliases):
            assert owners.setdefault(fold(word), column.name) == column.name, word


@pytest.mark.parametrize("sheet", ALL_SHEETS, ids=names)
def test_the_columns_fit_what_excel_shows_of_them(sheet: Sheet) -> None:
    for column in sheet.columns:
        assert 0 < len(column.help) + len(f" Empty means {column.default_text}.") <= 255, column.name
        assert column.help.endswith("."), column.name
        assert len(column.name) <= 32, column.name


@pytest.mark.parametrize("sheet", ALL_SHEETS, ids=names)
def test_a_choice_has_choices_and_a_reference_has_its_column(sheet: Sheet) -> None:
    for column in sheet.columns:
        assert column.choices or column.kind not in (Kind.CHOICE, Kind.YES_NO), column.name
        assert column.refers_to or column.kind is not Kind.REFERENCE, column.name
        if column.refers_to:
            target = next(each for each in DISTRICT_SHEETS if each.name == column.refers_to[0])
            assert column.refers_to[1] in target.headers, column.name


@pytest.mark.parametrize("sheet", ALL_SHEETS, ids=names)
def test_the_example_of_a_closed_choice_is_one_of_its_words(sheet: Sheet) -> None:
    for column in sheet.columns:
        if column.choices and not column.open_choices:
            assert column.example in ("", *column.choices), column.name


@pytest.mark.parametrize("sheet", DISTRICT_SHEETS, ids=names)
def test_an_example_row_is_recognised_and_fills_what_is_required(sheet: Sheet) -> None:
    row = example_row(sheet)
    assert is_example_row([row.get(name) for name in sheet.headers])
    assert all(row.get(column.name) for column in sheet.columns if column.required)


@pytest.mark.parametrize("first", ["Example: Lincoln", " example:S-014", "EXAMPLE: x"])
def test_an_example_row_is_recognised_after_people_touched_it(first: str) -> None:
    assert is_example_row([None, "", first, "Lincoln"])


@pytest.mark.parametrize(
    "values", [["Example School", "Mon"], ["Lincoln", "Example: x"], ["Exampleton"], [], [None, ""], [830]]
)
def test_a_real_row_is_not_an_example(values: list[object]) -> None:
    assert not is_example_row(values)


@pytest.mark.parametrize("header", ["Push-in during", "push in  during", "PUSH-IN DURING ", "Push-in activities"])
def test_a_header_is_found_forgiving_case_blanks_and_aliases(header: str) -> None:
    assert SERVICES.match(header) == (SERVICES.column("Push-in during"), None)


@pytest.mark.parametrize("header", ["Pull-out PT", "pull out  PT", "Pullout PT"])
def test_a_header_may_name_a_service(header: str) -> None:
    assert ACTIVITIES.match(header) == (ACTIVITIES.column("Pull-out"), "PT")


@pytest.mark.parametrize("header", ["Pull-out minutes of OT"])
def test_a_service_may_have_several_words(header: str) -> None:
    assert ACTIVITIES.match(header) == (ACTIVITIES.column("Pull-out"), "minutes of OT")


@pytest.mark.parametrize("header", ["", "Shoe size", "Activity PT", "Pullouts"])
def test_an_unknown_header_means_no_column(header: str) -> None:
    assert ACTIVITIES.match(header) is None


def test_a_column_is_found_by_its_exact_name_only() -> None:
    assert TIMETABLE.column("Where").default_text == "the class's room"
    with pytest.raises(KeyError, match="Timetable has no column where"):
        TIMETABLE.column("where")


def test_locks_have_the_columns_of_sessions() -> None:
    assert LOCKED.columns == SESSIONS.columns

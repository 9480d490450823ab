"""What a cell offers when it is chosen: a drop-down list, and a message that says what belongs there."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from optsched.contract import DISTRICT_SHEETS, SETTINGS, Column, Kind, Option, fold

LAST_ROW = 1_048_576
"""Help reaches to Excel's last row: a large district's timetable has more than 100 000."""
TITLE_LIMIT, MESSAGE_LIMIT, LIST_LIMIT = 32, 255, 255
"""Excel's own limits for input messages and lists that are written out."""
MOST_MINUTES = 24 * 60


def add_column_help(sheet: Worksheet, position: int, column: Column, first_row: int, examples: bool) -> None:
    """Give a column its drop-down and input message, from `first_row` (0 is the header) down to LAST_ROW."""
    rule = {**message(column.name, column.help, column.default_text), **offered(column, examples)}
    sheet.data_validation(first_row, position, LAST_ROW - 1, position, rule)


def add_option_help(sheet: Worksheet, row: int, position: int, option: Option) -> None:
    """Give the value of one setting its choices and its sentence."""
    rule = message(option.name, option.help, option.default_text)
    if option.choices:
        rule |= written_out(option.choices, closed=True)
    else:
        rule |= counted(option.kind)
    sheet.data_validation(row, position, row, position, rule)


def option_named(name: object) -> Option | None:
    """Return the setting that the first cell of an Options row names, if it is one."""
    return next((each for each in SETTINGS if fold(each.name) == fold(str(name))), None)


def message(title: str, help: str, default_text: str) -> dict[str, Any]:
    """Return the input message of a cell: the help, and what an empty cell means where the help is silent."""
    text = help
    if default_text and "empty" not in help:
        text = f"{help} Empty means {default_text}."
    return {"validate": "any", "input_title": title[:TITLE_LIMIT], "input_message": text[:MESSAGE_LIMIT]}


def offered(column: Column, examples: bool) -> dict[str, Any]:
    """Return the drop-down or the check of a column, if it has one."""
    if column.kind is Kind.REFERENCE and column.refers_to:
        return {"validate": "list", "source": names_on(*column.refers_to, examples), "show_error": False}
    if column.choices:
        return written_out(column.choices, closed=not column.open_choices)
    return counted(column.kind)


def written_out(choices: tuple[str, ...], closed: bool) -> dict[str, Any]:
    """Return a drop-down of these words; a closed one refuses others when they are typed."""
    if len(",".join(choices)) > LIST_LIMIT:
        return {}
    rule: dict[str, Any] = {"validate": "list", "source": list(choices), "show_error": closed}
    if closed:
        rule["error_title"] = "Not one of the words"
        rule["error_message"] = f"Please choose one of: {', '.join(choices)}."[:MESSAGE_LIMIT]
    return rule


def counted(kind: Kind) -> dict[str, Any]:
    """Return a check that asks once more where a number looks wrong; it never refuses."""
    if kind not in (Kind.NUMBER, Kind.MINUTES, Kind.PERCENT):
        return {}
    most = 100 if kind is Kind.PERCENT else MOST_MINUTES
    return {
        "validate": "decimal" if kind is Kind.PERCENT else "integer",
        "criteria": "between",
        "minimum": 0,
        "maximum": most,
        "error_type": "warning",
        "error_title": "A number is expected",
        "error_message": f"Here belongs a number from 0 to {most}.",
    }


def names_on(sheet_name: str, column_name: str, examples: bool) -> str:
    """Return the formula for the filled cells of another sheet's column, behind its example row."""
    target = next(each for each in DISTRICT_SHEETS if each.name == sheet_name)
    letter = chr(ord("A") + target.headers.index(column_name))
    first = 3 if examples else 2
    quoted = f"'{sheet_name}'"
    return f"=OFFSET({quoted}!${letter}${first},0,0,MAX(1,COUNTA({quoted}!${letter}${first}:${letter}${LAST_ROW})),1)"

"""A recipe followed: headers renamed, the district's own words learned, and what is said in vain told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from optsched.contract import DISTRICT_SHEETS
from optsched.domain import Severity
from optsched.domain.cycle import WEEKDAYS
from optsched.intake import times
from optsched.intake.caseloads.vocabulary import meaning_of
from optsched.intake.cells import Place, Sheet, Value
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.recipe import Recipe, names_of
from optsched.intake.timetables.days import days_of
from optsched.intake.vocabulary import Activity, Vocabulary, standard
from optsched.intake.words import Unclear, key_of, likely

HEADERS_WITHIN = 30
"""Rows of a sheet in which a header that the recipe names is looked for."""
_OF_LISTS = ("Time", "Period", "Day", "Week", "Start", "End")
"""Columns of lists of lessons that no sheet of the district workbook has."""


def check_recipe(recipe: Recipe, sheets: Sequence[Sheet], log: Log) -> None:
    """Log what a recipe says that cannot be followed: sheets that no file has, unknown columns, unknown days."""
    here = {key_of(name) for sheet in sheets for name in names_of(sheet.title, sheet.file)}
    missing = [name for name in recipe.sheets if key_of(name) not in here]
    if missing:
        titles = list(dict.fromkeys(sheet.title for sheet in sheets))
        message = f"The recipe speaks of sheets that no file has: {', '.join(missing)}."
        maybe = likely(missing[0].rpartition("/")[2], titles)
        log.add(Code.RECIPE, message, recipe.source, maybe=maybe, severity=Severity.NOTE)
    for name, said in recipe.sheets.items():
        if said.days and not days_of(said.days):
            message = f"days of the sheet {name} in the recipe: {said.days} is not understood."
            log.add(Code.RECIPE, message, recipe.source, seen=said.days, maybe=_days_meant(said.days))
    names = [column for form in DISTRICT_SHEETS for column in form.headers]
    for word, meant in recipe.columns.items():
        if meant not in _OF_LISTS and meaning_of(meant) is None and not any(f.match(meant) for f in DISTRICT_SHEETS):
            message = f"{meant}, which {word} in [columns] of the recipe should mean, is no column."
            log.add(Code.RECIPE, message, recipe.source, seen=meant, maybe=likely(meant, names))


def _days_meant(text: str) -> str:
    try:
        times.days(text, WEEKDAYS)
    except Unclear as unclear:
        return unclear.maybe
    return "Mon, Mon-Fri or Mon, Wed, Fri?"


def renamed(sheet: Sheet, recipe: Recipe) -> Sheet:
    """Return a sheet whose headers say what the recipe says they mean: in its row of column names only."""
    if not recipe.columns:
        return sheet
    meant = {key_of(word): name for word, name in recipe.columns.items()}
    rows = {row: _said(cells, meant) for row, cells in list(sheet.rows.items())[:HEADERS_WITHIN]}
    head = max(rows, key=lambda row: len(rows[row]), default=0)
    if not head or not rows[head]:
        return sheet
    again = [row for row, cells in sheet.rows.items() if _is_part(cells, sheet.rows[head])]
    new = {(row, at): name for row in again for at, name in _said(sheet.rows[row], meant).items()}
    cells: dict[Place, Value] = {**sheet.cells, **new}
    return replace(sheet, cells=cells)


def _said(cells: Mapping[int, Value], meant: Mapping[str, str]) -> dict[int, str]:
    """Return the cells of a row that the recipe has a word for."""
    keys = {at: key_of(value) for at, value in cells.items() if isinstance(value, str)}
    return {at: meant[key] for at, key in keys.items() if key in meant}


def _is_part(cells: Mapping[int, Value], head: Mapping[int, Value]) -> bool:
    """Tell whether a row repeats a row of column names, or is that row."""
    return all(head.get(at) == value for at, value in cells.items())


def vocabulary_of(recipe: Recipe, log: Log) -> Vocabulary:
    """Return the dictionary with the district's own words and activities; what is wrong with them is logged."""
    found = standard()
    for name, own in recipe.own.items():
        activity = Activity(name, own.pull_out, own.push_in, own.core, tuple(own.by_service.items()))
        try:
            found = found.with_words({}, [activity])
        except Unclear as unclear:
            message = f'[activity."{name}"] of the recipe: {unclear.message}'
            log.add(Code.RECIPE, message, recipe.source, seen=name, maybe=unclear.maybe)
    for word, meant in recipe.activities.items():
        try:
            found = found.with_words({word: meant})
        except Unclear as unclear:
            message = f"{word} in [activities] of the recipe: {unclear.message}"
            log.add(Code.RECIPE, message, recipe.source, seen=meant, maybe=unclear.maybe)
    return found

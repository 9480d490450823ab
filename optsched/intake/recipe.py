"""A recipe: how the files of one district are meant, confirmed or corrected once, and read the same way ever after."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from optsched.domain import Source
from optsched.domain.findings import NOWHERE
from optsched.intake import times, words
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.words import Unclear, clean, key_of, likely

SKIP, READ = "skip", "read"
OF_A_SHEET = ("read", "school", "class", "teacher", "grade", "days", "weeks", "variant")
_ACTIVITY = ("pull_out", "push_in", "core", "by_service", "note")
_TABLES = ("sheets", "classes", "activities", "columns", "colours", "activity")
_COLOUR = re.compile(r"#?(?:FF)?([0-9A-F]{6})", re.IGNORECASE)
_MOST_WEEKS = 6
"""Weeks that a cycle may have."""


@dataclass(frozen=True)
class SheetRecipe:
    """What is said of a sheet: whether it is read, and what holds for all of it where the sheet itself is silent."""

    read: str = READ
    school: str = ""
    class_name: str = ""
    teacher: str = ""
    grade: str = ""
    days: str = ""
    weeks: str = ""
    variant: str = ""


@dataclass(frozen=True)
class OwnActivity:
    """An activity of the district's own, with its levels."""

    pull_out: str
    push_in: str
    core: bool = False
    by_service: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Recipe:
    """Sheets by name, nicknames -> class, words -> activity, headers -> column, and the district's own activities.

    `colours` say what cells without a word mean, by colour such as `FFFF00`: an activity, or skip. `source` is the
    recipe's file.
    """

    sheets: Mapping[str, SheetRecipe] = field(default_factory=dict)
    classes: Mapping[str, str] = field(default_factory=dict)
    activities: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, OwnActivity] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    source: Source = NOWHERE

    def sheet(self, title: str, file: str = "") -> SheetRecipe:
        """Return what is said of a sheet, of the one in this file before any of its name; nothing if not named."""
        found = {key_of(name): each for name, each in self.sheets.items()}
        said = (found[key] for name in names_of(title, file) if (key := key_of(name)) in found)
        return next(said, SheetRecipe())


def names_of(title: str, file: str) -> tuple[str, ...]:
    """Return the names by which a recipe may speak of a sheet, the nearest first; a csv file is one sheet.

    >>> names_of("Sheet1", "lincoln.xlsx")
    ('lincoln.xlsx/Sheet1', 'Sheet1')
    >>> names_of("list", "list.csv")
    ('list.csv', 'list')
    """
    if not file:
        return (title,)
    return (file if Path(file).stem == title else f"{file}/{title}", title)


def read_recipe(path: Path, log: Log) -> Recipe:
    """Read a recipe. What is not understood in it is a finding; the rest counts."""
    source = Source(path.name)
    log.expect(path.name)
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        why = error.strerror or error if isinstance(error, OSError) else error
        message = f"The recipe {path.name} cannot be read: {why}."
        log.add(Code.RECIPE, message, source, maybe="a quotation mark is missing, or it is another file?")
        return Recipe(source=source)
    return _Reader(tables, source, log).recipe()


@dataclass(frozen=True)
class _Reader:
    """Reads the tables of one recipe."""

    tables: Mapping[str, Any]
    source: Source
    log: Log

    def recipe(self) -> Recipe:
        for name in self.tables:
            if name not in _TABLES:
                self._refuse(f"[{name}] is no part of a recipe.", name, likely(name, _TABLES))
        return Recipe(
            {name: self._sheet(name, said) for name, said in self._named("sheets")},
            self._words("classes"),
            self._words("activities"),
            self._words("columns"),
            dict(self._own()),
            dict(self._colours()),
            self.source,
        )

    def _refuse(self, message: str, seen: object, maybe: str) -> None:
        self.log.add(Code.RECIPE, message, self.source, seen=str(seen), maybe=maybe)

    def _table(self, part: str) -> Mapping[str, Any]:
        table = self.tables.get(part, {})
        if isinstance(table, dict):
            return table
        self._refuse(f"{part} is no list of names in the recipe.", table, f"[{part}]?")
        return {}

    def _named(self, part: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        for name, said in self._table(part).items():
            if isinstance(said, dict):
                yield name, said
            else:
                self._refuse(f"[{part}] {name} says {said}.", said, f'[{part}."{name}"]?')

    def _words(self, part: str) -> dict[str, str]:
        """Read words and what they mean; an empty one, or a question mark, is a question that stays open."""
        found: dict[str, str] = {}
        for word, meant in self._table(part).items():
            if not isinstance(meant, str):
                self._refuse(f"{word} in [{part}] of the recipe does not mean a text.", meant, f'{word} = "…"?')
            elif clean(meant) not in ("", "?"):
                found[word] = clean(meant)
        return found

    def _colours(self) -> Iterator[tuple[str, str]]:
        for colour, meant in self._words("colours").items():
            if match := _COLOUR.fullmatch(colour):
                yield match[1].upper(), meant
            else:
                self._refuse(f"{colour} in [colours] of the recipe is no colour.", colour, '"FFFF00" for yellow?')

    def _sheet(self, name: str, said: Mapping[str, Any]) -> SheetRecipe:
        texts: dict[str, str] = {}
        for key, value in said.items():
            if key not in OF_A_SHEET:
                self._refuse(f"{key} of the sheet {name} is not known in a recipe.", key, likely(key, OF_A_SHEET))
            elif isinstance(value, bool) or not isinstance(value, str | int):
                self._refuse(f"{key} of the sheet {name} is no text in the recipe.", value, f'{key} = "…"?')
            elif self._is_clear(name, key, clean(str(value))):
                texts["class_name" if key == "class" else key] = clean(str(value))
        return SheetRecipe(**texts)

    def _is_clear(self, name: str, key: str, value: str) -> bool:
        """Tell whether a value can be what its key says; log it where it cannot."""
        if key == "read" and value not in (READ, SKIP):
            self._refuse(f"The sheet {name} cannot be read as {value}.", value, f"{READ} or {SKIP}?")
            return False
        try:
            if key == "grade" and value:
                words.grade(value)
            if key == "weeks" and value:
                times.weeks(value, _MOST_WEEKS)
        except Unclear as unclear:
            self._refuse(f"{key} of the sheet {name} in the recipe: {unclear.message}", value, unclear.maybe)
            return False
        return True

    def _own(self) -> Iterable[tuple[str, OwnActivity]]:
        for name, said in self._named("activity"):
            by_service, core = said.get("by_service", {}), said.get("core", False)
            if set(said) - set(_ACTIVITY) or "pull_out" not in said or "push_in" not in said:
                message = f"The activity {name} of the recipe needs pull_out and push_in; it may have core, by_service"
                self._refuse(f"{message} and note.", ", ".join(said), 'pull_out = "ok", push_in = "never"?')
            elif not isinstance(core, bool):
                self._refuse(f"core of the activity {name} is neither true nor false.", core, "core = true?")
            elif not isinstance(by_service, dict):
                message = f"by_service of the activity {name} does not say levels for services."
                self._refuse(message, by_service, 'by_service = { "Push-in OT" = "best" }?')
            else:
                levels = {str(key): str(value) for key, value in by_service.items()}
                yield name, OwnActivity(str(said["pull_out"]), str(said["push_in"]), core, levels)

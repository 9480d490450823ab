"""The types of cells for pydantic: each reads a raw value, in the context of the cycle, into what the domain uses."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo

from optsched.domain import Cycle, Source, WeekShare
from optsched.intake import times, words
from optsched.intake.cells import Value
from optsched.intake.codes import Code
from optsched.intake.tables import Row
from optsched.intake.words import Unclear


@dataclass(frozen=True)
class Context:
    """What a cell needs to know to be read: the cycle. `known` are cells read before: most days are Mon-Fri."""

    cycle: Cycle
    known: dict[tuple[Any, ...], Any] = field(default_factory=dict, compare=False)


def read_with(parse: Callable[[Any], Any]) -> BeforeValidator:
    """Read a cell alone, and what stands in many cells once."""
    return _in_cycle(lambda value, _: parse(value))


def _in_cycle(parse: Callable[[Any, Cycle], Any]) -> BeforeValidator:
    def read(value: Any, info: ValidationInfo) -> Any:
        assert isinstance(info.context, Context)
        known, key = info.context.known, (parse, type(value), value)
        if key not in known:
            known[key] = parse(value, info.context.cycle)
        return known[key]

    return BeforeValidator(read)


def _timetable_days(value: Value, cycle: Cycle) -> tuple[int, ...]:
    """Read days where letters may stand beside weekdays: a letter day is any weekday."""
    if cycle.letter_days:
        try:
            times.days(value, cycle.letter_days)
        except Unclear:
            return times.days(value, cycle.days)
        return cycle.all_days
    return times.days(value, cycle.days)


def _days(value: Value, cycle: Cycle) -> tuple[int, ...]:
    if cycle.letter_days:
        try:
            return times.days(value, cycle.days)
        except Unclear as unclear:
            try:
                times.days(value, cycle.letter_days)
            except Unclear:
                raise unclear from None
            message = f"{words.say(value)} is a letter day; only Timetable may use them beside weekdays."
            raise Unclear(Code.LETTERS_MIXED, message) from None
    return times.days(value, cycle.days)


def _day(value: Value, cycle: Cycle) -> int:
    found = _days(value, cycle)
    if len(found) != 1:
        raise Unclear(Code.DAYS, f"{words.say(value)} is not one day.")
    return found[0]


def number(low: int, high: int) -> BeforeValidator:
    """Read a whole number from low to high."""
    return read_with(lambda value: words.whole(value, low, high))


def number_or_none(low: int, high: int) -> BeforeValidator:
    """Read a whole number, or the word none."""
    return read_with(lambda value: None if words.key_of(words.say(value)) == "none" else words.whole(value, low, high))


def one_of(*known: str) -> BeforeValidator:
    """Read one of these words."""
    return read_with(lambda value: words.choice(value, known))


def _all_or_list(value: Value) -> tuple[str, ...]:
    found = words.listed(value)
    return () if [words.key_of(each) for each in found] in (["all"], ["any"]) else found


def _all_or_text(value: Value) -> str:
    seen = words.text(value)
    return "" if words.key_of(seen) in ("all", "any") else seen


Text = Annotated[str, BeforeValidator(words.text)]
TextOrAll = Annotated[str, read_with(_all_or_text)]
Names = Annotated[tuple[str, ...], read_with(_all_or_list)]
Minute = Annotated[int, read_with(times.minute)]
Date = Annotated[date, read_with(times.day_of)]
YesNo = Annotated[bool, read_with(words.yes)]
Percent = Annotated[int, read_with(words.percent)]
Grade = Annotated[int, read_with(words.grade)]
Grades = Annotated[tuple[int, ...], read_with(words.grades)]
Day = Annotated[int, _in_cycle(_day)]
Days = Annotated[tuple[int, ...], _in_cycle(_days)]
TimetableDays = Annotated[tuple[int, ...], _in_cycle(_timetable_days)]
Weeks = Annotated[tuple[int, ...], _in_cycle(lambda value, cycle: times.weeks(value, cycle.weeks))]
MandateWeeks = Annotated[
    tuple[int, ...] | WeekShare | None, _in_cycle(lambda value, cycle: times.weeks_or_share(value, cycle.weeks))
]


OF_ROW: Final = "(row)"
"""The name under which a row stands among its own values; no column is called so."""


class Typed(BaseModel):
    """A row with typed values; a field's alias is the column's name. `row` knows the cells."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True, extra="ignore", populate_by_name=False)
    row: Row = Field(alias=OF_ROW)

    @property
    def source(self) -> Source:
        return self.row.source

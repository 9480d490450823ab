"""Teachers' pages: lines such as `8:15 - 9:45 ELA`, under the days on which they hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from timetables.arrange import Page, Table
from timetables.canvas import Canvas
from timetables.dress import Dress, Tables, Times, Wardrobe
from timetables.layouts.layout import Layout, ending_of, paged, titles
from timetables.notation import EXCEL_CLOCKS, DayWords, NamedBy, Value, days_text, is_plain_tuesday, point, span
from timetables.weeks import DAYS, SPECIALS, Span, Week

IN_FRONT, BEHIND, COLON, BRACKETS, TWO_CELLS = range(5)
"""`8:15-9:00 ELA`, `ELA 8:15-9:00`, `8:15-9:00: ELA`, `ELA (8:15-9:00)`, and the time in a cell of its own."""


@dataclass(frozen=True)
class _Section:
    """Lines for some days; `days` is empty when they hold every day."""

    days: tuple[int, ...]
    lines: tuple[tuple[Span, str], ...]


def _sections(week: Week, name: str, dress: Dress) -> tuple[_Section, ...]:
    one = _rotating(week, name, dress)
    if one:
        return (_Section((), one),)
    alike = week.alike([name])
    return tuple(_Section(days, tuple((each.span, each.activity) for each in week.of(name, days[0]))) for days in alike)


def _rotating(week: Week, name: str, dress: Dress) -> tuple[tuple[Span, str], ...]:
    """Return lines that hold every day, where days differ in their specials at most; nothing where they do not."""
    doing: dict[Span, dict[int, str]] = {}
    for day in DAYS:
        for lesson in week.of(name, day):
            doing.setdefault(lesson.span, {})[day] = lesson.activity
    times = sorted(doing)
    if any(second[0] < first[1] for first, second in pairwise(times)):
        return ()
    lines = []
    for at in times:
        activities = set(doing[at].values())
        if len(activities) == 1 and len(doing[at]) == len(DAYS):
            lines.append((at, doing[at][0]))
        elif activities <= set(SPECIALS):
            lines.append((at, _specials(doing[at], dress)))
        else:
            return ()
    return tuple(lines)


def _specials(by_day: dict[int, str], dress: Dress) -> str:
    """Write what the specials are on each weekday; a number counts the weekdays from Monday."""
    label = ("Specials", "Specials", "Encore", "Rotation")[dress.head_words]
    numbers = [f"{day + 1}={activity}" for day, activity in by_day.items()]
    letters = [f"{DayWords.LETTERS.value[day]}={activity}" for day, activity in by_day.items()]
    names = [f"{DayWords.SHORT.value[day]} {activity}" for day, activity in by_day.items()]
    if not is_plain_tuesday([DayWords.LETTERS.value[day] for day in by_day]):
        letters = names
    return f"{label} ({', '.join((numbers, letters, names, numbers)[dress.head_words])})"


def _page(week: Week, name: str, dress: Dress) -> Canvas:
    found, at = Canvas(), 0
    sections = _sections(week, name, dress)
    for section in sections:
        if len(sections) > 1:
            found.put(at, 0, days_text(section.days, dress.days) + ":" * (dress.head_words == 2), "bold")
            at += 1
        lines = [*section.lines]
        if dress.times is Times.START:
            end = lines[-1][0][1]
            lines.append(((end, end), ending_of(week)))
        for row, (stretch, text) in enumerate(lines, at):
            for column, value in enumerate(_cells(stretch, text, dress)):
                found.put(row, column, value)
        at += len(lines) + (0 if dress.head_words == 1 else 1)
    return found


def _cells(stretch: Span, text: str, dress: Dress) -> tuple[Value, ...]:
    when = point(stretch[0], dress.clock) if dress.times is Times.START else span(stretch, dress.clock)
    if dress.wording == TWO_CELLS:
        return when, text
    return ((f"{when} {text}", f"{text} {when}", f"{when}: {text}", f"{text} ({when})")[dress.wording],)


def _is_plain(week: Week, dress: Dress) -> bool:
    """Say whether times can be told: real times have a cell; starts alone need days without free time."""
    if dress.clock in EXCEL_CLOCKS and dress.wording != TWO_CELLS:
        return False
    if dress.times is not Times.START:
        return True
    sections = [section for name in week.classes for section in _sections(week, name, dress)]
    return dress.wording != BRACKETS and all(_has_no_holes(section.lines) for section in sections)


def _has_no_holes(lines: Sequence[tuple[Span, str]]) -> bool:
    return all(first[0][1] == second[0][0] for first, second in pairwise(lines))


def _pages(week: Week, dress: Dress, named_by: NamedBy) -> tuple[Page, ...]:
    names = titles(week, dress, named_by)
    return paged(tuple(Table(_page(week, name, dress), names[name]) for name in names), week, dress, "Daily Schedule")


_WARDROBE = Wardrobe(times=(Times.SPAN, Times.SPAN, Times.START), tables=tuple(Tables), wordings=5, lines=True)
PAGES = (
    Layout("a page of lines, by class", lambda week, dress: _pages(week, dress, NamedBy.CLASS), _is_plain, _WARDROBE),
    Layout(
        "a page of lines, by teacher",
        lambda week, dress: _pages(week, dress, NamedBy.TEACHER),
        _is_plain,
        _WARDROBE,
        NamedBy.TEACHER,
    ),
)

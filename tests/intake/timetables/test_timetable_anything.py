"""Any sheet may come: nothing is raised, and what a lesson says stands in the sheet."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from intake.timetables.lesson_words import read_all

from optsched.intake.cells import Place, Sheet, Value

WORDS = [
    *(
        "Time",
        "Day",
        "Class",
        "Teacher",
        "Start",
        "End",
        "Subject",
        "Period",
        "2B",
        "2B (Lopez)",
        "Ms. Lopez",
        "Grade 2",
    ),
    *("Mon", "Tuesday", "W", "Th", "F", "Mon-Thu", "MWF", "Day 1", "Day 2", "Sat", "8:00-9:00", "9:00-10:00", "8:00"),
    *(
        "8:30",
        "9:15",
        "1:05",
        "8.30",
        "4-12am",
        "10:15 – 10:3",
        "Period 1",
        "Period 2",
        "P3",
        "1",
        "2",
        "3",
        "10",
        "60",
    ),
    *("Math", "ELA", "Lunch\nRecess", "2B Math", "Math (2B)", "Rotations 8:25 - 9:10", "Specials (1=Library, 2=PE)"),
    *("M-Comp T-Library W-Art Th-PE", "PE (Week A) / Art (Week B)", "Bell Schedule", "Early Release", "Color key", "-"),
    *("8:00-9:00 Math", "9:00 Art", "Dismissal", "Lincoln Elementary", "* bring recorder", "(", "=", ":", "1=", "M-"),
]
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
    st.text(max_size=12),
    st.times(),
    st.floats(0, 1),
    st.integers(0, 60),
)
PLACES = st.tuples(st.integers(1, 9), st.integers(1, 6))


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Draw a sheet with anything in its cells and some merged areas, which overlap each other at times."""
    cells: dict[Place, Value] = draw(st.dictionaries(PLACES, VALUES, max_size=40))
    merges = [
        ((row, column), (row + down, column + right))
        for (row, column), down, right in draw(
            st.lists(st.tuples(PLACES, st.integers(0, 3), st.integers(0, 3)), max_size=4)
        )
    ]
    name = draw(st.sampled_from(["Sheet1", "2B", "Monday", "Early Release"]))
    return Sheet("any.xlsx", name, name, cells, tuple(merges))


def squeezed(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


@pytest.mark.timeout(60)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(sheets(), min_size=1, max_size=2))
def test_nothing_is_raised_and_no_lesson_is_invented(drawn: list[Sheet]) -> None:
    lessons, log = read_all(*drawn)
    everything = " ".join(squeezed(str(value)) for sheet in drawn for value in sheet.cells.values())
    for lesson in lessons:
        assert all(squeezed(word) in everything for word in lesson.activity.split())
        assert 0 <= lesson.start < lesson.end <= 24 * 60
        assert lesson.label.seen or lesson.label.name
        assert set(lesson.days).isdisjoint({"Sat", "Sun"})
    for finding in log.findings:
        assert finding.message
        assert str(finding.severity) != "error" or finding.maybe.startswith("Maybe ")


TABLE = ("8:00-9:00", "9:00-9:45", "9:45-10:30", "10:30-11:00")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(["Math", "ELA", "Art", "PE"]), min_size=2, max_size=2), min_size=4, max_size=4),
    PLACES,
)
def test_a_table_is_read_wherever_it_stands(body: list[list[str]], at: Place) -> None:
    row, column = at
    cells: dict[Place, Value] = {(row, column): "2B", (row, column + 1): "Mon", (row, column + 2): "Tue"}
    for down, (time, texts) in enumerate(zip(TABLE, body, strict=True), 1):
        cells[row + down, column] = time
        cells |= {(row + down, column + right): text for right, text in enumerate(texts, 1)}
    lessons, log = read_all(Sheet("week.xlsx", "Sheet1", "Sheet1", cells))
    assert not log.findings
    minutes = {(day, activity): 0 for day in ("Mon", "Tue") for activity in ("Math", "ELA", "Art", "PE")}
    for lesson in lessons:
        minutes[lesson.days[0], lesson.activity] += lesson.end - lesson.start
    for right, day in enumerate(("Mon", "Tue")):
        for activity in ("Math", "ELA", "Art", "PE"):
            lengths = (60, 45, 45, 30)
            wanted = sum(length for length, texts in zip(lengths, body, strict=True) if texts[right] == activity)
            assert minutes[day, activity] == wanted

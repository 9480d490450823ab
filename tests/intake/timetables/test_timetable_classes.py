"""One class under several names joins only where one reading is possible."""

import pytest
from intake.drawn import drawn, lessons_of
from intake.timetables.lesson_words import read_all

from optsched.domain import Source
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.timetables import Lesson
from optsched.intake.timetables.classes import Known, Teacher, teacher_of, with_classes
from optsched.intake.timetables.labels import label_of

HERE = Source("week.xlsx", "Sheet1", "B2")


def lesson(label: str, start: int = 480, school: str = "", days: tuple[str, ...] = ("Mon",)) -> Lesson:
    return Lesson(label_of(label), days, start, start + 30, f"Lesson at {start}", HERE, HERE, school=school)


def joined(*labels: str, known: tuple[Known, ...] = ()) -> tuple[list[str], Log]:
    """Return what the classes of lessons one after the other are called at last."""
    log = Log()
    lessons = [lesson(label, 480 + 30 * at) for at, label in enumerate(labels)]
    return [each.label.class_name for each in with_classes(lessons, known, {}, log)], log


@pytest.mark.parametrize(
    ("seen", "teacher"),
    [
        ("Lopez", Teacher("lopez")),
        ("Ms. Lopez", Teacher("lopez", "ms")),
        ("MS LOPEZ", Teacher("lopez", "ms")),
        ("Lopez, M.", Teacher("lopez", "", "m")),
        ("M. Lopez", Teacher("lopez", "", "m")),
        ("Maria Lopez", Teacher("lopez", "", "maria")),
        ("Mrs. O'Neil", Teacher("o'neil", "mrs")),
        ("", Teacher("")),
    ],
)
def test_a_teachers_name_in_parts(seen: str, teacher: Teacher) -> None:
    assert teacher_of(seen) == teacher


@pytest.mark.parametrize("name", ["Lopez", "Ms. Lopez", "Lopez, M.", "M. Lopez", "Ms. M. Lopez", "Maria Lopez"])
def test_a_teacher_joins_the_class_that_is_hers(name: str) -> None:
    names, log = joined("2B - Ms. Lopez", name)
    assert names == ["2B", "2B"]
    assert not log.findings


@pytest.mark.parametrize("name", ["2B (Lopez)", "2B", "Lopez, M. 2B"])
def test_a_class_that_is_named_stays(name: str) -> None:
    assert joined("2B - Ms. Lopez", name)[0] == ["2B", "2B"]


def test_ms_and_mr_lopez_are_two() -> None:
    assert joined("2B - Ms. Lopez", "Mr. Lopez")[0] == ["2B", "Mr. Lopez"]
    assert joined("2B - Ms. Lopez", "3A - Mr. Lopez", "Ms. Lopez", "Mr. Lopez")[0] == ["2B", "3A", "2B", "3A"]


def test_two_first_names_are_two_teachers() -> None:
    assert joined("2B - Lopez, M.", "Lopez, A.")[0] == ["2B", "Lopez, A."]


def test_a_surname_that_could_be_two_is_told_and_stays() -> None:
    names, log = joined("2B - Ms. Lopez", "3A - Mr. Lopez", "Lopez, M.")
    assert names == ["2B", "3A", "Lopez, M."]
    (finding,) = log.findings
    assert finding.code == Code.AMBIGUOUS_NAME.value
    assert finding.message == "Lopez, M. could be the teacher of 2B or 3A."
    assert finding.maybe == "Maybe write 2B or 3A beside the name?"


def test_two_teachers_of_one_class() -> None:
    assert joined("Lopez", known=(("", "2B", "Ms. Lopez / Mr. Park"),))[0] == ["2B"]
    assert joined("Park", known=(("", "2B", "Ms. Lopez & Mr. Park"),))[0] == ["2B"]


def test_the_teacher_of_another_school_is_another() -> None:
    log = Log()
    known = [("Lincoln", "2B", "Ms. Lopez")]
    at_maple, at_lincoln = lesson("Ms. Lopez", school="Maple"), lesson("Ms. Lopez", 600, "lincoln")
    assert [each.label.name for each in with_classes([at_maple, at_lincoln], known, {}, log)] == ["", "2B"]


def test_nicknames_say_which_class_is_meant() -> None:
    found = with_classes(
        [lesson("Dolphins"), lesson("Ms. Lopez", 600)], [], {"dolphins": "2B", "Ms. Lopez": "3A"}, Log()
    )
    assert [each.label.class_name for each in found] == ["2B", "3A"]


def test_names_across_sheets() -> None:
    table = "Time | Mon | Tue\n{0}-9:00 | Math | ELA\n9:00-{1} | Art | PE"
    lessons, log = read_all(
        drawn(f"2B (Lopez)\n{table.format('8:00', '10:00')}", "One"),
        drawn(f"Ms. Lopez\n{table.format('8:00', '10:00').replace('Mon', 'Wed').replace('Tue', 'Thu')}", "Two"),
    )
    assert {each.label.class_name for each in lessons} == {"2B"}
    assert not log.findings


@pytest.mark.parametrize("name", ["2b", " 2B "])
def test_case_and_blanks_do_not_part_a_class(name: str) -> None:
    other = lesson("2B")
    same = with_classes([other, lesson(name)], [], {}, log := Log())
    assert len(same) == 2
    assert not log.findings  # the same activity at the same time, twice


def test_two_lessons_at_one_time_are_told_once_a_class() -> None:
    def at(start: int, activity: str, days: tuple[str, ...] = ("Mon",), weeks: str = "") -> Lesson:
        return Lesson(label_of("2B"), days, start, start + 60, activity, HERE, HERE, weeks=weeks)

    def clashes(*lessons: Lesson) -> list[str]:
        with_classes(lessons, [], {}, log := Log())
        return [each.message for each in log.findings if each.code == Code.BLOCKS_OVERLAP.value]

    (one,) = clashes(at(480, "Math"), at(510, "Art"), at(530, "PE"))
    assert one == (
        "2B has two lessons at one time: Math (Sheet1 B2) and Art (Sheet1 B2), Mon 8:30-9:00. So it is 3 times."
    )
    assert clashes(at(480, "Math"), at(510, "Art", ())) != []  # no day is every day
    assert clashes(at(480, "Math"), at(540, "Art")) == []
    assert clashes(at(480, "Math"), at(510, "math")) == []
    assert clashes(at(480, "Math"), at(480, "Art", ("Tue",))) == []
    assert clashes(at(480, "Math", weeks="odd"), at(480, "Art", weeks="even")) == []
    assert clashes(at(480, "Math", weeks="odd"), at(480, "Art")) != []
    assert clashes(at(480, "Math"), at(480, "Art", ("1",))) == []  # which weekday a first day is, nobody knows


@pytest.mark.parametrize("title", ["{} Kindergarten (Ms. Wu)", "{} Kindergarten", "Time | K-{} (Wu)"])
def test_halves_of_a_day_below_each_other_are_two_tables(title: str) -> None:
    halves = (
        "8:00 | Circle time\n8:45 | Math\n9:45 | Dismissal",
        "12:00 | Circle time\n12:45 | Math\n1:45 | Dismissal",
    )
    text = "\n\n".join(f"{title.format(half)}\n{rows}" for half, rows in zip(("AM", "PM"), halves, strict=True))
    found = {(each.label.class_name[-2:], each.start) for each in lessons_of(drawn(text)) if each.activity == "Math"}
    assert found == {("AM", 8 * 60 + 45), ("PM", 12 * 60 + 45)}


def test_the_same_heads_again_begin_no_other_table() -> None:
    once = drawn("Time | 2A | 2B\n8:00 | ELA | Music\n8:30 | ^ | Art\n9:00 | Math | PE\n9:30 | Lunch | Lunch")
    again = drawn(
        "Time | 2A | 2B\n8:00 | ELA | Music\n8:30 | ^ | Art\nTime | 2A | 2B\n9:00 | Math | PE\n9:30 | Lunch | Lunch"
    )
    said = [
        {(each.label.class_name, each.start, each.end, each.activity) for each in lessons_of(one)}
        for one in (once, again)
    ]
    assert said[0] == said[1]


def test_any_name_below_the_word_teacher_is_one_and_any_below_room_a_room() -> None:
    sheet = drawn(
        """
        Teacher     | Room | 8:00-8:50 | 8:55-9:45
        Adams, K.   | 101  | ELA       | Math
        Chu         | Gym  | PE        | Health
        Art         | Art  | Art       | Art
        """
    )
    found = [(each.label.class_name, each.label.room, each.activity) for each in lessons_of(sheet)]
    assert [each for each in found if each[0] == "Chu"] == [("Chu", "Gym", "PE"), ("Chu", "Gym", "Health")]
    assert {each[:2] for each in found} == {("Adams, K.", "101"), ("Chu", "Gym"), ("Art", "Art")}

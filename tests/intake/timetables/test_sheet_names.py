"""A sheet that is named by a teacher, where nothing else says whose timetable it is."""

import pytest
from intake.drawn import drawn, findings_of, read

PICTURE = """
Time | Mon | Tue
8:00-9:00 | Math | ELA
9:00-10:00 | ELA | Math
"""


def test_a_plain_name_is_the_class_and_that_is_said() -> None:
    sheet = drawn(PICTURE, name="Lopez")
    assert {name for name, *_ in read(sheet)} == {"Lopez"}
    assert [(finding.code, finding.message) for finding in findings_of(sheet)] == [
        ("F111", "Lopez, the name of the sheet, is read as its class.")
    ]


@pytest.mark.parametrize("name", ["Sheet1", "Schedule", "Master Schedule", "Music", "Monday", "Fall", "PE"])
def test_other_names_are_no_class(name: str) -> None:
    assert read(drawn(PICTURE, name=name)) == set()
    assert "F101" in [finding.code for finding in findings_of(drawn(PICTURE, name=name))]


def test_a_title_goes_before_the_name_of_the_sheet() -> None:
    assert {name for name, *_ in read(drawn("Ms. Park - 2B\n" + PICTURE.lstrip(), name="Lopez"))} == {"2B"}

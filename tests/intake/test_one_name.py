"""Names that lists write in another way: joined where one school or therapist is possible, and that is said."""

import pytest
from intake.drawn import drawn
from intake.small_district import filled

from optsched.domain import Finding
from optsched.intake.cells import Sheet
from optsched.intake.codes import Code
from optsched.intake.gather import Gathered, gather
from optsched.intake.log import Log

WEEK = "{}\n2A - Ms. Lopez\nTime | Mon | Tue\n8:00-9:00 | Math | ELA\n9:00-10:00 | Art | PE"
HEAD = ["Student Name", "School", "Teacher", "Service", "Frequency", "Provider"]
STAFF = "Therapist | Service\nJo Hart, M.S., CCC-SLP | Speech\nSue Kim | OT"


def child(school: str, provider: str = "Kim") -> Sheet:
    line = ["Alvarez, Mia", school, "Lopez", "OT", "1 x 30 min weekly", provider]
    return Sheet("list.xlsx", "Sheet1", "Sheet1", filled([HEAD, line]))


def gathered(*sheets: Sheet) -> tuple[Gathered, Log]:
    log = Log()
    return gather(sheets, log), log


def told(log: Log, code: Code) -> list[Finding]:
    return [each for each in log.findings if each.code == code.value]


@pytest.mark.parametrize(
    ("seen", "severity"),
    [
        ("Oak Elementary", "note"),
        ("OAK ES", "note"),
        ("Oak", "warning"),
        ("oak elementary school", ""),
        ("Oak Elem.", "note"),
    ],
)
def test_a_shorter_name_of_the_only_school_that_it_begins(seen: str, severity: str) -> None:
    found, log = gathered(drawn(WEEK.format("Oak Elementary School"), "Sheet1"), child(seen))
    (student,) = found.tables.rows["Students"]
    assert (student.seen("School"), student.seen("Class")) == ("Oak Elementary School", "2A")
    said = told(log, Code.SCHOOL_JOINED)
    assert [(each.severity.value, each.source.cell) for each in said if severity] == (
        [(severity, "B2")] if severity else []
    )
    assert [row.seen("School") for row in found.tables.rows["Schools"]] == ["Oak Elementary School"]


def test_between_two_schools_that_a_name_begins_none_is_chosen() -> None:
    weeks = [drawn(WEEK.format(name), f"Sheet{at}") for at, name in enumerate(("Oak Elementary", "Oak Middle School"))]
    found, log = gathered(*weeks, child("Oak"))
    assert [row.seen("School") for row in found.tables.rows["Students"]] == ["Oak"]
    assert told(log, Code.SCHOOL_JOINED) == []


def test_schools_that_the_district_names_are_not_called_otherwise() -> None:
    schools = drawn("School\nOak\nOak Park", "Schools", "district.xlsx")
    found, log = gathered(schools, child("Oak"))
    assert [row.seen("School") for row in found.tables.rows["Students"]] == ["Oak"]
    assert told(log, Code.SCHOOL_JOINED) == []


@pytest.mark.parametrize("seen", ["Kim", "Kim, Sue", "S. Kim", "Ms. Kim", "KIM, S.", "Sue Kim, OTR/L"])
def test_a_therapist_whom_a_name_means(seen: str) -> None:
    found, log = gathered(drawn(STAFF, "Therapists", "staff.xlsx"), child("Oak", seen))
    assert [row.seen("Therapist") for row in found.tables.rows["Services"]] == ["Sue Kim"]
    assert [each.source.cell for each in told(log, Code.THERAPIST_JOINED)] == ["F2"]


@pytest.mark.parametrize("seen", ["Kimball", "A. Kim", "Hart / Kim", "Sue"])
def test_a_name_that_is_only_alike_stays_as_it_is(seen: str) -> None:
    found, log = gathered(drawn(STAFF, "Therapists", "staff.xlsx"), child("Oak", seen))
    assert [row.seen("Therapist") for row in found.tables.rows["Services"]] == [seen]
    assert told(log, Code.THERAPIST_JOINED) == []


def test_between_two_therapists_none_is_chosen() -> None:
    staff = drawn("Therapist | Service\nSue Kim | OT\nAl Kim | OT", "Therapists", "staff.xlsx")
    found, _ = gathered(staff, child("Oak", "Kim"))
    assert [row.seen("Therapist") for row in found.tables.rows["Services"]] == ["Kim"]


def test_names_on_the_districts_own_sheets_are_never_changed() -> None:
    services = drawn("Student | Service | Therapist\nS-1 | OT | Kim", "Services", "district.xlsx")
    found, _ = gathered(drawn(STAFF, "Therapists", "staff.xlsx"), services)
    assert [row.seen("Therapist") for row in found.tables.rows["Services"]] == ["Kim"]

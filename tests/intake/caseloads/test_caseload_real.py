"""The published lists beside this checkout: what must come out of each, row by row, and what must not."""

from datetime import date

import pytest
from intake.caseloads.caseload_lists import (
    REAL,
    builder_findings,
    cells_of,
    everything_said,
    found,
    read_path,
    services,
    students,
)

from optsched.domain import Severity
from optsched.intake import Code, read
from optsched.intake.times import day_of

pytestmark = pytest.mark.skipif(not REAL.exists(), reason="the published lists are not beside this checkout")

YEAR = ("08/15/2025", "06/10/2026")
DELIVERED = [  # row, code, service, minutes, times, per, starts, ends, wording
    (2, "AA", "SAI", 45, 1, "week", *YEAR, "45 min Weekly"),
    (3, "BB", "SAI", 30, 5, "week", *YEAR, "30 min x 5 Times = 150 min Weekly"),
    (4, "CC", "Speech", 30, 2, "week", *YEAR, "30 min x 2 Times = 60 min Weekly"),
    (5, "DD", "Counseling", 30, 1, "week", *YEAR, "30 min Weekly"),
    (6, "EE", "OT", 15, 1, "week", *YEAR, "15 min Weekly"),
    (7, "FF", "SAI", 60, 2, "day", *YEAR, "60 min x 2 Times = 120 min Daily"),
    (8, "GG", "SAI", None, None, None, *YEAR, "300 min Yearly"),
    (9, "HH", "SAI", 90, 3, "year", *YEAR, "90 min x 3 Times = 270 min Yearly"),
    (10, "KI", "SAI", None, None, None, *YEAR, "120 min Monthly"),
    (11, "NN", "SAI", 120, 6, "week", "08/01/2025", "09/01/2025", "120 min x 6 Times = 720 min Weekly"),
    (12, "NN", "SAI", 30, 1, "week", "09/01/2025", "06/10/2026", "30 min Weekly"),
    (13, "VV", "SAI", 45, 1, "week", *YEAR, "45 min Weekly"),
    (14, "WW", "Counseling", 30, 1, "week", *YEAR, "30 mins served Weekly"),
    (15, "KI", "900 - Other Service", 30, 1, "week", *YEAR, "30 min Weekly"),
]


def test_deliveries_of_an_iep_system() -> None:
    caseload, _, register = read_path(REAL / "iep-deliveries.csv")
    assert services(caseload) == [
        {
            column: value
            for column, value in {
                "Student": code,
                "Service": service,
                "Kind": "direct",
                "Starts": starts,
                "Ends": ends,
                "Minutes": minutes,
                "Times": times,
                "Per": per,
                "Wording": wording,
            }.items()
            if value is not None
        }
        for _, code, service, minutes, times, per, starts, ends, wording in DELIVERED
    ]
    assert cells_of(caseload.rows, "Services", "Wording") == [f"G{line[0]}" for line in DELIVERED]
    assert cells_of(caseload.rows, "Services", "Minutes") == [f"G{line[0]}" for line in DELIVERED if line[3]]
    codes = ["AA", "BB", "CC", "DD", "EE", "FF", "GG", "HH", "KI", "NN", "VV", "WW"]
    assert students(caseload) == [{"Student": code, "Initials": code} for code in codes]
    assert [code for code, *_ in register.names] == codes
    assert register.names[8][1:] == ("Ito, Ken", "", caseload.rows[8].source)
    assert caseload.understood.what == "service lines"
    assert caseload.understood.rows == 14
    assert dict(caseload.understood.services) == {
        "SAI": 9,
        "Counseling": 2,
        "Speech": 1,
        "OT": 1,
        "900 - Other Service": 1,
    }
    assert [(each.source.cell, each.seen, each.readings) for each in caseload.review] == [
        ("G8", "300 min Yearly", "10 × 30 minutes a year, or 5 × 60?"),
        ("G10", "120 min Monthly", "4 × 30 minutes a month, or 2 × 60?"),
    ]


# Row 8, 300 a year, and row 10, 120 a month (1440 in 12 months), are sums: in how many sessions, nobody says.
# Row 11 has 720 a week, but 720 a year. The others: 36 weeks (row 7: 180 days, row 9: 1 year) come to the total.
SAID_OF_DELIVERIES = [
    (Code.NOT_NEEDED, Severity.NOTE, "A1"),
    (Code.ASSUMED, Severity.NOTE, "G2"),
    (Code.NOT_A_SETTING, Severity.NOTE, "H2"),
    (Code.ASSUMED, Severity.NOTE, "G5"),
    (Code.ASSUMED, Severity.NOTE, "G6"),
    (Code.SUM_NOT_SPLIT, Severity.ERROR, "G8"),
    (Code.SUM_NOT_SPLIT, Severity.ERROR, "G10"),
    (Code.TOTAL_DIFFERS, Severity.WARNING, "I11"),
    (Code.ASSUMED, Severity.NOTE, "G12"),
    (Code.ASSUMED, Severity.NOTE, "G13"),
    (Code.ASSUMED, Severity.NOTE, "G14"),
    (Code.ASSUMED, Severity.NOTE, "G15"),
]


def test_what_is_said_of_deliveries() -> None:
    _, log, _ = read_path(REAL / "iep-deliveries.csv")
    assert [(each.code, each.severity, each.source.cell) for each in log.findings] == SAID_OF_DELIVERIES
    assert (
        found(log, Code.NOT_NEEDED)[0].message
        == "SEIS ID, Total Delivered and Medi-Cal Billing Consent are not needed for a plan and were not read."
    )
    minutes = {"AA": 45, "DD": 30, "EE": 15, "NN": 30, "VV": 45, "WW": 30, "KI": 30}
    assert [each.message for each in found(log, Code.ASSUMED)] == [
        f"{code}: {each} minutes a week is read as one session of {each} minutes." for code, each in minutes.items()
    ]
    assert [each.message for each in found(log, Code.SUM_NOT_SPLIT)] == [
        "GG: 300 minutes a year is a sum: in how many sessions is not said.",
        "KI: 120 minutes a month is a sum: in how many sessions is not said.",
    ]
    assert found(log, Code.TOTAL_DIFFERS)[0].message == (
        "NN: 120 min x 6 Times = 720 min Weekly does not come to the 720 minutes per year in this row;"
        " the wording is used."
    )


def test_deliveries_alone_as_a_district_say_each_fault_once() -> None:
    findings = read([REAL / "iep-deliveries.csv"]).findings
    at_lines = [(each.code, each.source.cell) for each in findings.errors if each.source.cell]
    schools = [(Code.EMPTY_CELL, f"A{row}") for row in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14)]  # none is named
    assert [each for each in at_lines if each not in schools] == [
        (Code.SUM_NOT_SPLIT, "G8"),
        (Code.SUM_NOT_SPLIT, "G10"),
    ]


def test_a_class_list_with_pages_and_banners() -> None:
    caseload, log, register = read_path(REAL / "class-list.csv")
    school = "Mt Diablo Elementary School"
    assert students(caseload) == [
        {"Student": "AA", "Initials": "AA", "School": school, "Class": "Barrera E", "Grade": "3"},
        {"Student": "BB", "Initials": "BB", "School": school, "Class": "Barrera E", "Grade": "PK"},
        {"Student": "CC", "Initials": "CC", "School": school, "Class": "Batra", "Grade": "K"},
        {"Student": "DD", "Initials": "DD", "School": school, "Class": "Batra", "Grade": "5"},
        {"Student": "EE", "Initials": "EE", "School": school, "Class": "Davis/Winbery", "Grade": "2"},
        {"Student": "FF", "Initials": "FF", "School": school, "Class": "Khristo,G", "Grade": "1"},
        {"Student": "VV", "Initials": "VV", "School": school, "Class": "Massey,C", "Grade": "4"},
    ]
    assert services(caseload) == []
    assert caseload.review == ()
    assert cells_of(caseload.rows, "Students", "Class") == ["C4", "C4", "C7", "C7", "C13", "C15", "C18"]
    assert cells_of(caseload.rows, "Students", "School") == ["A1", "A1", "A1", "A1", "A10", "A10", "A10"]
    assert [number for _, _, number, _ in register.names] == [f"10000{digit}" for digit in range(1, 8)]
    assert [(each.code, each.source.cell) for each in log.findings] == [
        (Code.NOT_NEEDED, "A3"),
        (Code.COUNTS_AS_PK, "C6"),
        (Code.CLASH, "C15"),  # one child under two teachers
    ]
    clash = found(log, Code.CLASH)[0]
    assert clash.message == "AA has the teacher Khristo,G in this row, but Barrera E in class-list.csv C4."
    assert caseload.understood.what == "class list"


def test_grades_as_people_write_them() -> None:
    caseload, log, _ = read_path(REAL / "messy-students.csv")
    assert students(caseload) == [
        {"Student": "AA", "Initials": "AA", "Grade": "First"},
        {"Student": "BB", "Initials": "BB", "Grade": "Kindergarten"},
        {"Student": "CC", "Initials": "CC", "Grade": "3rd"},
        {"Student": "DD", "Initials": "DD", "Grade": "03"},
        {"Student": "EE", "Initials": "EE", "Grade": "18"},
        {"Student": "FF", "Initials": "FF", "Grade": "0"},
        {"Student": "GG", "Initials": "GG", "Grade": "2"},
        {"Student": "WI", "Initials": "WI", "Grade": "4"},
    ]
    assert services(caseload) == []
    assert caseload.review == ()
    assert [each.code for each in log.findings] == [Code.NOT_NEEDED]
    assert found(log, Code.NOT_NEEDED)[0].message == "Goal is not needed for a plan and was not read."
    said = builder_findings(caseload)
    assert [each for each in said if each[0] == Code.GRADE] == [(Code.GRADE, "D6"), (Code.GRADE, "D7")]
    assert len([each for each in said if each[0] == Code.EMPTY_CELL]) == 8  # no school is named anywhere


def test_a_roster_of_initials() -> None:
    caseload, log, register = read_path(REAL / "roster-template.csv")
    assert students(caseload) == [
        {"Student": "JD", "Initials": "JD", "Class": "Smith", "Grade": "3"},
        {"Student": "AB", "Initials": "AB", "Class": "Johnson", "Grade": "K"},
        {"Student": "CD", "Initials": "CD", "Class": "Davis", "Grade": "5"},
        {"Student": "EF", "Initials": "EF", "Class": "Wilson", "Grade": "2"},
        {"Student": "GH", "Initials": "GH", "Class": "Garcia", "Grade": "4"},
    ]
    assert services(caseload) == [
        {"Student": "JD", "Minutes": "30", "Times": "2", "Per": "week"},
        {"Student": "AB", "Minutes": "20", "Times": "3", "Per": "week"},
        {"Student": "CD", "Minutes": "45", "Times": "1", "Per": "week"},
        {"Student": "EF", "Minutes": "30", "Times": "2", "Per": "week"},
        {"Student": "GH", "Minutes": "30", "Times": "3", "Per": "week"},
    ]
    assert cells_of(caseload.rows, "Services", "Times") == ["E2", "E3", "E4", "E5", "E6"]
    assert not log.findings
    assert caseload.review == ()
    assert [number for _, _, number, _ in register.names] == ["100001", "100002", "", "100004", ""]
    empty = [cell for code, cell in builder_findings(caseload) if code == Code.EMPTY_CELL]
    assert empty[:2] == ["A2", "F2"]  # neither School nor Service is said
    assert len(empty) == 10


PRIVATE = {
    "iep-deliveries": ["Alvarez", "Ana", "Bishop", "Ng-Patel", "Nadia", "Wells", "20000", "Yes"],
    "class-list": ["Alvarez", "Ana", "Davis-Wong", "Drew", "Van Horn", "10000", "2018", "RSP"],
    "messy-students": ["Adams", "Ava", "Gould", "Grace", "Iams", "30000", "accuracy", "syllable"],
    "roster-template": ["10000"],
}


@pytest.mark.parametrize("name", PRIVATE)
def test_nothing_private_leaves_the_reader(name: str) -> None:
    caseload, log, _ = read_path(REAL / f"{name}.csv")
    said = everything_said(caseload, log)
    assert len(said) > 100
    assert [word for word in PRIVATE[name] if word in said] == []


def test_dates_are_not_shifted() -> None:
    caseload, _, _ = read_path(REAL / "iep-deliveries.csv")
    assert day_of(services(caseload)[9]["Ends"]) == date(2025, 9, 1)

"""Service lines: names of services, delivery, location, totals, and lines that stand there twice."""

import pytest
from intake.caseloads.caseload_lists import builder_findings, cells_of, found, read_lines, services, told

from optsched.intake import Code
from optsched.intake.caseloads import Register, together
from optsched.intake.log import Log

HEADER = ["Name", "Service", "Frequency", "Start Date", "End Date"]


def line(service: str = "OT", frequency: str = "30 min Weekly", starts: str = "", ends: str = "") -> list[str]:
    return ["Alvarez, Ana", service, frequency, starts, ends]


@pytest.mark.parametrize(
    ("seen", "service"),
    [
        ("415", "Speech"),
        ("415 - Language and Speech", "Speech"),
        ("speech  therapy", "Speech"),
        ("SLP", "Speech"),
        ("450 – Occupational Therapy", "OT"),
        ("460: PT", "PT"),
        ("425 - Adapted Physical Education", "APE"),
        ("330", "SAI"),
        ("515 - Counseling and Guidance", "Counseling"),
        ("999 - Physical Therapy", "PT"),
        ("450 - Language and Speech", "450 - Language and Speech"),  # its number and its words contradict
        ("415 - Nursing", "415 - Nursing"),
        ("Vision", "Vision"),
    ],
)
def test_names_of_services(seen: str, service: str) -> None:
    caseload, _, _ = read_lines(HEADER, line(seen))
    assert services(caseload)[0]["Service"] == service
    assert caseload.understood.services == ((service, 1),)


@pytest.mark.parametrize(
    ("seen", "values"),
    [
        ("Direct", {"Kind": "direct"}),
        ("Consultation", {"Kind": "consult"}),
        ("Indirect", {"Kind": "consult"}),
        ("Consult", {"Kind": "consult"}),
        ("Indirect/Consult", {"Kind": "consult"}),
        ("Indirect - Group", {"Kind": "consult", "Grouping": "group"}),
        ("On-behalf of student", {"Kind": "on behalf"}),
        ("Direct/Indirect", {"Kind": "Direct/Indirect"}),
        ("Observation", {"Kind": "Observation"}),  # may be either, as in a sentence
        ("Group", {"Grouping": "group"}),
        ("1:1", {"Grouping": "individual"}),
        ("Direct - Individual", {"Kind": "direct", "Grouping": "individual"}),
        ("Individual/Group", {"Grouping": "either"}),
        ("Push-in", {"Setting": "push-in"}),
        ("Direct, by phone", {"Kind": "Direct, by phone"}),
        ("Direct, consult", {"Kind": "Direct, consult"}),
    ],
)
def test_deliveries(seen: str, values: dict[str, str]) -> None:
    caseload, _, _ = read_lines(["Name", "Service", "Delivery"], ["Ana Alvarez", "OT", seen])
    assert services(caseload) == [{"Student": "AA", "Service": "OT", **values}]


def test_a_delivery_that_is_not_understood_is_refused_with_its_cell() -> None:
    caseload, _, _ = read_lines(["Name", "Service", "Delivery"], ["Ana Alvarez", "OT", "Direct/Indirect"])
    assert builder_findings(caseload)[-1] == (Code.WORD, "C2")


@pytest.mark.parametrize(
    ("seen", "setting", "notes"),
    [
        ("General Education", "push-in", 0),
        ("General education classroom", "push-in", 0),
        ("Special Education", "pull-out", 0),
        ("Room 5", None, 1),
        ("P-12", None, 1),
        ("Home", "Home", 0),  # refused where settings are checked
    ],
)
def test_locations(seen: str, setting: str | None, notes: int) -> None:
    caseload, log, _ = read_lines(["Name", "Service", "Location"], ["Ana Alvarez", "OT", seen])
    assert services(caseload)[0].get("Setting") == setting
    assert len(found(log, Code.NOT_A_SETTING)) == notes


@pytest.mark.parametrize(
    ("total", "code"), [("1080", None), ("1,080", None), ("1620", Code.TOTAL_DIFFERS), ("many", Code.NUMBER)]
)
def test_yearly_totals(total: str, code: Code | None) -> None:
    _, log, _ = read_lines(
        ["Name", "Service", "Frequency", "Total Minutes"], ["Ana Alvarez", "OT", "30 min Weekly", total]
    )
    assert told(log) == ([(code, "D2")] if code else [])


def test_a_yearly_total_beside_sessions_and_minutes_is_compared_too() -> None:
    header = ["Name", "Service", "Sessions per week", "Minutes", "Total Minutes"]
    _, log, _ = read_lines(header, ["Ana Alvarez", "OT", "2", "30", "2160"], ["Ben Bishop", "OT", "2", "30", "1080"])
    assert told(log) == [(Code.TOTAL_DIFFERS, "E3")]


def test_a_yearly_total_alone_is_an_error() -> None:
    caseload, log, _ = read_lines(["Name", "Service", "Frequency", "Total Minutes"], ["Ana Alvarez", "OT", "", "1080"])
    assert services(caseload) == [{"Student": "AA", "Service": "OT"}]
    assert [(each.code, each.source.cell) for each in log.findings] == [(Code.WORDING, "D2")]
    assert [each.seen for each in caseload.review] == ["1080"]
    assert {caseload.rows[1].at(column).cell for column in ("Minutes", "Times", "Per")} == {"D2"}


@pytest.mark.parametrize(
    ("first", "second", "doubles"),
    [
        (line(starts="8/1/2025", ends="12/1/2025"), line(starts="12/1/2025", ends="6/1/2026"), 0),  # phases
        (line(starts="8/1/2025", ends="12/1/2025"), line(starts="11/1/2025", ends="6/1/2026"), 1),
        (line(starts="8/1/2025"), line(starts="11/1/2025"), 1),
        (line(), line(frequency="2 x 45 min weekly", starts="8/1/2025"), 0),  # other numbers are another mandate
        (line(), line(service="PT"), 0),
    ],
)
def test_two_lines_of_one_service(first: list[str], second: list[str], doubles: int) -> None:
    caseload, log, _ = read_lines(HEADER, first, second)
    assert len(services(caseload)) == 2
    assert [each.source.cell for each in found(log, Code.DOUBLE_ROW)] == ["B3"] * doubles


def test_a_service_in_two_lists_is_a_finding() -> None:
    register, log = Register(), Log()
    one, _, _ = read_lines(HEADER, line("450 - Occupational Therapy"), register=register, file="iep.csv")
    other, _, _ = read_lines(
        ["Name", "Service", "Sessions per week", "Minutes"], ["Ana Alvarez", "OT", "1", "30"], register=register
    )
    rows, _ = together([one, other], log)
    assert len(rows) == 3
    assert [each.message for each in found(log, Code.DOUBLE_ROW)] == [
        "AA has the same OT here and in iep.csv A2, for the same time; both are read."
    ]


def test_several_therapists_of_one_child_are_several_rows() -> None:
    header = ["Name", "Service", "Provider", "Case Manager", "Sessions per month", "Minutes", "Group size"]
    caseload, _, _ = read_lines(
        header,
        ["Ana Alvarez", "OT", "Rivera, M.", "Stone", "2", "30", "3"],
        ["Ana Alvarez", "Speech", "", "Stone", "1", "30"],
    )
    assert services(caseload) == [
        {
            "Student": "AA",
            "Service": "OT",
            "Therapist": "Rivera, M.",
            "Largest group": "3",
            "Minutes": "30",
            "Times": "2",
            "Per": "month",
        },
        {"Student": "AA", "Service": "Speech", "Therapist": "Stone", "Minutes": "30", "Times": "1", "Per": "month"},
    ]
    assert cells_of(caseload.rows, "Services", "Therapist") == ["C2", "D3"]


def test_a_child_without_a_service_is_a_student_only() -> None:
    caseload, _, _ = read_lines(["Name", "Grade", "Service", "Frequency"], ["Ana Alvarez", "3"])
    assert [row.sheet for row in caseload.rows] == ["Students"]


def test_a_line_without_a_service_is_said_to_lack_it() -> None:
    caseload, _, _ = read_lines(["Name", "Service", "Sessions per week", "Minutes"], ["Ana Alvarez", "", "2", "30"])
    assert (Code.EMPTY_CELL, "B2") in builder_findings(caseload)

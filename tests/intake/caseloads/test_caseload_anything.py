"""A list written in any shape is read back as it was, and any table of text ends in findings, never an exception."""

from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from intake.caseloads.caseload_lists import everything_said, sheet_of

from optsched.intake import CODES, Code
from optsched.intake.caseloads import Register, read_caseload
from optsched.intake.log import Log

FIRST = ("Ana", "Ben", "Cora", "Will", "Zoë", "Mary Ann")
LAST = ("Alvarez", "Van Horn", "Ng-Patel", "O'Hara", "List", "School")
SERVICES = {"415 - Language and Speech": "Speech", "OT": "OT", "Physical Therapy": "PT", "Vision": "Vision"}
WORDINGS = {
    "30 min Weekly": (30, 1, "week"),
    "30 min x 2 Times = 60 min Weekly": (30, 2, "week"),
    "20 minutes 3 times a month": (20, 3, "month"),
    "45 min once weekly for 3 out of 4 weeks": (45, 1, "week"),
    "15 mins served daily": (15, 1, "day"),
}
ASSUMED = ("30 min Weekly", "15 mins served daily")
"""One session, though that is not said."""
EXTRA = {"DOB": "secret-birth", "SEIS ID": "", "Goal": "secret-goal", "Shoe size": "secret-size"}
BETWEEN = (["Page 2"], ["2025-2026", "Class List", "Page 1"], ["Total: 9"], ["Printed 9/15/2025"], [])


@dataclass(frozen=True)
class Line:
    """One line of an invented list: the child by place in a list of names, and what is owed."""

    child: int
    grade: str
    teacher: str
    service: str
    wording: str


@st.composite
def lists(draw: st.DrawFn) -> tuple[list[Line], list[list[str]]]:
    """Return what a list says, and its lines as a school may write them."""
    names = draw(
        st.lists(st.tuples(st.sampled_from(FIRST), st.sampled_from(LAST)), min_size=1, max_size=5, unique=True)
    )
    lines: list[Line] = []
    for child in range(len(names)):
        grade, teacher = draw(st.sampled_from(["K", "1", "3rd"])), draw(st.sampled_from(["Park", "Khristo,G", "A/B"]))
        chosen = draw(st.lists(st.sampled_from(list(SERVICES)), min_size=1, max_size=3, unique=True))
        lines += [Line(child, grade, teacher, each, draw(st.sampled_from(list(WORDINGS)))) for each in chosen]
    lines = draw(st.permutations(lines))
    style = draw(st.sampled_from(["one column", "two columns", "banners"]))
    is_banner = style != "banners" and draw(st.booleans())
    header = {"one column": ["Name"], "two columns": ["First Name", "Last Name"], "banners": []}[style]
    header += [
        *(["Student ID"] if style != "banners" else []),
        "Grade",
        "Service",
        "Frequency",
        *([] if is_banner else ["Teacher"]),
    ]
    header = draw(st.permutations([*header, *draw(st.lists(st.sampled_from(list(EXTRA)), unique=True))]))
    written: list[list[str]] = [
        *draw(st.lists(st.sampled_from([["Oak List"], ["Oak District", "9/15/2025"]]), max_size=2))
    ]
    written.append(list(header))
    for line in lines:
        if draw(st.booleans()) and draw(st.booleans()):
            written += [draw(st.sampled_from(BETWEEN)), list(header)]
        first, last = names[line.child]
        values = {
            **EXTRA,
            "First Name": first,
            "Last Name": last,
            "Student ID": f"90{line.child}",
            "Grade": line.grade,
            "Service": line.service,
            "Frequency": line.wording,
            "Teacher": line.teacher,
            "Name": draw(st.sampled_from([f"{first} {last}", f"{last}, {first}", f" {last.upper()},  {first}"])),
        }
        if style == "banners":
            written.append([f"Student: {values['Name']} ({values['Student ID']})"])
        if is_banner:
            written.append(["Teacher#", "12", f"Teacher: {line.teacher}"])
        written.append([values[column] for column in header])
    return lines, written


@settings(max_examples=80, deadline=None)
@given(lists())
def test_a_list_in_any_shape_is_read_back(drawn: tuple[list[Line], list[list[str]]]) -> None:
    lines, written = drawn
    register, log = Register(), Log()
    caseload = read_caseload(sheet_of(*written), register, log)
    assert caseload is not None
    assert {each.code for each in log.findings} <= {Code.NOT_NEEDED, Code.COLUMN_NOT_READ, Code.ASSUMED}
    assert len([each for each in log.findings if each.code == Code.ASSUMED]) == len(
        [line for line in lines if line.wording in ASSUMED]
    )
    assert caseload.review == ()
    codes = {int(number.removeprefix("90")): code for code, _, number, _ in register.names}
    assert len(set(codes.values())) == len({line.child for line in lines})
    found = [row.values for row in caseload.rows if row.sheet == "Services"]
    assert [
        (row["Student"], row["Service"], row["Minutes"], row["Times"], row["Per"], row["Wording"]) for row in found
    ] == [(codes[line.child], SERVICES[line.service], *WORDINGS[line.wording], line.wording) for line in lines]
    children = {row.values["Student"]: row.values for row in caseload.rows if row.sheet == "Students"}
    expected = {codes[line.child]: (line.grade, line.teacher) for line in lines}
    assert {code: (row["Grade"], row["Class"]) for code, row in children.items()} == expected
    said = everything_said(caseload, log)
    assert not [word for word in (*FIRST, *LAST, "secret", "90") if word in said.replace("Class List", "")]
    for row in caseload.rows:
        for column, source in row.cells.items():
            assert source.cell or column not in row.values


WORDS = st.sampled_from(
    [
        *("Name", "Student", "Initials", "Student ID", "Grade", "Service", "Frequency", "Total Minutes", "Minutes"),
        *("Weekly minutes", "Sessions per week", "Per", "cycle", "Lopez / Park", "Provider", "60", "2"),
        *("Student:", "Student: Alvarez, Ana", "Student: ?", "Grade: 3", "2 x 30 min per cycle"),
        *(
            "Alvarez, Ana",
            "JD",
            "S-1",
            "3",
            "30 min Weekly",
            "Teacher: Park",
            "Teacher#",
            "Page 1",
            "Total: 3",
            ",",
            "",
        ),
    ]
)
ANYTHING: st.SearchStrategy[Any] = st.one_of(WORDS, st.text(max_size=8), st.floats(), st.booleans(), st.dates())


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(
        [
            [],
            ["Name", "Grade", "Service", "Frequency"],
            ["Initials", "Code", "Student ID", "Teacher"],
            ["Service", "Frequency", "Sessions per week", "Weekly minutes", "Per", "Provider"],
        ]
    ),
    st.lists(st.lists(ANYTHING, max_size=6), max_size=8),
)
def test_any_table_ends_in_findings(header: list[str], lines: list[list[Any]]) -> None:
    log = Log()
    caseload = read_caseload(sheet_of(header, *lines), Register(), log)
    for finding in log.findings:
        assert Code(finding.code) in CODES
        assert finding.message.endswith(".")
    if caseload is None:
        assert not log.findings
    elif header:
        assert caseload.understood.columns

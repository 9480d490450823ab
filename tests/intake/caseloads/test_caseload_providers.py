"""Therapists in a cell: one goes through as seen, several are for a human to part."""

import pytest
from intake.caseloads.caseload_lists import builder_findings, found, read_lines, services

from optsched.domain import Severity
from optsched.intake import Code

HEADER = ["Name", "Service", "Frequency", "Provider"]


@pytest.mark.parametrize(
    "seen",
    [
        *("Lopez / Park", "Lopez/Park", "Lopez & Park", "Lopez and Park", "Lopez; Park", "Lopez, M. / Park, J."),
        *(
            "Lopez, M., Park, J.",
            "Lopez\nPark",
            "Lopez + Park",
            "Lopez or Park",
            "Rivera, M., OTR/L / Park, J., COTA/L",
        ),
    ],
)
def test_several_therapists_in_one_cell_are_a_finding_and_nothing_is_guessed(seen: str) -> None:
    caseload, log, _ = read_lines(HEADER, ["Ana Alvarez", "OT", "2 x 30 min weekly", seen])
    shown = " ".join(seen.split())
    assert [row["Therapist"] for row in services(caseload)] == [shown]  # neither parted nor left out: that means anyone
    (finding,) = found(log, Code.AMBIGUOUS_NAME)
    assert (finding.severity, finding.source.cell, finding.seen) == (Severity.ERROR, "D2", shown)
    assert [(each.source.cell, each.seen) for each in caseload.review] == [("D2", shown)]


@pytest.mark.parametrize(
    "seen",
    [
        *("Rivera", "Rivera, M.", "Rivera, Maria", "Rivera, M., OTR/L", "M. Rivera, MS, CCC-SLP", "Ms. Rivera OTR/L"),
        *("Andersen", "Orlando Sandoval", "Rivera, M., Jr.", "Smith-Park, J."),
    ],
)
def test_one_therapist_is_taken_as_seen(seen: str) -> None:
    caseload, log, _ = read_lines(HEADER, ["Ana Alvarez", "OT", "2 x 30 min weekly", seen])
    assert services(caseload)[0]["Therapist"] == seen
    assert not log.findings
    assert caseload.review == ()
    assert builder_findings(caseload) == [(Code.EMPTY_CELL, "A2")]  # no school is named


def test_several_therapists_in_a_banner_are_said_once() -> None:
    caseload, log, _ = read_lines(
        HEADER[:3],
        ["Provider: Lopez / Park"],
        ["Ana Alvarez", "OT", "2 x 30 min weekly"],
        ["Ben Bishop", "OT", "2 x 30 min weekly"],
    )
    assert [(each.code, each.source.cell) for each in log.findings] == [(Code.AMBIGUOUS_NAME, "A2")]
    assert len(caseload.review) == 1
    assert len(services(caseload)) == 2

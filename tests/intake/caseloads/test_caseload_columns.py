"""Columns whose cells say another thing than their head: a number under Frequency, a sentence under Minutes."""

import pytest
from intake.caseloads.caseload_lists import read_lines, services, told

from optsched.intake import Code


@pytest.mark.parametrize("head", ["Freq unit", "Frequency unit", "Per", "Interval"])
def test_a_number_under_frequency_beside_a_period_counts_sessions(head: str) -> None:
    header = ["Name", "Service", "Freq", "Duration", head]
    caseload, log, _ = read_lines(header, ["Ana Alvarez", "OT", "2", "30", "Weekly"])
    assert services(caseload) == [{"Student": "AA", "Service": "OT", "Minutes": "30", "Times": "2", "Per": "week"}]
    assert caseload.rows[1].at("Times").cell == "C2"
    assert told(log) == []


def test_a_number_under_frequency_alone_is_no_sentence() -> None:
    caseload, log, _ = read_lines(["Name", "Service", "Frequency", "Minutes"], ["Ana Alvarez", "OT", "2", "30"])
    assert "Times" not in services(caseload)[0]
    assert told(log) == [(Code.WORDING, "C2")]


@pytest.mark.parametrize(
    ("seen", "amount"),
    [("60 min/wk (2x30)", (30, 2, "week")), ("30 min 1x/wk", (30, 1, "week")), ("2 x 45 monthly", (45, 2, "month"))],
)
def test_a_sentence_under_minutes_is_the_wording(seen: str, amount: tuple[int, int, str]) -> None:
    caseload, log, _ = read_lines(["Name", "Service", "Minutes"], ["Ana Alvarez", "OT", seen])
    (row,) = services(caseload)
    assert (row["Minutes"], row["Times"], row["Per"], row["Wording"]) == (*amount, seen)
    assert told(log) == []


@pytest.mark.parametrize("seen", ["30 min", "30", "30 minutes"])
def test_a_length_under_minutes_stays_one_beside_sessions(seen: str) -> None:
    header = ["Name", "Service", "Minutes", "Sessions per week"]
    caseload, _, _ = read_lines(header, ["Ana Alvarez", "OT", seen, "2"])
    assert services(caseload) == [{"Student": "AA", "Service": "OT", "Minutes": seen, "Times": "2", "Per": "week"}]


@pytest.mark.parametrize(
    ("seen", "kind"), [("Occupational Therapy Consult", "consult"), ("OT (Consultation)", "consult"), ("OT", None)]
)
def test_a_kind_behind_a_service(seen: str, kind: str | None) -> None:
    caseload, log, _ = read_lines(["Name", "Service", "Frequency"], ["Ana Alvarez", seen, "1 x 15 min monthly"])
    (row,) = services(caseload)
    assert (row["Service"], row.get("Kind")) == ("OT", kind)
    assert told(log) == []


def test_a_kind_behind_a_service_against_its_delivery_is_told() -> None:
    header = ["Name", "Service", "Delivery", "Frequency"]
    _, log, _ = read_lines(header, ["Ana Alvarez", "OT Consult", "Direct", "1 x 15 min monthly"])
    assert told(log) == [(Code.DISAGREES, "B2")]


@pytest.mark.parametrize(
    ("total", "codes"), [("60 minutes per week", []), ("90 min/wk", [Code.DISAGREES]), ("60", [Code.TOTAL_DIFFERS])]
)
def test_total_minutes_of_a_week_are_compared_as_those(total: str, codes: list[Code]) -> None:
    header = ["Name", "Service", "Frequency", "Duration", "Total Minutes"]
    _, log, _ = read_lines(header, ["Ana Alvarez", "OT", "2 times per week", "30 minutes", total])
    assert [each.code for each in log.findings] == codes

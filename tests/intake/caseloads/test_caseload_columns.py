"""Columns whose cells say another thing than their head: a number under Frequency, a sentence under Minutes."""

import pytest
from intake.caseloads.caseload_lists import found, read_lines, services, told

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


@pytest.mark.parametrize("heads", [("Related Service", "Service Type"), ("Service Type", "Related Service")])
def test_a_type_beside_a_service_says_how_it_is_delivered(heads: tuple[str, str]) -> None:
    said = {"Related Service": "Occupational Therapy", "Service Type": "Direct - Group"}
    other = {"Related Service": "Occupational Therapy", "Service Type": "Consultation"}
    header = ["Name", *heads, "Frequency", "Session Length (min)"]
    caseload, log, _ = read_lines(
        header,
        ["Ana Alvarez", *(said[each] for each in heads), "2 x Weekly", "30"],
        ["Bo Brown", *(other[each] for each in heads), "1 x Monthly", "15"],
    )
    one, two = services(caseload)
    assert (one["Service"], one["Grouping"], one["Minutes"], one["Times"]) == ("OT", "group", "30", 2)
    assert (two["Service"], two["Kind"], two["Minutes"], two["Per"]) == ("OT", "consult", "15", "month")
    assert told(log) == []


@pytest.mark.parametrize("head", ["Mandate", "Services on IEP", "?"])
def test_a_column_of_wordings_is_read_whatever_its_name(head: str) -> None:
    header, lines = (
        ["Student", "Grade", "Service", head],
        (["A.B.", "2", "OT", "1x30/wk"], ["C.D.", "2", "OT", "2x30/wk"]),
    )
    caseload, log, _ = read_lines(header, *lines, ["E.F.", "2", "OT", "as needed"])
    assert [(row.get("Minutes"), row.get("Times")) for row in services(caseload)] == [(30, 1), (30, 2), (None, None)]
    assert told(log) == [(Code.WORDING, "D4")]


def test_two_columns_of_wordings_are_left_for_people_to_choose() -> None:
    header = ["Student", "Service", "Old", "New"]
    caseload, log, _ = read_lines(header, ["A.B.", "OT", "1x30/wk", "2x30/wk"])
    assert "Minutes" not in services(caseload)[0]
    assert [each.source.cell for each in found(log, Code.COLUMN_NOT_READ)] == ["C1", "D1"]


def test_a_frequency_that_a_length_completes_is_refused_for_what_it_says() -> None:
    header = ["Name", "Service", "Frequency", "Minutes"]
    _, log, _ = read_lines(header, ["Ana Alvarez", "OT", "3 x every 4 weeks", "30"])
    (finding,) = found(log, Code.WORDING)
    assert "may be in one week or in several" in finding.message


@pytest.mark.parametrize(("seen", "setting"), [("PI", "push-in"), ("PO", "pull-out")])
def test_short_words_of_settings(seen: str, setting: str) -> None:
    header = ["Last, First", "Service", "Frequency", "Push-in/Pull-out"]
    caseload, log, _ = read_lines(header, ["Alvarez, Ana", "OT", "1x30/wk", seen])
    assert [row["Setting"] for row in services(caseload)] == [setting]
    assert told(log) == []

"""Findings put together by how they are mended: what belongs together, what does not, and nothing gets lost."""

from hypothesis import given
from hypothesis import strategies as st

from optsched.domain import Finding, Findings, Severity, Source
from optsched.domain.grouping import Group, grouped, places, seen

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def finding(
    message: str, seen: str = "", maybe: str = "", code: str = "F50", severity: Severity = ERROR, cell: str = "B2"
) -> Finding:
    return Finding(code, severity, message, seen, maybe, Source("staff.xlsx", "Sheet1", cell))


def sizes(*findings: Finding) -> list[int]:
    return [len(group) for group in grouped(findings)]


def test_one_wrong_name_in_many_rows_is_one_thing_to_mend() -> None:
    name = "Mrs Lopes"
    rows = [finding(f"{name} is no teacher.", name, "Maybe Mrs. Lopez?", cell=f"B{row}") for row in range(2, 14)]
    (group,) = grouped(rows)
    assert str(group) == "12 times: Mrs Lopes is no teacher."
    assert (group.code, group.severity, group.maybe) == ("F50", ERROR, "Maybe Mrs. Lopez?")
    assert [source.cell for source in group.sources] == [f"B{row}" for row in range(2, 14)]
    assert group.seen == (("Mrs Lopes", 12),)


def test_case_does_not_part_what_was_seen() -> None:
    assert sizes(finding("Lopes?", "Lopes", "Maybe Lopez?"), finding("A name: LOPES!", "LOPES", "Maybe Lopez?")) == [2]


def test_other_names_with_the_same_advice_are_mended_alike() -> None:
    group = grouped([finding(f"{name} is no teacher.", name, "Maybe add a row?") for name in ("Ann", "Bob", "Ann")])
    assert len(group) == 1
    assert group[0].seen == (("Ann", 2), ("Bob", 1))
    assert group[0].message == "Such as: Ann is no teacher."
    assert str(group[0]) == "3 times, such as: Ann is no teacher."


def test_numbers_cells_classes_quoted_words_and_lists_of_them_do_not_part_messages() -> None:
    for one, other in (
        ("Row 12 has no Minutes.", "Row 7 has no Minutes."),
        ("The cell says 8:15-9:45, but stands at 8:30.", "The cell says 9:00-9:45, but stands at 10:00."),
        ("It is empty (3 cells: B7, C8, AD19).", "It is empty (2 cells: B7 and C8)."),
        ("S-014 is in 2B.", "S-007 is in 10A."),
        ('"Gym" is unclear.', '"Art room" is unclear.'),
        ("“Gym” is unclear.", "“Art room” is unclear."),
    ):
        assert sizes(finding(one), finding(other)) == [2], one


def test_words_part_messages() -> None:
    assert sizes(finding("Row 12 has no Minutes."), finding("Row 12 has no Times.")) == [1, 1]
    assert sizes(finding("It's Ann's and Ben's."), finding("It's Cal's and Ben's.")) == [1, 1]  # no quotes


def test_another_advice_code_or_severity_is_another_thing_to_mend() -> None:
    same = {"message": "Lopes is no teacher.", "seen": "Lopes"}
    first = finding(**same, maybe="Maybe Lopez?")
    assert sizes(first, finding(**same, maybe="Maybe Lopes-Hill?")) == [1, 1]
    assert sizes(first, finding(**same, maybe="Maybe Lopez?", code="F55")) == [1, 1]
    assert sizes(first, finding(**same, maybe="Maybe Lopez?", severity=WARNING)) == [1, 1]


def test_what_was_seen_is_taken_out_as_a_word_only() -> None:
    # "a" stands in every word, but was seen as one
    assert sizes(finding("a is no day.", "a"), finding("b is no day.", "b")) == [2]
    assert sizes(finding("What a day.", "a"), finding("What b day.", "b")) == [2]
    assert sizes(finding("a bad day.", "a"), finding("b bbd dby.", "b")) == [1, 1]


def test_errors_come_first_then_those_that_are_many_then_the_order_of_reading() -> None:
    found = [
        finding("A note.", severity=NOTE),
        finding("Alone.", cell="C1"),
        finding("Often.", cell="C2"),
        finding("A warning.", severity=WARNING),
        finding("Often.", cell="C3"),
        finding("Alone too.", cell="C4"),
    ]
    assert [group.message for group in grouped(found)] == ["Often.", "Alone.", "Alone too.", "A warning.", "A note."]


def test_findings_without_a_place_have_no_sources() -> None:
    assert grouped([Finding("F20", NOTE, "A sheet was not read.")])[0].sources == ()
    assert grouped(Findings()) == ()


def test_what_hangs_together_over_a_third_is_one_group() -> None:
    # the first and second were seen alike, the second and third say the same: the three are one thing to do
    found = (finding("Lopes?", "Lopes"), finding("Lopes is no teacher.", "lopes"), finding("Ann is no teacher.", "Ann"))
    assert sizes(*found) == [3]


TEXTS = st.sampled_from(["", "Ann", "ann", "8:15", "Row 3", "a"])


@given(st.lists(st.builds(finding, TEXTS, TEXTS, TEXTS, st.sampled_from(["F1", "F2"]), st.sampled_from(Severity))))
def test_every_finding_is_in_one_group_in_its_order(found: list[Finding]) -> None:
    groups: tuple[Group, ...] = grouped(found)
    assert sorted(map(str, found)) == sorted(str(each) for group in groups for each in group.findings)
    for group in groups:
        assert len({(each.code, each.severity, each.maybe) for each in group.findings}) == 1
        kept = list(group.findings)
        assert kept == [each for each in found if each in kept]
    assert [group.severity for group in groups] == sorted(
        (group.severity for group in groups), key=list(Severity).index
    )


def test_many_findings_with_words_without_end_are_grouped() -> None:
    # a search for numbers or quotes that begins anew at every letter would take minutes here
    found = [finding(f"{'x' * 3_000} {row}", "“" * 3_000) for row in range(200)]
    found += [finding(f"Row {row} is empty.", f"seen {row}") for row in range(20_000)]
    assert sum(sizes(*found)) == len(found)


def test_what_was_seen_is_said_with_how_often() -> None:
    words = ["Lopes"] * 3 + ["Ann", "Bob", "Cal"]
    (group,) = grouped([finding(f"{word} is no teacher.", word, "Maybe add a row?") for word in words])
    assert seen(group) == "Lopes (3), Ann, Bob, Cal"
    assert seen(group, most=2) == "Lopes (3), Ann and 2 more"
    assert seen(grouped([finding("Lopes?", "Lopes")] * 2)[0]) == "Lopes"


def test_places_are_said_sheet_by_sheet_and_the_rest_is_counted() -> None:
    cells = [Source("a.xlsx", "One", "B2"), Source("a.xlsx", "Two", "C1"), Source("a.xlsx", "One", "B9")]
    assert places(cells) == "a.xlsx One B2, B9; a.xlsx Two C1"
    assert places(cells, with_file=False) == "One B2, B9; Two C1"
    assert places(cells, most=1) == "a.xlsx One B2 and 2 more"
    assert places([Source("b.csv")]) == "b.csv"

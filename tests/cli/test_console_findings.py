"""How findings stand in the console: those that are mended alike together, errors first, nothing lost with --all."""

import io
from collections.abc import Iterable

import pytest
from rich.console import Console

from optsched.cli import console
from optsched.domain import Finding, Severity, Source

Capture = pytest.CaptureFixture[str]


def finding(message: str, cell: str, seen: str = "", maybe: str = "", code: str = "F50") -> Finding:
    return Finding(code, Severity.ERROR, message, seen, maybe, Source("list.csv", "", cell))


def unknown_teachers(names: Iterable[str]) -> list[Finding]:
    return [
        finding(f"{name} is no teacher.", f"D{row}", name, "Maybe Mrs. Lopez?") for row, name in enumerate(names, 2)
    ]


def said(capsys: Capture, items: Iterable[Finding], everything: bool = False) -> list[str]:
    console.findings(items, everything)
    return capsys.readouterr().out.splitlines()


def test_one_wrong_name_in_many_rows_is_said_once_with_its_first_cells(capsys: Capture) -> None:
    assert said(capsys, unknown_teachers(["Mrs Lopes"] * 12)) == [
        "error F50, 12 times",
        "  Mrs Lopes is no teacher.",
        "  Maybe Mrs. Lopez?",
        "  In list.csv D2, D3, D4, D5, D6, D7, D8, D9 and 4 more",
    ]


def test_all_cells_are_said_when_they_are_wanted(capsys: Capture) -> None:
    lines = said(capsys, unknown_teachers(["Mrs Lopes"] * 12), everything=True)
    assert lines[-1] == f"  In list.csv {', '.join(f'D{row}' for row in range(2, 14))}"


def test_a_finding_that_is_alone_stands_with_its_cell(capsys: Capture) -> None:
    assert said(capsys, [finding("Row 3 has no School.", "C3", maybe="Maybe Lincoln?")]) == [
        "error F50 in list.csv C3",
        "  Row 3 has no School.",
        "  Maybe Lincoln?",
    ]


def test_words_that_differ_are_an_example_and_each_is_told_when_all_are_wanted(capsys: Capture) -> None:
    found = unknown_teachers(["Lopes", "Lopez-Hill", "Lopes"])
    assert said(capsys, found) == [
        "error F50, 3 times",
        "  Such as: Lopes is no teacher.",
        "  Seen: Lopes (2), Lopez-Hill",
        "  Maybe Mrs. Lopez?",
        "  In list.csv D2, D3, D4",
    ]
    assert said(capsys, found, everything=True) == [
        "error F50, 3 times",
        "  list.csv D2: Lopes is no teacher.",
        "  list.csv D3: Lopez-Hill is no teacher.",
        "  list.csv D4: Lopes is no teacher.",
        "  Maybe Mrs. Lopez?",
    ]


def test_what_was_seen_is_kept_where_no_sentence_has_it(capsys: Capture) -> None:
    found = [finding(f"The amount of row {row} is unclear.", f"G{row}", f"now and then {row}") for row in (2, 3)]
    for everything in (False, True):
        assert "  Seen: now and then 2, now and then 3" in said(capsys, found, everything)


def test_errors_come_first_then_warnings_then_notes(capsys: Capture) -> None:
    found = [
        Finding("F1", Severity.NOTE, "A note."),
        Finding("F2", Severity.WARNING, "A warning."),
        Finding("F3", Severity.ERROR, "An error."),
    ]
    assert [line for line in said(capsys, found) if line[0] != " "] == ["error F3", "warning F2", "note F1"]


def test_the_rest_is_counted_finding_by_finding(capsys: Capture) -> None:
    """Thirty things to mend, each of them twice: five are left out after the first 25, which makes ten findings."""
    found = [
        finding(f"Here is {letter * 3}.", f"C{row}", maybe=f"Maybe {letter}?")
        for letter in "abcdefghijklmnopqrstuvwxyzäöüß"
        for row in (2, 3)
    ]
    lines = said(capsys, found)
    assert lines.count("error F50, 2 times") == 25
    assert lines[-1] == "... and 10 more errors; --all shows them."
    assert said(capsys, found, everything=True).count("error F50, 2 times") == 30
    console.findings(found, more="optsched check shows them")
    assert capsys.readouterr().out.splitlines()[-1] == "... and 10 more errors; optsched check shows them."


def test_further_lines_hang_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    terminal = Console(file=screen, width=30, force_terminal=True, color_system=None, markup=False)
    monkeypatch.setattr(console, "console", lambda stderr=False: terminal)
    console.say("2B: Mon 8:00-9:00 Math, 9:00-10:00 [ELA] and more", hang=4)
    assert [line.rstrip() for line in screen.getvalue().splitlines()] == [
        "2B: Mon 8:00-9:00 Math,",
        "    9:00-10:00 [ELA] and more",
    ]

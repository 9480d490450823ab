"""`optsched optimize` of files as schools send them: codes, the list that says who is who, and a recipe."""

from pathlib import Path

import openpyxl
import pytest
from raw_files import NAMES, raw_files

from optsched.domain import Plan
from optsched.usecases import optimize as use_case
from optsched.usecases.optimize import SolveOptions


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A timetable, an export with names and a workbook with the rest, by name; no plan of them is searched for."""
    monkeypatch.setattr(use_case, "solve", lambda *_: Plan())
    monkeypatch.setattr(use_case, "why_not", lambda problem, plan, is_over=None: plan)
    return [path.name for path in raw_files(tmp_path)]


def listed(path: str) -> dict[object, object]:
    """Return the codes of a list by name."""
    return {row[1].value: row[0].value for row in openpyxl.load_workbook(path)["Codes"].iter_rows(min_row=2)}


def test_a_plan_of_raw_files_has_a_list_of_codes_beside_it(run, raw: list[str]) -> None:
    result = run("optimize", *raw, "-o", "spring.xlsx")
    assert result.exit_code == 0, result.output
    assert "spring-names.xlsx, who is who: keep it to yourself" in result.stdout
    assert listed("spring-names.xlsx") == dict(zip(NAMES, ("AA", "BB", "CC", "DD"), strict=True))
    minutes = openpyxl.load_workbook("spring.xlsx")["Minutes"]
    assert {"AA", "BB", "CC", "DD"} <= {cell.value for row in minutes.iter_rows() for cell in row}
    assert not any(part in result.output for name in NAMES for part in name.split(", "))


def test_a_plan_of_raw_files_is_audited_with_its_list_of_codes(run, raw: list[str]) -> None:
    run("import", *raw, "--names", "who.xlsx")
    book = openpyxl.load_workbook("who.xlsx")
    book["Codes"]["A2"].value = "Z-17"
    book.save("who.xlsx")
    run("optimize", *raw, "--names", "who.xlsx")
    audited = run("audit", *raw, "plan.xlsx", "--names", "who.xlsx").output
    assert "Z-17's" in audited
    assert "Z-17's" not in run("audit", *raw, "plan.xlsx").output


def test_codes_of_a_plan_stay_those_of_the_list(run, raw: list[str]) -> None:
    run("import", *raw, "--names", "who.xlsx")
    book = openpyxl.load_workbook("who.xlsx")
    book["Codes"]["A2"].value = "Z-17"
    book.save("who.xlsx")
    result = run("optimize", *raw, "--names", "who.xlsx")
    assert "who.xlsx, who is who: keep it to yourself" in result.stdout
    assert not Path("plan-names.xlsx").exists()
    assert listed("who.xlsx") == dict(zip(NAMES, ("Z-17", "BB", "CC", "DD"), strict=True))
    minutes = openpyxl.load_workbook("plan.xlsx")["Minutes"]
    assert "Z-17" in {cell.value for row in minutes.iter_rows() for cell in row}
    assert run("optimize", *raw, "--overwrite", "-o", "plan.xlsx").exit_code == 0
    assert run("optimize", *raw, "--overwrite", "-o", "plan.xlsx").exit_code == 0  # its own list is read and goes on
    assert listed("plan-names.xlsx")[NAMES[0]] == "AA"


def test_without_names_there_is_no_list_beside_a_plan(run, district: Path, quick: list[SolveOptions]) -> None:
    result = run("optimize", district)
    assert "who is who" not in result.output
    assert sorted(each.name for each in Path().iterdir()) == ["district.xlsx", "plan.xlsx"]


def test_a_list_of_codes_of_others_stays_where_no_name_was_read(
    run, raw: list[str], district: Path, quick: list[SolveOptions]
) -> None:
    run("import", *raw, "-o", "plan.xlsx")
    Path("plan.xlsx").unlink()
    before = Path("plan-names.xlsx").read_bytes()
    assert "who is who" not in run("optimize", district).output
    assert Path("plan-names.xlsx").read_bytes() == before


def test_the_file_of_somebody_else_is_never_replaced_by_a_list_of_codes(run, raw: list[str]) -> None:
    Path("plan-names.xlsx").write_bytes(Path("timetable.xlsx").read_bytes())
    before = Path("plan-names.xlsx").read_bytes()
    result = run("optimize", *raw, "--overwrite")
    assert result.exit_code == 2
    assert "plan-names.xlsx is no list of codes" in result.stderr
    assert "Maybe another file is meant with --names" in result.stderr
    assert Path("plan-names.xlsx").read_bytes() == before
    assert not Path("plan.xlsx").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--names", "plan.xlsx"], "plan.xlsx would be written twice"),
        (["--names", "timetable.xlsx"], "what is read is never changed"),
        (["--names", "none/who.xlsx"], "The folder none for who.xlsx does not exist."),
        (["--names", "who.csv"], "Maybe who.xlsx?"),
    ],
)
def test_places_where_no_list_can_go_are_known_before_the_search(
    run, raw: list[str], words: list[str], said: str
) -> None:
    result = run("optimize", *raw, *words)
    assert result.exit_code == 2
    assert said in result.stderr.replace("\n", " ")
    assert sorted(each.name for each in Path().iterdir()) == sorted(raw)


def test_files_with_errors_leave_no_list(run, raw: list[str]) -> None:
    assert run("optimize", *raw[:2]).exit_code == 2
    assert sorted(each.name for each in Path().iterdir()) == sorted(raw)


def test_a_plan_follows_a_recipe(run, raw: list[str]) -> None:
    Path("lincoln.toml").write_text('[sheets."2B - Ms. Lopez"]\nread = "skip"\n', encoding="utf-8")
    refused = run("optimize", *raw, "--recipe", "lincoln.toml")
    assert refused.exit_code == 2  # two children have no class then
    assert "nothing was planned" in refused.output
    assert "Ms. Lopez" in refused.output
    assert run("optimize", *raw).exit_code == 0


def test_a_plan_of_raw_files_is_shared_and_laid_on_a_week_from_them(run, raw: list[str]) -> None:
    run("import", *raw, "--names", "who.xlsx")
    run("optimize", *raw, "--names", "who.xlsx")
    district = [word for name in raw for word in ("--district", name)]
    shared = run("share", "plan.xlsx", *district, "--names", "who.xlsx", "--for", "principals")
    assert shared.exit_code == 0, shared.output
    assert list(Path("out/principals").glob("*.xlsx"))
    laid = run("week", "2026-09-07", *district, "--names", "who.xlsx")
    assert "First day" in laid.output  # everything was read; what raw files do not say is asked for
    missing = run("share", "plan.xlsx", "--district", raw[0], "--names", "who.xlsx", "--for", "board")
    assert missing.exit_code == 2

"""New files: nothing existing is lost, nothing half-written is left behind."""

import os
from pathlib import Path

import pytest

from optsched.output.files import CannotWriteError, new_file


def write(path: Path, text: str, overwrite: bool = False) -> None:
    with new_file(path, overwrite) as temporary:
        temporary.write_text(text)


def test_a_new_file_is_moved_into_place_and_nothing_else_stays(tmp_path: Path) -> None:
    write(tmp_path / "plan.xlsx", "new")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("plan.xlsx", "new")]


def test_the_temporary_file_lies_in_the_same_folder_and_keeps_the_ending(tmp_path: Path) -> None:
    with new_file(tmp_path / "plan.xlsx") as temporary:
        temporary.write_text("new")
        assert (temporary.parent, temporary.suffix) == (tmp_path, ".xlsx")
        assert not (tmp_path / "plan.xlsx").exists()


def test_an_existing_file_is_refused_before_the_work_begins(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_text("old")
    with pytest.raises(CannotWriteError, match="exists already"), new_file(path):
        pytest.fail("the work began")
    assert path.read_text() == "old"


def test_an_existing_file_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_text("old")
    write(path, "new", overwrite=True)
    assert path.read_text() == "new"


def test_after_an_error_the_old_file_stands_and_no_half_file_is_left(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_text("old")

    def fail_halfway() -> None:
        with new_file(path, overwrite=True) as temporary:
            temporary.write_text("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("plan.xlsx", "old")]


def test_a_file_that_appears_meanwhile_is_kept_and_the_new_one_gets_another_name(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"

    def be_overtaken() -> None:
        with new_file(path) as temporary:
            temporary.write_text("new")
            path.write_text("theirs")

    with pytest.raises(CannotWriteError) as caught:
        be_overtaken()
    assert path.read_text() == "theirs"
    assert caught.value.kept is not None
    assert caught.value.kept.read_text() == "new"


def test_a_file_open_in_excel_stays_and_the_new_one_is_kept_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_text("old")
    move = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target) == path:
            raise PermissionError("used by another process")
        move(source, target)

    monkeypatch.setattr("optsched.output.files.os.replace", refuse)
    with pytest.raises(CannotWriteError, match="open in Excel") as caught:
        write(path, "new", overwrite=True)
    assert caught.value.maybe.startswith("Maybe ")
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {"plan.xlsx": "old", "plan (2).xlsx": "new"}


def test_a_missing_folder_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match=r"The folder .* does not exist"):
        write(tmp_path / "nowhere" / "plan.xlsx", "new")


def test_a_folder_without_permission_is_said_before_the_work_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, exist_ok: bool = True) -> None:
        raise PermissionError("read-only folder")

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(CannotWriteError, match="Nothing can be written"), new_file(tmp_path / "plan.xlsx"):
        pytest.fail("the work began")


def test_what_a_killed_run_left_a_day_ago_is_removed_and_nothing_else(tmp_path: Path) -> None:
    old, new = tmp_path / ".plan-0123abcd.xlsx", tmp_path / ".plan-4567abcd.xlsx"
    others = [
        tmp_path / name
        for name in ("plan-0123abcd.xlsx", ".plan-0123abcd.csv", ".plan b-0123abcd.xlsx", ".plan-x.xlsx")
    ]
    for each in (old, new, *others):
        each.write_text("half")
    for each in (old, *others):
        os.utime(each, (0, 0))
    with new_file(tmp_path / "plan.xlsx") as temporary:
        temporary.write_text("whole")
    assert sorted(tmp_path.iterdir()) == sorted([new, *others, tmp_path / "plan.xlsx"])

"""What optsched log says of files and dates, where something was entered and where not."""

from pathlib import Path

from ledger.week_copies import session, write_copy

ONE_WEEK_ON = "S-1 OT 2025-11-24 1"


def test_where_nothing_was_entered_nothing_is_said_to_be_new(run, tmp_path: Path) -> None:
    right = write_copy(tmp_path / "right.xlsx", [session(Attendance="held")])
    wrong = write_copy(tmp_path / "wrong.xlsx", [session("S-9", Attendance="helt")])
    refused = run("log", right, wrong).stdout
    assert "nothing was entered" in refused
    assert "With attendance" in refused
    assert not any(word in refused for word in ("New", "Changed", "The same"))
    entered = run("log", right).stdout
    assert all(word in entered for word in ("New", "Changed", "The same"))


def test_overwrite_is_advised_only_where_it_takes_the_date(run, tmp_path: Path) -> None:
    run("log", write_copy(tmp_path / "one.xlsx", [session(day=25, Key=ONE_WEEK_ON, Day="Tue", Attendance="held")]))
    earlier = write_copy(tmp_path / "two.xlsx", [session(Attendance="held")])
    assert "Maybe --overwrite takes the date of this file?" in run("log", earlier).stdout
    later = write_copy(tmp_path / "three.xlsx", [session(day=26, Key=ONE_WEEK_ON, Day="Wed")])
    for extra in ((), ("--overwrite",)):
        kept = run("log", later, *extra).stdout
        assert "2025-11-25 was kept, as in the ledger" in kept
        assert "--overwrite" not in kept
    assert "F127" not in run("log", earlier, "--overwrite").stdout


def test_it_is_said_whose_attendance_is_not_entered(run, tmp_path: Path) -> None:
    rows = [session(Attendance="held"), session(day=25), session("S-2", 26, Therapist="Chen", Attendance="held")]
    said = run("log", write_copy(tmp_path / "week.xlsx", rows)).stdout
    assert "Attendance is not entered yet: Rivera, 1 session since 2025-11-25." in " ".join(said.split())
    rows[1]["Attendance"] = "refused"
    assert "not entered yet" not in run("log", write_copy(tmp_path / "all.xlsx", rows)).stdout

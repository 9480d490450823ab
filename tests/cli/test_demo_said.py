"""A large district takes minutes to invent, to write and to check; what is being done is said at once."""

from pathlib import Path


def test_the_demo_says_what_it_is_doing_before_it_does_it(run) -> None:
    lines = run("demo", "--therapists", "1", "-o", "district.xlsx").output.splitlines()
    assert lines[0] == "Inventing a district of 1 therapist ..."
    assert lines[1].startswith("Writing its ")
    assert lines[1].endswith(" rows ...")
    assert lines[2] == "Written: district.xlsx"


def test_check_says_at_once_that_it_reads_beside_what_can_be_piped(run, district: Path) -> None:
    result = run("check", district)
    assert result.stderr == "Reading and adding up ...\n"
    assert "Reading" not in result.stdout

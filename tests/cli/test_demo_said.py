"""A large district takes minutes to invent and to write; the demo says which of the two it is at."""


def test_the_demo_says_what_it_is_doing_before_it_does_it(run) -> None:
    lines = run("demo", "--therapists", "1", "-o", "district.xlsx").output.splitlines()
    assert lines[0] == "Inventing a district of 1 therapist ..."
    assert lines[1].startswith("Writing its ")
    assert lines[1].endswith(" rows ...")
    assert lines[2] == "Written: district.xlsx"

"""Names of files of packets: what Windows refuses, and what it takes for the same."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from optsched.output.packets.filenames import LONGEST, MOST_BYTES, file_names

RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


def test_usual_names_stay() -> None:
    assert file_names(["Lincoln Elementary 2B", "O'Hara", "École 1"]) == [
        "Lincoln Elementary 2B.xlsx",
        "O'Hara.xlsx",
        "École 1.xlsx",
    ]


def test_letters_that_windows_refuses_and_ends_that_it_drops_are_gone() -> None:
    assert file_names(["K/1: a?", " ..J.M. ", "a\nb", ""]) == ["K-1- a-.xlsx", "J.M.xlsx", "a-b.xlsx", "packet.xlsx"]


def test_reserved_names_are_no_names_whatever_comes_behind() -> None:
    assert file_names(["con", "Aux.2", "LPT9", "Connor"]) == ["con_.xlsx", "Aux_.2.xlsx", "LPT9_.xlsx", "Connor.xlsx"]


def test_names_that_windows_takes_for_one_are_numbered() -> None:
    assert file_names(["Lee", "LEE", "lee (2)", "Lee "]) == [
        "Lee.xlsx",
        "LEE (2).xlsx",
        "lee (2) (2).xlsx",
        "Lee (3).xlsx",
    ]


@given(st.lists(st.text(max_size=300), max_size=6))
def test_any_names_become_names_of_different_files(wishes: list[str]) -> None:
    names = file_names(wishes)
    assert len({unicodedata.normalize("NFC", name).casefold() for name in names}) == len(wishes)
    for name in names:
        stem = name.removesuffix(".xlsx")
        assert stem
        assert stem == stem.strip(" .")
        assert not set(name) & set('<>:"/\\|?*')
        assert stem.split(".")[0].strip().casefold() not in RESERVED
        assert len(stem) <= LONGEST + 1
        assert len(stem.encode("utf-8")) <= MOST_BYTES + 1

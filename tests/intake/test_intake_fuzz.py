"""A few seconds of what `fuzz.py` does for as long as it is asked to."""

from fuzz import WAYS, fuzz


def test_nothing_raises_whatever_a_file_holds() -> None:
    tried = fuzz(6.0, seed=1)
    assert set(tried) == {way.__name__ for way, _ in WAYS}

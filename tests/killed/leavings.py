"""What lies in a folder after a command: inputs as they were, every result old or new and whole, and nothing else."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import openpyxl
from killed.runs import result_of, temporaries

Said = dict[str, list[tuple[object, ...]]]
"""The cells of a workbook by sheet."""
Moment = Literal["before", "during", "after"]
WHEN_MADE = re.compile(r"made [A-Z][a-z]+ \d+, \d{4}( at \d+:\d\d)?")
HOW_MADE = re.compile(r"Time: \d.* Memory: .*")


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder by their place."""
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def said(path: Path) -> Said:
    """Read every cell of every sheet, without when it was made, how long that took and how much memory."""
    book = openpyxl.load_workbook(path)
    rows = {name: list(book[name].iter_rows(values_only=True)) for name in book.sheetnames}
    book.close()
    return {name: [tuple(map(_masked, row)) for row in sheet] for name, sheet in rows.items()}


def _masked(value: object) -> object:
    return HOW_MADE.sub("how", WHEN_MADE.sub("made", value)) if isinstance(value, str) else value


def look_around(folder: Path, before: Mapping[str, bytes], results: Mapping[str, Said]) -> Moment:
    """Assert that nothing is lost, half-written or left over in sight; tell when, as to its files, the command ended.

    `before` are the files that were there, inputs and older results; `results` is what new ones say, by place.
    """
    hidden, now = temporaries(folder), contents(folder)
    assert {result_of(each) for each in hidden} <= {folder / each for each in results}
    assert set(now) - {each.relative_to(folder).as_posix() for each in hidden} <= set(before) | set(results)
    assert {place: now.get(place) for place in before if place not in results} == {
        place: content for place, content in before.items() if place not in results
    }
    new = [place for place in results if now.get(place) != before.get(place)]
    for place in new:
        assert place in now, f"{place} was there, and is lost"
        assert said(folder / place) == results[place]
    if hidden or 0 < len(new) < len(results):
        return "during"
    return "after" if new else "before"

"""Where a new workbook may go: known before long work, not after it."""

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from optsched.output.files import CannotWriteError, new_file

__all__ = ["CannotWriteError", "FilePath", "as_paths", "look", "look_apart", "look_at_place"]


FilePath = str | os.PathLike[str]


def as_paths(paths: FilePath | Sequence[FilePath]) -> list[Path]:
    """Return one path, or several, as a list: a text is one path and not a row of letters."""
    if isinstance(paths, str | os.PathLike):
        return [Path(paths)]
    return [Path(each) for each in paths]


class _OnlyLooking(Exception):
    """Leaves `new_file` before anything is moved into place."""


def look(out: Path, overwrite: bool = False, sources: Sequence[Path] = ()) -> None:
    """Raise CannotWriteError if a workbook cannot be written to `out`, or would replace one of the `sources`."""
    if out.suffix.lower() != ".xlsx":
        raise CannotWriteError(f"{out.name} is not the name of an Excel workbook.", f"Maybe {out.stem or 'plan'}.xlsx?")
    look_at_place(out, overwrite, sources)


def look_at_place(out: Path, overwrite: bool = False, sources: Sequence[Path] = ()) -> None:
    """Raise CannotWriteError if no file can be written to `out`, or it would replace one of the `sources`."""
    if any(_same(out, source) for source in sources):
        raise CannotWriteError(
            f"{out.name} is read here, and what is read is never changed.",
            "Maybe choose another name for what is written.",
        )
    try:
        with new_file(out, overwrite):
            raise _OnlyLooking
    except _OnlyLooking:
        return


def look_apart(places: Iterable[Path], options: str) -> None:
    """Raise CannotWriteError if two things would go into one file; `options` are those that name the places."""
    for place, number in Counter(_folded(each) for each in places).items():
        if number > 1:
            message = f"{place.name} would be written twice, with different things in it."
            raise CannotWriteError(message, f"Maybe give {options} other names.")


def _folded(path: Path) -> Path:
    """Return a path as Windows compares it."""
    whole = path.resolve()
    return whole.with_name(whole.name.casefold())


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False

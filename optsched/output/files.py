"""New files, safely: written beside their place, then moved into it; nothing existing is lost."""

import glob
import os
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LETTERS = 8
"""Of the random part of a temporary name."""
LEFT_SECONDS = 24 * 3600.0
"""Age from which on a temporary file is what a killed run has left: no writing takes so long."""


class CannotWriteError(Exception):
    """A file could not be written: a sentence, a line that begins "Maybe", and where the work is kept, if it is."""

    def __init__(self, message: str, maybe: str, kept: Path | None = None) -> None:
        super().__init__(message, maybe)
        self.message = message
        self.maybe = maybe
        self.kept = kept

    def __str__(self) -> str:
        return f"{self.message}\n{self.maybe}"


@contextmanager
def new_file(path: str | os.PathLike[str], overwrite: bool = False) -> Iterator[Path]:
    """Yield a temporary path beside `path`; move it into place at the end, or remove it after an error.

    Raises CannotWriteError before the work when the folder is missing or closed, or the file exists and
    `overwrite` is off.
    """
    place = Path(path)
    _look(place, overwrite)
    _tidy(place)
    temporary = place.with_name(f".{place.stem}-{uuid.uuid4().hex[:LETTERS]}{place.suffix}")
    try:
        temporary.touch(exist_ok=False)
    except OSError as error:
        raise _no_permission(place.parent) from error
    try:
        yield temporary
        finish(temporary, place, overwrite)
    finally:
        temporary.unlink(missing_ok=True)


def _tidy(place: Path) -> None:
    """Remove what runs that were killed half-way left of this file; a run that goes on now is not that old."""
    for left in place.parent.glob(f".{glob.escape(place.stem)}-{'[0-9a-f]' * LETTERS}{glob.escape(place.suffix)}"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > LEFT_SECONDS:
                left.unlink()


def finish(temporary: Path, path: str | os.PathLike[str], overwrite: bool = False) -> Path:
    """Move a finished temporary file to `path` in the same folder.

    A file that cannot be replaced (open in Excel) stays; the new one is kept under a free name beside it, and
    CannotWriteError names both.
    """
    place = Path(path)
    if place.exists() and not overwrite:
        raise _exists_already(place, _keep(temporary, place))
    try:
        os.replace(temporary, place)
    except OSError as error:
        kept = _keep(temporary, place)
        raise CannotWriteError(
            f"{place.name} could not be replaced; the new file is {kept.name} beside it.",
            f"Maybe {place.name} is open in Excel: close it, then rename {kept.name} or run again.",
            kept,
        ) from error
    return place


def _look(place: Path, overwrite: bool) -> None:
    if not place.parent.is_dir():
        raise CannotWriteError(
            f"The folder {place.parent} for {place.name} does not exist.",
            "Maybe the folder's name is spelled differently, or it has to be made first.",
        )
    if place.is_dir():
        raise CannotWriteError(f"{place} is a folder, not a file.", "Maybe add a file name, such as plan.xlsx.")
    if place.exists() and not overwrite:
        raise _exists_already(place)


def _exists_already(place: Path, kept: Path | None = None) -> CannotWriteError:
    beside = f" The new file is {kept.name} beside it." if kept else ""
    return CannotWriteError(
        f"{place.name} exists already and was left as it is.{beside}",
        "Maybe choose another name, or replace it: --overwrite, in Python overwrite=True.",
        kept,
    )


def _no_permission(folder: Path) -> CannotWriteError:
    return CannotWriteError(
        f"Nothing can be written in the folder {folder}.",
        "Maybe choose a folder of your own, such as Documents.",
    )


def _keep(temporary: Path, place: Path) -> Path:
    """Move the temporary file to the first free name: plan (2).xlsx, plan (3).xlsx ..."""
    number = 2
    while (free := place.with_name(f"{place.stem} ({number}){place.suffix}")).exists():
        number += 1
    os.replace(temporary, free)
    return free

"""Read the files of a district as they are meant: apart from planning, so that errors are shown before it begins."""

from collections.abc import Sequence
from pathlib import Path

from optsched.intake import Reading, read
from optsched.usecases.names import known_codes, look_at_codes, place_of_codes
from optsched.usecases.places import FilePath, as_paths, look, look_apart

__all__ = ["Reading", "read_for", "read_given"]


def read_given(
    files: FilePath | Sequence[FilePath], recipe: FilePath | None = None, names: FilePath | None = None
) -> Reading:
    """Read the files of a district; a `recipe` is followed, and `names` is the list of children's codes.

    Raises CannotWriteError where the list is none.
    """
    known = known_codes(Path(names)) if names else None
    return read(as_paths(files), Path(recipe) if recipe else None, known)


def read_for(
    paths: Sequence[Path],
    out: Path,
    overwrite: bool = False,
    recipe: FilePath | None = None,
    names: FilePath | None = None,
) -> Reading:
    """Read the files of a district whose plan goes to `out`.

    A `recipe` is followed; `names` is the list of children's codes, read where it exists, without it the one beside
    `out`. Raises CannotWriteError where plan or list cannot be written, or the list cannot be read.
    """
    codes = place_of_codes(out, names)
    look_apart((out, codes), "--output and --names")
    look(out, overwrite, paths)
    look_at_codes(codes, paths)
    return read(paths, Path(recipe) if recipe else None, known_codes(codes))

"""Read a district that is to be planned: apart from planning, so that errors are shown before the engine is loaded."""

from collections.abc import Sequence
from pathlib import Path

from optsched.intake import Reading, read
from optsched.usecases.places import look

__all__ = ["Reading", "read_for"]


def read_for(paths: Sequence[Path], out: Path, overwrite: bool = False) -> Reading:
    """Read the files of a district whose plan goes to `out`. Raises CannotWriteError where that cannot be written."""
    look(out, overwrite, paths)
    return read(paths)

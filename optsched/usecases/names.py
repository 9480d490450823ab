"""The list that tells which child has which code: read before the files, and written where names of children stood."""

from collections.abc import Sequence
from pathlib import Path

from optsched.domain.findings import NOWHERE
from optsched.intake import Register, read_register
from optsched.output.files import CannotWriteError
from optsched.output.names import write_names
from optsched.usecases.places import FilePath, look


def place_of_codes(out: Path, names: FilePath | None = None) -> Path:
    """Return where the list stands: where `names` says, else beside the workbook that is written to `out`."""
    return Path(names) if names else out.with_name(f"{out.stem}-names.xlsx")


def look_at_codes(place: Path, sources: Sequence[Path]) -> None:
    """Raise CannotWriteError if no list can be written to its place; one that is there is read first, and goes on."""
    look(place, True, sources)


def known_codes(place: Path) -> Register:
    """Read the codes of an earlier time; none where no list is there. Raises CannotWriteError where it is none."""
    try:
        return read_register(place)
    except ValueError as error:
        maybe = "Maybe another file is meant with --names, or this one can be moved."
        raise CannotWriteError(str(error), maybe) from None


def write_codes(place: Path, register: Register) -> Path | None:
    """Write the list anew and return its place, unless no child was read by name or ID."""
    known = [(code, name, number) for code, name, number, _ in register.names if name or number]
    was_read = any(name or number for _, name, number, source in register.names if source != NOWHERE)
    return write_names(place, known, overwrite=True) if was_read else None

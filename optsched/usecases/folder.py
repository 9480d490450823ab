"""The folder that packets go to: whether they can be written there, and what is left of an earlier time."""

from collections.abc import Sequence
from pathlib import Path

from optsched.domain.say import few
from optsched.intake import filled_in
from optsched.output.locked import is_locked, unlocked
from optsched.output.packets import Audience, Packet, is_filled_in
from optsched.usecases.places import CannotWriteError, look, look_apart, look_at_place

OURS = (".xlsx", ".ics")
ANOTHER_FOLDER = "Maybe choose another folder with -o; optsched log takes what was filled in."


def look_in(
    folder: Path,
    wanted: Sequence[Packet],
    calendars: Sequence[Path],
    overwrite: bool,
    sources: Sequence[Path],
    password: str | None = None,
) -> None:
    """Make the folders, and raise CannotWriteError before the first packet if one of them cannot be written.

    A therapist's own workbook that somebody filled in is never replaced; `password` is that of those that are locked.
    """
    places = [folder / each.place for each in wanted]
    look_apart(places, "schools, classes and therapists")
    every = (*places, *calendars)
    there = [] if overwrite else [str(each.relative_to(folder)) for each in every if each.exists()]
    if there:
        raise CannotWriteError(
            f"{few(there)} in {folder} {'exists' if len(there) == 1 else 'exist'} already; nothing was written.",
            "Maybe choose another folder with -o, or replace them: --overwrite, in Python overwrite=True.",
        )
    _look_at_attendance([folder / each.place for each in wanted if each.audience == "therapists"], password)
    for each in dict.fromkeys(place.parent for place in every):
        try:
            each.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWriteError(
                f"The folder {each} cannot be made.", "Maybe a file has its name, or the folder above it is closed."
            ) from error
    for place in places:
        look(place, overwrite, sources)
    for place in calendars:
        look_at_place(place, overwrite, sources)


def _look_at_attendance(places: Sequence[Path], password: str | None) -> None:
    there = {each: each.read_bytes() for each in places if each.is_file()}
    filled = {each.file for each in filled_in([path for path, content in there.items() if not is_locked(content)])}
    for path, content in there.items():
        opened = unlocked(content, password or "") if is_locked(content) else None
        if path.name in filled or (opened is not None and is_filled_in(opened)):
            raise CannotWriteError(f"{path.name} has attendance filled in; nothing was written.", ANOTHER_FOLDER)
        if is_locked(content) and opened is None:
            message = f"{path.name} has another password, and may have attendance filled in; nothing was written."
            raise CannotWriteError(message, ANOTHER_FOLDER)


def is_ours(path: Path) -> bool:
    """Tell a packet or a calendar file; what begins with a dot is left of a run that was killed."""
    return path.suffix.lower() in OURS and not path.name.startswith(".")


def left_in(
    folder: Path, audiences: Sequence[Audience], wanted: Sequence[Packet], calendars: Sequence[Path]
) -> tuple[Path, ...]:
    """Return the files of an earlier time in the folders of these audiences: their readers may be gone."""
    places = {folder / each.place for each in wanted} | set(calendars)
    folders = {folder / each for each in audiences}
    found = (each for one in folders if one.is_dir() for each in one.iterdir() if is_ours(each))
    return tuple(sorted(each for each in found if each not in places))

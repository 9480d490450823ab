"""Files as schools send them -> a district workbook, a report of what was understood, and the files with marks."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from optsched.contract import TIMETABLE
from optsched.domain import Severity
from optsched.domain.understood import Understood
from optsched.intake import Part, Reading, colours_seen, read, standard, text_of
from optsched.output.district import write_district
from optsched.output.files import CannotWriteError, new_file
from optsched.output.marked import mark
from optsched.output.report import write_report
from optsched.usecases.district_rows import district_rows
from optsched.usecases.names import known_codes, look_at_codes, place_of_codes, write_codes
from optsched.usecases.places import FilePath, as_paths, look, look_apart, look_at_place
from optsched.usecases.understood import understood_of, with_workbooks

__all__ = ["CannotWriteError", "Imported", "import_files"]


@dataclass(frozen=True)
class Imported:
    """What was understood, and the files that were written. `unmarked` are files no marked copy could be made of.

    Without a `district`, nothing of one was understood.
    """

    understood: Understood
    district: Path | None
    report: Path
    marked: tuple[Path, ...] = ()
    unmarked: tuple[str, ...] = ()
    names: Path | None = None
    recipe: Path | None = None


@dataclass(frozen=True)
class _Places:
    """Where everything goes. `marked` has the place of a copy by its file; `recipe` is a new one, to be written."""

    district: Path
    report: Path
    codes: Path
    marked: dict[Path, Path]
    recipe: Path | None

    @property
    def all(self) -> tuple[Path, ...]:
        return (self.district, self.report, self.codes, *self.marked.values(), *([self.recipe] if self.recipe else []))


def import_files(
    paths: FilePath | Sequence[FilePath],
    out: FilePath,
    recipe: FilePath | None = None,
    names: FilePath | None = None,
    overwrite: bool = False,
) -> Imported:
    """Read any mixture of files and write what they say as a district workbook to `out`, with its report beside it.

    A `recipe` that exists is followed; otherwise one is written there. `names` is the list of children's codes, read
    where it exists and written anew where names of children were read; without it, it stands beside `out`. Raises
    CannotWriteError, before anything is written, where a file cannot be written or the list of codes cannot be read.
    """
    sources = list(dict.fromkeys(as_paths(paths)))
    followed = Path(recipe) if recipe and Path(recipe).exists() else None
    places = _places(sources, Path(out), None if followed else recipe, names)
    _look(places, sources, overwrite)
    reading = read(sources, followed, known_codes(places.codes))
    understood = understood_of(reading, sources)
    is_something = any(reading.gathered.tables.rows.values())
    if is_something:
        write_district(places.district, district_rows(reading.gathered), overwrite=overwrite)
    write_report(places.report, with_workbooks(understood, reading), overwrite)
    marked = [source for source in sources if _has_marks(source, understood)]
    copies = {source: mark(source, places.marked[source], understood.findings, overwrite) for source in marked}
    return Imported(
        understood,
        places.district if is_something else None,
        places.report,
        tuple(copy for copy in copies.values() if copy),
        tuple(source.name for source, copy in copies.items() if copy is None),
        write_codes(places.codes, reading.gathered.register),
        _write_recipe(places.recipe, reading, understood, sources) if places.recipe else None,
    )


def _places(sources: Sequence[Path], district: Path, recipe: FilePath | None, names: FilePath | None) -> _Places:
    return _Places(
        district,
        district.with_name(f"{district.stem}-report.xlsx"),
        place_of_codes(district, names),
        {each: district.with_name(f"{each.stem}-marked.xlsx") for each in sources if _is_workbook(each)},
        Path(recipe) if recipe else None,
    )


def _look(places: _Places, sources: Sequence[Path], overwrite: bool) -> None:
    """Raise CannotWriteError for whatever would stop the writing half-way, or put two things into one file."""
    for name, number in Counter(each.name.casefold() for each in sources).items():
        if number > 1:
            message = f"{number} of the files are called {name}: no finding could say which one it is about."
            raise CannotWriteError(message, "Maybe rename one of them.")
    look_apart(places.all, "--out, --names and --recipe")
    for file in (places.district, places.report, *places.marked.values()):
        look(file, overwrite, sources)
    look_at_codes(places.codes, sources)
    if places.recipe:
        look_at_place(places.recipe, False, sources)


def _is_workbook(source: Path) -> bool:
    return source.suffix.lower() == ".xlsx"


def _has_marks(source: Path, understood: Understood) -> bool:
    """Tell whether a cell of a workbook needs a look."""
    found = (each for each in understood.findings if each.source.file == source.name and each.source.cell)
    return _is_workbook(source) and any(each.severity is not Severity.NOTE for each in found)


def _write_recipe(path: Path, reading: Reading, understood: Understood, sources: Sequence[Path]) -> Path:
    """Write a recipe that says how each sheet was read, with unknown words and the colours of cells as questions."""
    gathered = reading.gathered
    parts = [part for part in gathered.parts if part.columns or any(row.sheet == TIMETABLE.name for row in part.rows)]
    unknown = [(word.seen, standard().nearest(word.seen)) for word in understood.words if not word.meant]
    with new_file(path) as temporary:
        text = text_of(gathered.recipe, _sheets(parts).items(), unknown, colours_seen(gathered.drawn, sources))
        temporary.write_text(text, encoding="utf-8")
    return path


def _sheets(parts: Sequence[Part]) -> dict[str, str]:
    """Return what each sheet was read as; one whose name stands in several files, with its file."""
    where = {(part.source.file, part.source.sheet): part.what for part in parts}
    titles = {(file, sheet): sheet or Path(file).stem for file, sheet in where}
    number = Counter(title.casefold() for title in titles.values())
    found = {}
    for (file, sheet), what in where.items():
        title = titles[file, sheet]
        nearer = f"{file}/{sheet}" if sheet else file
        found[title if number[title.casefold()] == 1 else nearer] = what
    return found

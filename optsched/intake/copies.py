"""Copies of one workbook, read together: many have the same file name, in folders of their own."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from optsched.intake.cells import Sheet
from optsched.intake.codes import Code
from optsched.intake.files import read_files
from optsched.intake.log import Log


def sheets_of_copies(paths: Sequence[Path], log: Log) -> list[tuple[str, list[Sheet]]]:
    """Return the sheets of each file under a name that no other file has; a file given twice is one.

    A file that could not be read is a finding, and not among them.
    """
    names = names_of(paths)
    for name in names.values():
        log.expect(name)
    found: dict[Path, list[Sheet]] = {}
    for batch in _batches(list(names)):
        by_name = {path.name: path for path in batch}
        own = Log()
        sheets = read_files(batch, own)
        _hand_over(own, {path.name: names[path] for path in batch}, log)
        broken = {each.source.file for each in own.findings.errors}
        found |= {path: [] for name, path in by_name.items() if name not in broken}
        for sheet in sheets:
            path = by_name[sheet.file]
            found.setdefault(path, []).append(replace(sheet, file=names[path]))
    return [(name, found[path]) for path, name in names.items() if path in found]


def names_of(paths: Sequence[Path]) -> dict[Path, str]:
    """Name each file as shortly as it can be told from the others: `week.xlsx`, else `Rivera/week.xlsx`."""
    files = list({path.resolve(): path for path in paths}.values())
    names = {path: path.name for path in files}
    for longer in (_with_folder, _whole):
        often = Counter(names.values())
        names = {path: longer(path) if often[name] > 1 else name for path, name in names.items()}
    return names


def _with_folder(path: Path) -> str:
    return f"{path.resolve().parent.name}/{path.name}"


def _whole(path: Path) -> str:
    return str(path.resolve())


def _batches(paths: list[Path]) -> list[list[Path]]:
    """Part files so that no two of a batch have one name: sheets know only the name of their file."""
    batches: list[list[Path]] = []
    for path in paths:
        for batch in batches:
            if path.name not in {each.name for each in batch}:
                batch.append(path)
                break
        else:
            batches.append([path])
    return batches


def _hand_over(own: Log, names: dict[str, str], log: Log) -> None:
    """Log again what was found in a batch, with the names by which its files are told apart."""
    for each in own.findings:
        source = replace(each.source, file=names.get(each.source.file, each.source.file))
        log.add(Code(each.code), each.message, source, seen=each.seen, maybe=each.maybe, severity=each.severity)

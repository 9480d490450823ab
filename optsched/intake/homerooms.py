"""Classes of children as lists name them, by teacher or nickname -> classes of the timetable, where one is possible."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from optsched.domain import Source
from optsched.intake.cells import cells_text
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.tables import Row
from optsched.intake.timetables.classes import Known, teacher_of
from optsched.intake.timetables.labels import label_of
from optsched.intake.words import key_of

_CO_TEACHERS = re.compile(r"\s*(?:/|&|\band\b)\s*")


def with_homerooms(rows: Sequence[Row], known: Sequence[Known], nicknames: Mapping[str, str], log: Log) -> list[Row]:
    """Give rows of children that name a teacher the class of that teacher; say so once for each name.

    A name that could mean several classes is a finding, and one that means none stays as it is.
    """
    meant = {key_of(name): each for name, each in nicknames.items()}
    joined: dict[tuple[str, str], list[Source]] = {}
    found = []
    for row in rows:
        school, seen = row.seen("School"), row.seen("Class")
        names = [meant[key_of(seen)]] if key_of(seen) in meant else _classes(school, seen, known) if seen else []
        if len(names) > 1:
            message = f"{seen} could be the teacher of {' or '.join(names)}."
            log.add(Code.AMBIGUOUS_NAME, message, row.at("Class"), seen=seen, maybe=f"write {' or '.join(names)} here?")
        if len(names) == 1 and key_of(names[0]) != key_of(seen):
            joined.setdefault((seen, names[0]), []).append(row.at("Class"))
            row = replace(row, values={**row.values, "Class": names[0]})
        found.append(row)
    for (seen, name), cells in joined.items():
        log.add(Code.CLASS_ASSUMED, f"{seen} is read as the class {name} ({cells_text(cells)}).", cells[0], seen=seen)
    return found


def _classes(school: str, seen: str, known: Sequence[Known]) -> list[str]:
    """Return the classes of a school that a text may mean: itself, the one that it names, or those of its teachers."""
    here = [(name, teacher) for where, name, teacher in known if key_of(where) == key_of(school)]
    named = {key_of(name): name for name, _ in here}
    if key_of(seen) in named:
        return [named[key_of(seen)]]
    label = label_of(seen)
    if label.name:
        mine = named.get(key_of(label.name))
        taught = _taught_by(label.teacher, here) if label.teacher else []
        has_teacher = any(teacher for name, teacher in here if name == mine)
        return [mine] if mine and (mine in taught or not label.teacher or not has_teacher) else []
    several = [_taught_by(teacher, here) for teacher in _CO_TEACHERS.split(seen) if teacher]
    return list(dict.fromkeys(name for each in several for name in each)) if all(several) else []


def _taught_by(teacher: str, here: Sequence[tuple[str, str]]) -> list[str]:
    """Return the classes that a teacher may have, each once."""
    mine = teacher_of(teacher)
    found = {
        key_of(name): name
        for name, teachers in here
        if any(each and mine.surname and mine.may_be(teacher_of(each)) for each in _CO_TEACHERS.split(teachers))
    }
    return list(found.values())

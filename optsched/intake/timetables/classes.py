"""One class under several names: `Lopez`, `Ms. Lopez` and `2B (Lopez)` join where one reading is possible."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.timetables.clashes import note_clashes
from optsched.intake.timetables.labels import Label
from optsched.intake.timetables.lessons import Lesson
from optsched.intake.words import clean, key_of

_TITLE = re.compile(r"^(ms|mrs|mr|miss|mx|dr|sra|sr|srta|señora|señor|maestra|maestro|coach)\b\.?\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Teacher:
    """A teacher's name in parts; empty ones were not written."""

    surname: str
    title: str = ""
    first: str = ""

    def may_be(self, other: "Teacher") -> bool:
        """Tell whether two names could be one person's."""
        both = ((self.title, other.title), (self.first[:1], other.first[:1]))
        return self.surname == other.surname and all(not one or not two or one == two for one, two in both)


def teacher_of(text: str) -> Teacher:
    """Take a teacher's name apart: `Ms. Lopez`, `Lopez, M.`, `M. Lopez`, `Maria Lopez`."""
    seen = key_of(text)
    match = _TITLE.match(seen)
    title, rest = (match[1], seen[match.end() :]) if match else ("", seen)
    if "," in rest:
        surname, _, first = rest.partition(",")
        return Teacher(surname.strip(), title, first.strip(" ."))
    words = rest.split()
    return Teacher(words[-1] if words else "", title, words[0].strip(".") if len(words) > 1 else "")


Known = tuple[str, str, str]
"""School, class and teacher as some sheet names them together."""


def with_classes(
    lessons: Sequence[Lesson], known: Iterable[Known], nicknames: Mapping[str, str], log: Log
) -> list[Lesson]:
    """Give lessons that name only a teacher the class of that teacher, where there is just one.

    `nicknames` say of a name as it is written which class it means. Two lessons of a class at one time are told.
    """
    known = list(known)
    meant = {key_of(name): each for name, each in nicknames.items()}
    named: dict[str, dict[str, list[tuple[str, Teacher]]]] = defaultdict(lambda: defaultdict(list))
    for school, name, teacher in (*known, *_named(lessons)):
        for each in re.split(r"\s*(?:/|&|\band\b)\s*", teacher):
            if clean(each) and name:
                one = teacher_of(each)
                named[one.surname][key_of(name)].append((school, one))
                named[one.surname].setdefault(key_of(name), [])
    names = {key_of(name): name for _, name, _ in (*known, *_named(lessons))}
    found = [_nicknamed(each, meant) or _with_class(each, named, names, log) for each in lessons]
    note_clashes(found, log)
    return found


def _nicknamed(lesson: Lesson, meant: Mapping[str, str]) -> Lesson | None:
    label = lesson.label
    names = (label.seen, label.name, label.teacher, label.class_name)
    found = next((meant[key] for name in names if (key := key_of(name)) in meant), "")
    return replace(lesson, label=replace(label, name=found)) if found else None


def _named(lessons: Iterable[Lesson]) -> list[Known]:
    labels = {(each.school, each.label.name, each.label.teacher) for each in lessons}
    return sorted(each for each in labels if each[1] and each[2])


def _with_class(
    lesson: Lesson, named: dict[str, dict[str, list[tuple[str, Teacher]]]], names: dict[str, str], log: Log
) -> Lesson:
    label = lesson.label
    if label.name or label.half:
        return lesson
    teacher = label.teacher or (label.seen if not label.grade else "")
    if not teacher:
        return lesson
    mine = teacher_of(teacher)
    fitting = [
        name
        for name, known in named.get(mine.surname, {}).items()
        if any(mine.may_be(each) and _same_school(lesson.school, school) for school, each in known)
    ]
    if len(fitting) == 1:
        return replace(lesson, label=replace(label, name=names[fitting[0]], teacher=label.teacher or teacher))
    if len(fitting) > 1:
        message = f"{teacher} could be the teacher of {' or '.join(names[each] for each in fitting)}."
        maybe = f"write {names[fitting[0]]} or {names[fitting[1]]} beside the name?"
        log.add(Code.AMBIGUOUS_NAME, message, lesson.label_source, seen=label.seen, maybe=maybe)
    return lesson


def _same_school(one: str, other: str) -> bool:
    return not one or not other or key_of(one) == key_of(other)


def class_of(label: Label) -> str:
    """Return the name of a class for the sheet Timetable."""
    return clean(label.class_name)

"""What a timetable says, lesson by lesson, and what of it could not be understood."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from optsched.domain import Severity, Source
from optsched.intake.cells import Place
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.timetables.days import Days
from optsched.intake.timetables.labels import Label


@dataclass(frozen=True)
class Lesson:
    """A block of a class's week. Times are minutes after midnight; `source` is the cell of the activity.

    No days means that the timetable does not say any. `school` and `variant` are as written in titles.
    """

    label: Label
    days: Days
    start: int
    end: int
    activity: str
    source: Source
    label_source: Source
    where: str = ""
    weeks: str = ""
    school: str = ""
    variant: str = ""


@dataclass(frozen=True)
class Understood:
    """What a sheet or a part of it was read as, with the lessons found in it, or how many `bells` of periods."""

    what: str
    source: Source
    lessons: tuple[Lesson, ...] = ()
    bells: int = 0


@dataclass(frozen=True)
class Part:
    """Lessons of a part of a sheet, and the cells that say more of them: heads, titles, days."""

    lessons: tuple[Lesson, ...] = ()
    used: frozenset[Place] = frozenset()


@dataclass
class Notes:
    """Findings about one sheet: those of a kind are told once, with their cells."""

    log: Log
    _grouped: dict[tuple[Code, str, str, Severity | None], list[tuple[Source, str]]] = field(default_factory=dict)

    def add(
        self,
        code: Code,
        message: str,
        source: Source,
        seen: str = "",
        maybe: str = "",
        severity: Severity | None = None,
    ) -> None:
        """Note something about a cell; the same about many cells becomes one finding."""
        self._grouped.setdefault((code, message, maybe, severity), []).append((source, seen))

    def has(self, code: Code) -> bool:
        """Tell whether something of a code was noted."""
        return any(key[0] is code for key in self._grouped)

    def told(self) -> set[str]:
        """Return the cells that something was noted about."""
        return {source.cell for found in self._grouped.values() for source, _ in found}

    def tell(self) -> None:
        """Log what was noted."""
        for (code, message, maybe, severity), found in self._grouped.items():
            source, seen = found[0]
            cells = list(dict.fromkeys(each.cell for each, _ in found))
            if len(cells) > 1:
                message = f"{message} ({len(cells)} cells: {_some(cells)})"
            self.log.add(code, f"{message}", source, seen=seen, maybe=maybe, severity=severity)


def _some(cells: Iterable[str]) -> str:
    known = [cell for cell in cells if cell]
    return ", ".join(known[:6]) + (" …" if len(known) > 6 else "")

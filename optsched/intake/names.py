"""Names that sheets use of each other: found exactly (case and blanks do not count), never by likeness."""

from collections.abc import Iterable

from optsched.domain import Severity, Source
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.words import key_of, likely


class Names:
    """Known names of one kind. `kind` is the word for it in sentences: school, therapist, student."""

    def __init__(self, kind: str, sheet: str, names: Iterable[str] = ()) -> None:
        self.kind, self.sheet = kind, sheet
        self._known: dict[str, str] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> str:
        """Learn a name; return it as it was first written."""
        return self._known.setdefault(key_of(name), name)

    @property
    def all(self) -> tuple[str, ...]:
        return tuple(self._known.values())

    def __contains__(self, name: str) -> bool:
        return key_of(name) in self._known

    def get(self, name: str) -> str | None:
        return self._known.get(key_of(name))

    def find(self, name: str, source: Source, log: Log, severity: Severity | None = None) -> str | None:
        """Return a name as it is written on its own sheet; log an unknown one, an error if nothing else is said."""
        known = self.get(name)
        if known is None:
            article = "an" if self.kind[0] in "aeiou" else "a"
            message = f"{name} is not {article} {self.kind} on the sheet {self.sheet}."
            log.add(Code.UNKNOWN_NAME, message, source, seen=name, maybe=likely(name, self.all), severity=severity)
        return known

    def find_all(self, names: Iterable[str], source: Source, log: Log) -> tuple[str, ...]:
        found = (self.find(name, source, log) for name in names)
        return tuple(dict.fromkeys(name for name in found if name is not None))


class First:
    """Where each key stood first; a second time is a finding."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._first: dict[str, Source] = {}

    def is_new(self, name: str, source: Source, log: Log) -> bool:
        """Tell whether the name is new; log where it stood before when it is not."""
        before = self._first.setdefault(key_of(name), source)
        if before is source:
            return True
        message = f"Two rows give the {self._kind} {name}; the other stands in {before}."
        log.add(Code.DOUBLE_NAME, message, source, seen=name, maybe="one of them has another name?")
        return False

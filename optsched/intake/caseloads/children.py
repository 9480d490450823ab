"""A child as a line shows it, and as the register knows it: what is the same, what is not."""

from dataclasses import dataclass, field

from optsched.contract import fold
from optsched.domain import Source
from optsched.domain.findings import NOWHERE
from optsched.intake.caseloads.names import folded, initials_of, letters_of
from optsched.intake.words import Unclear, grade, key_of


@dataclass(frozen=True)
class Fact:
    """A grade, a teacher or a school, and its cell."""

    text: str
    source: Source


@dataclass(frozen=True)
class Seen:
    """What one line says of its child: a code, a name or initials, an ID; `facts` are its
    grade, teacher and school."""

    source: Source
    code: str = ""
    name: str = ""
    initials: str = ""
    number: str = ""
    facts: dict[str, Fact] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What the child is compared by; empty where only a code or an ID is given."""
        return key_for(self.name, self.initials)

    @property
    def is_initials_only(self) -> bool:
        return not self.name and not self.number


@dataclass
class Child:
    """A child of the register. `source` is None until the child is seen this time.

    `is_dealt` where the code is one of ours; `unnumbered` is a line that gave no ID; `is_unsure` where a finding
    says that this may be another child.
    """

    code: str
    name: str = ""
    initials: str = ""
    number: str = ""
    source: Source | None = None
    is_dealt: bool = False
    is_unsure: bool = False
    unnumbered: Source | None = None
    facts: dict[str, Fact] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return key_for(self.name, self.initials)

    @property
    def where(self) -> str:
        """Say where the child stood first."""
        return f"in {self.source or NOWHERE}" if self.source else "in the list of known codes"

    def differs(self, seen: Seen) -> bool:
        """Tell whether grade, teacher or school are given in both, and are not the same."""
        return any(not is_same(what, self.facts[what], seen.facts[what]) for what in self.facts.keys() & seen.facts)

    def goes_with(self, seen: Seen) -> bool:
        """Tell whether a line with this child's code or ID contradicts its name."""
        if not self.key or not seen.key or self.key == seen.key:
            return True
        if self.name and seen.name:
            return False
        mine, theirs = (letters_of(each.initials) or initials_of(each.name) for each in (self, seen))
        return mine == theirs


def key_for(name: str, initials: str) -> str:
    """Return what a child is compared by: the name, else the initials."""
    return f"name {folded(name)}" if name else f"initials {letters_of(initials)}" if letters_of(initials) else ""


def number_key(number: str) -> str:
    """Reduce an ID to what IDs are compared by: Excel drops zeros at the front."""
    return key_of(number).lstrip("0")


def is_same(what: str, one: Fact, other: Fact) -> bool:
    """Tell whether two grades, teachers or schools are the same; co-teachers agree with each one of them."""
    if what == "grade":
        return _grade(one.text) == _grade(other.text)
    return bool(_names(one.text) & _names(other.text))


def _grade(seen: str) -> int | str:
    try:
        return grade(seen)
    except Unclear:
        return key_of(seen)


def _names(seen: str) -> set[str]:
    parts = seen.replace("&", "/").replace(" and ", "/").split("/")
    return {fold(part) for part in (seen, *parts) if fold(part)} or {key_of(seen)}

"""What banners say of the lines below them: of all lines until another banner, or of one child's only."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from optsched.domain import Source
from optsched.intake.caseloads.vocabulary import CHILD, TELLS_CHILD, Means
from optsched.intake.cells import Value
from optsched.intake.words import say


@dataclass(frozen=True)
class Cell:
    """A value and where it stands; the value is None where the column is there and the cell is empty."""

    value: Value
    source: Source

    @property
    def seen(self) -> str:
        return "" if self.value is None else say(self.value)


Says = Mapping[Means, Cell]
_NAMES = {Means.STUDENT, Means.NAME}
"""Two labels for one thing."""


@dataclass
class Carried:
    """What holds for the next line: `page` for every child, `child` for the child that a banner names.

    What stands between the child's banner and the first line below it is the child's; a banner after that is the
    page's, and ends what was said of the child where it says anything new.
    """

    page: dict[Means, Cell] = field(default_factory=dict)
    child: dict[Means, Cell] = field(default_factory=dict)
    is_used: bool = False

    def carry(self, says: Says) -> Source | None:
        """Let a banner hold from here on. Return the cell of a child that ends with it without a line."""
        if not says:
            return None
        if set(says) & set(CHILD):
            return self._name_child(says)
        if self.child and not self.is_used:
            self._forget(says)
            self.child.update(says)
            return None
        holds = {**self.page, **self.child}
        idle = self.end_child() if any(holds[each].seen != says[each].seen for each in says if each in holds) else None
        if self.child and any(each not in holds for each in says):
            idle = self.end_child()
        self._turn_page(says)
        return idle

    def end_child(self) -> Source | None:
        """End what was said of a child; return its cell where no line followed."""
        told = next((self.child[means].source for means in TELLS_CHILD if means in self.child), None)
        idle = None if self.is_used else told
        self.child, self.is_used = {}, False
        return idle

    def for_line(self, *, names_child: bool) -> Says:
        """Return what holds for a line; one that names its own child is not the banner's."""
        return dict(self.page) if names_child else {**self.page, **self.child}

    def use_child(self) -> None:
        self.is_used = bool(self.child)

    def _name_child(self, says: Says) -> Source | None:
        known, new = (set(each) | (_NAMES if _NAMES & set(each) else set()) for each in (self.child, says))
        is_same = bool(self.child) and not self.is_used and not known & new & set(CHILD)
        idle = None if is_same else self.end_child()
        self.child.update(says)
        return idle

    def _forget(self, says: Says) -> None:
        """Forget of the page what is other for this child: whether it holds for the next one is not known."""
        other = {means for means in says if means in self.page and self.page[means].seen != says[means].seen}
        if Means.SCHOOL in other:
            self.page.clear()
        self.page = {means: cell for means, cell in self.page.items() if means not in other}

    def _turn_page(self, says: Says) -> None:
        """Another school ends what the banners of the last one said."""
        school = says.get(Means.SCHOOL)
        if school is not None and Means.SCHOOL in self.page and self.page[Means.SCHOOL].seen != school.seen:
            self.page.clear()
        self.page.update(says)

"""The register of children: every child has one code, however many lists name it. Names are never said."""

from collections.abc import Iterable

from optsched.domain import Severity, Source
from optsched.domain.findings import NOWHERE
from optsched.intake.caseloads.children import Child, Seen, is_same, number_key
from optsched.intake.caseloads.names import initials_of, letters_of, looks_like_initials
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.words import key_of


class Register:
    """Children by name and local ID. `known` are (code, name, ID) of an earlier time; their codes stay the same.

    ValueError when a known code stands for two children.
    """

    def __init__(self, known: Iterable[tuple[str, str, str]] = ()) -> None:
        self._children: list[Child] = []
        self._by_code: dict[str, Child] = {}
        for code, name, number in known:
            if key_of(code) in self._by_code:
                raise ValueError(f"The code {code} stands for two children in the list of known codes.")
            is_short = looks_like_initials(name)
            self._add(Child(code, "" if is_short else name, name if is_short else "", number))

    @property
    def names(self) -> tuple[tuple[str, str, str, Source], ...]:
        """Code, name (or initials), ID and first cell of every child: what belongs into a file kept apart.

        A code "for now" is none to remember: every later time would find one child more to tell apart, and add one.
        """
        sure = [each for each in self._children if not each.is_unsure]
        return tuple((each.code, each.name or each.initials, each.number, each.source or NOWHERE) for each in sure)

    def code_of(self, seen: Seen, log: Log) -> str:
        """Return the code of the child that a line shows; log what cannot be told, with both cells."""
        child = self._coded(seen, log) if seen.code else self._named(seen, log)
        child.source = child.source or seen.source
        child.name, child.initials = child.name or seen.name, child.initials or seen.initials
        child.number = child.number or seen.number
        if not seen.number:
            child.unnumbered = child.unnumbered or seen.source
        _compare(child, seen, log)
        return child.code

    def _add(self, child: Child) -> Child:
        self._children.append(child)
        self._by_code[key_of(child.code)] = child
        return child

    def _new(self, seen: Seen, *, is_unsure: bool = False) -> Child:
        base = seen.code or letters_of(seen.initials) or initials_of(seen.name) or "Child"
        code, number = base, 2
        while key_of(code) in self._by_code:
            code, number = f"{base}{number}", number + 1
        new = Child(code, is_dealt=not seen.code, is_unsure=is_unsure, source=seen.source)
        return self._add(new)

    def _coded(self, seen: Seen, log: Log) -> Child:
        child = self._by_code.get(key_of(seen.code))
        if child is None:
            for other in self._children:
                if other.is_dealt and seen.key and other.key == seen.key and not other.differs(seen):
                    message = f"{seen.code} in this row has the name of {other.code} {other.where}."
                    log.add(Code.SAME_CHILD, message, seen.source, maybe="read the list with the codes first?")
                    break
            return self._new(seen)
        if child.is_dealt and (not seen.key or child.key != seen.key):
            message = f"The code {child.code} in this row was given to the child {child.where}, for its initials."
            log.add(Code.SAME_CHILD, message, seen.source, maybe="read the list with the codes first?")
        elif not child.goes_with(seen):
            message = f"The code {child.code} stands in this row and {child.where} with different names."
            log.add(Code.CLASH, message, seen.source, seen=child.code)
        return child

    def _named(self, seen: Seen, log: Log) -> Child:
        same = [each for each in self._children if seen.key and each.key == seen.key]
        if seen.number:
            return self._with_number(seen, same, log)
        fits = [each for each in same if not each.differs(seen)]
        unsure = [each for each in fits if each.is_unsure]
        if len(unsure) == 1:
            return unsure[0]
        if len(fits) == 1 and _is_enough(fits[0], seen):
            return fits[0]
        new = self._new(seen, is_unsure=bool(fits))
        if fits:
            _log_unsure(new, fits, seen, log)
        elif same:
            _log_two(new, same[0], "grades, teachers or schools", seen, log, is_error=bool(seen.name))
        return new

    def _with_number(self, seen: Seen, same: list[Child], log: Log) -> Child:
        holder = next((each for each in self._children if number_key(each.number) == number_key(seen.number)), None)
        if holder is not None and holder.goes_with(seen):
            return holder
        if holder is not None:
            new = self._new(seen)
            message = f"{new.code} in this row has the same ID as {holder.code} {holder.where}, but another name."
            log.add(Code.CLASH, message, seen.source, seen=new.code)
            return new
        without = [each for each in same if not each.number]
        fits = [each for each in without if not each.differs(seen)]
        if len(fits) == 1 == len(same) and (seen.name or fits[0].source is None):
            return fits[0]
        new = self._new(seen)
        if fits:
            _log_unsure(new, fits, seen, log)
        elif without:
            _log_two(new, without[0], "grades, teachers or schools", seen, log, is_error=bool(seen.name))
        elif same:
            mixed = next((each for each in same if each.unnumbered), None)
            _log_two(new, mixed or same[0], "IDs", seen, log, is_error=mixed is not None)
        return new


def _is_enough(child: Child, seen: Seen) -> bool:
    """Initials alone tell a child only once."""
    return bool(seen.name) or child.source is None


def _log_unsure(new: Child, fits: list[Child], seen: Seen, log: Log) -> None:
    others = " or ".join(f"{each.code} {each.where}" for each in fits[:3])
    message = f"It cannot be told whether the child in this row is {others}; it is {new.code} for now."
    log.add(Code.SAME_CHILD, message, seen.source, seen=new.code)


def _log_two(new: Child, other: Child, what: str, seen: Seen, log: Log, *, is_error: bool) -> None:
    """Say that two rows with one name, or the same initials, are read as two children."""
    shared = "name" if seen.name else "initials"
    message = f"{new.code} in this row and {other.code} {other.where} have the same {shared}, but different {what};"
    if what == "IDs" and other.unnumbered and is_error:
        message += f" the row in {other.unnumbered} gives no ID and may be either;"
    severity = Severity.ERROR if is_error else Severity.WARNING
    maybe = "" if is_error else "one of the two is mistyped?"
    log.add(
        Code.SAME_CHILD,
        f"{message} they are read as two children.",
        seen.source,
        seen=new.code,
        maybe=maybe,
        severity=severity,
    )


def _compare(child: Child, seen: Seen, log: Log) -> None:
    """Log another grade, teacher or school of a child; the first one stays."""
    for what, fact in seen.facts.items():
        known = child.facts.setdefault(what, fact)
        if not is_same(what, known, fact):
            message = f"{child.code} has the {what} {fact.text} in this row, but {known.text} in {known.source}."
            log.add(Code.CLASH, message, fact.source, seen=fact.text, maybe=f"{known.text} is meant?")

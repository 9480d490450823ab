"""How and when: setting, kind, grouping, and the dates of one phase."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from optsched.intake.codes import Code
from optsched.intake.wording.amounts import of_kind
from optsched.intake.wording.pieces import Is, Piece
from optsched.intake.words import Unclear


@dataclass(frozen=True)
class Setting:
    """Where sessions are held, and what share of them in class."""

    name: str = ""
    push_in_share: int | None = None
    assumptions: tuple[str, ...] = ()


def setting_of(pieces: Sequence[Piece]) -> Setting:
    """Read the setting: both named is combined, with a share only where it is given as per cent."""
    found = of_kind(pieces, Is.SETTING)
    names = {each.word.removeprefix("in ") for each in found}
    if not found:
        return Setting()
    if "either" in names or not _is_one_way(found):
        if names == {"either"}:
            return Setting("either")
        raise _contradiction(found)
    places = {each.word.removeprefix("in "): each.seen for each in found if each.word.startswith("in ")}
    assumptions = tuple(f'"{seen}" is read as {name}.' for name, seen in places.items())
    share = _push_in_share(found)
    if len(names) == 1 and share is None:
        return Setting(names.pop(), None, assumptions)
    if len(names) == 1:
        name = names.pop()
        rest = "pull-out" if name == "push-in" else "push-in"
        return Setting("combined", share, (*assumptions, f"What is not {name} is read as {rest}."))
    if "combined" not in names:
        assumptions = (*assumptions, "Push-in and pull-out are both named, and read as combined.")
    return Setting("combined", share, assumptions)


def _is_one_way(found: Sequence[Piece]) -> bool:
    """Tell whether a way (`pull-out`) and a place (`general education`) do not contradict each other."""
    ways = {each.word for each in found if not each.word.startswith("in ")}
    places = {each.word.removeprefix("in ") for each in found} - ways if ways else set()
    return not ways or "combined" in ways or not places


def _contradiction(found: Sequence[Piece]) -> Unclear:
    seen = " and ".join(dict.fromkeys(each.seen for each in found))
    return Unclear(Code.WORDING, f"{seen}: these are two settings.", "push-in, pull-out, or combined?")


def _push_in_share(found: Sequence[Piece]) -> int | None:
    """Return the share of push-in in per cent; both shares must be a whole, and one must not be left out."""
    given = [each for each in found if each.of]
    if not given:
        return None
    named = [each for each in found if each.word not in ("combined", "either")]
    shares = {each.of if each.word.endswith("push-in") else 100 - each.of for each in given}
    if len(given) != len(named) or len(shares) != 1:
        seen = ", ".join(each.seen for each in found)
        raise Unclear(Code.WORDING, f"{seen}: it is not clear what share is push-in.", "50 % push-in?")
    return shares.pop()


def kind_of(pieces: Sequence[Piece]) -> str:
    """Read direct, consult or on behalf; an observation must be said to be indirect."""
    found = of_kind(pieces, Is.KIND)
    names = {each.word for each in found}
    if len(names) > 1:
        seen = " and ".join(each.seen for each in found)
        raise Unclear(
            Code.WORDING, f"{seen} are two kinds of service.", f"a row for each: {' and '.join(sorted(names))}?"
        )
    if of_kind(pieces, Is.OBSERVATION) and names != {"consult"}:
        message = "An observation may be direct or indirect; the wording does not say which."
        raise Unclear(Code.WORDING, message, "consult (indirect), or direct?")
    return names.pop() if names else ""


def grouping_of(pieces: Sequence[Piece]) -> tuple[str, int | None]:
    """Read alone or in a group, and the most children of one."""
    found = of_kind(pieces, Is.GROUPING, Is.LARGEST)
    names = {each.word or "group" for each in found}
    sizes = {each.whole for each in found if each.kind is Is.LARGEST}
    if len(names) > 1 or len(sizes) > 1:
        seen = " and ".join(each.seen for each in found if each.seen)
        raise Unclear(Code.WORDING, f"{seen} contradict each other.", "a row for each, or individual or group?")
    return names.pop() if names else "", sizes.pop() if sizes else None


def dates_of(pieces: Sequence[Piece]) -> tuple[date | None, date | None]:
    """Read the first and the last date."""
    starts, ends = of_kind(pieces, Is.START), of_kind(pieces, Is.END)
    for found in (starts, ends):
        if len(found) > 1:
            message = f"The wording gives two dates for one: {found[0].seen} and {found[1].seen}."
            raise Unclear(Code.WORDING, message, "two phases, each with a row of its own?")
    first, last = (found[0].day if found else None for found in (starts, ends))
    if first and last and last < first:
        message = f"The wording ends {last}, before it starts on {first}."
        raise Unclear(Code.WORDING, message, f"from {last} until {first}?")
    return first, last


def check_service(pieces: Sequence[Piece]) -> None:
    """Refuse two services in one wording."""
    names = sorted({each.word for each in of_kind(pieces, Is.SERVICE)})
    if len(names) > 1:
        message = f"The wording names {' and '.join(names)}."
        raise Unclear(Code.WORDING, message, "a row for each service, with what each gives?")

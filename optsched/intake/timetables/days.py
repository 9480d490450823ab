"""Days as timetables head their columns: weekdays in several languages, single letters, days of a rotation."""

import re
import unicodedata
from functools import lru_cache

from optsched.domain.cycle import WEEKDAYS
from optsched.intake.words import REMEMBERED, clean

Days = tuple[str, ...]
"""Names of days: weekdays as in `Mon`, or those of a rotation as in `A` or `3`."""

_WORDS = {
    "Mon": "monday mondays mon mo m lunes lun lundi montag poniedzialek понедельник пн 星期一 周一",
    "Tue": "tuesday tuesdays tues tue tu t martes mar mardi dienstag di wtorek вторник вт 星期二 周二",
    "Wed": "wednesday wednesdays weds wed we w miercoles mie mercredi mittwoch mi sroda среда ср 星期三 周三",
    "Thu": "thursday thursdays thurs thur thu th r jueves jue jeudi donnerstag do czwartek четверг чт 星期四 周四",
    "Fri": "friday fridays fri fr f viernes vie vendredi freitag piatek пятница пт 星期五 周五",
    "Sat": "saturday saturdays sat sa sabado sab samedi samstag sobota суббота сб 星期六 周六",
    "Sun": "sunday sundays sun su domingo dom dimanche sonntag niedziela воскресенье вс 星期日 周日",
}
_DAYS = {word: day for day, words in _WORDS.items() for word in words.split()}
_LETTERS = re.compile(r"(M)?(Tu|T)?(W)?(Th|TH|R)?(F)?")
_EVERY = {"daily", "every day", "everyday", "all", "all days", "weekdays", "each day", "diario", "m-f"}
_ROTATION = re.compile(r"(?:day|dia|d)\s*[-:#]?\s*([a-h]|[1-9]|10)(?:\s+day)?|([a-h])[\s-]day", re.IGNORECASE)
_DATE = re.compile(r"[\s,]*(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{4}-\d\d-\d\d)\s*$")


@lru_cache(REMEMBERED)
def days_of(text: str) -> Days:
    """Read a text that names days and nothing else: `Monday`, `Mon-Thu`, `Tue & Thu`, `MWF`, `Day 3`; else nothing."""
    seen = _folded(_DATE.sub("", text))
    if seen in _EVERY:
        return WEEKDAYS
    if rotation := _ROTATION.fullmatch(seen):
        return ((rotation[1] or rotation[2]).upper(),)
    if ends := re.fullmatch(r"(\w+)\.?(?:\s*[-–—]\s*|\s+(?:to|through|thru|a|al)\s+)(\w+)\.?", seen):
        first, last = _DAYS.get(ends[1]), _DAYS.get(ends[2])
        return _between(first, last) if first and last else ()
    parts = [part.strip(" .") for part in re.split(r"[,;/&+]|\band\b|\by\b", seen)]
    if len(parts) == 1 and parts[0] not in _DAYS:
        words = parts[0].split()
        if len(words) > 1 and all(word.strip(".") in _DAYS for word in words):
            parts = [word.strip(".") for word in words]
        else:
            return _in_a_row(clean(text))
    named = [_DAYS.get(part) for part in parts if part]
    found = tuple(dict.fromkeys(day for day in named if day is not None))
    return found if None not in named else ()


def is_weak(text: str) -> bool:
    """Tell whether a text is a day only among other days: a letter or two."""
    return len(_folded(text)) <= 2


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", clean(text).replace("ł", "l"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold().strip(" .:*()")


def _between(first: str, last: str) -> Days:
    order = tuple(_WORDS)
    start, end = order.index(first), order.index(last)
    return order[start : end + 1] if start < end else ()


def _in_a_row(text: str) -> Days:
    match = _LETTERS.fullmatch(text)
    found = [day for day, letters in zip(WEEKDAYS, match.groups(), strict=True) if letters] if match else []
    return tuple(found) if len(found) > 1 else ()

"""What one cell of a timetable says: activities, with their own times, days, classes and rooms."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from optsched.intake.timetables.clocks import Span, spans_in
from optsched.intake.timetables.days import Days, days_of
from optsched.intake.timetables.labels import Label, label_of
from optsched.intake.words import REMEMBERED, clean


@dataclass(frozen=True)
class Content:
    """One activity of a cell. Where its own text says so: time, days, class and room. `rest` is not understood."""

    activity: str
    span: Span | None = None
    days: Days = ()
    label: Label | None = None
    where: str = ""
    rest: str = ""
    weeks: str = ""


_MARKS = " \t-–—:;,|/*•·•"
_DAY = r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?|M|Tu|T|W|Th|TH|R|F)"
_CODED = re.compile(rf"(?<![\w'])({_DAY}(?:\s*[/&,+]\s*{_DAY})*)\s*[-–:=]\s*(?=[^\W\d_])")
_NUMBERED = re.compile(r"\(?\b(?:day\s*)?([1-9])\s*=\s*([^,;=()]+?)\s*(?:[,;]|\)|$)", re.IGNORECASE)
_DAY_NAME = r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?)\.?"
_LISTED = re.compile(rf"({_DAY_NAME})\s+([^,;()]+?)\s*(?:[,;]\s*|\)|$)")
_BEHIND = re.compile(rf"([^()/;,]+?)\s*\(({_DAY}(?:\s*(?:[/&,+-]|\band\b)\s*{_DAY})*)\)\s*(?:[/;,&]\s*|$)")
_ROTATION = re.compile(
    r"specials?|encore|rotations?|specialists?|explor\w+|electives?|enrichment|connections|special areas?"
    r"|(?:unified|related|fine) arts",
    re.IGNORECASE,
)
_WEEK = re.compile(
    r"\b(?:week|wk)\s*((?-i:[AB12]))\b\s*[:\-–=]?\s*|\b((?-i:[AB]))\s*(?:week|wk)\b\s*[:\-–=]?\s*", re.IGNORECASE
)
_TIME_LEFT = re.compile(r"\d:[0-5]\d|\d\s*[ap]\.?m\b", re.IGNORECASE)
_TITLED = re.compile(r"\b(?:ms|mrs|mr|miss|dr|sra|sr)\b\.?\s+\S", re.IGNORECASE)
_NAMED_BEHIND = re.compile(r"(.*\S)\s*\(((?=[^()]*\d)[\w .\-]{1,16})\)")
_ROOM = re.compile(r"[\s,(]*\b((?:room|rm\.?|gym|library|cafeteria)\s*#?\s*[A-Z]?\d+[A-Z]?)\)?\s*$", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:\s[-–—@]\s|\s\(|\sin\s+(?:the\s+)?)"
    r"((?:gym(?:nasium)?|cafeteria|cafe|auditorium|stage|playground|mpr|multi-?purpose room"
    r"|(?:music|art|computer|band|choir|science) (?:room|lab)|media center|outside))\)?\s*$",
    re.IGNORECASE,
)


def contents_of(text: str) -> list[Content]:
    """Read a cell: one activity, or several with their own times, days or weeks."""
    return list(_contents_of(text))


@lru_cache(REMEMBERED)
def _contents_of(text: str) -> tuple[Content, ...]:
    return tuple(_doubted(each) for content in _parts_of(text) for each in _by_week(content))


def _doubted(content: Content) -> Content:
    """Take nothing for an activity that has a time in it which is not understood."""
    return replace(content, rest=content.rest or content.activity) if _TIME_LEFT.search(content.activity) else content


def _parts_of(text: str) -> list[Content]:
    flat = clean(text)
    for read in (_by_number, _by_day, _by_listed_day, _by_day_behind):
        if found := read(flat):
            return found
    return _by_time(text) or [Content(_trimmed(flat))]


def _by_number(text: str) -> list[Content]:
    """`10:50-11:40 Specials (1=Library, 2=PE)`: the numbers are days of a rotation."""
    pairs = list(_NUMBERED.finditer(text))
    if len(pairs) < 2:
        return []
    span = _only_span(text)
    rest = _rest(text[: pairs[0].start() + pairs[0][0].startswith("(")], text[pairs[-1].end() :])
    return [Content(_trimmed(pair[2]), span, (pair[1],), rest=rest) for pair in pairs]


def _by_listed_day(text: str) -> list[Content]:
    """`Encore (Mon Art, Tue PE)`: commas part the days."""
    first = re.search(rf"(?<![\w']){_DAY_NAME}\s", text)
    pairs: list[re.Match[str]] = []
    at = first.start() if first else len(text)
    while pair := _LISTED.match(text, at):
        pairs.append(pair)
        at = pair.end()
    if first is None or len(pairs) < 2 or any(_LISTED.match(pair[2]) or days_of(pair[2]) for pair in pairs):
        return []
    span = _only_span(text)
    rest = _rest(text[: first.start()], text[at:])
    return [Content(_trimmed(pair[2]), span, days_of(pair[1]), rest=rest) for pair in pairs]


def _by_day_behind(text: str) -> list[Content]:
    """`PE (M,W) / Music (T,Th) / Library (F)`: nothing stands between them but a sign."""
    pairs: list[re.Match[str]] = []
    at = 0
    while pair := _BEHIND.match(text, at):
        pairs.append(pair)
        at = pair.end()
    days = [days_of(pair[2]) for pair in pairs]
    if len(pairs) < 2 or at < len(text) or not all(days):
        return []
    return [Content(_trimmed(pair[1]), None, mine) for pair, mine in zip(pairs, days, strict=True)]


def _rest(before: str, after: str) -> str:
    """Return what is not understood around a rotation: its name may stand in front, its time on either side."""
    before, after = _without_span(before), _without_span(after)
    is_name = before.rstrip().endswith(("(", ":", "=", "-", "–")) or _ROTATION.fullmatch(_trimmed(before))
    return clean(f"{'' if is_name else _trimmed(before)} {_trimmed(after)}")


def _without_span(text: str) -> str:
    for each in reversed(spans_in(text)):
        text = f"{text[: each.first]} {text[each.last :]}"
    return text.replace("( )", " ").replace("()", " ")


def _only_span(text: str) -> Span | None:
    spans = spans_in(text)
    return spans[0].span if len(spans) == 1 else None


def _by_day(text: str) -> list[Content]:
    """`M-Comp T-Library W-Art Th-PE`."""
    marks = list(_CODED.finditer(text))
    if len(marks) < 2:
        return []
    spans = spans_in(text)
    is_behind = len(spans) == 1 and spans[0].first > marks[-1].end()
    last = spans[0].first if is_behind else len(text)
    rest = _rest(text[: marks[0].start()], text[last:])
    ends = [*(mark.start() for mark in marks[1:]), last]
    found = []
    for mark, end in zip(marks, ends, strict=True):
        days = days_of(mark[1])
        if not days:
            return []
        found.append(Content(_trimmed(text[mark.end() : end]), _only_span(text), days, rest=rest))
    return found


def _by_time(text: str) -> list[Content]:
    """`Rotations 8:25 - 9:10`, or several lessons with their times before or after."""
    found: list[Content] = []
    for line in text.split("\n"):
        spans = spans_in(line)
        if not spans:
            if found and clean(line) and not found[-1].activity:
                found[-1] = replace(found[-1], activity=_trimmed(line))
            elif clean(line):
                found.append(Content(_trimmed(line)))
            continue
        edges = [0, *(each.last for each in spans)]
        before = [line[start : each.first] for start, each in zip(edges, spans, strict=False)]
        after = line[spans[-1].last :]
        if _trimmed(before[0]) and not _trimmed(after):
            found += [Content(_trimmed(words), each.span) for words, each in zip(before, spans, strict=True)]
        else:
            words = [*before[1:], after]
            found += [Content(_trimmed(each), span.span) for each, span in zip(words, spans, strict=True)]
            if _trimmed(before[0]):
                found[-len(spans)] = replace(found[-len(spans)], activity=_trimmed(f"{before[0]} {words[0]}"))
    return _with_their_words(found)


def _with_their_words(found: list[Content]) -> list[Content]:
    """Join a line of words and a line of time below it; lines without any time stay one text."""
    if not any(each.span for each in found):
        return [Content("\n".join(each.activity for each in found))] if found else []
    joined: list[Content] = []
    for each in found:
        if joined and each.span and not each.activity and joined[-1].span is None:
            joined[-1] = replace(each, activity=joined[-1].activity)
        else:
            joined.append(each)
    return [_until(each, after) for each, after in pairwise(joined)] + joined[-1:]


def _until(content: Content, following: Content) -> Content:
    """A lesson of which only the start is written ends when the next one of the cell begins."""
    if content.span is None or content.span.end or following.span is None:
        return content
    return replace(content, span=Span(content.span.start, following.span.start))


def _trimmed(text: str) -> str:
    trimmed = re.sub(r"\(\s*\)|\)\s*\($", " ", clean(text)).strip(_MARKS)
    if trimmed.startswith("(") and trimmed.endswith(")") and "(" not in trimmed[1:]:
        trimmed = trimmed[1:-1]
    if trimmed.count("(") != trimmed.count(")"):
        trimmed = clean(trimmed.replace("(", " ").replace(")", " "))
    return trimmed.strip(_MARKS)


def _by_week(content: Content) -> list[Content]:
    """`PE (Week A) / Art (Week B)`, `A week: PE, B week: Art`: each mark belongs to the words on one side of it."""
    text = content.activity
    marks = list(_WEEK.finditer(text))
    if len(marks) < 2:
        weeks, activity = weeks_of(text)
        return [replace(content, activity=activity, weeks=weeks)]
    is_before = not _trimmed(text[: marks[0].start()]).strip("(")
    starts = [mark.end() for mark in marks] if is_before else [0, *(mark.end() for mark in marks[:-1])]
    ends = [*(mark.start() for mark in marks[1:]), len(text)] if is_before else [mark.start() for mark in marks]
    words = [_trimmed(text[start:end].strip(_MARKS + "()")) for start, end in zip(starts, ends, strict=True)]
    if not all(words):
        return [replace(content, rest=text)]
    named = [weeks_of(mark[0])[0] for mark in marks]
    return [replace(content, activity=each, weeks=week) for each, week in zip(words, named, strict=True)]


def weeks_of(text: str) -> tuple[str, str]:
    """Return the weeks that a text names (`odd` for A or 1, `even` for B or 2), and the text without them."""
    match = _WEEK.search(text)
    if not match:
        return "", text
    letter = (match[1] or match[2]).upper()
    return ("odd" if letter in "A1" else "even"), _trimmed(text[: match.start()] + " " + text[match.end() :])


def with_class(content: Content, codes: frozenset[str]) -> Content:
    """Take the class out of `2B Math` or `Math (2B)`, where the text names one of these codes or a code at all."""
    behind = _NAMED_BEHIND.fullmatch(clean(content.activity))
    if behind:
        return replace(content, activity=_trimmed(behind[1]), label=named(behind[2]))
    words = content.activity.replace("\n", " ").split()
    for size in (1, 2, 3):
        for words_of_label, others in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            text = " ".join(words_of_label).strip(_MARKS)
            is_class = label_of(text).name if size == 1 else label_of(text).teacher and _TITLED.search(text)
            if not others or (text.casefold() not in codes and not is_class):
                continue
            if others[0].startswith("(") and others[0].endswith(")") and len(others) > 1:
                text, others = f"{text} {others[0]}", others[1:]
            return replace(content, activity=_trimmed(" ".join(others)), label=label_of(text))
    return content


def named(text: str) -> Label:
    """Return the class that a text is the name of."""
    label = label_of(text)
    return label if label.is_class else Label(name=clean(text), seen=clean(text))


def with_room(content: Content) -> Content:
    """Take the room at the end of a text: `Art Rm 12`, `PE - Gym`, `Music (MPR)`."""
    match = _ROOM.search(content.activity) or _PLACE.search(content.activity)
    if not match or not content.activity[: match.start()].strip():
        return content
    return replace(content, activity=_trimmed(content.activity[: match.start()]), where=clean(match[1]))

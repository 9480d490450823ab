"""The words of schools for class time: which activity is meant, and what it allows. An unknown word is a question."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from rapidfuzz import fuzz, process

from optsched.intake.codes import Code
from optsched.intake.forms import PULL_OUTS, PUSH_INS
from optsched.intake.words import Unclear, choice, clean, key_of, likely

ALIKE, NEAR = 84, 3
"""Per cent of likeness from which a word is suggested, and how much less like a second suggestion may be."""
SHORTEST_LIKE = 4
"""Letters of a text for which likeness means something."""
MOST_EXTRAS = 3
"""How many extras (a grade, a number, a teacher) may stand beside a known word."""
JOINED = " / "
"""Stands between the parts in the name of a joined activity."""


@dataclass(frozen=True)
class Activity:
    """What a kind of class time is called and allows: a row of Activities.

    `by_service` has (column, level) pairs such as ("Push-in OT", "best"). `note` says in one sentence why.
    """

    name: str
    pull_out: str
    push_in: str
    core: bool
    by_service: tuple[tuple[str, str], ...] = ()
    note: str = ""

    def level(self, column: str) -> str:
        """Return the level in a column: `Pull-out`, `Push-in`, or one for a service such as `Push-in OT`."""
        return dict(self.by_service).get(column, self.push_in if column.startswith("Push-in") else self.pull_out)


Meaning = Activity | tuple[str, ...]
"""What a word means: an activity, or the names of several of which one may be meant."""


@dataclass(frozen=True)
class Vocabulary:
    """Known activities, and what words mean by `key`. `short` has the short forms that stand inside of words."""

    activities: tuple[Activity, ...]
    meanings: Mapping[str, Meaning]
    short: Mapping[str, str]

    def find(self, text: str) -> Activity | None:
        """Return the activity that a text names to its last word; None is a question for the user."""
        return self._found(text, (_LISTED, _SAID))

    def nearest(self, text: str) -> str:
        """Suggest what a text may mean: `Reading groups?`, `Computer or Writing?`; empty when nothing is near."""
        if found := self.find(text):
            return f"{found.name}?"
        key = self.key(text)
        meaning = _reached(key, self.meanings)
        if isinstance(meaning, tuple):
            return f"{' or '.join(meaning)}?"
        if len(key) < SHORTEST_LIKE:
            return ""
        names = {word: each.name for word, each in self.meanings.items() if isinstance(each, Activity)}
        hits = process.extract(key, list(names), scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
        near = list(dict.fromkeys(names[word] for word, score, _ in hits if score >= hits[0][1] - NEAR))
        return f"{' or '.join(near[:2])}?" if near else ""

    def with_words(self, words: Mapping[str, str], activities: Iterable[Activity] = ()) -> "Vocabulary":
        """Return the same with a district's own words for known activities, and activities of its own.

        What the district says wins. Raises `Unclear` for an activity that is not known, a word with two meanings,
        and a level that does not exist.
        """
        base = self._with_activities([checked(each) for each in activities])
        own: dict[str, Meaning] = {base.key(each.name): each for each in base.activities}
        for word, name in words.items():
            meant = base.find(name)
            if meant is None:
                maybe = base.nearest(name) or likely(name, [each.name for each in base.activities])
                raise Unclear(Code.UNKNOWN_NAME, f"{clean(name)} is no known activity.", maybe)
            _learn(own, base.key(word), word, meant)
        return replace(base, meanings={**base.meanings, **own})

    def key(self, text: str) -> str:
        """Reduce a text to what words are compared by."""
        words = re.sub(r" ?/ ?", "/", _plain(text)).split()
        return " ".join(self.short.get(word, word) for word in words)

    def _with_activities(self, own: Sequence[Activity]) -> "Vocabulary":
        """Add activities, or put them in the place of those with the same name; joins are made anew of them."""
        made: dict[str, Meaning] = {}
        for activity in own:
            _learn(made, self.key(activity.name), activity.name, activity)
        known = {self.key(each.name): each for each in (*self.activities, *own)}
        keys = {each.name: self.key(each.name) for each in self.activities}
        words: dict[str, Meaning] = {}
        joins: dict[str, Activity] = {}
        for word, each in self.meanings.items():
            if not isinstance(each, Activity):
                words[word] = each
            elif each.name in keys:
                words[word] = known[keys[each.name]]
            else:
                joins[word] = each
        base = replace(self, activities=tuple(known.values()), meanings={**words, **made})
        again = {word: base.find(each.name) or each for word, each in joins.items()}
        return replace(base, meanings={**again, **base.meanings})

    def _found(self, text: str, joiners: tuple[re.Pattern[str], ...]) -> Activity | None:
        """Find a text whole, else all of its parts."""
        found = self._one(text)
        if found or not joiners:
            return found
        parts = [self._found(part, joiners[1:]) for part in joiners[0].split(_plain(text))]
        known = [part for part in parts if part]
        return self._together(known) if len(known) == len(parts) else None

    def _one(self, text: str) -> Activity | None:
        """Find a text that is not joined.

        `Specials` or `Prep` may stand before a special, and words for a group of the class beside core instruction.
        """
        key = self.key(text)
        found = _reached(key, self.meanings)
        if isinstance(found, Activity):
            return found
        special = (
            _reached(clean(_SPECIAL.sub("", key)), self.meanings) if found is None and _SPECIAL.match(key) else None
        )
        if isinstance(special, Activity) and special.pull_out == "never":
            return special
        rest = clean(_GROUP.sub(" ", key))
        other = _reached(rest, self.meanings) if rest != key and found is None else None
        return other if isinstance(other, Activity) and other.core else None

    def _together(self, parts: Sequence[Activity]) -> Activity:
        """Join activities, unless the district has one under their name."""
        made = joined(parts)
        own = [each for each in self.activities if _parts_of(each.name) == _parts_of(made.name)]
        return own[0] if own else made


def joined(parts: Sequence[Activity]) -> Activity:
    """Join activities to one with the strictest of their levels; the order in which they were said does not count."""
    if len(set(parts)) == 1:
        return parts[0]
    names = sorted({name for each in parts for name in each.name.split(JOINED)}, key=str.casefold)

    def strictest(column: str) -> str:
        return min((each.level(column) for each in parts), key=PULL_OUTS.index)

    general = {"Pull-out": strictest("Pull-out"), "Push-in": strictest("Push-in")}
    columns = sorted({column for each in parts for column, _ in each.by_service})
    own = tuple((each, strictest(each)) for each in columns if strictest(each) != general[each.split()[0]])
    note = f"Of {', '.join(names[:-1])} and {names[-1]} the strictest level counts."
    core = any(each.core for each in parts)
    return Activity(JOINED.join(names), general["Pull-out"], general["Push-in"], core, own, note)


def _parts_of(name: str) -> set[str]:
    return {key_of(part) for part in name.split(JOINED)}


@cache
def standard() -> Vocabulary:
    """Return the vocabulary of the package."""
    return read_vocabulary(files("optsched.intake").joinpath("vocabulary.toml").read_text(encoding="utf-8"))


def read_vocabulary(text: str) -> Vocabulary:
    """Read a vocabulary from TOML. Raises `Unclear` for a word that stands twice and for whatever is not understood."""
    tables: dict[str, Any] = tomllib.loads(text)
    unclear: dict[str, list[str]] = tables.pop("unclear", {})
    empty = Vocabulary((), {}, tables.pop("short", {}))
    meanings: dict[str, Meaning] = {}
    activities = []
    for name, table in tables.items():
        words = table.pop("Words", None)
        if not isinstance(words, list) or not words or not table.get("Note"):
            raise Unclear(Code.EMPTY_CELL, f"{name} has no words or no note.")
        activity = _activity(name, table)
        activities.append(activity)
        for word in (name, *words):
            _learn(meanings, empty.key(word), word, activity, again=False)
    known = replace(empty, activities=tuple(activities), meanings=meanings)
    several: dict[str, Meaning] = dict(meanings)
    for word, names in unclear.items():
        for name in names:
            if (found := known.find(name)) is None or found.name != name:
                raise Unclear(Code.UNKNOWN_NAME, f"{name}, which {word} may mean, is no known activity.")
        _learn(several, known.key(word), word, tuple(names), again=False)
    return replace(known, meanings=several)


def _activity(name: str, table: Mapping[str, Any]) -> Activity:
    facts = dict(table)
    try:
        pull_out, push_in = facts.pop("Pull-out"), facts.pop("Push-in")
    except KeyError as missing:
        raise Unclear(Code.NO_COLUMN, f"{name} has no {missing.args[0]}.") from missing
    core, note = facts.pop("Core", False), facts.pop("Note")
    if not isinstance(core, bool):
        raise Unclear(Code.WORD, f"{core} for {name} is neither true nor false.")
    return checked(Activity(name, pull_out, push_in, core, tuple(facts.items()), note))


def checked(activity: Activity) -> Activity:
    """Return the activity with its levels as Activities writes them. Raises `Unclear` where there is no such level."""
    if not clean(activity.name) or re.search(r"[,;\n]", activity.name):
        raise Unclear(Code.WORD, f"{activity.name!r} is no name for an activity: it is empty or a list.")
    own = []
    for column, level in activity.by_service:
        kind, _, service = column.partition(" ")
        if kind not in ("Pull-out", "Push-in") or not clean(service):
            maybe = "Pull-out or Push-in with a service, such as Push-in OT?"
            raise Unclear(Code.COLUMN_NOT_READ, f"{column} of {activity.name} is no column of Activities.", maybe)
        own.append((column, choice(level, PULL_OUTS if kind == "Pull-out" else PUSH_INS)))
    pull_out, push_in = choice(activity.pull_out, PULL_OUTS), choice(activity.push_in, PUSH_INS)
    return replace(activity, name=clean(activity.name), pull_out=pull_out, push_in=push_in, by_service=tuple(own))


def _learn(meanings: dict[str, Meaning], key: str, word: str, meaning: Meaning, *, again: bool = True) -> None:
    """Add what a word means. It may stand there `again` only with the same meaning."""
    before = meanings.get(key)
    if not key:
        raise Unclear(Code.WORD, f"{word!r} has no letters to know it by.")
    if before is not None and not (again and before == meaning):
        where = " and under ".join(dict.fromkeys((_said(before), _said(meaning))))
        raise Unclear(Code.DOUBLE_NAME, f"{clean(word)} stands twice: under {where}.")
    meanings[key] = meaning


def _said(meaning: Meaning) -> str:
    return meaning.name if isinstance(meaning, Activity) else " or ".join(meaning)


_TITLES = r"(?:ms|mrs|mr|miss|mx|dr|coach|sra|sr|srta|senora|senor|maestra|maestro)"
_TEACHER = rf"{_TITLES} (?:[a-z] )?[^\W\d_]+"
_ORDINAL = r"(?:[1-9]|1[0-2])(?:st|nd|rd|th)"
_GRADE = rf"(?:pk|tk|pre ?k|k|kg|kinder|kindergarten|preschool|{_ORDINAL}|[1-9])"
_GRADES = rf"(?:(?:grades?|gr) ?)?{_GRADE}(?:(?: ?[-/] ?| to | and ){_GRADE})?"
_UNIT = r"(?:grades?|graders?|gr|shift|wave|period|hour|block|half)"
_COUNT = r"(?:block|period|hour|session|part|pt|shift|wave) #?[1-9a-d]"
_WORD_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth)"
_GOES_ON = r"(?:continued|cont|contd)"
_EXTRAS = (
    *(re.compile(rf"^{_GRADES}(?: {_UNIT})? "), re.compile(rf" #?{_GRADES}(?: {_UNIT})?$")),
    *(re.compile(rf"^{_WORD_ORDINAL} {_UNIT} "), re.compile(rf" {_WORD_ORDINAL} {_UNIT}$")),
    *(re.compile(rf"^{_COUNT} "), re.compile(rf" {_COUNT}$"), re.compile(r" i{1,3}$")),
    *(re.compile(rf"^{_TEACHER} "), re.compile(rf" (?:with )?{_TEACHER}$")),
    *(re.compile(rf"^{_GOES_ON} "), re.compile(rf" {_GOES_ON}$")),
    re.compile(r" (?:block|time|class|lesson|period|instruction)$"),
)
"""What may stand beside a known word without changing what it means."""
_SPECIAL = re.compile(r"^(?:specials?|encore|prep|rotations?|electives?|exploratory)(?: with)? (?=\S)")
_GROUP = re.compile(r"\b(?:small|whole) (?:groups?|class)\b")
_LISTED = re.compile(r"\s*[/,;|\n]\s*(?:(?:and|or|y|o) )?")
_SAID = re.compile(rf"\s+(?:and|or|y|o|then|with(?! {_TITLES}\b))\s+")
"""What stands between joined activities. Marks part before words do, as names have words in them: Show and tell."""


def _reached(key: str, meanings: Mapping[str, Meaning]) -> Meaning | None:
    """Look a key up, then without one extra, two, and so on; nothing where two meanings are reached at once."""
    keys = {key}
    for _ in range(MOST_EXTRAS + 1):
        found = {meanings[each] for each in keys if each in meanings}
        if found:
            return found.pop() if len(found) == 1 else None
        keys = {extra.sub("", each) for each in keys for extra in _EXTRAS}
    return None


_BLANKS = dict.fromkeys(map(ord, '*†‡§^~•·_()[]{}“”"!…'), " ")
_DROPPED = dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹'’‘`´"))
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_REWRITTEN = (
    (re.compile(r"\bw/ ?"), "with "),
    (re.compile(r" ?[&+] ?"), " and "),
    (re.compile(rf"\b({_TITLES})\."), r"\1 "),
    (re.compile(r"\."), ""),
    (re.compile(rf"\b({_TITLES} +(?:[a-z] )?[^\W\d_]+)-(?=[^\W\d_])"), r"\1"),
    (re.compile(r"\b([a-z]{3,})-(?=\d)"), r"\1 "),
    (re.compile(r"[-:](?!\d)"), " "),
)
"""In this order; a dash or colon before a digit stays: it may belong to grades or to a time."""


def _plain(text: str) -> str:
    """Drop capitals, accents, footnote marks and stops; what joins stays: line breaks, commas and slashes."""
    marked = text.translate(_BLANKS | _DROPPED | _DASHES)
    letters = unicodedata.normalize("NFKD", marked.casefold())
    seen = "".join(" " if unicodedata.category(each) == "So" else each for each in letters if not _is_accent(each))
    for pattern, instead in _REWRITTEN:
        seen = pattern.sub(instead, seen)
    return "\n".join(filter(None, map(clean, seen.splitlines()))).strip(" ,;")


def _is_accent(letter: str) -> bool:
    return unicodedata.category(letter) == "Mn"

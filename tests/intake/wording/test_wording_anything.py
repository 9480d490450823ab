"""Whatever is written, reading ends in Wordings or in Unclear; and what is said of a Wording is read back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake.wording.wording_corpus import CORPUS

from optsched.domain import WeekShare
from optsched.intake import Code
from optsched.intake.forms import PERS
from optsched.intake.wording import Wording, read_wording
from optsched.intake.wording.vocabulary import PHRASES
from optsched.intake.words import Unclear

UNDERSTOOD = [text for text, expected, _ in CORPUS if not isinstance(expected, Code)]
NUMBERS = st.one_of(st.integers(0, 130).map(str), st.sampled_from(["1.5", "1,200", ".5", "2:30:3", "9/1/26", "1/2/27"]))
MARKS = st.sampled_from(["", " ", "-", "/", ", ", "; ", "\n", " - ", ". ", " (", ") "])
KNOWN = st.one_of(st.sampled_from([" ".join(phrase) for phrase in PHRASES]), NUMBERS)


def outcome(text: str) -> tuple[Wording, ...]:
    """Read a text; what is refused is an empty tuple, and is refused as it should be."""
    try:
        return read_wording(text)
    except Unclear as unclear:
        refusal = unclear
    assert refusal.code in (Code.WORDING, Code.SUM_NOT_SPLIT)
    assert refusal.message
    assert refusal.maybe.endswith("?")
    return ()


def is_sound(wording: Wording) -> bool:
    """Tell whether the columns of Services can hold what was read."""
    return (
        5 <= wording.minutes <= 480
        and 1 <= wording.times <= 200
        and wording.per in PERS
        and wording.kind in ("", "direct", "consult", "on behalf")
        and wording.setting in ("", "push-in", "pull-out", "combined", "either")
        and wording.grouping in ("", "individual", "group", "either")
        and (wording.push_in_share is None or wording.setting == "combined")
        and (wording.weeks is None or wording.per in ("day", "week"))
        and not (wording.starts and wording.ends and wording.ends < wording.starts)
    )


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=450))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert all(map(is_sound, outcome(text)))


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.tuples(KNOWN, MARKS), max_size=14))
def test_any_known_words_are_read_or_refused(parts: list[tuple[str, str]]) -> None:
    assert all(map(is_sound, outcome("".join(word + (mark or " ") for word, mark in parts))))


@settings(max_examples=100, deadline=None)
@given(st.text("0123456789 x/-:;.,", max_size=400))
def test_any_numbers_and_signs_are_read_or_refused(text: str) -> None:
    assert all(map(is_sound, outcome(text)))


@settings(max_examples=500, deadline=None)
@given(
    st.sampled_from(UNDERSTOOD),
    st.sampled_from(["unless", "not", "7", "maybe", "or", "some", "?", "20 min"]),
    st.data(),
)
def test_one_more_word_is_never_passed_over(text: str, word: str, data: st.DataObject) -> None:
    words = text.split(" ")
    at = data.draw(st.integers(0, len(words)))
    with pytest.raises(Unclear):
        read_wording(" ".join([*words[:at], word, *words[at:]]))


ADVERBS = {"day": "daily", "week": "weekly", "month": "monthly", "quarter": "quarterly", "year": "yearly"}
SCHOOL_DAYS = {"day": 1, "week": 5, "month": 20, "quarter": 45, "year": 180}
Said = Callable[[Wording], str]
NOTATIONS: tuple[Said, ...] = (
    lambda w: f"{w.times} x {w.minutes} min {ADVERBS[w.per]}",
    lambda w: f"{w.times}×{w.minutes} minutes/{w.per}",
    lambda w: f"{w.minutes} min x {w.times} Times = {w.minutes * w.times} min {ADVERBS[w.per].title()}",
    lambda w: f"{w.times}x/{w.per} for {w.minutes} minute sessions",
    lambda w: f"{w.minutes} mins {w.times}x per school {w.per}",
    lambda w: f"{w.minutes} minutes {w.times} times a {w.per}",
    lambda w: f"{w.times} sessions of {w.minutes} minutes per {w.per}",
    lambda w: f"{w.times} sessions each {w.per}, {w.minutes} minutes per session",
    lambda w: f"{w.times} sessions of {w.minutes} min for a total of {w.minutes * w.times} min a {w.per}",
    lambda w: (
        f"{ADVERBS[w.per]}: {w.times} {w.minutes}-minute sessions"
        if is_usual(w)
        else f"{w.times} x {w.minutes}' a {w.per}"
    ),
    lambda w: (
        f"{w.times} x {w.minutes // 60} hours {w.minutes % 60} min per {w.per}" if is_hours(w) else NOTATIONS[0](w)
    ),
    lambda w: f"{w.minutes} x {w.times} {ADVERBS[w.per]}" if is_usual(w) and w.times < 6 else NOTATIONS[0](w),
)


def is_usual(wording: Wording) -> bool:
    return 10 <= wording.minutes <= 90 and wording.minutes % 5 == 0


def is_hours(wording: Wording) -> bool:
    return wording.minutes > 60 and wording.minutes % 60 > 0


def how_said(wording: Wording) -> str:
    """Say the other columns, one after the other."""
    share, setting = wording.push_in_share, wording.setting
    parts = [wording.kind]
    parts.append(
        f"{share}% push-in {100 - share}% pull-out" if share else setting.replace("either", "push-in or pull-out")
    )
    sizes = f"in a group not to exceed {wording.largest_group}" if wording.largest_group else wording.grouping
    parts.append(sizes.replace("either", "individual or group"))
    if isinstance(wording.weeks, WeekShare):
        parts.append(f"for {wording.weeks.some} out of {wording.weeks.of} weeks")
    elif wording.weeks:
        parts.append(f"for the first {len(wording.weeks)} weeks of each month")
    if wording.starts and wording.ends:
        parts.append(f"{wording.starts:%m/%d/%Y} - {wording.ends:%m/%d/%Y}")
    else:
        parts.append(
            f"beginning {wording.starts}" if wording.starts else f"until {wording.ends}" if wording.ends else ""
        )
    return ", ".join(part for part in parts if part)


@st.composite
def wordings(draw: st.DrawFn) -> Wording:
    per = draw(st.sampled_from(list(ADVERBS)))
    shares = [WeekShare(3, 4), WeekShare(1, 2), WeekShare(2, 3), (1,), (1, 2), (1, 2, 3)]
    setting = draw(st.sampled_from(["", "push-in", "pull-out", "combined", "either"]))
    grouping = draw(st.sampled_from(["", "individual", "group", "either"]))
    starts = draw(st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)))
    length = draw(st.none() | st.integers(0, 300))
    first = starts or date(2026, 9, 1)
    minutes = draw(st.integers(1, 96).map(lambda n: 5 * n))
    return Wording(
        minutes=minutes,
        times=draw(st.integers(1, min(200, 480 * SCHOOL_DAYS[per] // minutes))),
        per=per,
        weeks=draw(st.none() | st.sampled_from(shares)) if per in ("day", "week") else None,
        kind=draw(st.sampled_from(["", "direct", "consult", "on behalf"])),
        setting=setting,
        push_in_share=draw(st.none() | st.integers(1, 99)) if setting == "combined" else None,
        grouping=grouping,
        largest_group=draw(st.none() | st.integers(2, 30)) if grouping == "group" else None,
        starts=starts,
        ends=first + timedelta(length) if length is not None else None,
    )


@pytest.mark.parametrize("notation", range(len(NOTATIONS)))
@settings(max_examples=60, deadline=None)
@given(wording=wordings())
def test_what_is_said_is_read_back(notation: int, wording: Wording) -> None:
    sentence = f"{NOTATIONS[notation](wording)}, {how_said(wording)}"
    (found,) = read_wording(sentence)
    assert replace(found, assumptions=()) == wording, sentence


@settings(max_examples=60, deadline=None)
@given(wordings(), wordings(), st.dates(date(2026, 1, 1), date(2027, 1, 1)), st.integers(0, 60))
def test_two_phases_are_read_back_and_never_when_they_overlap(one: Wording, two: Wording, day: date, gap: int) -> None:
    first = replace(one, starts=None, ends=day)
    second = replace(two, starts=day + timedelta(gap), ends=None)
    sentence = "; then ".join(f"{NOTATIONS[0](each)}, {how_said(each)}" for each in (first, second))
    found = tuple(replace(each, assumptions=()) for each in outcome(sentence))
    assert found == (() if gap == 0 else (first, second)), sentence

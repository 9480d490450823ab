"""A rule may say itself what it closes and who takes its places; one that does not is said by its title."""

from instances import school_small

from optsched.explain.words import closed_words, taken_words
from optsched.rules._template import MostSessionsADay


class WithoutWords:
    code = "R00"
    title = "A therapist holds no session in the last 10 minutes."


class Closing(MostSessionsADay):
    closes = "lie in the last 10 minutes of {whose} hours, too late for {child}"


SMALL = school_small()
ANN = SMALL.mandate["Ann OT"]


def test_a_rule_says_itself_what_is_wrong_with_the_places_that_it_closes() -> None:
    assert closed_words(Closing(), SMALL, ANN) == "lie in the last 10 minutes of Rivera's hours, too late for Ann"


def test_a_rule_says_itself_who_takes_its_places() -> None:
    assert taken_words(MostSessionsADay(), SMALL, ANN) == "Rivera's 20 sessions a day"


def test_a_rule_without_words_is_said_by_its_title() -> None:
    rule: object = WithoutWords()
    title = "the rule that a therapist holds no session in the last 10 minutes"
    assert closed_words(rule, SMALL, ANN) == f"break {title}"  # type: ignore[arg-type]
    assert taken_words(rule, SMALL, ANN) == title  # type: ignore[arg-type]

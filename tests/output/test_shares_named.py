"""Shares in class: two of them, each called what it is, and the same number wherever it stands."""

from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from pathlib import Path

from openpyxl import load_workbook
from plan_instances import full_plan, two_schools

from optsched.domain import Findings, Problem
from optsched.domain.accounts import account, share_in_class
from optsched.output.packets import Whole, packets, write_packet
from optsched.output.packets.board import for_board
from optsched.output.packets.board_sheet import IN_CLASS
from optsched.output.plan.figures import figures
from optsched.output.plan.sentences import further, percent
from optsched.output.plan.view import View

PROBLEM, PLAN = two_schools(), full_plan(two_schools())


def said(problem: Problem = PROBLEM) -> list[str]:
    view = View(problem, PLAN, Findings(), datetime(2026, 11, 27))
    return [each for each in further(view) if each.startswith("In class")]


def test_the_first_sentences_tell_all_sessions_from_those_for_which_a_share_is_asked() -> None:
    # in class, over 4 weeks: S01, S02, S05, S10 and S11 120 each, S04's speech 60: 660 of 2,460 direct minutes
    # asked: S01 120 of 240, S05 and S10 120 of 120 each, S04's speech 60 of 120, S07 none of 240: 420 of 840
    # placed of these: as asked, but 60 of S07's 240 are missing: 420 of 780
    assert share_in_class(account(PROBLEM, PLAN)) == Fraction(660, 2460)
    assert said() == [
        "In class (push-in): 27 % of all minutes with children; where the IEPs say how much, 54 % (asked: 50 %)."
    ]


def test_where_no_iep_says_how_much_only_all_sessions_are_told() -> None:
    any_setting = tuple(replace(each, setting="either", push_in_share=None) for each in PROBLEM.mandates)
    (sentence,) = said(replace(PROBLEM, mandates=any_setting))
    assert sentence.endswith("of all minutes with children.")


def test_charts_and_board_have_the_same_numbers(tmp_path: Path) -> None:
    view = View(PROBLEM, PLAN, Findings(), datetime(2026, 11, 27))
    (figure,) = [each for each in figures(view) if each.heading.startswith("Share in class")]
    assert figure.heading.endswith("where one is asked for")
    assert figure.all[1:] == (float(view.totals.share_asked or 0), float(view.totals.share_placed or 0))
    board = for_board(Whole(PROBLEM, PLAN))
    assert board.by_school[-1].in_class == share_in_class(view.accounts)
    assert percent(board.by_school[-1].in_class or 0) in said()[0]
    (packet,) = packets(Whole(PROBLEM, PLAN), "board")
    page = load_workbook(write_packet(packet, tmp_path)).active
    assert IN_CLASS in [cell for row in page.iter_rows(values_only=True) for cell in row]

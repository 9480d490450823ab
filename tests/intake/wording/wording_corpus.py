"""Wordings of IEPs as they are written, and what must come of each: one table."""

from datetime import date

from optsched.domain import WeekShare
from optsched.intake import Code
from optsched.intake.wording import Wording

Expected = Wording | tuple[Wording, ...] | Code


def W(times: int, minutes: int, per: str = "week", **more: object) -> Wording:
    return Wording(minutes, times, per, **more)  # type: ignore[arg-type]


ONE = "is read as one session of"
NO, SUM = Code.WORDING, Code.SUM_NOT_SPLIT
THREE_OF_FOUR, EVERY_OTHER = WeekShare(3, 4), WeekShare(1, 2)

# The text; what it means, or the code it is refused with; a part of the assumptions, or of the advice ("" = none).
EXPORTS: list[tuple[str, Expected, str]] = [
    ("45 min Weekly", W(1, 45), "45 minutes a week is read as one session of 45 minutes"),
    ("30 minutes Weekly", W(1, 30), ONE),
    ("30 mins served weekly", W(1, 30), ONE),
    ("30 mins served Weekly", W(1, 30), ONE),
    ("15 min Weekly", W(1, 15), ONE),
    ("60 min x 2 Times = 120 min Weekly", W(2, 60), ""),
    ("30 min x 5 Times = 150 min Weekly", W(5, 30), ""),
    ("120 min x 6 Times = 720 min Weekly", W(6, 120), ""),
    ("60 min x 2 Times = 120 min Daily", W(2, 60, "day"), ""),
    ("90 min x 3 Times = 270 min Yearly", W(3, 90, "year"), ""),
    ("60 min x 2 Times = 2 hours Weekly", W(2, 60), ""),
    ("60 min x 2 Times = 130 min Weekly", NO, "2 × 60 minutes a week, or 2 × 65?"),
    ("30 min x 2 Times = 90 min Weekly", NO, "2 × 30 minutes a week, or 2 × 45, or 3 × 30?"),
    ("2 x 30 min Weekly", W(2, 30), ""),
    ("2 x wk / 30 min / group", W(2, 30, grouping="group"), ""),
    ("1x/wk, 30 min, indiv, push-in", W(1, 30, setting="push-in", grouping="individual"), ""),
    ("1 x 30 min / week / individual", W(1, 30, grouping="individual"), ""),
    ("60 min / 2 sessions weekly", NO, "2 × 60 minutes a week?"),
    ("90 min / 6 weeks", NO, ""),
    ("3 x 20 minutes Weekly", W(3, 20), ""),
    ("120 min Monthly", SUM, "4 × 30 minutes a month, or 2 × 60?"),
    ("120 Min served monthly", SUM, "4 × 30 minutes a month, or 2 × 60?"),
    ("90 min Monthly", SUM, "3 × 30 minutes a month, or 2 × 45?"),
    ("300 min Yearly", SUM, "10 × 30 minutes a year, or 5 × 60?"),
    ("30 min Weekly / monthly", NO, "1 × 30 minutes a week, or 1 × 30 minutes a month, or 2 × 15?"),
    ("30 min weekly or monthly", NO, "1 × 30 minutes a week"),
    ("60 min x 2 Times = 120 min Weekly (direct)", W(2, 60, kind="direct"), ""),
    ("see IEP: 60 min x 2…", NO, "as they stand in the IEP?"),
    ("see IEP: 60 min x 2 Times = 120 min Weekly", NO, "2 × 60 minutes a week?"),
]

SENTENCES: list[tuple[str, Expected, str]] = [
    ("Twice weekly for 30 minutes each session for 3 out of 4 weeks", W(2, 30, weeks=THREE_OF_FOUR), ""),
    ("60 minutes weekly for 3 out of 4 weeks", W(1, 60, weeks=THREE_OF_FOUR), ONE),
    ("30 minutes twice a week, 3 weeks out of 4", W(2, 30, weeks=THREE_OF_FOUR), ""),
    (
        "30 minutes weekly 3 weeks per month",
        W(1, 30, weeks=THREE_OF_FOUR),
        '"3 weeks per month" is read as 3 of 4 weeks',
    ),
    (
        "Twice weekly for 30 minutes each session for the first 3 weeks of each month",
        W(2, 30, weeks=(1, 2, 3)),
        "A month is read as 4 school weeks",
    ),
    ("30 minutes once a week, first week of the month", W(1, 30, weeks=(1,)), "4 school weeks"),
    ("30 minutes each session for the first 3 weeks of each month", NO, "1 × 30 minutes a week, or a month?"),
    ("30 minutes one time per month", W(1, 30, "month"), ""),
    ("15 minutes once monthly", W(1, 15, "month"), ""),
    ("15 minutes once monthly (consult teacher–SLP)", W(1, 15, "month", kind="consult"), ""),
    ("20 minutes one time per month observation / General Education", NO, "consult (indirect), or direct?"),
    (
        "20 minutes one time per month indirect observation / General Education",
        W(1, 20, "month", kind="consult", setting="push-in"),
        '"general education" is read as push-in',
    ),
    (
        "30 minutes two times per week (to drop to once weekly for 30 minutes after student is 90 % fluent)",
        NO,
        "2 × 30 minutes a week?",
    ),
    (
        "30 minutes two times per week (to drop to once weekly for 30 minutes after student is 90 % fluent…)",
        NO,
        "2 × 30 minutes a week?",
    ),
    (
        "3 sessions weekly for 20 minutes each Beginning 9/5/11 Ending 12/1/11; then "
        "20 minutes weekly Special Ed 12/2/11–3/1/12",
        (
            W(3, 20, starts=date(2011, 9, 5), ends=date(2011, 12, 1)),
            W(1, 20, setting="pull-out", starts=date(2011, 12, 2), ends=date(2012, 3, 1)),
        ),
        '"special ed" is read as pull-out',
    ),
    (
        "20 minutes weekly Classroom 12/2/11–5/1/12",
        W(1, 20, setting="push-in", starts=date(2011, 12, 2), ends=date(2012, 5, 1)),
        '"classroom" is read as push-in',
    ),
    (
        "3 sessions weekly for 20 minutes each Beginning 9/5/11 Ending 12/1/11; then "
        "20 minutes weekly Special Ed 12/2/11–3/1/12; 20 minutes weekly Classroom 12/2/11–5/1/12",
        NO,  # the last two run at the same time
        "two service lines, each with a row of its own",
    ),
    ("30 min weekly until 12/1/26; then 15 min weekly", NO, "two rows, with Ends and Starts"),
    ("30 min weekly pull-out until 12/1/26; then push-in", NO, "a row for each amount"),
    ("30 min weekly pull-out until 12/1/26; push-in", NO, "a row for each amount"),
    ("30 min weekly from 13/5/26", NO, "1 × 30 minutes a week from 2026-05-13?"),
    ("from 2/30/26", NO, "a date such as 9/30/2026?"),
    ("30 min weekly from 2/1/26 to 1/1/26", NO, "from 2026-01-01 until 2026-02-01?"),
    ("30 minutes a day, once per week", W(1, 30), ""),
    ("30 minutes a day, 3 days a week", W(3, 30), ""),
    ("30 minutes daily, once per week", NO, "1 × 30 minutes a day, or a week?"),
    ("2 x 15 minutes a day, 3 days a week", NO, "two service lines"),
    ("30 minutes a day", W(1, 30, "day"), ONE),
    ("15 minutes twice a day", W(2, 15, "day"), ""),
    (
        "30 minutes … per day in a group not to exceed two or 60 minutes per day in a group not to exceed six",
        NO,
        "1 × 30 minutes a day in a group of up to 2, or 1 × 60 minutes a day in a group of up to 6?",
    ),
    (
        "Student will receive 30 minutes of speech and language therapy, two times per week, in a small group, "
        "outside the general education classroom.",
        W(2, 30, setting="pull-out", grouping="group"),
        "is read as pull-out",
    ),
    ("60 minutes per week in 2 sessions", NO, "2 × 60 minutes a week, or 2 × 30?"),
    ("2 sessions for a total of 60 minutes weekly", NO, "2 × 30 minutes a week?"),
    ("2 sessions of 30 minutes for a total of 60 minutes weekly", W(2, 30), ""),
    ("120 minutes monthly (4 x 30)", W(4, 30, "month"), ""),
]

SHORT: list[tuple[str, Expected, str]] = [
    ("2×30 mpw", W(2, 30), ""),
    ("60 mpw", W(1, 60), ONE),
    ("90 mpw", SUM, "3 × 30 minutes a week, or 2 × 45?"),
    ("3×20 minutes/week", W(3, 20), ""),
    ("2×45", NO, "2 × 45 minutes a week, or a month?"),
    ("4 hours per month", SUM, "8 × 30 minutes a month, or 4 × 60?"),
    ("3x/week for 45 minute sessions", W(3, 45), ""),
    ("Audiology X 3 times/year 15", NO, ""),
    ("Audiology X 3 times/year 15 min", NO, "3 × 15 minutes a year?"),  # the X is a mark in a column
    ("Teacher Deaf/HH X 1/week 15 45", NO, ""),
    ("1,200 minutes per year", SUM, "40 × 30 minutes a year, or 20 × 60?"),
    ("55-65 (15 minutes) units (800-950 minutes per week)", NO, "55, or 65?"),
    ("2 units weekly", NO, "a unit of 15 minutes, or of 30?"),
    ("570 min/week", SUM, "the number of sessions a week"),
    ("one 30-minute session per month", W(1, 30, "month"), ""),
    ("two 30 minute sessions weekly", W(2, 30), ""),
    ("60 min/wk (2x30)", W(2, 30), ""),
    ("120 minutes per month (4 x 30 minutes) push-in", W(4, 30, "month", setting="push-in"), ""),
    ("60 min/wk (3x30)", NO, "2 × 30"),
    ("90 min weekly (2x30 group, 1x30 individual)", NO, ""),
    ("one (1) time per week for thirty (30) minutes", W(1, 30), ""),
    ("2 (two) times per week for 45 (forty-five) minutes", W(2, 45), ""),
    ("twice weekly for twenty-five minutes", W(2, 25), ""),
    ("one (2) time per week for 30 minutes", NO, ""),
    ("thirty (20) minutes weekly", NO, ""),
    ("thirty one minutes weekly", NO, ""),
    ("one hundred twenty minutes monthly", NO, ""),
    ("Minutes per month of occupational therapy", NO, ""),
    ("district's six day schedule", NO, ""),
    ("2 x 30 min per six day cycle", W(2, 30, "cycle"), "is read as the cycle of the workbook"),
    ("1 x 30 min / 5-day cycle", W(1, 30), "A cycle of 5 days is read as a week"),
    ("30 min per cycle", SUM, "1 × 30 minutes a cycle"),
    ("2:30:3", W(2, 30, grouping="group", largest_group=3), "between colons are read as per week"),
    ("1:45:1", W(1, 45, grouping="individual"), "between colons are read as per week"),
    ("2:30:3 weekly", W(2, 30, grouping="group", largest_group=3), ""),
    ("2:30:00 weekly", NO, ""),  # a clock time
    ("10:30:15 weekly", NO, ""),
    ("2x30 (group of 3)", NO, "2 × 30 minutes a week, or a month?"),
    ("2x30 weekly (group of 3)", W(2, 30, grouping="group", largest_group=3), ""),
    ("60 min/month direct individual outside gen-ed", SUM, "2 × 30 minutes a month, or 1 × 60?"),
    ("20 sessions per marking period", NO, "per quarter (9 weeks), or per year (36)?"),
    ("30 mins 36x per IEP year", W(36, 30, "year"), ""),
    ("120 min/quarter", SUM, "4 × 30 minutes a quarter, or 2 × 60?"),
    ("pull-out 50 %", NO, "2 × 30 minutes a week?"),
    ("as needed", NO, "the minutes that are owed in any case"),
    ("PRN", NO, "the minutes that are owed in any case"),
    ("30 min weekly PRN", NO, "1 × 30 minutes a week?"),
    ("504", NO, ""),
    ("2x30/week", W(2, 30), ""),
    ("30x2 weekly", W(2, 30), ""),
    ("5x10 weekly", W(5, 10), ""),
    ("6x30 weekly", NO, ""),  # six is no usual count without a word
    ("6 x 30 min weekly", W(6, 30), ""),
    ("5x7 weekly", NO, ""),
    ("5x5 weekly", NO, ""),
    ("20 x 2 times weekly", W(2, 20), ""),
    ("2 times x 30 weekly", W(2, 30), ""),
    ("45 weekly", NO, ""),
    ("30 min 2/week", W(2, 30), ""),
    ("2 x weekly x 30 minutes", W(2, 30), ""),
    ("30 min x 2 weekly", W(2, 30), ""),
    ("30 min 1xweek", W(1, 30), ""),
    ("30 min 2x wkly", W(2, 30), ""),
    ("30 min 1x/month", W(1, 30, "month"), ""),
    ("30'/wk", W(1, 30), ONE),
    ("30 min. 2x/mo.", W(2, 30, "month"), ""),
    ("2x weekly\n30 minutes\nindividual", W(2, 30, grouping="individual"), ""),
    ("-30 min weekly", NO, ""),
    ("thirty minutes weekly", W(1, 30), ONE),
    ("thirteen minutes weekly", NO, ""),
    ("0 min weekly", NO, ""),
    ("0 x 30 min weekly", NO, ""),
    ("2 min x 30 weekly", NO, "2 × 30 minutes a week?"),
    ("30 x 2 hours weekly", NO, "a digit too many, or another period?"),
    ("2 x 30 min of the school year", NO, ""),
    ("500 min x 2 weekly", NO, "a sum, with the number of its sessions?"),
]

LENGTHS: list[tuple[str, Expected, str]] = [
    ("1 hour weekly", W(1, 60), ONE),
    ("1.5 hrs twice a month", W(2, 90, "month"), ""),
    ("1 hr 30 min once a week", W(1, 90), ""),
    ("1 hour and 30 minutes three times a week", W(3, 90), ""),
    ("1 hour (30 minute sessions) twice weekly", NO, "two service lines"),
    ("half an hour once a week", W(1, 30), ""),
    ("1/2 hour twice weekly", W(2, 30), ""),
    (".5 hour twice weekly", W(2, 30), ""),
    ("2 1/2 hour sessions weekly", NO, ""),  # two and a half hours, or two half hours?
    ("1.3 min weekly", NO, ""),
    ("90 minutes weekly", SUM, "3 × 30 minutes a week, or 2 × 45?"),
    ("61 minutes weekly", SUM, "the number of sessions a week"),
    ("45 minutes monthly", SUM, "1 × 45 minutes a month, or 3 × 15?"),
]

WEEKS: list[tuple[str, Expected, str]] = [
    ("30 minutes every other week", W(1, 30, weeks=EVERY_OTHER), ONE),
    ("30 min once every 2 weeks", W(1, 30, weeks=EVERY_OTHER), ""),
    ("2 x 30 min alternate weeks", W(2, 30, weeks=EVERY_OTHER), ""),
    ("30 min once every three weeks", W(1, 30, weeks=WeekShare(1, 3)), ""),
    ("60 min every other week 2x", NO, "2 × 60 minutes a week, or 2 × 30?"),
    ("30 min twice every 4 weeks", NO, "2 a week in 1 of 4 weeks, or spread over all of them?"),
    ("30 min biweekly", NO, "2 × 30 minutes a week, or 1 × 30 minutes a week in 1 of 2 weeks?"),
    ("30 min bi-weekly", NO, "2 × 30 minutes a week, or 1 × 30 minutes a week in 1 of 2 weeks?"),
    ("30 min bimonthly", NO, ""),
    ("30 min once a month 3 of 4 weeks", NO, "1 a week in those weeks?"),
    ("30 min weekly 3 of 4 weeks every other week", NO, "only one of the two?"),
    ("30-45 minutes weekly", NO, "1 × 30 minutes a week, or 1 × 45 minutes a week?"),
    ("1-2x/week", NO, "1, or 2?"),
    ("30 minutes 1-2x/week", NO, "1 × 30 minutes a week, or 2 × 30 minutes a week?"),
    ("30 minutes once or twice weekly", NO, "1 × 30 minutes a week, or 2 × 30 minutes a week?"),
    ("30 minutes one to two times per week", NO, "1 × 30 minutes a week, or 2 × 30 minutes a week?"),
    ("30 minutes up to 3 times per week", NO, "3 × 30 minutes a week?"),
    (
        "20 minutes once a week from 9/1/26 through 1/15/2027",
        W(1, 20, starts=date(2026, 9, 1), ends=date(2027, 1, 15)),
        "",
    ),
]

HOW: list[tuple[str, Expected, str]] = [
    ("2 x 30 min weekly push-in", W(2, 30, setting="push-in"), ""),
    ("2 x 30 min weekly, pull out", W(2, 30, setting="pull-out"), ""),
    ("2 x 30 min weekly in class", W(2, 30, setting="push-in"), '"in class" is read as push-in'),
    ("2 x 30 min weekly therapy room", W(2, 30, setting="pull-out"), '"therapy room" is read as pull-out'),
    ("2 x 30 min weekly special education classroom", W(2, 30, setting="pull-out"), "is read as pull-out"),
    ("2 x 30 min weekly push-in and pull-out", W(2, 30, setting="combined"), "both named, and read as combined"),
    ("2 x 30 min weekly push-in or pull-out", W(2, 30, setting="either"), ""),
    ("2 x 30 min weekly push-in outside gen-ed", NO, "push-in, pull-out, or combined?"),
    ("2 x 30 min weekly, pull-out 50 %", W(2, 30, setting="combined", push_in_share=50), "is read as push-in"),
    (
        "4 x 30 min weekly, 75% push-in, 25% pull-out",
        W(4, 30, setting="combined", push_in_share=75),
        "read as combined",
    ),
    ("4 x 30 min weekly, 75% push-in, 50% pull-out", NO, "50 % push-in?"),
    ("2 x 30 min weekly 1:1", W(2, 30, grouping="individual"), ""),
    ("2 x 30 min weekly one-on-one", W(2, 30, grouping="individual"), ""),
    ("2 x 30 min weekly individual or group", W(2, 30, grouping="either"), ""),
    ("2 x 30 min weekly individual and group", NO, "a row for each"),
    ("2 x 30 min weekly, max group size 4", W(2, 30, grouping="group", largest_group=4), ""),
    ("2 x 30 min weekly in a group not to exceed two", W(2, 30, grouping="group", largest_group=2), ""),
    ("2 x 30 min weekly, group of 2-3", NO, "in a group of up to 2, or 2 × 30 minutes a week in a group of up to 3?"),
    ("2 x 30 min weekly, group of 3, individual", NO, "a row for each"),
    ("15 min once monthly indirect", W(1, 15, "month", kind="consult"), ""),
    ("20 min once monthly direct observation", NO, "consult (indirect), or direct?"),
    ("15 min once monthly on behalf of the student", W(1, 15, "month", kind="on behalf"), ""),
    ("15 min once monthly direct and indirect", NO, "a row for each: consult and direct?"),
    ("OT 2 x 30 weekly", W(2, 30), ""),
    ("OT/PT 30 min weekly", NO, "a row for each service"),
    ("30 min weekly individual and 30 min weekly group", NO, "two service lines"),
    ("2 x 30 min weekly not in class", NO, "2 × 30 minutes a week, push-in?"),
    ("", NO, "2 × 30 minutes a week?"),
    ("30 min\x07 weekly", NO, "type it again"),
    ("30 min weekly " + "very " * 100, NO, "only the sentence"),
]

CORPUS = EXPORTS + SENTENCES + SHORT + LENGTHS + WEEKS + HOW

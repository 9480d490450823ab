"""One change each to the district or the plan, and the breach that it must bring."""

from __future__ import annotations

from independent.changes import both, drop, duty, held, minutes, more, option, put, service, session, therapist
from independent.sample import table

SUMS = {
    "sum": (minutes("M1", Missing=30), "is not Placed"),
    "placed": (minutes("M1", Placed=210, Missing=30), "Sessions holds 240"),
    "required": (minutes("M1", Required=210, Extra=30), "the frequency asks for"),
    "silent": (drop("Minutes", "Mandate", "M2"), "silently missing"),
    "silent without a code": (drop("Minutes", "Mandate", "OT-S5"), "silently missing"),
    "twice": (lambda _, p: p["Minutes"].append(dict(p["Minutes"][0])), "2 rows in Minutes"),
    "stranger": (minutes("M2", Mandate="M99"), "belongs to no row of Services"),
    "unknown session": (session(2, Mandate="M98"), "is no mandate of Services"),
    "not told": (
        both(drop("Sessions", "Session", 2), minutes("M1", Placed=120, Missing=120, Status="short")),
        "Not placed does not name it",
    ),
    "told too little": (
        both(
            drop("Sessions", "Session", 2),
            minutes("M1", Placed=120, Missing=120, Status="short"),
            lambda _, p: p.update({"Not placed": table("Mandate | Student | Minutes", "M1 | S1 | 30")}),
        ),
        "Not placed tells of 30",
    ),
    "told without need": (
        lambda _, p: p.update({"Not placed": table("Mandate | Student | Minutes", "M2 | S2 | 30")}),
        "misses 0 minutes, and Not placed tells of 30",
    ),
    "share": (minutes("M6", **{"Push-in share placed": 0.2}), "Minutes says 0.2 of it is push-in"),
    "school days": (
        lambda d, _: put(d, "Schools", {"School": "Lincoln"}, Days="Mon-Thu"),
        "the frequency asks for [480]",
    ),
    "status": (minutes("M1", Status="short"), "has the Status"),
    "by date required": (minutes("M10", Required=30, Missing=30, Status="short"), "frequency asks for [0]"),
    "ended held": (held("40|M12|1|Wed|9:00|9:30|Oak|Omar|OT|push-in|2C|S4"), "ended and yet has sessions"),
    "later held": (held("40|M11|1|Wed|9:00|9:30|Oak|Omar|OT|push-in|2C|S4"), "later and yet has sessions"),
    "mix off": (session(7, Setting="push-in", Place="2C", From="9:00", To="9:30"), "has the Status 'met'"),
    "extra": (minutes("M1", Required=210, Extra=30), "extra without a lock"),
}
PATTERN = {
    "two in a week": (session(4, Weeks="1, 4"), "sessions in one week"),
    "month": (session(5, Weeks="1, 2"), "not 1, 3 or 2, 4"),
    "month twice a week": (held("40|M4|1|Mon|9:00|9:30|Lincoln|Pat|PT|push-in|3A|S1"), "a month spread to 1"),
    "month too many": (service("M9", Times=1), "2 sessions, 1 are required"),
    "week of the mandate": (session(30, Weeks="1, 2"), "outside its weeks"),
    "share of weeks": (session(7, Weeks="2, 4"), "weeks of 4"),
    "excel date": (session(30, Weeks="Jan 3"), "cannot be read"),
    "outside the cycle": (session(30, Weeks="3, 5"), "outside the cycle"),
    "one day": (session(2, Day="Mon", From="12:30", To="13:00"), "two sessions on one day"),
    "days apart": (session(2, Day="Tue"), "are not 2 days apart"),
    "minutes apart": (session(21, From="8:30", To="8:45"), "15 minutes apart"),
    "three a day": (held("40|M13|all|Mon|12:30|12:45|Lincoln|Pat|PT|pull-out|Gym|S5"), "2 a day are required"),
    "alternates": (session(10, Weeks="1, 3"), "alternate, and are held in the same week"),
}
PEOPLE = {
    "hours": (session(30, From="11:00", To="11:30"), "outside the hours of Olive"),
    "weeks of hours": (session(3, Weeks="2"), "outside the hours of Ann"),
    "wrong school": (session(2, School="Oak"), "the child's school is"),
    "stretch": (
        held("40|M1|2|Wed|12:30|13:00|Lincoln|Omar|OT|pull-out|Lab|S1"),
        "two schools in one stretch",
    ),
    "short way": (
        both(
            session(30, From="10:30", To="11:00"),
            session(7, Day="Fri", Weeks="1", Therapist="Olive", From="11:10", To="11:40"),
        ),
        "10 minutes for the way",
    ),
    "lunch on the way": (
        both(
            lambda _, p: p["Duties"].append({**p["Duties"][1], "Duty": "LF", "Day": "Fri"}),
            session(30, From="10:30", To="11:00"),
            duty("LF", From="11:15", To="11:45"),
            session(7, Day="Fri", Weeks="1", Therapist="Olive", From="12:00", To="12:30"),
        ),
        "15 minutes for the way",
    ),
    "unknown way": (
        both(
            lambda d, _: d["Travel"].clear(),
            session(7, Day="Fri", Weeks="1", Therapist="Olive", From="12:30", To="13:00"),
        ),
        "Travel knows no way",
    ),
    "between": (held("40|M8|1|Mon|9:30|10:00|Lincoln|Olive|OT|pull-out|Lab|S2"), "0 minutes between"),
    "two groups": (session(2, Day="Mon", Session=50), "Olive is in two places at once"),
    "run": (
        both(
            *(
                held(f"4{i}|M8|1|Mon|{a}|{b}|Lincoln|Olive|OT|pull-out|Gym|S2")
                for i, a, b in (
                    (0, "9:35", "10:05"),
                    (1, "10:10", "10:40"),
                )
            )
        ),
        "run of 100 minutes",
    ),
    "most minutes": (therapist("Olive", Most_minutes_a_day=50), "the most is 50"),
    "named therapist": (session(2, Therapist="Omar"), "not by Olive"),
    "no assistant": (service("M3", Assistant="no"), "held by Ann, not by Olive"),
    "assistants' share": (service("M3", Assistant="1 of 4"), "an assistant holds 2 sessions"),
    "assistant of another": (therapist("Ann", Assistant_to="Omar"), "held by Ann, not by Olive"),
    "two open therapists": (session(7, Therapist="Olive", Day="Fri"), "more than one therapist"),
    "open service": (both(session(6, Therapist="Pat"), session(7, Therapist="Pat")), "is not of that service"),
    "open by assistant": (both(session(6, Therapist="Ann"), session(7, Therapist="Ann")), "and allows none"),
    "stranger": (session(2, Therapist="Nobody"), "is no therapist"),
    "minutes names": (minutes("M6", Therapist="Olive"), "Minutes names the therapist"),
}
DUTIES = {
    "no lunch": (drop("Duties", "Duty", "L-Olive-Tue"), "Olive has no lunch on Tue"),
    "no lunch on an empty day": (drop("Duties", "Duty", "L-Ann-Mon"), "Ann has no lunch on Mon"),
    "no lunch and another told": (
        both(
            drop("Duties", "Duty", "L-Olive-Tue"),
            lambda _, p: p.update({"Not placed": table("Therapist | Why", "Olive | No lunch on Wed.")}),
        ),
        "Olive has no lunch on Tue",
    ),
    "nothing kept": (drop("Duties", "Duty", "by date M10"), "takes 40 minutes in a cycle, 0 are kept"),
    "kept too little": (duty("by date M10", Weeks="1"), "takes 40 minutes in a cycle, 30 are kept"),
    "kept too short": (duty("by date M10", To="13:20"), "lasts 20 minutes, mandate M10 has 30"),
    "kept elsewhere": (duty("by date M10", Day="Mon", School="Lincoln"), "the child's school is 'oak'"),
    "kept by another": (duty("by date M10", Therapist="Omar", Day="Wed"), "is kept by 'omar'"),
    "kept outside hours": (duty("by date M10", Day="Thu"), "is outside the hours of Olive"),
    "kept for nobody": (duty("by date M10", Duty="by date M1"), "is kept for no mandate by date"),
    "kept in a session": (duty("by date M10", Day="Fri", From="9:00", To="9:30"), "Olive is in two places at once"),
    "lunch window": (duty("L-Pat-Fri", From="10:00", To="10:30"), "outside its window"),
    "short lunch": (duty("L-Pat-Fri", To="11:45"), "shorter than 30"),
    "lunch in a session": (duty("L-Pat-Tue", From="11:15", To="11:45"), "Pat is in two places at once"),
    "lunch after hours": (
        lambda d, _: put(d, "Hours", {"Therapist": "Pat"}, From="11:45"),
        "outside the hours of the day",
    ),
    "fixed duty": (
        both(session(8, From="14:00", To="14:30"), session(9, From="14:00", To="14:30")),
        "staff meeting",
    ),
    "floating duty missing": (drop("Duties", "Duty", "D1"), "planned 0 times in the cycle, 4 are asked for"),
    "floating duty week": (duty("D1", Weeks="1-3"), "planned 3 times"),
    "floating duty day": (duty("D1", Day="Fri"), "not inside the days, times"),
    "floating duty length": (duty("D1", To="10:15"), "not inside the days, times"),
    "duty with": (duty("D1", Day="Tue", From="11:00", To="11:30"), "Pat is in two places at once"),
    "duty outside hours": (
        lambda d, _: put(d, "Hours", {"Therapist": "Pat"}, Days="Mon-Wed, Fri"),
        "is outside the hours of Pat",
    ),
    "unknown duty": (duty("D1", What="Chess"), "belongs to no floating row of Work"),
}
CHILDREN = {
    "protected": (session(2, From="8:00", To="8:30"), "protected 'math'"),
    "override": (session(8, From="10:00", To="10:30"), "protected 'writing'"),
    "grade row": (session(7, From="14:00", To="14:30"), "protected 'art'"),
    "not allowed": (
        both(
            lambda d, _: d["Locked"].clear(),
            lambda d, _: put(d, "Student times", {"Rule": "allow"}, Rule="prefer"),
        ),
        "protected 'math'",
    ),
    "letter day": (
        both(
            option("Letter days", "A, B"),
            more("Timetable", "School|Class|Days|From|To|Activity", "Lincoln|3A|B|9:00|9:30|Math"),
        ),
        "protected 'math'",
    ),
    "no block": (lambda d, _: put(d, "Timetable", {"Class": "3A", "From": "9:00"}, From="9:10"), "has no block"),
    "before school": (session(20, From="7:30", To="7:45"), "the school is not open"),
    "own never": (session(4, Day="Wed"), "own closed time"),
    "two blocks": (session(3, From="9:45", To="10:15"), "does not lie inside one block"),
    "unsuitable": (session(4, From="14:00", To="14:30"), "unsuitable 'art'"),
    "push-in during": (session(6, From="12:30", To="13:00"), "unsuitable 'centers'"),
    "place": (session(4, Place="3A"), "Place is not the class"),
    "in class": (session(4, Day="Fri"), "Place is not the class"),
    "push-in without class": (session(30, Setting="push-in"), "the child has no class"),
    "consult": (session(10, From="11:00", To="11:15"), "a consult outside lunch"),
    "child twice": (session(8, Day="Mon", From="9:00", To="9:30"), "S2 is in two sessions at once"),
    "child's minutes": (
        both(session(2, Day="Tue"), held("41|M1|1|Tue|12:30|13:30|Lincoln|Olive|OT|pull-out|Lab|S1")),
        "S1 has 120 minutes of therapy",
    ),
    "strict pull-out": (session(2, Setting="push-in", Place="3A"), "strictly 'pullout'"),
    "strict push-in": (session(3, Setting="pull-out", Place="Lab"), "strictly 'pushin'"),
    "kind": (session(10, Setting="pull-out", Place="Gym"), "its kind is consult"),
    "length": (session(2, To="9:20"), "lasts 20 minutes"),
    "grid": (session(2, From="9:02", To="9:32"), "on the grid"),
    "repeat": (lambda _, p: p["Sessions"].append({**p["Sessions"][2]}), "repeats row"),
}
PLACES = {
    "visits at once": (
        both(session(5, From="9:00", To="9:30"), held("40|M3|1|Tue|9:00|9:30|Lincoln|Olive|OT|push-in|3A|S3")),
        "Class 3a has 2 visits at once",
    ),
    "room full": (held("40|M7|1|Mon|9:00|9:30|Lincoln|Pat|PT|pull-out|Lab|S3"), "Room lab holds 2 sessions at once"),
    "room closed": (session(21, Place="Lab"), "room lab is not open"),
    "room service": (
        lambda d, _: put(d, "Rooms", {"Room": "Lab"}, Services="Speech, PT"),
        "room lab is not for ot",
    ),
    "no room": (session(2, Place="Attic"), "is no room of"),
    "group size": (
        held("1|M5|1|Mon|9:00|9:30|Lincoln|Olive|OT|pull-out|Lab|S3"),
        "3 children, the largest group is 2",
    ),
    "therapist's largest": (therapist("Olive", Largest_group=1), "2 children, the largest group is 1"),
    "individual": (service("M1", Grouping="individual"), "is individual, and is not alone"),
    "grade span": (lambda d, _: put(d, "Students", {"Student": "S2"}, Grade="K"), "the grades span 3"),
    "apart": (
        held("2|M5|1|Wed|9:00|9:30|Lincoln|Olive|OT|pull-out|Lab|S3"),
        "s1 and s3 are to be apart",
    ),
    "together": (
        lambda _, p: put(p, "Sessions", {"Mandate": "M2"}, Session=60, Day="Tue", From="12:30", To="13:00"),
        "to be together",
    ),
    "group shares": (
        lambda _, p: put(p, "Sessions", {"Mandate": "M2"}, From="9:05", To="9:35"),
        "do not share From",
    ),
    "group lengths": (
        both(service("M2", Minutes=20), lambda _, p: put(p, "Sessions", {"Mandate": "M2"}, To="9:20", Minutes=20)),
        "do not share To",
    ),
    "together, and the other short": (
        both(
            drop("Sessions", "Mandate", "M1"),
            held("1|M1|1|Mon|9:00|9:30|Lincoln|Olive|OT|pull-out|Lab|S1"),
            minutes("M1", Placed=30, Missing=210, Status="short"),
        ),
        "to be together",
    ),
    "co-treat and the other short": (
        both(service("M7", Times=2), session(8, Weeks="1"), minutes("M7", Required=240, Placed=30, Missing=210)),
        "are a co-treatment",
    ),
    "co-treat time": (session(8, From="12:30", To="13:00"), "are a co-treatment"),
    "co-treat setting": (session(8, Setting="push-in"), "are a co-treatment"),
    "co-treat place": (session(8, Place="Lab"), "are a co-treatment"),
    "lock moved": (session("L1", Day="Wed", From="11:00", To="11:30"), "is not kept"),
    "lock's room": (session("L1", Place="Gym"), "is not kept"),
    "lock dropped": (session("L1", Weeks="1-3"), "is not kept"),
}
TITLES = {
    "class without timetable": (
        lambda d, _: d.update({"Timetable": [row for row in d["Timetable"] if row["Class"] != "4B"]}),
        "the class 4b has no timetable",
    ),
    "consult in a group": (
        held("1|M9|1|Mon|9:00|9:30|Lincoln|Olive|OT|consult|Lab|S1"),
        "takes the therapist alone",
    ),
    "session of two": (session(5, Session=3), "Session 3 has two therapists"),
    "service of a row": (session(2, Service="PT"), "names the service PT"),
    "student of a row": (session(2, Student="S2"), "names the student S2"),
    "minutes of a row": (session(2, Minutes=45), "shows 45 minutes"),
    "therapist of a mandate": (minutes("M1", Therapist="Omar"), "Minutes names the therapist omar, it is olive"),
    "service of a mandate": (minutes("M1", Service="PT"), "Minutes names the service PT"),
    "student of a mandate": (minutes("M1", Student="S2"), "Minutes names the student S2"),
    "assistant of no one": (
        both(service("M6", Assistant="may"), session(7, Therapist="Ann")),
        "Ann is no assistant to omar",
    ),
    "mandate twice": (service("M12", Mandate="M11"), "more than once"),
    "negative": (minutes("M10", Extra=-30, Missing=-30), "negative number"),
    "duty twice a week": (
        both(
            duty("D1", Weeks="1-3"),
            lambda _, p: p["Duties"].append({**p["Duties"][0], "Weeks": 1, "Day": "Wed"}),
        ),
        "planned 2 times in one week",
    ),
}
BREACHES = {
    f"{title}: {name}": breach
    for title, breaches in (
        ("sums", SUMS),
        ("pattern", PATTERN),
        ("people", PEOPLE),
        ("duties", DUTIES),
        ("children", CHILDREN),
        ("places", PLACES),
        ("titles", TITLES),
    )
    for name, breach in breaches.items()
}

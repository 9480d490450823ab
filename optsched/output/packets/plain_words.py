"""How families are told what schools call push-in, pull-out and consult."""

from collections.abc import Mapping

from optsched.domain import Placement

KINDS: Mapping[str, str] = {
    "direct": "with your child",
    "consult": "advice to teachers",
    "on behalf": "work for your child",
}
CLASSROOM, ROOM = "in the classroom", "in the therapy room"


def where_held(session: Placement) -> str:
    """Say where a session is: `in the classroom`, `in the therapy room (Room 12)`."""
    if session.setting == "push-in":
        return CLASSROOM
    is_named = session.place and session.place.casefold() not in ROOM
    return f"{ROOM} ({session.place})" if is_named else ROOM

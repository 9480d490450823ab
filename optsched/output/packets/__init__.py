"""Packets: one workbook for each principal, teacher, therapist, family and the board, with what that reader may know.

`whole` is the district they are cut from; `reduced` (with `parts`, `presence`) and `board` cut it, so that what is not
for a reader is gone, never hidden; `suppress` takes small counts out of tables. Only what is cut is drawn: `principal`,
`teacher`, `therapist` (with `attendance` to tick and `slips` to send back), `family` and `board_sheet` on the `page`.
`write` joins both.
"""

from optsched.output.packets.differences import ENDED
from optsched.output.packets.slips import is_filled_in
from optsched.output.packets.whole import Whole
from optsched.output.packets.write import AUDIENCES, Audience, Packet, children_in, packets, write_packet

__all__ = [
    "AUDIENCES",
    "ENDED",
    "Audience",
    "Packet",
    "Whole",
    "children_in",
    "is_filled_in",
    "packets",
    "write_packet",
]

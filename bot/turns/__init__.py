"""receive -> step -> commit: the only place where flows and storage meet.

route.py    whose turn is it: a family, a counsellor, the group
turn.py     what one turn holds: the states it read, the notes left, the answer to a press
run.py      the machines step until no note is left; then everything is written
apply.py    each effect, as rows (opening.py, carry.py and outlet.py do the longer ones)
render.py   texts, buttons and carried pieces, as outgoing messages
aside.py    what cannot be handled: kept, apologised for, told to the desk
turns.py    batches, timers and failed deliveries, each its own unit of work
"""

from bot.turns.house import House
from bot.turns.turns import Turns

__all__ = ["House", "Turns"]

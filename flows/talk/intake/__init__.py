"""The intake: who writes, danger, consent, the story, what it is about; then, in the queue already, how grave it is,
the child, where, how to write back; and all of it once more to look over.

Whoever tells already in the first message is asked neither who they are, where their words say so, nor for the story.
"""

from __future__ import annotations

from flows.talk.intake import consent, danger_now, look_over, place, story, topic, who

NODES = (
    *who.NODES,
    *danger_now.NODES,
    *consent.NODES,
    *story.NODES,
    *topic.NODES,
    *place.NODES,
    *look_over.NODES,
)

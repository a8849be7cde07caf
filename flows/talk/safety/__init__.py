"""Danger: the numbers first, the counsellors at once, and company until one of them is there.

One danger is one frame: five messages are not five alarms. It ends by "aman", by a counsellor, or after 30 quiet
minutes; a new kind of danger alarms again, and the same one where the last alarm is three minutes old. After the
numbers come four questions for the one who claims it, each of which can be skipped; then one silent message says how
things stand, and is rewritten as time goes by.
"""

from __future__ import annotations

from flows.talk.safety import company, further_questions, stay

NODES = (*company.NODES, *further_questions.NODES, *stay.NODES)

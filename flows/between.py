"""Between two matters: another was begun beside an open case, and has none of its own yet.

Whoever reads that open case hears what is written meanwhile: it may be meant for them, and it must not lie unread.
"""

from __future__ import annotations

from flows.session import CaseRef, Session


def reader(session: Session) -> CaseRef | None:
    """The open case that what is told meanwhile goes to: one of high risk before others, else one that somebody holds;
    None where there is none such, or what they write has its case.
    """
    if session.case is not None:
        return None
    open_ones = [matter.case for matter in session.others if matter.case]
    read = [case for case in open_ones if case.grave or case.claimed]
    return max(reversed(read), key=lambda case: (case.grave, case.claimed), default=None)

"""The pace never exceeds what the platform allows, and keeps a part for what is urgent."""

from __future__ import annotations

from bisect import bisect_left

from hypothesis import given
from hypothesis import strategies as st

from bot.pace import Pace, Rates

PRIVATE, GROUP = 1, 2


class Watch:
    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


def most_within(moments: list[float], span: float) -> int:
    return max((bisect_left(moments, at + span) - index for index, at in enumerate(moments)), default=0)


ASKED = st.lists(
    st.tuples(st.floats(0, 3), st.integers(1, 40), st.booleans(), st.booleans()), min_size=1, max_size=120
)


@given(ASKED)
def test_no_second_sees_more_than_thirty_and_no_minute_of_a_group_more_than_twenty(
    asked: list[tuple[float, int, bool, bool]],
) -> None:
    watch = Watch()
    pace = Pace(Rates(), watch)
    everywhere: list[float] = []
    in_chat: dict[int, list[float]] = {}
    for pause, chat, group, urgent in asked:
        watch.time += pause
        chat = -chat if group else chat  # noqa: PLW2901 - a group's own numbers
        if pace.room(urgent=urgent) < 1 or chat in pace.closed(urgent=urgent):
            continue
        pace.spend(chat, 1, group=group)
        everywhere.append(watch.time)
        in_chat.setdefault(chat, []).append(watch.time)
    assert most_within(everywhere, 1.0) <= 30
    for chat, moments in in_chat.items():
        assert most_within(moments, 10.0) <= 15
        assert chat > 0 or most_within(moments, 60.0) <= 20


@given(
    st.integers(1, 12),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 11), st.booleans()), min_size=20, max_size=300),
)
def test_several_workers_together_keep_to_the_same_limits(
    workers: int, asked: list[tuple[float, int, bool]]
) -> None:
    watch = Watch()
    paces = [Pace(Rates(), watch) for _ in range(workers)]
    for pace in paces:
        pace.share(workers)
    everywhere: list[float] = []
    group: list[float] = []
    for number, (pause, which, urgent) in enumerate(asked):
        watch.time += pause if number % 7 == 0 else 0.0
        pace = paces[which % workers]
        if pace.room(urgent=urgent) < 1:
            continue
        everywhere.append(watch.time)
        pace.spend(number + 10, 1, group=False)
        if pace.room(urgent=urgent) >= 1 and GROUP not in pace.closed(urgent=urgent):
            pace.spend(GROUP, 1, group=True)
            everywhere.append(watch.time)
            group.append(watch.time)
    assert most_within(everywhere, 1.0) <= 30
    assert most_within(group, 60.0) <= 20


@given(st.integers(1, 40))
def test_no_worker_among_many_ever_starves(workers: int) -> None:
    watch = Watch()
    pace = Pace(Rates(), watch)
    pace.share(workers)
    for _ in range(5):
        watch.time += 600
        assert pace.room(urgent=False) >= 1
        assert not pace.closed(urgent=False)
        pace.spend(GROUP, 1, group=True)
    pace.share(1)
    watch.time += 600
    assert pace.room(urgent=True) == 5, "alone again"


@given(st.integers(1, 30), st.floats(0.5, 1000))
def test_whoever_waits_as_long_as_told_may_go(spent: int, rate: float) -> None:
    watch = Watch()
    pace = Pace(Rates(overall=rate), watch)
    for number in range(spent):
        pace.spend(number % 3, 1, group=number % 3 == 0)
    for _ in range(200):
        if pace.room(urgent=False) and not pace.closed(urgent=False):
            return
        watch.time += pace.wait()
    raise AssertionError("it never opens")


def test_a_chat_takes_five_at_once_and_then_one_a_second() -> None:
    watch = Watch()
    pace = Pace(Rates(), watch)
    for _ in range(5):
        assert pace.closed(urgent=False) == set()
        pace.spend(PRIVATE, 1, group=False)
    assert pace.closed(urgent=True) == {PRIVATE}
    watch.time += 1
    assert pace.closed(urgent=True) == set()


def test_an_album_counts_with_all_its_pictures() -> None:
    watch = Watch()
    pace = Pace(Rates(), watch)
    pace.spend(PRIVATE, 10, group=False)
    watch.time += 5.9
    assert pace.closed(urgent=False) == {PRIVATE}
    watch.time += 0.1
    assert pace.closed(urgent=False) == set()


def test_a_group_keeps_five_of_twenty_for_a_crisis() -> None:
    watch = Watch()
    pace = Pace(Rates(), watch)
    for sent in range(20):
        watch.time += 2
        assert (GROUP in pace.closed(urgent=False)) is (sent >= 15)
        assert GROUP not in pace.closed(urgent=True)
        pace.spend(GROUP, 1, group=True)
    assert GROUP in pace.closed(urgent=True)


def test_a_group_is_closed_early_to_what_can_wait() -> None:
    watch = Watch()
    pace = Pace(Rates(), watch)
    for sent in range(10):
        watch.time += 2
        assert (GROUP in pace.closed(patient=True)) is (sent >= 6)
        pace.spend(GROUP, 1, group=True)
    assert pace.closed() == set()
    left = pace.wait()
    watch.time += left
    assert pace.closed(patient=True) == set(), "the pace says when the next of any kind opens"


def test_the_twenty_first_of_a_minute_waits_for_the_next_minute() -> None:
    watch = Watch()
    pace = Pace(Rates(chat_burst=100), watch)
    pace.spend(GROUP, 20, group=True)
    watch.time = 59.9
    assert GROUP in pace.closed(urgent=True)
    watch.time = 62
    assert GROUP not in pace.closed(urgent=True)


def test_part_of_the_overall_pace_is_kept_for_a_crisis() -> None:
    pace = Pace(Rates(), Watch())
    number = 0
    while pace.room(urgent=False):
        number += 1
        pace.spend(number, 1, group=False)
    assert pace.room(urgent=True) == 2


def test_a_pause_of_an_hour_is_an_hour_for_one_chat_and_a_pause_of_all_for_all() -> None:
    watch = Watch()
    pace = Pace(Rates(), watch)
    pace.pause(PRIVATE, 3600)
    pace.pause(PRIVATE, 1)
    watch.time = 3599
    assert pace.closed(urgent=True) == {PRIVATE}
    assert pace.wait() == 1
    pace.pause_all(10)
    assert pace.room(urgent=True) == 0
    watch.time = 3609
    assert pace.room(urgent=True) > 0
    assert pace.closed(urgent=True) == set()


def test_what_rested_is_forgotten() -> None:
    watch = Watch()
    pace = Pace(Rates(), watch)
    for chat in range(1000):
        pace.spend(chat, 1, group=chat % 2 == 0)
    watch.time += 120
    pace.closed(urgent=True)
    assert pace._known() == set()

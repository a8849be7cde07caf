"""Counting failures: a message dies of itself, never of an outage."""

from __future__ import annotations

from bot.setbacks import HARD, Setbacks


def test_pauses_double_up_to_a_minute_and_failures_of_everybody_never_count() -> None:
    setbacks = Setbacks()
    pauses = [setbacks.uncertain(1) for _ in range(20)]
    assert pauses[:8] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert None not in pauses


def test_the_eighth_failure_while_others_arrive_is_the_last() -> None:
    setbacks = Setbacks()
    for number in range(HARD):
        assert (setbacks.uncertain(1) is None) is (number == HARD - 1)
        setbacks.taken(2)


def test_a_message_that_arrives_is_forgiven() -> None:
    setbacks = Setbacks()
    for number in range(HARD - 1):
        setbacks.uncertain(1)
        setbacks.taken(100 + number)
    setbacks.taken(1)
    assert setbacks.uncertain(1) == 1


def test_sixteen_that_fail_together_are_one_outage() -> None:
    setbacks = Setbacks()
    assert [setbacks.outage(10.0, 1.0) for _ in range(16)] == [1.0] * 16
    assert setbacks.outage(11.0, 1.0) == 2.0
    before = setbacks.out
    setbacks.taken(1)
    assert (before, setbacks.out) == (True, False)
    assert setbacks.outage(20.0, 1.0) == 1.0


def test_an_outages_pauses_grow_to_half_a_minute_or_as_long_as_the_platform_says() -> None:
    setbacks, now = Setbacks(), 0.0
    pauses = []
    for _ in range(7):
        pauses.append(setbacks.outage(now, 1.0))
        now += pauses[-1]
    assert pauses == [1, 2, 4, 8, 16, 30, 30]
    assert setbacks.outage(now, 90.0) == 90.0

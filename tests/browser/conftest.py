"""The demo as its own process, and its page in Chromium; of a test that fails, what was seen is kept."""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator
from pathlib import Path

import pytest

from tests.browser.demo_process import demo
from tests.browser.evidence import forget, keep
from tests.browser.stage import Stage, opened

FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Tells the fixture, which ends after the test, how the test ended."""
    report = yield
    item.stash[FAILED] = report.failed or item.stash.get(FAILED, False)
    return report


@pytest.fixture
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    """A demo of its own, just begun; the fixture's parameter is the hour that it begins at. When the test is over, what
    must hold on every page is looked at."""
    test, log = request.node.name, tmp_path / "bot.log"
    forget(test)
    async with demo(tmp_path / "data", log, getattr(request, "param", "")) as url, opened(url) as stage:
        yield stage
        broken = await stage.watch.broken()
        if broken or request.node.stash[FAILED]:
            await keep(test, stage, log)
        assert not broken, "\n".join(broken)

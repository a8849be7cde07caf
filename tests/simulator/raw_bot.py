"""The Bot API without a library: what goes over the wire, so that tests see the platform's own words."""

from types import TracebackType
from typing import Any, Self

import aiohttp
import msgspec


class Answer(msgspec.Struct, frozen=True):
    """One answer: `status` is HTTP's; `result` is None when the call was refused."""

    status: int
    ok: bool
    result: Any = None
    description: str = ""
    parameters: dict[str, int] = {}


class RawBot:
    def __init__(self, url: str, token: str) -> None:
        self.url = url
        self.token = token

    async def __aenter__(self) -> Self:
        self.http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.http.close()

    async def ask(self, method: str, **params: Any) -> Answer:
        """Sends the parameters as JSON and gives back whatever was answered."""
        async with self.http.post(f"{self.url}/bot{self.token}/{method}", json=params) as answer:
            body = msgspec.json.decode(await answer.read())
        return msgspec.convert({**body, "status": answer.status}, Answer)

    async def call(self, method: str, **params: Any) -> Any:
        """The result; fails the test when the call was refused."""
        answer = await self.ask(method, **params)
        assert answer.ok, answer.description
        return answer.result

    async def refused(self, method: str, **params: Any) -> str:
        """The description of the refusal; fails the test when there was none."""
        answer = await self.ask(method, **params)
        assert not answer.ok, answer.result
        return answer.description

    async def updates(self, offset: int = 0, **more: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = await self.call("getUpdates", offset=offset, timeout=0, **more)
        return found

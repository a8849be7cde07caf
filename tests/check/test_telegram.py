"""What Telegram tells about token, group, rights and people, over real HTTP."""

from __future__ import annotations

import asyncio
import socket
from contextlib import closing

import msgspec
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import ChatMemberLeft, User

from bot.channels.telegram.api import Api
from bot.checks.finding import Finding
from bot.checks.rights import rights
from bot.checks.telegram import refuse_if_blocked
from bot.errors import OperatorError
from bot.settings import Settings
from simulator.cast import CHILD, COUNSELLOR_1, COUNSELLOR_CHAT
from simulator.joining import make_group, migrate
from simulator.records import FULL_RIGHTS
from simulator.server import TOKEN, Simulator
from tests.check.telegram_world import bot_is, environment, findings, obstacle, world


def notes(found: list[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.grade == "note"]


async def test_where_everything_is_in_order_every_line_is_good() -> None:
    async with world() as sim:
        found = await findings(sim)
    assert [finding.grade for finding in found] == ["good"] * len(found)
    told = " ".join(finding.sentence for finding in found)
    for part in (
        "@puspa_peragaan_bot",
        "polling",
        "Konselor Puspa",
        "admin",
        "Mode privasi menyala",
        "ONCALL_IDS",
    ):
        assert part in told


async def test_a_wrong_token_is_told_without_the_token() -> None:
    async with world() as sim:
        found = await findings(sim, TELEGRAM_BOT_TOKEN="7000000001:not-the-right-one")
    (blocking,) = found
    assert "menolak token" in blocking.sentence
    assert "@BotFather" in blocking.mend
    assert "not-the-right-one" not in str(blocking)


async def test_a_telegram_out_of_reach_is_told_and_may_pass() -> None:
    async with world() as sim:
        with closing(socket.create_server(("127.0.0.1", 0))) as taken:
            port = taken.getsockname()[1]
        blocking = await obstacle(sim, TELEGRAM_API_URL=f"http://127.0.0.1:{port}")
    assert "tidak dapat dihubungi" in blocking.sentence
    assert f"127.0.0.1:{port}" in blocking.sentence
    assert blocking.passing


async def test_a_telegram_that_does_not_answer_is_not_waited_for_long() -> None:
    async with world() as sim:
        sim.faults.add("hang", method="getMe")
        blocking = await obstacle(sim)
    assert "tidak dapat dihubungi" in blocking.sentence


async def test_a_telegram_that_asks_to_wait_may_pass() -> None:
    async with world() as sim:
        sim.faults.add("429", method="getChat", retry_after=60)
        blocking = await obstacle(sim)
    assert "menunggu" in blocking.sentence
    assert blocking.passing


async def test_an_address_that_is_no_bot_api_is_told() -> None:
    async with world() as sim:
        sim.faults.add("502", method="getMe")
        blocking = await obstacle(sim)
    assert "TELEGRAM_API_URL" in blocking.mend


async def test_a_group_that_nobody_knows_is_told_with_its_id() -> None:
    async with world() as sim:
        blocking = await obstacle(sim, COUNSELLOR_CHAT_ID="-100999")
    assert "-100999 tidak ditemukan" in blocking.sentence
    assert "COUNSELLOR_CHAT_ID" in blocking.mend


@pytest.mark.parametrize("status", ["left", "kicked"])
async def test_a_bot_that_is_not_in_the_group_is_told(status: str) -> None:
    async with world() as sim:
        bot_is(sim, status)
        blocking = await obstacle(sim)
    assert "Bot tidak ada di grup" in blocking.sentence
    assert "Masukkan bot" in blocking.mend


async def test_a_bot_that_is_no_admin_is_told() -> None:
    async with world() as sim:
        bot_is(sim, "member")
        blocking = await obstacle(sim)
    assert "belum menjadi admin" in blocking.sentence


@pytest.mark.parametrize(
    ("right", "label"), [("can_delete_messages", "Hapus pesan"), ("can_pin_messages", "Sematkan pesan")]
)
async def test_a_missing_right_is_named_as_the_app_names_it(right: str, label: str) -> None:
    async with world() as sim:
        bot_is(sim, "administrator", right)
        blocking = await obstacle(sim)
    assert f"'{label}'" in blocking.sentence
    assert f"'{label}'" in blocking.mend


async def test_a_group_open_to_everybody_would_make_everybody_a_counsellor() -> None:
    async with world() as sim:
        chat = sim.world.rooms[COUNSELLOR_CHAT].chat
        sim.world.put(msgspec.structs.replace(chat, username="konselor_puspa"))
        blocking = await obstacle(sim)
    assert "terbuka untuk umum (@konselor_puspa)" in blocking.sentence


def basic_group(sim: Simulator) -> int:
    room = make_group(sim.world, "Kecil", [COUNSELLOR_1], [], supergroup=False, bot_rights=FULL_RIGHTS)
    return room.chat.id


async def test_a_basic_group_works_but_is_better_upgraded_now() -> None:
    async with world() as sim:
        found = await findings(sim, COUNSELLOR_CHAT_ID=str(basic_group(sim)))
    (told,) = notes(found)
    assert "masih grup biasa" in told.sentence
    assert all(finding.ok for finding in found)


async def test_a_group_that_moved_is_followed_and_its_new_id_told() -> None:
    async with world() as sim:
        old = basic_group(sim)
        new = migrate(sim.world, sim.world.rooms[old]).chat.id
        found = await findings(sim, COUNSELLOR_CHAT_ID=str(old))
    (told,) = notes(found)
    assert f"COUNSELLOR_CHAT_ID={new}" in told.mend
    assert all(finding.ok for finding in found)


async def test_privacy_mode_is_explained_either_way() -> None:
    async with world(privacy=False) as sim:
        found = await findings(sim)
    assert any("Mode privasi mati" in finding.sentence for finding in found)


async def test_a_webhook_left_behind_is_told_while_polling() -> None:
    async with world() as sim:
        api = Api(TOKEN, sim.url)
        await api.set_webhook("http://127.0.0.1:1/hook")
        await api.hang_up()
        (told,) = notes(await findings(sim))
    assert "webhook masih terpasang" in told.sentence


async def test_a_webhook_that_leads_elsewhere_is_told() -> None:
    async with world() as sim:
        api = Api(TOKEN, sim.url)
        await api.set_webhook("http://127.0.0.1:1/hook")
        await api.hang_up()
        url = "http://127.0.0.1:1/telegram"
        webhook = {"TELEGRAM_MODE": "webhook", "WEBHOOK_URL": url, "WEBHOOK_SECRET": "s" * 16}
        (told,) = notes(await findings(sim, **webhook))
    assert "alamat lain" in told.sentence


def broken_hook(called_again: asyncio.Event) -> TestServer:
    calls = 0

    async def answer(_: web.Request) -> web.Response:
        nonlocal calls
        calls += 1
        if calls > 1:  # the first failure stands in getWebhookInfo by now
            called_again.set()
        return web.Response(status=500)

    app = web.Application()
    app.router.add_post("/hook", answer)
    return TestServer(app)


async def test_a_webhook_that_fails_is_told_in_telegrams_words() -> None:
    called_again = asyncio.Event()
    async with world(webhook_pause=0.01) as sim, broken_hook(called_again) as server:
        hook = f"http://127.0.0.1:{server.port}/hook"
        webhook = {"TELEGRAM_MODE": "webhook", "WEBHOOK_URL": hook, "WEBHOOK_SECRET": "s" * 16}
        before = await findings(sim, **webhook)
        api = Api(TOKEN, sim.url)
        await api.set_webhook(hook)
        await api.hang_up()
        await asyncio.wait_for(called_again.wait(), 30)
        (told,) = notes(await findings(sim, **webhook))
    assert notes(before) == []
    assert "Telegram gagal mengirim ke WEBHOOK_URL" in told.sentence


def test_a_bot_that_left_an_open_group_is_told_too() -> None:
    left = ChatMemberLeft(User(1, "Puspa", is_bot=True))
    assert "Bot tidak ada di grup" in rights(left).sentence


async def test_a_refusal_nobody_thought_of_is_told_in_telegrams_words() -> None:
    async with world() as sim:
        sim.faults.add("400", method="getWebhookInfo", text="Bad Request: something new")
        blocking = await obstacle(sim)
    assert "omething new" in blocking.sentence


async def test_who_never_pressed_start_cannot_be_written_to() -> None:
    async with world() as sim:
        stranger = 5_000_000_099
        found = await findings(sim, ADMIN_IDS="", ONCALL_IDS=f"{CHILD},{stranger}", STAFF_IDS="")
    admins, oncall, staff = notes(found)
    assert "ADMIN_IDS kosong" in admins.sentence
    assert f"kepada {stranger}." in oncall.sentence
    assert "Mulai" in oncall.mend
    assert "STAFF_IDS kosong" in staff.sentence


async def refuse(sim: Simulator, **changes: str) -> None:
    settings = Settings.load(environment(sim.url, **changes), env_file=None)
    api = Api(settings.telegram_bot_token.get_secret_value(), settings.telegram_api_url)
    try:
        await refuse_if_blocked(api, settings)
    finally:
        await api.hang_up()


async def test_the_service_refuses_in_one_sentence_what_a_person_must_mend() -> None:
    async with world() as sim:
        bot_is(sim, "administrator", "can_pin_messages")
        with pytest.raises(OperatorError, match="'Sematkan pesan'") as raised:
            await refuse(sim)
    assert "\n" not in str(raised.value)


async def test_the_service_starts_where_all_is_well_and_while_the_network_is_down() -> None:
    async with world() as sim:
        await refuse(sim)
        sim.faults.add("cut_before", method="getMe")
        await refuse(sim)
